"""The data dictionary as Markdown, from the declarations of tables and views alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parley.schemas.table import Column, Table
from parley.schemas.view import View

_HEAD = """\
# Data dictionary

<!-- Made by `python -m parley.warehouse.dictionary` from the declarations: do not edit. -->

What is published: each table as Parquet files in the folder `parquet/<table>/`, and all tables
and views in `parley.duckdb`. The same descriptions stand in the Parquet field metadata, in
DuckDB's comments, and in the view `data_dictionary`; keys, references, values allowed,
bounds, forms and rules are constraints in DuckDB too, and stand in the Parquet
metadata and in `parquet/datapackage.json`, which tells sources and licences besides.
"""
_SECTIONS = {
    "dimension": "Dimensions",
    "fact": "Facts",
    "run": "The run itself",
}


def dictionary(
    tables: Sequence[Table], views: Sequence[View], types: Mapping[str, Mapping[str, str]]
) -> str:
    """The whole dictionary; TYPES gives the SQL type of each column of each view."""
    parts = [_HEAD, _contents(tables, views)]
    for section, title in _SECTIONS.items():
        parts.append(f"## {title}\n")
        parts += [_table(table) for table in tables if table.section == section]
    parts.append("## Views\n")
    parts += [_view(view, types[view.name]) for view in views]
    return "\n".join(parts)


def _contents(tables: Sequence[Table], views: Sequence[View]) -> str:
    lines = [
        f"- {title}: {_links(table.name for table in tables if table.section == section)}"
        for section, title in _SECTIONS.items()
    ]
    return "\n".join([*lines, f"- Views: {_links(view.name for view in views)}", ""])


def _links(names: Iterable[str]) -> str:
    return ", ".join(f"[{name}](#{name})" for name in names)


def _table(table: Table) -> str:
    rows = [
        (column.name, column.sql_type, "yes" if column.nullable else "", _meaning(column))
        for column in table.columns
    ]
    return "\n".join(
        [
            f"### {table.name}\n",
            f"{table.description}\n",
            f"Key: {_code(table.key)}.{_rules(table)}\n",
            *_markdown(("Column", "Type", "Null", "Meaning"), rows),
            "",
        ]
    )


def _rules(table: Table) -> str:
    """What holds of several columns at once, in a sentence each."""
    parts = [f" Of each row: {rule.meaning}." for rule in table.rules]
    parts += [
        f" {_code(each.columns)} together refer to `{each.table}`."
        for each in table.joint_references
    ]
    return "".join(parts)


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _view(view: View, types: Mapping[str, str]) -> str:
    rows = [(name, types[name], text) for name, text in view.columns.items()]
    return "\n".join(
        [
            f"### {view.name}\n",
            f"{view.description}\n",
            *_markdown(("Column", "Type", "Meaning"), rows),
            "",
        ]
    )


def _meaning(column: Column) -> str:
    """Description and unit, values allowed, bounds and form, in a sentence each."""
    parts = [column.comment]
    if column.allowed:
        parts.append(f"One of: {', '.join(f'`{value}`' for value in column.allowed)}.")
    if column.at_least is not None and column.at_most is not None:
        parts.append(f"From {column.at_least} to {column.at_most}.")
    elif column.at_least is not None:
        parts.append(f"At least {column.at_least}.")
    if column.pattern:
        parts.append(f"Form: `{column.pattern}`.")
    if column.refers_to:
        parts.append(f"Refers to `{'.'.join(column.refers_to)}`.")
    return " ".join(parts)


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *([f"`{row[0]}`", *row[1:]] for row in rows)]
    return [
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines
    ]
