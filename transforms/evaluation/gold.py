"""Gold annotations: JSON Lines, one actor or item a line, by the annotation codebook."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parley.schemas.errors import InputError
from parley.transforms.evaluation.items import Item
from parley.transforms.evaluation.letters import NOWHERE, Letters, inside, letters

# The fields that a line of each layer holds besides `layer` and `quote`.
FIELDS = {
    "actor": ("id", "name"),
    "event": (
        "trigger", "type", "source", "target", "date", "place", "factuality", "attributed_to",
        "cluster",
    ),
    "stance": ("holder", "issue", "position"),
    "attribution": ("speaker", "content"),
    "quantity": ("low", "high"),
    "explanation": ("reason",),
    "mention": ("text", "actor"),
    "agreement": ("mention", "agreement"),
    "status": ("status", "by"),
    "provision": ("content", "issue", "obliged"),
    "round": ("mention", "parties"),
    "role": ("actor", "role"),
    "interest": ("holder", "content"),
}  # fmt: skip
ANCHORS = {
    "event": "trigger", "attribution": "content", "mention": "text", "agreement": "mention",
    "provision": "content", "round": "mention", "interest": "content",
}  # fmt: skip
"""The field of a layer that holds the words by which a row is found in its quote."""
_NOT_IN_FIELDS = {"layer", "quote", "alt", "optional"}


@dataclass(frozen=True)
class Gold:
    """The annotation of one text: the actors it names, and the items as the file has them."""

    actors: Sequence[Mapping[str, Any]]
    rows: Sequence[Mapping[str, Any]]

    @property
    def quotes(self) -> list[str]:
        """The quotes of all items, by their letters."""
        return [letters(row["quote"]) for row in self.rows]

    def items(self, text: Letters) -> list[Item]:
        """The items, placed in TEXT; those whose quotes are not in it lie nowhere."""
        return [_placed(row, text) for row in self.rows]


def parse_gold(text: str, where: str = "gold") -> Gold:
    """Read one gold file; WHERE names it in errors.

    Raises
    ------
    InputError: a line is not JSON, or of no known layer, or lacks a field.
    """
    rows = [
        _row(line, f"{where}, line {number}")
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    ]
    return Gold(
        actors=[row for row in rows if row["layer"] == "actor"],
        rows=[row for row in rows if row["layer"] != "actor"],
    )


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"The line is not JSON ({error}).", where=where, kind="gold") from error
    layer = row.get("layer") if isinstance(row, dict) else None
    if layer not in FIELDS:
        raise InputError(
            f"There is no layer {layer!r}.",
            where=where,
            mend=f"Layers: {', '.join(FIELDS)}.",
            kind="gold",
        )
    needed = [*FIELDS[layer], *(["quote"] if layer != "actor" else [])]
    if missing := [name for name in needed if name not in row]:
        raise InputError(f"The {layer} lacks {', '.join(missing)}.", where=where, kind="gold")
    if row.get("occurrence", 1) < 1:
        raise InputError("An occurrence counts from 1.", where=where, kind="gold")
    return dict(row)


def _placed(row: Mapping[str, Any], text: Letters) -> Item:
    layer, quote = row["layer"], row["quote"]
    span = text.find(quote)
    anchor = span
    if span and layer in ANCHORS:
        anchor = inside(quote, span[0], row[ANCHORS[layer]], row.get("occurrence", 1))
    # Issues and reasons outside the codebook's lists are nobody's to guess; the content of a
    # provision is to be found whatever its issue.
    own = layer != "provision" and str(row.get("issue", row.get("reason", ""))).startswith("other:")
    return Item(
        layer=layer,
        quote=quote,
        span=span or NOWHERE,
        anchor=anchor or NOWHERE,
        fields={name: value for name, value in row.items() if name not in _NOT_IN_FIELDS},
        alt=row.get("alt", {}),
        optional=bool(row.get("optional")) or own,
    )
