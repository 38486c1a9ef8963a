"""Two releases side by side, in SQL over their Parquet files: which rows differ, and why.

A row is known by its key and compared in the columns that depend on the texts. Its reason is what
has happened to the documents that it rests on: they are new, changed or gone, or were read anew
with another codebook, other code or another model. A row that a reviewer's correction marks has
that reason alone. Where the documents of a row tell nothing, or there are none, the reason is all
that has happened between the releases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from parley.schemas.errors import ConfigurationError, WarehouseError
from parley.schemas.rules import quoted
from parley.schemas.table import Row, Table
from parley.schemas.tables import BY_NAME, TABLES
from parley.warehouse.compare.documents import documents_of
from parley.warehouse.store.manifest import Versions
from parley.warehouse.store.published import files_of

COMPARED = tuple(table for table in TABLES if table.name not in ("runs", "quality_results"))
"""The tables that tell of the texts, or of what could not be read; others differ in every run."""

_UNREADABLE = (
    duckdb.IOException,
    duckdb.InvalidInputException,
    duckdb.SerializationException,
    duckdb.ConversionException,
)
_SQL = Path(__file__).parent / "sql"
_ALONE = "only "
"""Stands before the name of a table where it means the rows of files that one side alone has."""
_MARKS = r"regexp_extract_all(coalesce({}.method, ''), '\+correction:[^+]+')"


@dataclass(frozen=True)
class Side:
    """One of the two releases: its folder, what made it, and digests of its tables, if known."""

    folder: Path
    versions: Versions = field(default_factory=Versions)
    digests: dict[str, str] = field(default_factory=dict)

    def files(self, table: str) -> list[Path]:
        """The Parquet files of a table; there may be none."""
        return files_of(self.folder, table)


class Comparison:
    """Two releases that lie open beside each other."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, before: Side, after: Side) -> None:
        self._connection = connection
        self._before, self._after = before, after
        self._columns = {
            name: {table.name: _columns(side.files(table.name)) for table in COMPARED}
            for name, side in (("before", before), ("after", after))
        }
        self._open: set[str] = set()
        connection.execute("CREATE SCHEMA before; CREATE SCHEMA after")
        self._look_at("documents")
        connection.execute("CREATE TEMP TABLE made (cause VARCHAR, codebook VARCHAR)")
        if made := [*_made(before.versions, after.versions)]:
            connection.executemany("INSERT INTO made VALUES (?, ?)", made)
        connection.execute(_sql("causes"))

    def documents(self) -> dict[str, int]:
        """How many documents are new, changed and gone."""
        found = self._connection.execute(
            "SELECT cause, count(*) FROM causes WHERE cause LIKE '%document%' GROUP BY ALL"
        ).fetchall()
        # A document whose text has changed is two ids, the old one and the new one.
        changed = self._connection.execute(
            "SELECT count(DISTINCT coalesce(a.source_uri, b.source_uri)) FROM causes "
            "LEFT JOIN before.documents AS b ON b.doc_id = doc "
            "LEFT JOIN after.documents AS a ON a.doc_id = doc WHERE cause = 'changed document'"
        ).fetchall()
        counts = {str(cause): int(n) for cause, n in found}
        return counts | ({"changed document": int(changed[0][0])} if changed[0][0] else {})

    def changes(self) -> dict[str, dict[str, int]]:
        """How many rows of each table that differs were added, removed and changed."""
        differing = (table for table in COMPARED if not self._same(table))
        return {table.name: found for table in differing if (found := self._pair(table))}

    def counts(self) -> list[Row]:
        """The rows that differ: `table_name`, `change`, `reason` and `n_rows`."""
        rows: list[Row] = []
        for table in COMPARED:
            if self._same(table) or not self._pair(table):
                continue
            self._find_reasons(table)
            found = self._connection.execute(
                "SELECT change, reason, count(*) FROM differing GROUP BY ALL ORDER BY ALL"
            ).fetchall()
            rows += [
                {"table_name": table.name, "change": change, "reason": reason, "n_rows": n}
                for change, reason, n in found
            ]
        return rows

    def rows(self, name: str) -> pa.Table:
        """The rows of table NAME that differ: `change`, `reason`, the key, and what changed.

        `columns` are those that changed, `before` and `after` their values as text.

        Raises
        ------
        ConfigurationError: there is no such table, or it differs in every run.
        """
        table = next((each for each in COMPARED if each.name == name), None)
        if table is None:
            known = ", ".join(each.name for each in COMPARED)
            raise ConfigurationError(
                f"there is no table '{name}' to compare.", where="--table", mend=f"Take {known}."
            )
        self._pair(table)
        self._find_reasons(table)
        sql = _sql("values").format(
            table=table.name, keys=_names(table.key), changes=", ".join(self._changes(table))
        )
        return self._connection.execute(sql).to_arrow_table()

    def added_columns(self) -> list[str]:
        """The tables, and columns of tables, that only the later release has."""
        found = []
        for table in COMPARED:
            before, after = (self._columns[side][table.name] for side in ("before", "after"))
            if not before and after:
                found.append(table.name)
            elif before:
                found += [f"{table.name}.{each}" for each in after if each not in before]
        return found

    def _same(self, table: Table) -> bool:
        """Whether the file is the same one, or digests tell that all rows are the same."""
        digests = {side.digests.get(table.name, "") for side in (self._before, self._after)}
        before, after = (_on_disk(side.files(table.name)) for side in (self._before, self._after))
        shared = before.keys() == after.keys() and bool(before)
        return shared or (len(digests) == 1 and digests != {""})

    def _look_at(self, *names: str) -> None:
        """Make the views of tables that are not there yet; each opens a file."""
        for name in {*names} - self._open:
            before, after = (_on_disk(side.files(name)) for side in (self._before, self._after))
            shared = before.keys() & after.keys()
            for schema, files in (("before", before), ("after", after)):
                there = self._columns[schema][name]
                alone = [path for key, path in files.items() if key not in shared]
                for view, paths in ((name, [*files.values()]), (f"{_ALONE}{name}", alone)):
                    sql = _view(BY_NAME[name], f'{schema}."{view}"', paths, there)
                    self._connection.execute(sql)
            self._open.add(name)

    def _pair(self, table: Table) -> dict[str, int]:
        """Find the rows of TABLE that differ, and count them by what has become of them."""
        names = self._compared(table)
        marks = f"{_MARKS.format('a')} <> {_MARKS.format('b')}"
        self._look_at(table.name)
        sql = _sql("pairs").format(
            table=f'"{_ALONE}{table.name}"',
            key=f'"{table.key[0]}"',
            keys=_names(table.key),
            corrected=marks if "method" in table.names else "false",
            differs=" OR ".join(f'b."{n}" IS DISTINCT FROM a."{n}"' for n in names) or "false",
        )
        self._connection.execute(sql)
        found = self._connection.execute("SELECT change, count(*) FROM pairs GROUP BY ALL")
        return {str(change): int(n) for change, n in found.fetchall()}

    def _find_reasons(self, table: Table) -> None:
        documents = documents_of(table, "before")
        self._look_at("documents", *re.findall(r'before\."(\w+)"', documents))
        self._connection.execute(
            _sql("reasons").format(
                keys=_names(table.key),
                documents_before=documents,
                documents_after=documents_of(table, "after"),
            )
        )

    def _compared(self, table: Table) -> list[str]:
        """The columns in which rows are compared: those that both releases have."""
        before, after = (self._columns[side][table.name] for side in ("before", "after"))
        data = (name for name in table.data_names if name not in table.key)
        return [name for name in data if name in before and name in after]

    def _changes(self, table: Table) -> Iterator[str]:
        yield "NULL::STRUCT(name VARCHAR, before VARCHAR, after VARCHAR)"
        for name in self._compared(table):
            yield (
                f'CASE WHEN b."{name}" IS DISTINCT FROM a."{name}" THEN struct_pack('
                f'name := {quoted(name)}, before := b."{name}"::VARCHAR, '
                f'after := a."{name}"::VARCHAR) END'
            )


