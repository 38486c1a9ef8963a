from __future__ import annotations

import pytest

from parley.transforms.ingest.text.clean import normal, plain, unbroken, words_of
from tests.transforms.ingest.reading import pages


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Erdog\u0306an", "Erdo\u011fan"),  # NFC
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("nego\u00adtiators", "negotiators"),
        ("nego\u00ad\n  tiators", "negotiators"),
        ("cease\u200bfire\ufeff", "ceasefire"),
        ("end of a page\x0cnext page", "end of a page\n\nnext page"),
        ("bell\x07 and null\x00", "bell and null"),
        ("lone \ud800 surrogate", "lone  surrogate"),
    ],
)
def test_characters_that_nobody_sees_go(text: str, cleaned: str) -> None:
    assert normal(text) == cleaned


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("the **draft** was *never* signed", "the draft was never signed"),
        ("a “*framework*” and **terms**: two", "a “framework” and terms: two"),
        ("***both*** and **bold *in* bold**", "both and bold in bold"),
        ("*Bulletin (OBS)**, 28(3)", "Bulletin (OBS), 28(3)"),
        ("see [the note](https://a.example/b_(c)) here", "see the note here"),
        ("![a map](map.png) the map", " the map"),
        ("at <https://a.example/x>.", "at https://a.example/x."),
        ("an _old_ word, snake_case_name and https://a.example/_x_/y", None),
        ("`code` and fish &amp; chips &#8211; AT&T", "code and fish & chips – AT&T"),
        ("2 * 3 * 4 and 5*6*7, f*** and [sic] (really)", None),
        (r"\*no emphasis\*", "*no emphasis*"),
    ],
)
def test_markdown_marks_go_and_words_stay(marked: str, bare: str | None) -> None:
    expected = bare if bare is not None else marked.replace("_old_", "old")
    assert plain(marked) == expected


@pytest.mark.parametrize(
    ("broken", "rest", "whole"),
    [
        ("the delega-\ntions met", "", "the delegations met"),
        ("a high-\nlevel meeting", "", "a high-level meeting"),
        ("the Russian-\nUkrainian talks", "", "the Russian-Ukrainian talks"),
        ("long-\nrange and a rebuilt out-\npost", "an outpost", "long-range and a rebuilt outpost"),
        ("a peace-\nkeeping force", "their peace-keeping", "a peace-keeping force"),
        ("an aid-\nworker said", "each worker gave aid", "an aid-worker said"),
        ("it pro-\nposed terms", "", "it proposed terms"),
    ],
)
def test_words_broken_at_line_ends_are_whole_again(broken: str, rest: str, whole: str) -> None:
    assert unbroken(broken, words_of([broken, rest]), pages().compounds) == whole
