from __future__ import annotations

from parley.warehouse import quality
from parley.warehouse.dictionary import PATH, current_dictionary


def test_the_dictionary_is_current():
    assert PATH.read_text(encoding="utf-8") == current_dictionary(), (
        "docs/data-dictionary.md is stale: run `python -m parley.warehouse.dictionary`"
    )


def test_the_list_of_checks_is_current():
    page = quality.PATH.read_text(encoding="utf-8")
    assert page == quality.current_page(page), (
        "docs/quality.md is stale: run `python -m parley.warehouse.quality`"
    )
