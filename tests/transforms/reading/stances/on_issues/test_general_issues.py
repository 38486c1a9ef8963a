"""Issues of any conflict: which words name them, and whom they are about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.reading.stances.component import Stances
from parley.transforms.reading.stances.finder import issues_in

Read = Callable[..., Doc]
Held = tuple[str, str | None, str, tuple[str, ...]]


def named(nlp: Language, text: str) -> dict[str, tuple[str, ...]]:
    """The issues that TEXT names, each with those whom it is about."""
    stances = nlp.get_pipe("parley_stances")
    assert isinstance(stances, Stances)
    return {each.issue: each.about for each in issues_in(nlp(text)[:], stances.finder)}


def held(doc: Doc) -> set[Held]:
    return {(each.holder, each.issue, each.position, each.about) for each in doc._.stances}


@pytest.mark.parametrize(
    ("text", "issue", "about"),
    [
        ("Peru imposed sanctions on Chile.", "sanctions", ("CHL",)),
        ("They discussed Georgia's membership in NATO.", "membership", ("GEO", "org:nato")),
        ("It is for mediation by Qatar and Egypt.", "mediation", ("QAT", "EGY")),
        ("A ceasefire between India and Pakistan held.", "ceasefire", ("IND", "PAK")),
        ("The withdrawal of troops from Cyprus began.", "withdrawal", ("CYP",)),
        ("Nobody asked for an election.", "elections", ()),
    ],
)
def test_words_name_an_issue_and_whom_it_is_about(
    general: Language, text: str, issue: str, about: tuple[str, ...]
):
    assert named(general, text)[issue] == about


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brazil opposes sanctions on Cuba.", ("BRA", "sanctions", "oppose", ("CUB",))),
        ("Kenya called for a ceasefire.", ("KEN", "ceasefire", "support", ())),
        ("Egypt wants the sanctions lifted.", ("EGY", "sanctions", "oppose", ())),
        ("France supports the independence of Algeria.",
         ("FRA", "independence", "support", ("DZA",))),
        ("Mali rejected an amnesty.", ("MLI", "amnesty", "oppose", ())),
    ],
)  # fmt: skip
def test_positions_need_no_codebook(general: Language, text: str, expected: Held):
    assert expected in held(general(text))


def test_a_codebooks_issue_goes_before_the_general_one(read: Read):
    found = held(read("Russia and Ukraine met. Hungary opposes sanctions on Russia."))
    assert ("HUN", "sanctions_on_russia", "oppose", ("RUS",)) in found
    assert not any(issue == "sanctions" for _, issue, _, _ in found)


def test_a_codebooks_issue_is_not_meant_where_it_is_aimed_at_others(read: Read):
    found = held(read("Russia and Ukraine met. Hungary opposes sanctions on Cuba."))
    assert ("HUN", "sanctions", "oppose", ("CUB",)) in found
    assert not any(issue == "sanctions_on_russia" for _, issue, _, _ in found)


@pytest.mark.parametrize(
    "text", ["Norway sent tanks to Chad.", "Norway halted the delivery of jets to Chad."]
)
def test_arms_for_others_are_nothing_to_the_conflict(read: Read, text: str):
    found = held(read(f"Russia and Ukraine met. {text}"))
    assert not any(issue == "military_aid_to_ukraine" for _, issue, _, _ in found)


def test_general_issues_are_the_vocabulary_of_the_training_passages(general: Language):
    text = (Path(__file__).parents[5] / "data/training/README.md").read_text(encoding="utf-8")
    listed = text.partition("`issue` one of")[2].partition("or other:slug")[0]
    wanted = {word.strip() for word in listed.replace("\n", " ").split(",") if word.strip()}
    assert wanted <= set(general.get_pipe("parley_stances").knowledge.issues)
