"""Who fights whom, by the text alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from parley.transforms.reading.events.participants.told_parties import told_parties


def told(event_type, sources, targets=()):
    return SimpleNamespace(event_type=event_type, sources=list(sources), targets=list(targets))


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
    assert told_parties(triggers, lambda actor: actor) == expected


def test_persons_count_for_their_side():
    triggers = [told("ASSAULT", ["person:x"], [B]), told("ASSAULT", [B], [A])]
    assert told_parties(triggers, lambda actor: {"person:x": A}.get(actor, actor)) == (A, B)
