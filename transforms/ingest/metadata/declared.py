"""Metadata that somebody wrote down: in a manifest, in front matter, in the fields of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from parley.schemas.errors import InputError
from parley.schemas.vocabulary import DATE_PRECISIONS, GENRES
from parley.transforms.ingest.metadata.dates import Usage, parse_date
from parley.transforms.ingest.piece import Metadata
from parley.transforms.ingest.text.clean import normal, one_line

# The names under which each fact is usually found, the surest first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "source_name": ("source_name", "source", "outlet", "publisher", "site_name", "site"),
    "authors": ("authors", "author", "byline", "creator"),
    "published_on": ("published_on", "date", "published", "publication_date", "published_at"),
    "published_precision": ("published_precision", "date_precision"),
    "language": ("language", "lang"),
    "genre": ("genre",),
}
_PRECISIONS = [each for each in DATE_PRECISIONS if each in ("day", "month", "year")]
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")


def declared(
    facts: Mapping[str, Any], *, strict: bool, where: str = "", usage: Usage | None = None
) -> Metadata:
    """The metadata among FACTS, by their usual names.

    With `strict` (manifests, front matter: written for this project) a value that cannot be used
    raises InputError (`bad_metadata`); in others' records it counts as not given. USAGE is as for
    `parse_date`.
    """
    known = {str(name).strip().lower(): value for name, value in facts.items()}
    if _first(known, ("target",)) is not None:
        known.pop("source", None)  # who acts on the target, and no outlet
    given = {fact: _first(known, names) for fact, names in NAMES.items()}
    problems: list[str] = []
    metadata = _metadata(given, problems, usage or Usage())
    if strict and problems:
        raise InputError(
            " ".join(problems), where=where, kind="bad_metadata", mend="Mend it or leave it out."
        )
    return metadata


def _first(facts: Mapping[str, Any], names: Iterable[str]) -> Any:
    for name in names:
        value = facts.get(name)
        if value is not None and not (isinstance(value, str) and not value.strip()):
            return value
    return None


def date_fields(facts: Mapping[str, Any]) -> list[str]:
    """What FACTS hold as dates, as they are written."""
    names = NAMES["published_on"]
    return [str(value) for name, value in facts.items() if str(name).strip().lower() in names]


def _metadata(given: Mapping[str, Any], problems: list[str], usage: Usage) -> Metadata:
    found = parse_date(given["published_on"], usage)
    if given["published_on"] is not None and found is None:
        problems.append(
            f"The date {_text(given['published_on'])!r} cannot be read: write it as 2025-05-16, "
            "2025-05 or 2025."
        )
    precision = (_text(given["published_precision"]) or (found[1] if found else "day")).lower()
    if precision not in _PRECISIONS:
        problems.append(f"The precision {precision!r} is none of {', '.join(_PRECISIONS)}.")
        precision = found[1] if found else "day"
    genre = _text(given["genre"])
    if genre is not None and genre.lower() not in GENRES:
        problems.append(f"The genre {genre!r} is none of {', '.join(GENRES)}.")
        genre = None
    language = _text(given["language"])
    if language is not None and not _LANGUAGE.fullmatch(language):
        problems.append(f"The language {language!r} is no code such as 'en' or 'uk'.")
        language = None
    return Metadata(
        title=_text(given["title"]),
        source_name=_text(given["source_name"]),
        authors=_people(given["authors"]),
        published_on=found[0] if found else None,
        published_precision=precision if found else None,
        language=language[:2] if language else None,
        genre=genre.lower() if genre else None,
    )


def _text(value: Any) -> str | None:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    return one_line(normal(str(value))) or None


def _people(value: Any) -> tuple[str, ...]:
    """Authors from a list, or from text that separates them by ';' (a ',' may be in a name)."""
    items = value if isinstance(value, list | tuple) else (_text(value) or "").split(";")
    names = [_text(item.get("name") if isinstance(item, dict) else item) for item in items]
    return tuple(dict.fromkeys(name for name in names if name))
