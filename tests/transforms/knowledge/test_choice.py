"""Which codebooks a text takes, by the names of a quarrel between Aland and Bland over a river."""

from __future__ import annotations

import datetime as dt

import pytest

from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.parse import parse_knowledge
from tests.transforms.knowledge.small import small_files

CODEBOOK = "codebooks/border/codebook.yaml"
ABOUT = "about:\n  since: 2010-03-01\n  places: [Reed Island]\n"
IDLE = "The harvest was good this year. "


def knowing(about: str = ABOUT, *, choosing: bool = True) -> Knowledge:
    files = small_files()
    files[CODEBOOK] += about
    return parse_knowledge(files, ["border"], choosing=choosing)


def coasts() -> Knowledge:
    """Two codebooks: the border, and a coast between Aland and Cland."""
    files = small_files()
    files[CODEBOOK] += ABOUT
    files["general/actors/states.yaml"] += "  - {id: CUB, name: Cland, kind: state, country: CUB}\n"
    files["codebooks/coast/codebook.yaml"] = (
        'name: coast\nversion: "1"\ntitle: The coast\nparties: [ALA, CUB]\n'
    )
    return parse_knowledge(files, ["border", "coast"], choosing=True)


@pytest.mark.parametrize(
    "text",
    [
        "Envoys of Aland met those of Bland. Blandish and Alandish troops stayed where they were.",
        "ALAND AND BLAND AGREE\nThe truce begins at noon.",
        "Atown's envoy spoke. Bland's did not.",
        "Holm flew home. The Blandish minister stayed. " + 4 * IDLE + "Bland waits for Holm.",
        "Shells fell on Reed Island again.",
        "The Aland-Bland talks failed.",
    ],
)
def test_a_text_that_names_both_sides_takes_the_codebook(text: str):
    assert knowing().codebooks_of(text) == ("border",)


@pytest.mark.parametrize(
    "text",
    [
        "Aland held elections. Ada Holm won in Atown.",
        "Nobody spoke of either.",
        9 * IDLE + "It is as it was between Aland and Bland. " + 9 * IDLE,
        40 * IDLE + 2 * "It is as it was between Aland and Bland. ",
        "The land of the aland and bland fish.",
    ],
)
def test_a_text_about_something_else_takes_none(text: str):
    assert knowing().codebooks_of(text) == ()


def test_a_text_about_two_conflicts_takes_both():
    text = "Aland met Bland on the river. Aland met Cland at sea. "
    assert coasts().codebooks_of(text) == ("border", "coast")
    assert coasts().codebooks_of("Aland met Cland at sea.") == ("coast",)


def test_a_text_from_before_the_conflict_takes_none():
    text = "Aland attacked Bland."
    assert knowing().codebooks_of(text, dt.date(2010, 3, 1)) == ("border",)
    assert knowing().codebooks_of(text, dt.date(2010, 2, 28)) == ()
    assert knowing("").codebooks_of(text, dt.date(1910, 2, 28)) == ("border",)


def test_a_text_on_other_years_takes_none():
    old = "In 1911 Aland attacked Bland. The war of Aland and Bland ended in 1913."
    assert knowing().codebooks_of(old, dt.date(2020, 1, 1)) == ()
    assert knowing().codebooks_of(old + " In 2012 they fought again.") == ("border",)
    assert knowing().codebooks_of("Aland has 2,000 tons of Blandish wheat and 1.950 of rye.")


def test_codebooks_that_are_asked_for_are_taken_by_every_text():
    assert knowing(choosing=False).codebooks_of("Nobody.", dt.date(1900, 1, 1)) == ("border",)


def test_a_part_knows_its_codebooks_alone():
    whole = coasts()
    part = whole.with_codebooks(["coast"])
    assert [conflict.name for conflict in part.conflicts] == ["coast"]
    assert "person:ada_holm" in whole.actors
    assert "person:ada_holm" not in part.actors
    assert "ALA" in part.actors
    assert part is whole.with_codebooks(("coast",))
    assert part.version != whole.with_codebooks(()).version != whole.version
    asked = parse_knowledge(
        {**small_files(), CODEBOOK: small_files()[CODEBOOK] + ABOUT}, ["border"]
    )
    assert asked.version == knowing().with_codebooks(["border"]).version


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("about: {places: [reed island]}\n", "reed island"),
        ("about: {places: [Reed Island, Reed Island]}\n", "stands twice"),
        ("about: {since: soon}\n", "date"),
        ("about: {when: 2010-01-01}\n", "when"),
    ],
)
def test_a_fault_in_what_a_codebook_is_about_is_named(about: str, told: str):
    with pytest.raises(CodebookError) as caught:
        knowing(about)
    assert told in str(caught.value)
    assert CODEBOOK in caught.value.where
