"""All hostile files that lie in a folder under plain names."""

from __future__ import annotations

from tests.hostile import encodings, mails, pages, prints, records, repeats, signs, words
from tests.hostile.case import Case, together


def hostile_files() -> list[Case]:
    """Some hundreds of files, each with a name of its own."""
    return together(
        encodings.encodings, encodings.broken_bytes,
        signs.between, signs.active,
        repeats.repeats,
        records.broken_json, records.broken_csv, records.front_matter,
        pages.deep_pages, pages.broken_pages, pages.active_pages,
        words.bombs, words.leads_elsewhere, words.nested, words.broken_words,
        mails.broken_mails, mails.deep_mails, mails.active_mails,
        prints.broken_prints, prints.rings, prints.much, prints.active_prints,
    )  # fmt: skip
