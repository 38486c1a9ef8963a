"""What entries of actors hold, and what they say."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from parley.schemas.codebook.actors import Actor, Conflict, Holding
from parley.schemas.codebook.classes import EventClasses
from parley.schemas.codebook.places import PlaceWords

MAY, JUNE, JULY = (dt.date(2025, month, 1) for month in (5, 6, 7))


def holding(start: dt.date | None, end: dt.date | None) -> Holding:
    return Holding(role="president", start=start, end=end)


@pytest.mark.parametrize(
    ("held", "day", "holds"),
    [
        (holding(MAY, JULY), JUNE, True),
        (holding(JUNE, None), MAY, False),
        (holding(None, JUNE), JULY, False),
        (holding(None, None), MAY, True),
        (holding(MAY, None), None, True),
        (holding(MAY, JULY), None, False),
    ],
)
def test_an_office_is_held_on_days(held, day, holds):
    assert held.holds_on(day) is holds


def test_an_office_does_not_end_before_it_begins():
    with pytest.raises(ValidationError, match="'from' is after 'to'"):
        holding(JULY, MAY)


def test_the_preferred_name_is_the_first_alias_and_none_comes_twice():
    actor = Actor(
        id="org:tide", name="Tide", kind="company", names=("Tide", "The Tide"), acronyms=("TD",)
    )
    assert actor.aliases() == [("Tide", "name"), ("The Tide", "name"), ("TD", "acronym")]


@pytest.mark.parametrize(
    "change", [{"kind": "planet"}, {"id": "Upper Case"}, {"country": "France"}, {"colour": "red"}]
)
def test_what_is_not_declared_is_refused(change):
    with pytest.raises(ValidationError):
        Actor(**{"id": "org:a", "name": "A", "kind": "other", **change})


def test_roles_in_the_conflict_are_of_the_vocabulary():
    head = {"name": "border", "version": "1", "title": "T", "parties": ("AAA",)}
    assert Conflict(**head, conflict_roles={"AAA": "mediator"}).conflict_roles["AAA"] == "mediator"
    with pytest.raises(ValidationError, match="primary_party"):
        Conflict(**head, conflict_roles={"AAA": "referee"})


def test_lists_of_words_are_read_as_they_stand():
    assert EventClasses({"talks": ("summit",)}).root["talks"] == ("summit",)
    words = {name: ["port", "port"] for name in PlaceWords.model_fields}
    assert PlaceWords(**words).parts == {"port"}
