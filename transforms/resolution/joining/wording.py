"""How mentions of events are worded: what their sentences are about, and what takes up what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

import pyarrow as pa

_COLUMNS = (
    "event_mention_id", "sentence_index", "is_noun", "lemma", "modifiers", "content", "governed_by",
)  # fmt: skip
_SLICE = 50_000


class Wording(NamedTuple):
    """How a mention is worded: `stems` of its sentence, sorted, and that sentence's number.

    `noun`: a noun tells it; `resumes`: a definite one ("the talks"); `another`: a further one
    ("another round"); `sends`: somebody is sent to act for others; `under`: the mention that
    governs it ("agreed to exchange").
    """

    stems: tuple[str, ...]
    sentence: int = 0
    noun: bool = False
    resumes: bool = False
    another: bool = False
    sends: bool = False
    under: str | None = None


Wordings = Mapping[str, Wording]


def wordings(features: pa.Table, classes: Mapping[str, Collection[str]]) -> dict[str, Wording]:
    """The wording of each mention by its id, from rows of EVENT_FEATURES.

    CLASSES hold the words that tell: of event_classes, `resuming`, `taken_up`, `another` and
    `sending`.
    """
    resuming, another, taken_up, sending = (
        frozenset(classes.get(name, ())) for name in ("resuming", "another", "taken_up", "sending")
    )
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    texts: dict[str, str] = {}
    found = {}
    for start in range(0, features.num_rows, _SLICE):
        part = features.slice(start, _SLICE)
        for mention_id, number, noun, lemma, modifiers, content, under in zip(
            *(part[name].to_pylist() for name in _COLUMNS), strict=True
        ):
            stems = tuple(texts.setdefault(stem, stem) for stem in content)
            found[mention_id] = Wording(
                stems=shared.setdefault(stems, stems),
                sentence=number,
                noun=noun,
                resumes=lemma in taken_up and not resuming.isdisjoint(modifiers),
                another=not another.isdisjoint(modifiers),
                sends=lemma in sending,
                under=under,
            )
    return found


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of the smaller set that the other holds too (overlap coefficient)."""
    smaller = min(len(one), len(other))
    return len(set(one).intersection(other)) / smaller if smaller else 0.0
