"""What the rows of the reviewers' corrections (CSV) may hold."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, field_validator, model_validator

from parley.schemas.codebook.actors import ActorId, Entry
from parley.schemas.table import DATE, REAL, STRINGS, Column, Table
from parley.schemas.tables import EXTRACTED

Decision = Literal["mention", "same", "different", "drop", "set"]
Told = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Value = str | float | dt.date | list[str] | None

# Rows that a reviewer may drop or change: those that extraction makes of a text.
CORRECTABLE: dict[str, Table] = {each.name: each for each in EXTRACTED if each.name != "sentences"}
# What makes the row that row, and is no statement about the text.
# (whom a mention means, a decision 'mention' tells).
_FIXED = {"doc_id", "sentence_id", "char_start", "char_end", "event_id", "about_event_id",
          "agreement_id", "round_id", "actor_id", "confidence", "method", "run_id"}  # fmt: skip
# The cells that a decision needs, and those that it may have besides.
_CELLS: dict[str, tuple[set[str], set[str]]] = {
    "mention": ({"doc_id"}, {"char_start", "char_end", "text", "occurrence", "actor_id"}),
    "same": ({"actor_id", "other_id"}, set()),
    "different": ({"actor_id", "other_id"}, {"doc_id"}),
    "drop": ({"table", "row_id"}, set()),
    "set": ({"table", "row_id", "field"}, {"value"}),
}


class Correction(Entry):
    """A reviewer's decision about one mention, two actors, or one row.

    `id` stands in the `method` of the rows that the decision changed. Which of the other cells
    count depends on `decision`; those that do not count must be empty.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
    decision: Decision
    doc_id: Annotated[str, StringConstraints(pattern=r"^(doc_[0-9a-f]{16})?$")] = ""
    char_start: Annotated[int, Field(ge=0)] | None = None
    char_end: Annotated[int, Field(ge=1)] | None = None
    text: str = ""
    occurrence: Annotated[int, Field(ge=1)] | Literal["all"] | None = None
    actor_id: ActorId | None = None
    other_id: ActorId | None = None
    table: str = ""
    row_id: str = ""
    field: str = ""
    value: str = ""
    reason: Told
    reviewer: Told
    date: dt.date

    @field_validator("char_start", "char_end", "occurrence", "actor_id", "other_id", mode="before")
    @classmethod
    def _nothing(cls, value: Any) -> Any:
        return None if value == "" else value

    @model_validator(mode="after")
    def _complete(self) -> Correction:
        needed, besides = _CELLS[self.decision]
        cells = ("doc_id", "char_start", "char_end", "text", "occurrence", "actor_id", "other_id",
                 "table", "row_id", "field", "value")  # fmt: skip
        filled = {name for name in cells if getattr(self, name) not in ("", None)}
        if missing := sorted(needed - filled):
            raise ValueError(f"a decision '{self.decision}' needs {', '.join(missing)}")
        if strange := sorted(filled - needed - besides):
            raise ValueError(f"a decision '{self.decision}' has no use for {', '.join(strange)}")
        if self.decision == "mention":
            self._check_place()
        if self.actor_id is not None and self.actor_id == self.other_id:
            raise ValueError("actor_id and other_id are one and the same")
        if "author" in (self.actor_id, self.other_id):
            raise ValueError("'author' is the voice of each document, and no actor to correct")
        if self.table:
            self._check_row()
        return self

    def _check_place(self) -> None:
        offsets = [self.char_start, self.char_end]
        if None in offsets and offsets != [None, None]:
            raise ValueError("char_start and char_end go together")
        if self.char_start is None and not self.text:
            raise ValueError("tell the mention by char_start and char_end, or by its text")
        if self.char_start is not None and self.occurrence is not None:
            raise ValueError("occurrence counts texts; leave it empty beside char_start")
        if (self.char_end or 1) <= (self.char_start or 0):
            raise ValueError("char_end is not after char_start")

    def _check_row(self) -> None:
        if self.table not in CORRECTABLE:
            known = ", ".join(CORRECTABLE)
            raise ValueError(f"'{self.table}' is no table of rows to correct: {known}")
        if self.decision == "set":
            open_fields = fields_of(CORRECTABLE[self.table])
            if self.field not in open_fields:
                known = ", ".join(open_fields)
                raise ValueError(f"'{self.field}' is no field of {self.table} to correct: {known}")
            self.parsed()

    def parsed(self) -> Value:
        """The value of a decision 'set', in the type of its column.

        Raises
        ------
        ValueError: the column cannot hold it.
        """
        return parsed_value(self.table, self.field, self.value)


def parsed_value(table: str, field: str, text: str) -> Value:
    """TEXT as a value of FIELD of TABLE.

    Raises
    ------
    ValueError: the column cannot hold it.
    """
    column = CORRECTABLE[table][field]
    if not text and column.type != STRINGS:
        if not column.nullable:
            raise ValueError(f"{field} cannot be empty")
        return None
    value = _parsed(column, text)
    if column.allowed:
        given = value if isinstance(value, list) else [value]
        if wrong := [each for each in given if each not in column.allowed]:
            allowed = ", ".join(column.allowed)
            raise ValueError(f"'{wrong[0]}' is no {field}: {allowed}")
    if isinstance(value, float):
        low, high = column.at_least, column.at_most
        if (low is not None and value < low) or (high is not None and value > high):
            raise ValueError(f"{value} is no {field}: from {low} to {high}")
    return value


def fields_of(table: Table) -> list[str]:
    """The columns of TABLE that a decision 'set' may change."""
    fixed = {*_FIXED, *table.key, table.span_text}
    return [name for name in table.names if name not in fixed]


def _parsed(column: Column, text: str) -> Value:
    if column.type == STRINGS:
        return sorted({part.strip() for part in text.split("|") if part.strip()})
    if column.type == DATE:
        return dt.date.fromisoformat(text)
    return float(text) if column.type == REAL else text
