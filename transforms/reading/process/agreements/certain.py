"""Namings that the facts show to mean no certain instrument, taken out again."""

from __future__ import annotations

from collections.abc import Iterable

from parley.transforms.reading.process.agreements.naming import How, Naming

_REACHED = frozenset({"accepted_in_principle", "signed", "in_force", "implemented", "ratified"})
_UNREAL = frozenset({"negated", "counterfactual", "possible"})


def certain(namings: Iterable[Naming]) -> list[Naming]:
    """NAMINGS without any one that was only not reached: "they did not reach a lasting accord"."""
    return [naming for naming in namings if not _never_was(naming)]


def _never_was(naming: Naming) -> bool:
    if naming.how is not How.TOLD or naming.definite or not naming.told:
        return False
    return all(told.row.status in _REACHED and told.factuality in _UNREAL for told in naming.told)
