"""The page of a served report that asks the release in SQL."""

from __future__ import annotations

import shutil
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path

from parley.schemas.table import Row
from parley.warehouse.recipes import recipes
from parley.warehouse.report.questions import Ask
from parley.warehouse.report.site import Site

_LIVE = Path(__file__).with_name("live")
PAGE = "sql.html"
LONGEST_QUESTION = 20_000
"""Characters that a question may have."""


def write_sql_page(site: Site, ask: Ask) -> None:
    """Write the page, with what it loads besides what every page does."""
    shutil.copytree(_LIVE, site.folder / "live")
    tables = [_table(list(rows)) for _, rows in groupby(ask("columns"), itemgetter("table_name"))]
    themes = [
        {"name": theme.replace("_", " ").capitalize(), "questions": list(questions)}
        for theme, questions in groupby(recipes(), attrgetter("theme"))
    ]
    site.write(PAGE, PAGE, tables=tables, themes=themes, longest=LONGEST_QUESTION)


def _table(columns: list[Row]) -> Row:
    first = columns[0]
    return {
        "name": first["table_name"],
        "kind": first["table_kind"],
        "description": first["table_description"],
        "columns": columns,
    }
