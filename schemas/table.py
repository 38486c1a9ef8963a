"""A table is declared once; its Arrow schema, its SQL, its checks and its dictionary follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa

from parley.schemas.errors import SchemaError

Row = dict[str, Any]
"""A row of some table, by column; its table says which columns and types these are."""

STRING = pa.string()
STRINGS = pa.list_(pa.field("element", pa.string(), nullable=False))
DATE = pa.date32()
TIMESTAMP = pa.timestamp("us", tz="UTC")
INTEGER = pa.int64()
REAL = pa.float64()
BOOLEAN = pa.bool_()

_SQL = {
    STRING: "VARCHAR",
    STRINGS: "VARCHAR[]",
    DATE: "DATE",
    TIMESTAMP: "TIMESTAMP WITH TIME ZONE",
    INTEGER: "BIGINT",
    REAL: "DOUBLE",
    BOOLEAN: "BOOLEAN",
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its type, what it means, its unit, and which values it may hold.

    `run` marks a column that tells of the run and not of the texts (who wrote the row, and when):
    two runs over the same input agree in all other columns, byte for byte.
    `refers_to` names the table and column whose values this one repeats.
    """

    name: str
    type: pa.DataType
    description: str
    nullable: bool = False
    unit: str | None = None
    allowed: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    pattern: str | None = None
    run: bool = False
    refers_to: tuple[str, str] | None = None

    @property
    def sql_type(self) -> str:
        """The column's type in DuckDB's SQL."""
        return _SQL[self.type]

    @property
    def comment(self) -> str:
        """Description and unit in one line, as DuckDB and Parquet readers show it."""
        return f"{self.description} [unit: {self.unit}]" if self.unit else self.description


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: what a row stands for, its columns, and the key that makes rows unique.

    `span_text` names the column that holds the very text between `char_start` and `char_end`
    of the row's document; tables with these columns are checked against `documents.text`.
    `order` is the order of rows in a release (the key, unless told otherwise). Spans lie inside the
    sentence that the row names, or, where the table `crosses_sentences`, start in it.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    section: Literal["dimension", "fact", "run"]
    span_text: str | None = None
    order: tuple[str, ...] = ()
    crosses_sentences: bool = False

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        wanted = {*self.key, *self.order, *([self.span_text] if self.span_text else [])}
        if unknown := wanted - set(names):
            raise SchemaError(f"no column is called {sorted(unknown)}", where=self.name)
        if len(set(names)) < len(names):
            raise SchemaError("two columns have the same name", where=self.name)

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> list[str]:
        """The column names, in declared order."""
        return [column.name for column in self.columns]

    @property
    def has_span(self) -> bool:
        """Whether rows point at characters of a document."""
        return {"doc_id", "char_start", "char_end"} <= set(self.names)

    @property
    def data_names(self) -> list[str]:
        """The columns that depend on the input alone, and not on the run."""
        return [column.name for column in self.columns if not column.run]

    @property
    def sort_names(self) -> list[str]:
        """The columns by which a release orders the rows."""
        return list(self.order or self.key)

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema, with descriptions and units in the metadata."""
        fields = []
        for column in self.columns:
            metadata = {"description": column.description}
            if column.unit:
                metadata["unit"] = column.unit
            fields.append(pa.field(column.name, column.type, column.nullable, metadata=metadata))
        return pa.schema(fields, metadata={"table": self.name, "description": self.description})

    @property
    def ddl(self) -> str:
        """CREATE TABLE for DuckDB, without constraints: the gate has checked the rows before."""
        lines = ",\n".join(f'  "{c.name}" {c.sql_type}' for c in self.columns)
        return f'CREATE TABLE "{self.name}" (\n{lines}\n)'

    @property
    def comments(self) -> list[str]:
        """COMMENT ON statements for the table and each of its columns."""
        return [
            f'COMMENT ON TABLE "{self.name}" IS {quoted(self.description)}',
            *(
                f'COMMENT ON COLUMN "{self.name}"."{c.name}" IS {quoted(c.comment)}'
                for c in self.columns
            ),
        ]

    def empty(self) -> pa.Table:
        """The table without rows."""
        return self.arrow.empty_table()

    def from_rows(self, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
        """Build the table from row mappings.

        Raises
        ------
        SchemaError: a row lacks a column or has one more, or a value does not fit its type.
        """
        rows = list(rows)
        declared = set(self.names)
        for row in rows:
            if row.keys() != declared:
                given = set(row)
                raise SchemaError(
                    f"row lacks {sorted(declared - given)}, has besides {sorted(given - declared)}",
                    where=self.name,
                )
        try:
            table = pa.Table.from_pylist(rows, schema=self.arrow)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise SchemaError(str(error), where=self.name) from error
        return table

    def conform(self, table: pa.Table) -> pa.Table:
        """Return the same rows in declared columns and types.

        Raises
        ------
        SchemaError: a column is missing or one too many, or a type cannot be cast.
        """
        given, declared = set(table.column_names), set(self.names)
        if given != declared:
            raise SchemaError(
                f"lacks {sorted(declared - given)}, has besides {sorted(given - declared)}",
                where=self.name,
            )
        ordered = table.select(self.names)
        loose = pa.schema([field.with_nullable(True) for field in self.arrow])
        try:
            cast = ordered.cast(loose)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            raise SchemaError(str(error), where=self.name) from error
        return pa.Table.from_arrays(cast.columns, schema=self.arrow)

    def sorted(self, table: pa.Table) -> pa.Table:
        """The rows in the order of a release."""
        return table.sort_by([(name, "ascending") for name in self.sort_names])


def quoted(text: str) -> str:
    """TEXT as a string literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
