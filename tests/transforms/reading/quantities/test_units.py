from __future__ import annotations

import pytest
from spacy.language import Language

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.quantities.units import Units, plural


@pytest.fixture(scope="module")
def units(knowledge: Knowledge) -> Units:
    return Units(knowledge.units)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("prisoners of war", "prisoners_of_war"),
        ("newly trained soldiers", "troops"),
        ("-day truce", "days"),
        ("percent of it", "percent"),
        ("drone attacks", "attacks"),
        ("rounds of ammunition", "shells"),  # and not "rounds", whatever the hash seed
    ],
)
def test_the_noun_after_the_number(nlp: Language, units: Units, words: str, unit: str) -> None:
    doc = nlp(f"They counted 40{'' if words[0] == '-' else ' '}{words}.")
    place = next(token.i for token in doc if token.text.startswith("40"))
    found = units.after(doc, place + 1)
    assert found is not None
    assert found.name == unit


def test_no_noun_no_unit(nlp: Language, units: Units) -> None:
    doc = nlp("They counted 40, and the soldiers left.")
    assert units.after(doc, 3) is None


def test_currencies_by_their_mark(units: Units) -> None:
    assert [unit.name for mark in "$€£" if (unit := units.sign(mark, 0))] == ["usd", "eur", "gbp"]


def test_a_noun_of_its_own_is_the_unit(nlp: Language) -> None:
    doc = nlp("They lost 40 pontoons and 12 ferries and a gangway.")
    nouns = [token for token in doc if token.tag_ in ("NN", "NNS")]
    assert [plural(noun) for noun in nouns] == ["pontoons", "ferries", "gangways"]
