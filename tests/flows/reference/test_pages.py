"""Pages that are made from code are as the code is."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.flows.reference.pages import PAGES

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name):
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run `make docs`"


def test_pages_tell_what_is_declared():
    assert "`PARLEY_WORKERS`" in PAGES["reference/settings.md"]()
    command_line = PAGES["reference/command-line.md"]()
    assert "### `parley query`" in command_line
    assert command_line.count("Exit codes:") == 1
    assert "| `surnames` | list of text |" in PAGES["reference/codebook-format.md"]()
    assert "## parley.read" in PAGES["reference/python.md"]()
    assert "### How many were killed, by whose count?" in PAGES["cookbook.md"]()