@contextmanager
def compared(before: Side, after: Side) -> Iterator[Comparison]:
    """Yield BEFORE and AFTER side by side.

    Raises
    ------
    WarehouseError: a file of one of them cannot be read.
    """
    try:
        with duckdb.connect(":memory:") as connection:
            connection.execute("SET TimeZone = 'UTC'")
            yield Comparison(connection, before, after)
    except (*_UNREADABLE, pa.ArrowException, OSError) as error:
        raise WarehouseError(
            f"the releases cannot be compared ({str(error).strip()}).",
            where=f"{before.folder.name}, {after.folder.name}",
            mend="`parley releases --verify` tells which files are not as they were published.",
        ) from error


def _made(before: Versions, after: Versions) -> Iterator[tuple[str, str | None]]:
    """What was made anew: the cause, and the codebook whose documents alone it touches."""
    if before.codebooks and after.codebooks:
        for name in sorted({*before.codebooks, *after.codebooks}):
            if before.codebooks.get(name) != after.codebooks.get(name):
                yield "new codebook", None if name == "general" else name
    elif before.knowledge != after.knowledge:
        yield "new codebook", None
    if (before.reading or before.code) != (after.reading or after.code):
        yield "new code", None
    if (before.model, before.reader) != (after.model, after.reader):
        yield "new model", None
    if before.corrections != after.corrections:
        yield "correction", None


def _columns(paths: Sequence[Path]) -> list[str]:
    return list(pq.read_schema(paths[0]).names) if paths else []


def _on_disk(paths: Sequence[Path]) -> dict[tuple[int, int], Path]:
    """PATHS by what they are on the disk: releases share the files that hold the same."""
    stats = ((path.stat(), path) for path in paths)
    return {(stat.st_dev, stat.st_ino): path for stat, path in stats}


def _view(table: Table, name: str, paths: Sequence[Path], there: list[str]) -> str:
    """A view of the TABLE in declared columns; those that the files lack are null."""
    columns = ", ".join(
        f'{_value(column.name, there)}::{column.sql_type} AS "{column.name}"'
        for column in table.columns
    )
    listed = ", ".join(quoted(str(path)) for path in paths)
    source = f"read_parquet([{listed}], hive_partitioning = false)"
    if not paths:
        columns = ", ".join(f'NULL::{each.sql_type} AS "{each.name}"' for each in table.columns)
        source = "range(0)"
    return f"CREATE VIEW {name} AS SELECT {columns} FROM {source}"


def _value(name: str, there: list[str]) -> str:
    return f'"{name}"' if name in there else "NULL"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
