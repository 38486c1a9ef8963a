"""The index of actors on a small codebook: which alias wins, and who held an office when."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy

from parley.transforms.knowledge.parse import parse_knowledge
from parley.transforms.reading.actors.book import NOBODY, ActorBook
from tests.transforms.knowledge.small import small_files

PERSONS = "codebooks/border/actors.yaml"
SECOND = """\
  - id: person:bo_berg
    name: Bo Berg
    kind: person
    country: ALA
    surnames: [Berg]
    offices:
      - {role: president, of: ALA, to: 2019-12-31}
"""


@pytest.fixture(scope="module")
def book() -> ActorBook:
    files = small_files()
    files[PERSONS] += SECOND
    return ActorBook(parse_knowledge(files, ["border"]), spacy.blank("en"))


def found(book: ActorBook, text: str) -> list[tuple[str, str]]:
    doc = spacy.blank("en")(text)
    return [(doc[m.start : m.end].text, sense.actor) for m in book.find(doc) for sense in m.senses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ada Holm left", [("Ada Holm", "person:ada_holm")], id="longest-alias"),
        pytest.param(
            "the Aland Border Guard", [("Aland Border Guard", "org:border_guard")], id="inside"
        ),
        pytest.param("Holm and Bland", [("Holm", "person:ada_holm"), ("Bland", "BRB")], id="two"),
        pytest.param("holm left", [], id="case-matters-in-names"),
        pytest.param("the Nobel prize", [("Nobel", NOBODY)], id="what-is-no-actor"),
        pytest.param("Author of the document", [], id="the-author-has-no-aliases"),
    ],
)
def test_the_longest_alias_is_found(book, text, expected):
    assert found(book, text) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(dt.date(2019, 12, 31), "person:bo_berg", id="last-day"),
        pytest.param(dt.date(2020, 1, 1), "person:ada_holm", id="first-day"),
        pytest.param(dt.date(1999, 1, 1), "person:bo_berg", id="open-start"),
        pytest.param(None, "person:ada_holm", id="no-day-means-still"),
    ],
)
def test_the_holder_of_an_office_on_a_day(book, day, expected):
    assert book.holder("president", "ALA", day) == expected
    assert book.head_of("ALA", day) == expected


def test_an_office_that_nobody_held_has_no_holder(book):
    assert book.holder("president", "BRB", dt.date(2020, 1, 1)) is None


def test_roles_of_a_person_on_a_day(book):
    assert book.roles_of("person:bo_berg", dt.date(2019, 1, 1)) == ["president"]
    assert book.roles_of("person:bo_berg", dt.date(2021, 1, 1)) == []
