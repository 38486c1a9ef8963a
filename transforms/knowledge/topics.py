"""What is argued about: issues, and the reasons and outcomes of talks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from parley.schemas.codebook.issues import Issue, Outcome, Reason

Patterned = TypeVar("Patterned", Issue, Reason, Outcome)


@dataclass(frozen=True)
class Topics:
    """Issues, reasons and outcomes by id."""

    issues: Mapping[str, Issue]
    reasons: Mapping[str, Reason]
    outcomes: Mapping[str, Outcome]


def joined_topics(topics: Sequence[Topics]) -> Topics:
    """TOPICS as one; where several hold the same id, the lists of its entries join."""
    return Topics(
        merged(entry for each in topics for entry in each.issues.values()),
        merged(entry for each in topics for entry in each.reasons.values()),
        merged(entry for each in topics for entry in each.outcomes.values()),
    )


def merged(entries: Iterable[Patterned]) -> dict[str, Patterned]:
    """ENTRIES by id; of those with the same id the first stays, with the lists of all."""
    found: dict[str, Patterned] = {}
    for entry in entries:
        if entry.id in found:
            entry = found[entry.id].model_copy(update=_joined_lists(found[entry.id], entry))
        found[entry.id] = entry
    return found


def _joined_lists(one: BaseModel, other: BaseModel) -> dict[str, tuple[object, ...]]:
    return {
        name: tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))
        for name in type(one).model_fields
        if isinstance(getattr(one, name), tuple)
    }
