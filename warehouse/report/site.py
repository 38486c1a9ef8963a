"""Pages and files of a report, written into one folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from parley.schemas.table import Row

_TEMPLATES = Path(__file__).with_name("templates")
_NO_PART: Sequence[Row] = ()


@dataclass(frozen=True)
class Thing:
    """Something that has a page, or a place on one: what it is called and where that is."""

    name: str
    page: str

    @cached_property
    def rest(self) -> str:
        """A link to it from where the page's way to the report's folder ends."""
        return f'{escape(self.page)}">{escape(self.name)}</a>'


@dataclass
class Site:
    """A folder of pages that link to each other by relative addresses.

    Parameters
    ----------
    folder: where the pages go; it exists.
    things: what pages can link to, by kind and id.
    common: values that every page needs.
    """

    folder: Path
    things: dict[str, dict[str, Thing]] = field(default_factory=dict)
    common: dict[str, Any] = field(default_factory=dict)
    n_pages: int = 0

    def __post_init__(self) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(link=self.link, sections=self.sections)
        self._sections: dict[tuple[str, str, bool], Markup] = {}

    def link(self, root: str, kind: str, id: str | None) -> Markup | str:
        """A link to a thing from a page whose way to the report's folder is ROOT.

        What has no page is named by its id, and nothing by nothing.
        """
        if id is None:
            return ""
        thing = self.things.get(kind, {}).get(id)
        if thing is None:
            return id
        return Markup(f'<a href="{root}{thing.rest}')

    def sections(self, root: str, page: str) -> Markup:
        """The list of sections, as PAGE shows it: made once for all pages of a section."""
        section = page.partition("/")[0].partition(".")[0]
        key = root, section, page == f"{section}.html"
        if key not in self._sections:
            template = self._environment.get_template("sections.html")
            values = {**self.common, "root": root, "section": section, "whole": key[2]}
            self._sections[key] = Markup(template.render(values))
        return self._sections[key]

    def write(self, template: str, page: str, **values: Any) -> None:
        """Write PAGE (a path below the folder) by TEMPLATE with VALUES."""
        root = "../" * page.count("/")
        text = self._environment.get_template(template).render(
            self.common, root=root, page=page, **values
        )
        path = self.folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.n_pages += 1

    def write_in_parts(
        self,
        template: str,
        page: str,
        lists: Mapping[str, Sequence[Row]],
        size: int,
        **values: Any,
    ) -> None:
        """Write PAGE, and further parts of it while any of LISTS has rows left.

        Each part shows the next SIZE rows of each list. `totals` has their lengths.
        """
        totals = {name: len(rows) for name, rows in lists.items()}
        n_parts = max(1, -(-max(totals.values(), default=0) // size))
        parts = [part_of(page, number) for number in range(1, n_parts + 1)]
        for number, name in zip(count(1), parts, strict=False):
            shown = {
                key: rows[(number - 1) * size : number * size] if rows else _NO_PART
                for key, rows in lists.items()
            }
            told = {"lists": shown, "totals": totals, "parts": parts, "part": number}
            self.write(template, name, **told, **values)

    def write_data(self, name: str, value: Any) -> None:
        """Write data/NAME.js, which pages load as parley.data.NAME: pages opened from disk may
        load scripts but nothing else."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
        folder = self.folder / "data"
        folder.mkdir(exist_ok=True)
        script = f"window.parley=window.parley||{{data:{{}}}};parley.data.{name}={text};\n"
        (folder / f"{name}.js").write_text(script, encoding="utf-8")


def part_of(page: str, number: int) -> str:
    """The page of part NUMBER of PAGE."""
    return page if number == 1 else f"{page.removesuffix('.html')}.{number}.html"


def columns_of(rows: Sequence[Row]) -> dict[str, list[Any]]:
    """ROWS as one list a column: a third of the size of a list of rows."""
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def by(rows: Iterator[Row] | Sequence[Row], key: str) -> dict[Any, list[Row]]:
    """ROWS by their value of KEY, in their order."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found
