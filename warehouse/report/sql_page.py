"""The page of a served report that asks the release in SQL."""

from __future__ import annotations

import shutil
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from parley.schemas.table import Row
from parley.warehouse.report.questions import Ask
from parley.warehouse.report.site import Site

_HERE = Path(__file__).parent
_LIVE, _EXAMPLES = _HERE / "live", _HERE / "examples"
PAGE = "sql.html"
LONGEST_QUESTION = 20_000
"""Characters that a question may have."""


def write_sql_page(site: Site, ask: Ask) -> None:
    """Write the page, with what it loads besides what every page does."""
    shutil.copytree(_LIVE, site.folder / "live")
    tables = [_table(list(rows)) for _, rows in groupby(ask("columns"), itemgetter("table_name"))]
    site.write(PAGE, PAGE, tables=tables, examples=examples(), longest=LONGEST_QUESTION)


def _table(columns: list[Row]) -> Row:
    first = columns[0]
    return {
        "name": first["table_name"],
        "kind": first["table_kind"],
        "description": first["table_description"],
        "columns": columns,
    }


def examples() -> list[Row]:
    """Questions to begin with: `title` and `sql`. Each file has its title in a comment above."""
    found = []
    for path in sorted(_EXAMPLES.glob("*.sql")):
        title, _, sql = path.read_text(encoding="utf-8").partition("\n")
        found.append({"title": title.removeprefix("-- "), "sql": sql.strip()})
    return found
