"""All hostile files that lie in a folder under plain names."""

from __future__ import annotations

from functools import cache

from tests.hostile import encodings, mails, pages, prints, records, repeats, signs, words
from tests.hostile.case import Case, Cases

GROUPS: tuple[Cases, ...] = (
    encodings.encodings, encodings.broken_bytes,
    signs.between, signs.active,
    repeats.repeats,
    records.broken_json, records.broken_csv, records.front_matter,
    pages.deep_pages, pages.broken_pages, pages.active_pages,
    words.bombs, words.leads_elsewhere, words.nested, words.broken_words,
    mails.broken_mails, mails.deep_mails, mails.active_mails,
    prints.broken_prints, prints.rings, prints.much, prints.active_prints,
)  # fmt: skip
"""Some hundreds of files by what is wrong with them."""


@cache
def files_of(group: Cases) -> list[Case]:
    """The files of GROUP: made once, by who reads them, and not where tests are collected."""
    return [*group()]
