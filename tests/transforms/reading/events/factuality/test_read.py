"""Where the trained reader overrules the cues."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from parley.transforms.reading.events.factuality import read as module
from parley.transforms.reading.events.factuality.read import overrule


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    """No trigger here stands in a clause that says who took part, or that it should end."""
    monkeypatch.setattr(module, "shares_in", lambda token: False)
    monkeypatch.setattr(module, "is_to_end", lambda trigger, story: False)


def story(cues, seen, share, codebooks=()):
    read = None if seen is None else SimpleNamespace(factuality=seen, factuality_probability=share)
    trigger = SimpleNamespace(factuality=cues, read=read, token=None)
    doc = SimpleNamespace(_=SimpleNamespace(codebooks=codebooks, parties=codebooks))
    return SimpleNamespace(doc=doc, triggers=[trigger])


@pytest.mark.parametrize(
    ("cues", "seen", "share", "codebooks", "expected"),
    [
        ("actual", "future", 0.9, (), "future"),
        ("actual", "future", 0.8, (), "actual"),
        ("negated", "actual", 0.9, (), "actual"),
        ("negated", "actual", 0.9, ("border",), "negated"),
        ("actual", "negated", 0.9, ("border",), "negated"),
        ("possible", None, 0.0, (), "possible"),
    ],
)
def test_only_where_it_is_sure(cues, seen, share, codebooks, expected):
    told = story(cues, seen, share, codebooks)
    overrule(told, 0.85, SimpleNamespace(is_hedged=lambda _: False))
    assert told.triggers[0].factuality == expected


def test_a_hedge_at_the_word_itself_stands():
    told = story("possible", "actual", 0.99)
    overrule(told, 0.85, SimpleNamespace(is_hedged=lambda _: True))
    assert told.triggers[0].factuality == "possible"
