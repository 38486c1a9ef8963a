"""The index of actors on a small codebook: which alias wins, and who held an office when."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.parse import parse_knowledge
from parley.transforms.reading.actors.book import NOBODY, ActorBook, Cast
from parley.transforms.reading.records import Found, NewActor
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


MANY = """\
  - {id: collective:rebels, name: rebels, kind: armed_group}
  - {id: armed:harbour_front, name: Harbour Front, kind: armed_group, country: ALA}
  - {id: collective:allies, name: Allies, kind: collective}
  - {id: region:north, name: Northerners, kind: population, country: ALA, metonyms: [North]}
"""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    files = small_files()
    files[PERSONS] += SECOND + MANY
    return parse_knowledge(files, ["border"])


@pytest.fixture(scope="module")
def book(knowledge: Knowledge) -> ActorBook:
    return ActorBook(knowledge, spacy.blank("en"))


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
        pytest.param("It was Holm", [("Holm", "person:ada_holm")], id="at-the-end"),
        pytest.param(
            "Holm of the Border", [("Holm", "person:ada_holm")], id="not-one-that-goes-on-elsewhere"
        ),
    ],
)
def test_the_longest_alias_is_found(book, text, expected):
    assert found(book, text) == expected


def test_a_further_book_of_a_pipeline_cuts_no_wording_again(knowledge, monkeypatch):
    nlp, cut = spacy.blank("en"), {}
    ActorBook(knowledge, nlp, cut)
    monkeypatch.setattr(nlp, "make_doc", None)
    assert found(ActorBook(knowledge, nlp, cut), "Ada Holm") == [("Ada Holm", "person:ada_holm")]


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


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        pytest.param("collective:rebels", True, id="fighters-by-a-common-noun"),
        pytest.param("armed:harbour_front", False, id="armed-group-with-a-name"),
        pytest.param("collective:allies", True, id="collective"),
        pytest.param("region:north", False, id="region-for-its-people"),
        pytest.param("ALA", False, id="state"),
        pytest.param("org:unheard_of", False, id="of-no-codebook"),
    ],
)
def test_who_is_many(book, actor, expected):
    assert book.is_many(actor) is expected


def test_the_cast_of_a_document_knows_its_newcomers_too(book):
    cast = Cast(book, Found({"person:mo_lund": NewActor("Mo Lund", "person")}))
    assert [cast.kind(a) for a in ("person:mo_lund", "ALA", "org:x")] == ["person", "state", None]
    assert [cast.name(a) for a in ("person:mo_lund", "person:bo_berg")] == ["Mo Lund", "Bo Berg"]
    assert cast.name("org:x") == ""
    assert cast.is_person("person:mo_lund")
    assert not cast.is_person("ALA")
