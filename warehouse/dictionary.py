"""Write docs/data-dictionary.md: `python -m warehouse.dictionary`."""

from __future__ import annotations

from pathlib import Path

from schemas.dictionary import dictionary
from schemas.tables import TABLES
from warehouse.catalog import view_types, views

PATH = Path(__file__).parent.parent / "docs" / "data-dictionary.md"


def current_dictionary() -> str:
    """The dictionary of the tables and views as declared now."""
    return dictionary(TABLES, views(), view_types())


if __name__ == "__main__":
    PATH.write_text(current_dictionary(), encoding="utf-8")
