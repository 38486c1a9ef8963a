"""Data Docs that can be read without a network: an index of all tables, and GX's page of each.

GX's own pages fetch styles, scripts and a logo from several hosts, and list nothing without them;
so these are taken out, and an index and a small style sheet put in their place.
"""

from __future__ import annotations

import html
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from parley.schemas.table import Row
from parley.warehouse.store.files import remove

_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_REMOTE = re.compile(
    r"<(?:link|img)\b[^>]*?\b(?:href|src)=\"https?://[^>]*>|<footer\b.*?</footer>", re.DOTALL
)
_REMOTE_STYLE = re.compile(r"url\([\"']?https?://[^)]*\)")
_INDEX = re.compile(r"(?:\.\./)+index\.html")
_DEAD = re.compile(r"<link\b[^>]*favicon[^>]*>")
_HEAD = '<link rel="stylesheet" href="docs.css">'
_STYLE = Path(__file__).with_name("docs.css")


class Pages(Protocol):
    """What writes GX's pages (warehouse.suites.Suites)."""

    def write_pages(self, folder: Path) -> None:
        """Write GX's own page of each suite's results below FOLDER."""


def write_docs(pages: Pages, quality: pa.Table, folder: Path, run_id: str, at: datetime) -> None:
    """Build the site in FOLDER, in place of what is there; `index.html` is where to start."""
    remove(folder)
    folder.mkdir(parents=True)
    pages.write_pages(folder)
    remove(folder / "static")
    shutil.copy(_STYLE, folder / "docs.css")
    for path in sorted(folder.glob("validations/**/*.html")):
        table = path.relative_to(folder).parts[1]
        page = _offline(path.read_text(encoding="utf-8"))
        (folder / f"{table}.html").write_text(page, encoding="utf-8")
    remove(folder / "validations")
    (folder / "index.html").write_text(_index(quality, run_id, at), encoding="utf-8")


def _offline(page: str) -> str:
    """The page without anything that comes from elsewhere, to stand beside index.html."""
    page = _REMOTE_STYLE.sub("none", _REMOTE.sub("", _SCRIPT.sub("", page)))
    page = _INDEX.sub("index.html", _DEAD.sub("", page))
    return page.replace("</head>", f"{_HEAD}</head>", 1)


def _index(quality: pa.Table, run_id: str, at: datetime) -> str:
    by_table: dict[str, list[Row]] = {}
    for row in quality.to_pylist():
        by_table.setdefault(row["table_name"], []).append(row)
    lines = "\n".join(_line(name, rows) for name, rows in by_table.items())
    failed = sum(not row["success"] for rows in by_table.values() for row in rows)
    verdict = f"{failed} checks failed" if failed else "all held"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Parley: checks of the release</title>
{_HEAD}
</head>
<body>
<h1>Checks of the release</h1>
<p>Run {html.escape(run_id)}, {at:%Y-%m-%d %H:%M} UTC: {quality.num_rows} checks of \
{len(by_table)} tables, {verdict}.
A failed <em>error</em> stops the release, a failed <em>row</em> check sends rows to quarantine, a
<em>warning</em> is only told. The same results are in the table quality_results.</p>
<table>
<thead><tr><th>Table</th><th>Result</th><th>Checks</th><th>Failed</th></tr></thead>
<tbody>
{lines}
</tbody>
</table>
</body>
</html>
"""


def _line(name: str, rows: list[Row]) -> str:
    shown = html.escape(name)
    failed = [row for row in rows if not row["success"]]
    worst = next(
        (each for each in ("error", "row", "warning") if each in {r["severity"] for r in failed}),
        "passed",
    )
    told = "<br>".join(
        html.escape(f"{row['expectation']} {row['column_name']}: {row['observed_value']}")
        for row in failed
    )
    return (
        f'<tr><td><a href="{shown}.html">{shown}</a></td><td class="{worst}">{worst}</td>'
        f"<td>{len(rows)}</td><td>{told}</td></tr>"
    )
