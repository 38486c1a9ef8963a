"""JSON, JSON Lines and CSV: a document in each record, its metadata in the other fields."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from parley.schemas.errors import InputError
from parley.transforms.ingest.text.clean import normal, one_line, visible
from parley.transforms.ingest.text.encoding import LONGEST_LINE, refuse_long_lines

TEXT_FIELDS = ("text", "body", "content")  # the first that a record has is its text
_ID_FIELDS = ("id", "doc_id", "_id")
_LONGEST_ID = 200  # characters


@dataclass(frozen=True)
class Record:
    """One record: where it stands, its fields, and why it cannot be used (`fault`), if so.

    `line` is a line number, or the place in a JSON list, or 0 for the only record of its file.
    """

    line: int
    fields: Mapping[str, Any]
    fault: InputError | None = None

    @property
    def id(self) -> str | None:
        """The id that the record gives itself."""
        for name in _ID_FIELDS:
            value = self.fields.get(name)
            if isinstance(value, str | int) and str(value).strip():
                return visible(one_line(normal(str(value))), _LONGEST_ID)
        return None

    @property
    def text(self) -> str:
        """The text of the record.

        Raises
        ------
        InputError: `broken_record`, when it has none.
        """
        if self.fault:
            raise self.fault
        for name in TEXT_FIELDS:
            value = self.fields.get(name)
            if isinstance(value, str) and value.strip():
                refuse_long_lines(value)
                return value
        raise InputError(
            "The record has no text.",
            kind="broken_record",
            mend=f"Give it a field {' or '.join(repr(name) for name in TEXT_FIELDS)}.",
        )


def read_jsonl(text: str) -> Iterator[Record]:
    """A record for each line of JSON Lines that is not blank."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _json_line(line, number)


def _json_line(line: str, number: int) -> Record:
    if len(line) > LONGEST_LINE:
        fault = f"The line has {len(line):,} characters; {LONGEST_LINE:,} are the most."
        return Record(number, {}, InputError(fault, kind="line_too_long", mend="Split it."))
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        fault = f"The line is no JSON ({error})."
        mend = "Write one JSON object a line."
        return Record(number, {}, InputError(fault, kind="broken_record", mend=mend))
    return _record(value, number)


def read_json(text: str) -> Iterator[Record]:
    """The records of a JSON file: an object, a list of objects, or {"documents": [...]}.

    Raises
    ------
    InputError: `broken_json`, naming the line.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(
            f"The JSON is broken{line} ({error}).",
            kind="broken_json",
            mend="Mend it there; a file with one object a line is called .jsonl.",
        ) from error
    if isinstance(value, dict) and isinstance(value.get("documents"), list):
        value = value["documents"]
    if isinstance(value, dict):
        yield _record(value, 0)
        return
    if not isinstance(value, list):
        raise InputError(
            "The JSON holds no objects.",
            kind="broken_json",
            mend='Give an object with a "text", a list of them, or {"documents": [...]}.',
        )
    for number, item in enumerate(value, start=1):
        yield _record(item, number)


def _record(value: Any, number: int) -> Record:
    """A record of VALUE; number 0 is the only one of its file, which needs no place."""
    if not isinstance(value, dict):
        fault = InputError(
            "The record is no JSON object.", kind="broken_record", mend='Write {"text": "..."}.'
        )
        return Record(number, {}, fault)
    fields = {str(name).strip().lower(): field for name, field in value.items()}
    return Record(number, fields)


def read_csv(text: str) -> Iterator[Record]:
    """A record for each row of CSV with a header (separated by comma, semicolon or tab).

    Raises
    ------
    InputError: `broken_csv` or `no_text_column`.
    """
    header_line = text.lstrip("\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=header_line.count)
    limit = csv.field_size_limit(LONGEST_LINE)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        yield from _rows(rows, _header(rows))
    finally:
        csv.field_size_limit(limit)


def _header(rows: Iterator[list[str]]) -> list[str]:
    try:
        header = [name.strip().lower() for name in next(rows, [])]
    except csv.Error as error:
        raise InputError(
            f"The first line cannot be read ({error}).",
            kind="broken_csv",
            mend="Write the names of the columns there, with commas between them.",
        ) from error
    if not set(header) & set(TEXT_FIELDS):
        raise InputError(
            f"No column is called 'text' (there are: {', '.join(header)[:200]}).",
            kind="no_text_column",
            mend=f"Name the column with the text one of: {', '.join(TEXT_FIELDS)}.",
        )
    return header


def _rows(rows: Any, header: list[str]) -> Iterator[Record]:
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            fault = f"The row cannot be read ({error})."
            mend = "Quote fields that hold commas, quotes or line breaks."
            yield Record(line, {}, InputError(fault, kind="broken_record", mend=mend))
            continue
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            fault = f"The row has {len(row)} fields, the header {len(header)}."
            mend = "Quote fields that hold commas or line breaks."
            yield Record(line, {}, InputError(fault, kind="broken_record", mend=mend))
            continue
        fields = dict(zip(header, row, strict=True))
        yield Record(line, fields)
