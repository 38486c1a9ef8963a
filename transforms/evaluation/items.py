"""What is compared: an event, a stance and so on, as annotated or as extracted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from parley.transforms.evaluation.letters import Span

Fold = Callable[[str | None], str]
"""An actor by its country or collective: persons and organs of a state count as that state."""


@dataclass(frozen=True, eq=False)
class Item:
    """One annotated or extracted thing.

    `span` is the sentence or quote that holds it, `anchor` the words that name it. `alt` gives
    second values that count as right too; an `optional` gold item is neither owed nor spurious.
    """

    layer: str
    quote: str
    span: Span
    anchor: Span
    fields: Mapping[str, Any]
    alt: Mapping[str, Any] = field(default_factory=dict)
    optional: bool = False

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def accepted(self, name: str) -> list[Any]:
        """The values of a field that count as right."""
        own = [self.fields[name]]
        return [*own, self.alt[name]] if name in self.alt else own


Pair = tuple[Item, Item]
"""A gold item and the extracted one that matches it."""


@dataclass(frozen=True)
class Case:
    """One document: its gold, and what was extracted in the stretch that the gold covers."""

    source_uri: str
    gold: Sequence[Item]
    predicted: Sequence[Item]
    fold_gold: Fold
    fold_predicted: Fold

    def of(self, layer: str) -> tuple[list[Item], list[Item]]:
        """The gold and the extracted items of one layer."""
        return (
            [item for item in self.gold if item.layer == layer],
            [item for item in self.predicted if item.layer == layer],
        )

    def meet(self, one: Item, other: Item, name: str) -> bool:
        """Whether the actors of a field NAME of gold ONE and extracted OTHER have one in common,
        or there are none in both."""
        theirs = {self.fold_predicted(actor) for actor in other[name]}
        return any(
            {self.fold_gold(actor) for actor in value} & theirs or not (value or theirs)
            for value in one.accepted(name)
        )

    def same_actor(self, one: Item, other: Item, name: str) -> bool:
        """Whether the one actor in a field NAME of gold ONE and extracted OTHER is the same."""
        wanted = {self.fold_gold(actor) for actor in one.accepted(name)}
        return self.fold_predicted(other[name]) in wanted
