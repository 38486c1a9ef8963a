"""Data Docs that can be read without a network: an index of all tables, and GX's page of each.

The pages of GX's site builder fetch styles, scripts and a logo from several hosts. So what GX
renders of the results is shown by a view of our own, whose pages (`pages/`) hold GX's templates.
"""

from __future__ import annotations

import html
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import parley.warehouse.checks.unused  # noqa: F401 - before Great Expectations

# isort: split
import jinja2
import pyarrow as pa
from great_expectations.core import ExpectationSuiteValidationResult
from great_expectations.render.renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView

from parley.schemas.table import Row
from parley.warehouse.store.files import remove

_PAGES = Path(__file__).with_name("pages")
_STYLE = "docs.css"
_GRAVEST_FIRST = ("error", "row", "warning")


class _View(DefaultJinjaPageView):  # type: ignore[misc]
    """GX's view of a page of results, by the templates in `pages/`."""

    _template = "table_page.j2"

    def __init__(self) -> None:
        super().__init__(custom_views_directory=str(_PAGES))

    @jinja2.pass_context
    def render_content_block(
        self, context: jinja2.runtime.Context, block: object, *args: Any, **kwargs: Any
    ) -> str:
        """What GX makes of BLOCK; strings are values of the tables, which may look like HTML."""
        return str(super().render_content_block(context, _escaped(block), *args, **kwargs))

    def index(self, values: Mapping[str, Any]) -> str:
        """The page that lists all tables."""
        return str(self.env.get_template("index.html").render(values))


def _escaped(block: object) -> object:
    if isinstance(block, str):
        return html.escape(block, quote=False)
    return [_escaped(each) for each in block] if isinstance(block, list) else block


def write_docs(
    results: Mapping[str, ExpectationSuiteValidationResult],
    quality: pa.Table,
    folder: Path,
    run_id: str,
    at: datetime,
) -> None:
    """Build the site in FOLDER, in place of what is there; `index.html` is where to start.

    Parameters
    ----------
    results: what GX found, by table.
    quality: rows of QUALITY_RESULTS of the same checks.
    """
    remove(folder)
    add_docs(results, quality, folder, run_id, at)


def add_docs(
    results: Mapping[str, ExpectationSuiteValidationResult],
    quality: pa.Table,
    folder: Path,
    run_id: str,
    at: datetime,
) -> None:
    """The same, beside the pages of other tables in FOLDER; QUALITY tells of these too."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(_PAGES / _STYLE, folder / _STYLE)
    renderer, view = ValidationResultsPageRenderer(run_info_at_end=True), _View()
    for table, result in results.items():
        page = view.render(renderer.render(result))
        (folder / f"{table}.html").write_text(page, encoding="utf-8")
    index = view.index(_index(quality, run_id, at))
    (folder / "index.html").write_text(index, encoding="utf-8")


def _index(quality: pa.Table, run_id: str, at: datetime) -> dict[str, Any]:
    """What the index tells."""
    by_table: dict[str, list[Row]] = {}
    for row in quality.to_pylist():
        by_table.setdefault(row["table_name"], []).append(row)
    tables = [_line(name, rows) for name, rows in by_table.items()]
    return {
        "run_id": run_id,
        "at": f"{at:%Y-%m-%d %H:%M}",
        "n_checks": quality.num_rows,
        "n_failed": sum(len(table["failed"]) for table in tables),
        "tables": tables,
    }


def _line(name: str, rows: list[Row]) -> dict[str, Any]:
    failed = [row for row in rows if not row["success"]]
    severities = {row["severity"] for row in failed}
    worst = next((each for each in _GRAVEST_FIRST if each in severities), "passed")
    return {"name": name, "worst": worst, "n_checks": len(rows), "failed": failed}
