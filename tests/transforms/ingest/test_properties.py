"""What holds for any text and any bytes."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parley.schemas.vocabulary import SENTENCE_KINDS
from parley.transforms.ingest.document import Document
from parley.transforms.ingest.read import SUFFIXES
from parley.transforms.ingest.text.clean import normal, one_line, plain
from tests.transforms.ingest.pdfs import pdf
from tests.transforms.ingest.reading import read

# Text as it comes: words, stops, marks and breaks in any order, and some of everything else.
TOKENS = st.sampled_from(
    [
        *(
            "the",
            "Envoys",
            "met",
            "U.",
            "e.g.",
            "2022",
            "(2022).",
            "Moss, A.",
            "- ",
            "1. ",
            "* ",
            "# ",
        ),
        *(
            "\n",
            "\n\n",
            "\n\n\n",
            " ",
            ".",
            ",",
            ":",
            "?",
            "-",
            "-\n",
            "–",
            "“",
            "”",
            "**",
            "_",
            "`",
        ),
        *("\u00ad", "\u200b", "\x0c", "\ufeff", "\u0306", "> ", "References", "By Ada Moss", "\t"),
        *("[a](b)", "&amp;", "Source: X", "Short link:", "---\n", "title: x\n", "🔗", "é", "ğ"),
    ]
)
TEXTS = st.lists(TOKENS | st.text(max_size=8), max_size=60).map("".join)
# Words and stops alone: nothing here is a mark or furniture, so no word may be lost.
WORDS = st.sampled_from(
    ["the", "Envoys", "met", "in", "Norway", "grain", "Erdoğan", "seven", "who"]
)
PROSE = st.lists(
    st.tuples(
        WORDS, st.sampled_from([" ", ". ", ", ", "\n", ".\n", "\n\n", ".\n\n", ":\n", "?\n"])
    ),
    min_size=1,
    max_size=80,
).map(lambda pairs: "".join(word + end for word, end in pairs))

PDF = pdf([[("Envoys meet", "B", 16), ("The envoys met. They went home by ship.", "", 11)]] * 3)

few = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(document: Document) -> None:
    """Blocks are in order, apart, of known kinds, and hold all of the text but white space."""
    text, end = document.text, 0
    for number, block in enumerate(document.blocks):
        assert text[end : block.start] == ("\n\n" if number else "")
        assert block.kind in SENTENCE_KINDS
        inside = text[block.start : block.end]
        assert inside
        assert inside == " ".join(inside.split())
        end = block.end
    assert end == len(text)
    assert unicodedata.is_normalized("NFC", text)
    text.encode()  # no lone surrogates
    assert document.published_precision in ("day", "month", "year", "none")
    assert (document.published_on is None) == (document.published_precision == "none")


@few
@given(TEXTS, st.sampled_from([".txt", ".md", ".html", ".eml"]))
@example("\u0306\n\n\u0306a", ".txt")
def test_blocks_hold_any_text_once(text: str, suffix: str) -> None:
    reading = read(f"a{suffix}", text.encode("utf-8", errors="ignore"))
    assert len(reading.documents) + len(reading.refusals) == 1
    assert "reader_failed" not in {each.kind for each in reading.refusals}
    for document in reading.documents:
        check(document)


@few
@given(st.binary(max_size=300), st.sampled_from(sorted(SUFFIXES)))
def test_no_bytes_make_reading_fail(data: bytes, suffix: str) -> None:
    reading = read(f"a{suffix}", data)
    assert reading.documents or reading.refusals
    assert "reader_failed" not in {each.kind for each in reading.refusals}
    for document in reading.documents:
        check(document)


@settings(few, max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=30))
def test_no_damage_to_a_pdf_makes_reading_fail(damage: list[tuple[float, int]]) -> None:
    data = bytearray(PDF)
    for place, byte in damage:
        data[int(place * len(data))] = byte
    reading = read("a.pdf", bytes(data))
    assert "reader_failed" not in {each.kind for each in reading.refusals}
    for document in reading.documents:
        check(document)


@few
@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda each: st.lists(each, max_size=3)
    | st.dictionaries(
        st.sampled_from(["text", "id", "date", "authors", "genre", "title", "documents", "source"]),
        each,
        max_size=5,
    ),
    max_leaves=12,
))  # fmt: skip
def test_no_json_makes_reading_fail(value: object) -> None:
    import json

    for suffix in (".json", ".jsonl"):
        reading = read(f"a{suffix}", json.dumps(value))
        assert "reader_failed" not in {each.kind for each in reading.refusals}
        uris = [each.uri for each in reading.documents]
        uris += [each.uri for each in reading.refusals]
        assert len(set(uris)) == len(uris) > 0
        for document in reading.documents:
            check(document)


def lines_differ(text: str) -> bool:
    """Whether no line of TEXT stands in it twice; of those that do, one may be left out."""
    lines = [one_line(line) for line in text.split("\n") if line.strip()]
    return len(set(lines)) == len(lines)


@few
@given(PROSE.filter(lines_differ))
def test_no_word_is_lost_and_none_comes_twice(text: str) -> None:
    (document,) = read("a.txt", text).documents
    assert re.findall(r"\w+", document.text) == re.findall(r"\w+", text)


@few
@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    assert one_line(one_line(text)) == one_line(text)


@few
@given(PROSE)
def test_a_text_without_marks_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@few
@given(PROSE.filter(lines_differ))
def test_reading_a_text_again_loses_no_word(text: str) -> None:
    (first,) = read("a.txt", text).documents
    (second,) = read("a.txt", first.text).documents
    assert re.findall(r"\w+", second.text) == re.findall(r"\w+", text)
