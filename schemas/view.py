"""A view for analysts: its SQL, and what it and its columns mean, from the head of one file.

-- @view: One row an event, dated, with the names of its actors.
-- @column event_id: The event (events.event_id).
-- @column goldstein: Score from conflict to cooperation. [unit: Goldstein points]
--   A description may go on in a line that is indented like this one.
SELECT ...
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parley.schemas.errors import SchemaError

_NOTE = re.compile(r"^-- @(?:view|column (?P<column>\w+)): (?P<text>.+)$")
_MORE = re.compile(r"^--   (?P<text>.+)$")


@dataclass(frozen=True, kw_only=True, eq=False)
class View:
    """One view: a name, a SELECT, and descriptions of the view and of each of its columns."""

    name: str
    description: str
    columns: dict[str, str]
    sql: str


def parse_view(name: str, source: str) -> View:
    """Read a view from the text of its file.

    Raises
    ------
    SchemaError: the head is missing, a column is described twice, or a line is neither.
    """
    lines = source.strip().splitlines()
    notes: dict[str, str] = {}
    last = ""
    for number, line in enumerate(lines, 1):
        if not line.startswith("--"):
            break
        if note := _NOTE.match(line):
            last = note["column"] or ""
            if last in notes:
                raise SchemaError(f"line {number} describes it again: {line}", where=name)
            notes[last] = note["text"].strip()
        elif (more := _MORE.match(line)) and notes:
            notes[last] += f" {more['text'].strip()}"
        else:
            raise SchemaError(f"line {number} is not a description: {line}", where=name)
    if not notes.get(""):
        raise SchemaError("the view lacks a line '-- @view: what a row is'", where=name)
    body = "\n".join(line for line in lines if not line.startswith("--")).strip().rstrip(";")
    description = notes.pop("")
    return View(name=name, description=description, columns=notes, sql=body)
