"""A table is declared once; its Arrow schema, its SQL, its checks and its dictionary follow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.errors import SchemaError
from parley.schemas.relations import Relation, in_code, on_word_edges
from parley.schemas.rules import (
    Rule,
    distinct,
    finite,
    label,
    of_its_span,
    printable,
    quoted,
    span,
    without,
)
from parley.schemas.shares import (
    Share,
    Usual,
    of_empty,
    of_nulls,
    of_sizes,
    of_values,
    of_years,
)
from parley.schemas.sources import Source
from parley.schemas.vocabulary import Vocabulary

Row = dict[str, Any]
"""A row of some table, by column; its table says which columns and types these are."""

STRING = pa.string()
STRINGS = pa.list_(pa.field("element", pa.string(), nullable=False))
DATE = pa.date32()
TIMESTAMP = pa.timestamp("us", tz="UTC")
INTEGER = pa.int64()
REAL = pa.float64()
_PAIR = 2
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
    `refers_to` names the table and column whose values this one repeats, and `excluded` those of
    them that it must not hold. Values of a `vocabulary` are codes of it (`codes.code`). A `label`
    is a line that pages show as it stands.
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
    excluded: tuple[str, ...] = ()
    vocabulary: Vocabulary | None = None
    label: bool = False

    @property
    def of_list(self) -> bool:
        """Whether a value is a list."""
        return bool(self.type == STRINGS)

    @property
    def sql_type(self) -> str:
        """The column's type in DuckDB's SQL."""
        return _SQL[self.type]

    @property
    def comment(self) -> str:
        """Description and unit in one line, as DuckDB and Parquet readers show it."""
        return f"{self.description} [unit: {self.unit}]" if self.unit else self.description

    @property
    def metadata(self) -> dict[str, str]:
        """What the Arrow field tells besides its type: the same as comments and constraints."""
        told = {
            "description": self.description,
            "unit": self.unit,
            "allowed": json.dumps(self.allowed) if self.allowed else None,
            "excluded": json.dumps(self.excluded) if self.excluded else None,
            "minimum": _number(self.at_least),
            "maximum": _number(self.at_most),
            "pattern": self.pattern,
            "references": ".".join(self.refers_to) if self.refers_to else None,
        }
        return {name: value for name, value in told.items() if value is not None}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that the column alone gives its rows."""
        return tuple(without(self.name, value, of_list=self.of_list) for value in self.excluded)

    @property
    def form(self) -> tuple[Rule, ...]:
        """What holds of its values by its type: the gate alone checks it."""
        if self.type == REAL:
            return (finite(self.name),)
        if self.type == STRING and (self.label or self._is_id):
            return (label(self.name),)
        if self.type in (STRING, STRINGS) and not self.allowed:
            blank = bool(self.pattern and re.search(self.pattern, ""))
            text = printable(self.name, of_list=self.of_list, blank=blank)
            return (text, distinct(self.name)) if self.of_list and self.refers_to else (text,)
        return ()

    @property
    def _is_id(self) -> bool:
        """Whether it holds ids of its own, which pages take for names of their parts."""
        return self.name.endswith("_id") and not self.refers_to

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What its values must be beside other rows."""
        if self.vocabulary is None:
            return ()
        return (in_code(self.name, self.vocabulary, of_list=self.of_list),)

    @property
    def shares(self) -> tuple[Share, ...]:
        """How its values may be spread: over a closed vocabulary, years, sizes, or being there."""
        if self.run:
            return ()
        if self.allowed:
            return (of_values(self.name),)
        if self.type == DATE:
            return (of_years(self.name),)
        if self.type == REAL and self.at_most is None:
            return (of_sizes(self.name),)
        if self.nullable:
            return (of_nulls(self.name),)
        coded = self.refers_to or self.vocabulary
        return (of_empty(self.name),) if self.of_list and coded else ()

    @property
    def ddl(self) -> str:
        """The column's line in CREATE TABLE, with what one value must hold."""
        checks = [f"CHECK ({condition})" for condition in self._conditions()]
        return " ".join([self.plain_ddl, *checks])

    @property
    def plain_ddl(self) -> str:
        """The column's line in CREATE TABLE, with its type alone and whether it holds nulls."""
        return f'"{self.name}" {self.sql_type}' + ("" if self.nullable else " NOT NULL")

    def _conditions(self) -> list[str]:
        found = []
        if self.allowed:
            found.append(f'"{self.name}" IN ({", ".join(map(quoted, self.allowed))})')
        if self.at_least is not None:
            found.append(f'"{self.name}" >= {self.at_least}')
        if self.at_most is not None:
            found.append(f'"{self.name}" <= {self.at_most}')
        if self.pattern:
            found.append(f'regexp_matches("{self.name}", {quoted(self.pattern)})')
        return found


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Columns whose values stand in the columns `targets` of another table, or of the same.

    A value that is null, or one of several columns that is, refers to nothing. Of lists each
    member is a reference: no database can hold these as foreign keys (`of_list`).
    """

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]
    of_list: bool = False

    @property
    def target(self) -> str:
        """What is referred to, for people."""
        return f"{self.table}.{', '.join(self.targets)}"


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: what a row stands for, its columns, and the key that makes rows unique.

    `span_text` names the column that holds the very text between `char_start` and `char_end`
    of the row's document; tables with these columns are checked against `documents.text`.
    `order` is the order of rows in a release (the key, unless told otherwise). Spans lie inside the
    sentence that the row names, or, where the table `crosses_sentences`, start in it.
    `rules` hold of each row, and `joint_references` of several columns at once; a table that is
    `never_empty` has rows in each release of some document. `sources` tell whose data it holds.
    `relations` are what holds of rows beside others. Where there are many rows, the columns
    `varied` take several values, and so many words give about as many rows as is `usual`.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    section: Literal["dimension", "fact", "run"]
    span_text: str | None = None
    order: tuple[str, ...] = ()
    crosses_sentences: bool = False
    rules: tuple[Rule, ...] = ()
    joint_references: tuple[Reference, ...] = ()
    never_empty: bool = False
    sources: tuple[Source, ...] = ()
    relations: tuple[Relation, ...] = ()
    varied: tuple[str, ...] = ()
    usual: Usual | None = None

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        wanted = {
            *self.key,
            *self.order,
            *([self.span_text] if self.span_text else []),
            *self.varied,
            *(name for rule in self.rules for name in rule.columns),
            *(name for relation in self.relations for name in relation.columns),
            *(name for reference in self.joint_references for name in reference.columns),
        }
        if unknown := wanted - set(names):
            raise SchemaError(f"no column is called {sorted(unknown)}", where=self.name)
        if len(set(names)) < len(names):
            raise SchemaError("two columns have the same name", where=self.name)
        if empty := [name for name in self.key if self[name].nullable]:
            raise SchemaError(f"a key holds no nulls, but {empty} may be null", where=self.name)

    def __getitem__(self, name: str) -> Column:
        if name not in self._by_name:
            raise SchemaError(
                f"no column is called '{name}'; there are {', '.join(self.names)}",
                where=self.name,
            )
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

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
    def all_rules(self) -> tuple[Rule, ...]:
        """The rules of the table, of its columns and of its spans that keep rows out."""
        spans = (span("char_start", "char_end"),) if self.has_span else ()
        strict = (rule for rule in self.rules if rule.severity != "warning")
        return (*(rule for column in self.columns for rule in column.rules), *spans, *strict)

    @property
    def checked_rules(self) -> tuple[Rule, ...]:
        """All rules that the gate checks: besides `all_rules` warnings, and the form of values."""
        warnings = (rule for rule in self.rules if rule.severity == "warning")
        columns = self.columns if self.section != "run" else ()
        made = (
            (of_its_span(self.key[0]),) if self.has_span and "sentence_id" not in self.key else ()
        )
        form = (rule for column in columns for rule in column.form)
        return (*self.all_rules, *warnings, *made, *form)

    @property
    def all_relations(self) -> tuple[Relation, ...]:
        """The relations of the table, of its columns and of its spans."""
        edges = (on_word_edges(),) if self.has_span and self.section != "run" else ()
        columns = (relation for column in self.columns for relation in column.relations)
        return (*columns, *edges, *self.relations)

    @property
    def shares(self) -> tuple[Share, ...]:
        """How its rows may be spread over the values of its columns."""
        if self.section == "run":
            return ()
        return tuple(share for column in self.columns for share in column.shares)

    @property
    def compared(self) -> list[str]:
        """The columns in which one release is compared with another: never whole texts."""
        wanted = {"doc_id", *self.varied, *(share.column for share in self.shares)}
        wanted |= {column.name for column in self.columns if column.type == REAL}
        return [name for name in self.names if name in wanted] or [self.key[0]]

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All that its rows refer to, in the order of the columns."""
        single = (
            Reference(
                columns=(column.name,),
                table=column.refers_to[0],
                targets=(column.refers_to[1],),
                of_list=column.of_list,
            )
            for column in self.columns
            if column.refers_to
        )
        return (*single, *self.joint_references)

    @property
    def foreign_keys(self) -> list[Reference]:
        """The references that a database can hold."""
        return [each for each in self.references if not each.of_list]

    @cached_property
    def arrow(self) -> pa.Schema:
        """The Arrow schema; its metadata tell all that is declared."""
        fields = [
            pa.field(column.name, column.type, column.nullable, metadata=column.metadata)
            for column in self.columns
        ]
        metadata = {
            "table": self.name,
            "description": self.description,
            "primary_key": json.dumps(self.key),
            "foreign_keys": json.dumps(
                [
                    {"columns": each.columns, "table": each.table, "targets": each.targets}
                    for each in self.foreign_keys
                ]
            ),
            "rules": json.dumps([rule.sql for rule in self.all_rules]),
        }
        return pa.schema(fields, metadata=metadata)

    @property
    def ddl(self) -> str:
        """CREATE TABLE for DuckDB, with all constraints; tables referred to must be there."""
        lines = [column.ddl for column in self.columns]
        lines.append(f"PRIMARY KEY ({_names(self.key)})")
        lines += [
            f'FOREIGN KEY ({_names(each.columns)}) REFERENCES "{each.table}" '
            f"({_names(each.targets)})"
            for each in self.foreign_keys
        ]
        lines += [f"CHECK ({rule.sql})" for rule in self.all_rules]
        return f'CREATE TABLE "{self.name}" (\n  ' + ",\n  ".join(lines) + "\n)"

    @property
    def plain_ddl(self) -> str:
        """CREATE TABLE for DuckDB without keys, references and rules."""
        lines = [column.plain_ddl for column in self.columns]
        return f'CREATE TABLE "{self.name}" (\n  ' + ",\n  ".join(lines) + "\n)"

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
        SchemaError: a row lacks a column or has one more, or a value does not fit its type, or
        is null where the column holds no nulls.
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
        self._refuse_nulls(table)
        return table

    def _refuse_nulls(self, table: pa.Table) -> None:
        """Raise where TABLE, just built, breaks its own schema; Arrow does not look."""
        for column in self.columns:
            values = table[column.name]
            if not column.nullable and values.null_count:
                at = pc.index(pc.is_null(values), True).as_py()
                key = ", ".join(f"{name} {table[name][at].as_py()}" for name in self.key)
                raise SchemaError(
                    f"{column.name} is null in row {at} ({key}), which is not allowed",
                    where=self.name,
                )
            if column.of_list and pc.list_flatten(values).null_count:
                raise SchemaError(f"a list of {column.name} holds a null", where=self.name)

    def completed(self, table: pa.Table) -> pa.Table:
        """TABLE with those of the nullable columns that it lacks, all null."""
        for column in self.columns:
            if column.nullable and column.name not in table.column_names:
                nothing = pa.nulls(table.num_rows, column.type)
                table = table.append_column(column.name, nothing)
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
        if table.schema.equals(self.arrow, check_metadata=True):
            return table
        ordered = table.select(self.names)
        loose = pa.schema([field.with_nullable(True) for field in self.arrow])
        try:
            cast = ordered.cast(loose)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            raise SchemaError(str(error), where=self.name) from error
        return pa.Table.from_arrays(cast.columns, schema=self.arrow)

    def sorted(self, table: pa.Table) -> pa.Table:
        """The rows in the order of a release, in one piece; TABLE itself where it is so."""
        if _in_order(table, self.sort_names):
            whole = all(column.num_chunks <= 1 for column in table.columns)
            return table if whole else table.combine_chunks()
        return table.sort_by([(name, "ascending") for name in self.sort_names])


def _in_order(table: pa.Table, names: Iterable[str]) -> bool:
    """Whether no row of TABLE comes before the one above it, by the columns NAMES.

    What has nulls there may not be told so.
    """
    if table.num_rows < _PAIR:
        return True
    alike = pa.scalar(True)  # to the row above, in all columns before
    for name in names:
        above, below = table[name].slice(0, table.num_rows - 1), table[name].slice(1)
        before = pc.and_(alike, pc.less(below, above))
        if table[name].null_count or pc.any(before).as_py():
            return False
        alike = pc.and_(alike, pc.equal(below, above))
        if not pc.any(alike).as_py():
            break
    return True


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"
