"""Write docs/data-dictionary.md: `python -m parley.warehouse.dictionary`."""

from __future__ import annotations

from pathlib import Path

from parley.schemas.dictionary import dictionary
from parley.schemas.tables import TABLES
from parley.warehouse.store.catalog import view_types, views

PATH = Path(__file__).resolve().parents[1] / "docs" / "data-dictionary.md"


def current_dictionary() -> str:
    """The dictionary of the tables and views as declared now."""
    return dictionary(TABLES, views(), view_types())


if __name__ == "__main__":
    PATH.write_text(current_dictionary(), encoding="utf-8")
