"""Write the pages that are made from code: `python -m parley.flows.reference`."""

from __future__ import annotations

from pathlib import Path

from parley.flows.reference.pages import PAGES

DOCS = Path(__file__).resolve().parents[2] / "docs"

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
