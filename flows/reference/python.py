"""The page of what Python code may import."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import parley
from parley.flows.reference.markdown import page
from parley.warehouse import query

_HEAD = """\
# Python

What stands here keeps its names and its meaning from version to version; other modules may change.
Releases need none of it: `duckdb`, `pandas` and `polars` read them
([In BI tools, spreadsheets and notebooks](../bi.md)).
"""
_TOLD: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("parley.load", parley.load),
    ("parley.read", parley.read),
    ("parley.warehouse.query.run_query", query.run_query),
)
_SECTION = re.compile(r"^(Parameters|Raises)\n-+\n", re.MULTILINE)


def python_page() -> str:
    """Each function with its signature and its docstring."""
    return page(_HEAD, *(line for name, function in _TOLD for line in _function(name, function)))


def _function(name: str, function: Callable[..., Any]) -> Iterator[str]:
    signature = str(inspect.signature(function)).replace("'", "")
    yield f"## {name}"
    yield ""
    yield from ("```python", f"{name}{signature}", "```", "")
    yield _as_markdown(inspect.getdoc(function) or "")
    yield ""


def _as_markdown(text: str) -> str:
    """A docstring with its sections as lists."""
    summary, *sections = _SECTION.split(text)
    parts = [summary.strip()]
    for title, body in zip(sections[::2], sections[1::2], strict=True):
        entries = re.sub(r"^(\S[^:\n]*):", r"- `\1`:", body.strip(), flags=re.MULTILINE)
        parts.append(f"**{title}**\n\n{entries}")
    return "\n\n".join(parts)
