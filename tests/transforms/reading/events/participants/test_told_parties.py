"""Who fights whom, by the text alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.transforms.reading.events.participants.told_parties import (
    fold_rebels,
    told_parties,
)
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.records import Found, NewActor


class Act:
    """A token of which the lemma counts alone."""

    vocab: Vocab

    def __init__(self, lemma: str) -> None:
        self.lemma_ = lemma


@pytest.fixture(autouse=True)
def words(vocab, monkeypatch):
    """Let acts be read with the shipped words."""
    monkeypatch.setattr(Act, "vocab", vocab, raising=False)


def told(event_type, sources, targets=(), lemma="act"):
    return SimpleNamespace(
        event_type=event_type,
        sources=list(sources),
        targets=list(targets),
        who={*sources, *targets},
        token=Act(lemma),
        row=SimpleNamespace(cameo_code="", event_mode=""),
    )


def story(triggers, sides=None, home=None, rebels=()):
    found = Found({each: NewActor(each, "armed_group", home, "REB") for each in rebels})
    side = (sides or {}).get
    return SimpleNamespace(
        triggers=triggers,
        doc=SimpleNamespace(_=SimpleNamespace(home=home, found=found)),
        sides=lambda actors: {side(actor, actor) for actor in actors},
    )


A, B, C = "armed:north", "armed:south", "org:mediators"


@pytest.mark.parametrize(
    ("triggers", "expected"),
    [
        ([told("ASSAULT", [A], [B]), told("ASSAULT", [B], [A])], (A, B)),
        ([told("ASSAULT", [A], [B])], ()),
        ([told("CONSULT", [A, B]), told("ASSAULT", [A], [B])], (A, B)),
        ([told("CONSULT", [A, B, C]), told("ASSAULT", [A], [B])], ()),
        ([told("ASSAULT", [A], [B]), told("COERCE", [A], [B]), told("ASSAULT", [A], [C])], (A, B)),
        ([told("ASSAULT", [A], [B])] * 2 + [told("ASSAULT", [A], [C])] * 2, ()),
        ([told("ACCUSE", [A], [B])] * 3, ()),
        ([told("ASSAULT", [A], [A])] * 3, ()),
    ],
)
def test_two_stand_out_or_none(triggers, expected):
    assert told_parties(story(triggers)) == expected


def test_persons_count_for_their_side():
    triggers = [told("ASSAULT", ["person:x"], [B]), told("ASSAULT", [B], [A])]
    assert told_parties(story(triggers, {"person:x": A})) == (A, B)


def test_who_brings_others_together_is_no_party():
    deals = [told("AGREE", [B, C])] * 3
    fights = [told("ASSAULT", [A], [B])] * 2
    assert told_parties(story([*deals, *fights])) == ()
    assert told_parties(story([*deals, *fights, told("CONSULT", [C], lemma="mediate")])) == (A, B)


def test_the_rebels_of_a_country_are_one_side_across_from_it():
    one, other = "armed:tcd_rebels", "armed:tcd_militants"
    triggers = [told("ASSAULT", [one]), told("ASSAULT", [other]), told("ASSAULT", ["TCD"])]
    assert told_parties(story(triggers, home="TCD", rebels=[one, other])) == (
        "TCD", "armed:tcd_militants",
    )  # fmt: skip
    assert told_parties(story(triggers, rebels=[one, other])) == ()


@pytest.mark.parametrize(
    ("parties", "country", "side"),
    [
        pytest.param(("SYR", A), "SYR", A, id="of-the-state-that-the-party-fights"),
        pytest.param(("SYR", A), "LBN", "armed:rebels", id="of-another-state"),
        pytest.param((B, A), "SYR", "armed:rebels", id="two-armed-groups"),
        pytest.param((), "SYR", "armed:rebels", id="no-parties"),
    ],
)
def test_unnamed_rebels_are_the_armed_party_of_their_state(vocab, parties, country, side):
    doc = Doc(vocab, ["Rebels", "fled"])
    doc._.found = Found({"armed:rebels": NewActor("rebels", "armed_group", country, "REB")})
    doc._.parties = parties
    kinds = {"SYR": "state", A: "armed_group", B: "armed_group"}
    told = Story(doc, kind_of=kinds.get)
    fold_rebels(told)
    assert told.side("armed:rebels") == side
