"""manifest.csv: the metadata of the files that lie beside it."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from parley.schemas.errors import InputError
from parley.transforms.ingest.metadata.declared import NAMES, declared
from parley.transforms.ingest.piece import Metadata

_FILE, _ENCODING = "file", "encoding"
_KNOWN = {_FILE, _ENCODING, *(name for names in NAMES.values() for name in names)}
_EXAMPLE = "file,title,source_name,authors,published_on,language,genre"


def parse_manifest(text: str, where: str) -> dict[str, dict[str, Any]]:
    """The metadata of each file that a manifest names, as `RawFile.metadata` takes them.

    TEXT is CSV with a column `file` (a path relative to the manifest) and any of title,
    source_name, authors (separated by ';'), published_on, published_precision, language, genre and
    encoding. Other columns are left alone, unless their name is nearly one of these.

    Raises
    ------
    InputError: `broken_manifest`; it names WHERE, with the line.
    """
    lines = text.removeprefix("\ufeff")
    delimiter = max(",;\t", key=lines.split("\n", 1)[0].count)
    rows = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter, strict=True)
    try:
        header = _header(next(rows, []), where)
        manifest: dict[str, dict[str, Any]] = {}
        for row in rows:
            if any(cell.strip() for cell in row):
                name, metadata = _described(row, header, f"{where}, line {rows.line_num}")
                if name in manifest:
                    raise _broken(
                        f"The file {name!r} has two rows.",
                        f"{where}, line {rows.line_num}",
                        "Remove one of them.",
                    )
                manifest[name] = metadata
    except csv.Error as error:
        raise _broken(
            f"The line cannot be read ({error}).",
            f"{where}, line {rows.line_num}",
            "Quote fields that hold commas, quotes or line breaks.",
        ) from error
    return manifest


def _header(cells: Iterable[str], where: str) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    if _FILE not in header:
        raise _broken("It has no column 'file'.", f"{where}, line 1", f"Begin it with: {_EXAMPLE}")
    for name in header:
        meant = difflib.get_close_matches(name, _KNOWN - {name}, n=1, cutoff=0.8)
        if meant and name not in _KNOWN:
            raise _broken(
                f"The column {name!r} is not known.", f"{where}, line 1", f"Is it {meant[0]!r}?"
            )
    return header


def _described(row: list[str], header: list[str], where: str) -> tuple[str, dict[str, Any]]:
    if len(row) != len(header):
        raise _broken(
            f"The line has {len(row)} fields, the first line {len(header)}.",
            where,
            "Quote fields that hold commas.",
        )
    facts = {name: cell.strip() for name, cell in zip(header, row, strict=True) if cell.strip()}
    name = facts.pop(_FILE, "").replace("\\", "/").removeprefix("./")
    if not name:
        raise _broken("The line names no file.", where, "Fill the column 'file'.")
    try:
        metadata = declared(facts, strict=True)
    except InputError as error:
        raise _broken(error.what, where, error.mend) from error
    known = {f.name: getattr(metadata, f.name) for f in fields(Metadata)}
    given = {fact: value for fact, value in known.items() if value}
    if _ENCODING in facts:
        given[_ENCODING] = facts[_ENCODING]
    return name, given


def _broken(what: str, where: str, mend: str) -> InputError:
    return InputError(what, where=where, mend=mend, kind="broken_manifest")
