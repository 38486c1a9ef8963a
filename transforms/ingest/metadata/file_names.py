"""Facts that people keep in the names of files: "03.05.2024 - Keller - Tagblatt - NEWS.txt"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from parley.schemas.codebook.pages import FileNames, Pages
from parley.transforms.ingest.metadata.dates import parse_date
from parley.transforms.ingest.piece import Metadata
from parley.transforms.ingest.text.boilerplate import is_organisation
from parley.transforms.ingest.text.clean import normal, one_line

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<by>[-_. ]?)(?P<month>\d\d?)(?P=by)(?P<day>\d\d?)"
    r"(?!\d|[-_]\d{4})"  # nor a time, as cameras and scanners write it
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d\d?)(?P<by>[-_. ])(?P<month>\d\d?)(?P=by)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_SHORT_YEAR = re.compile(
    r"(?<![\d.])(?P<day>\d\d?)(?P<by>\.)(?P<month>\d\d?)\.(?P<year>\d\d)(?![\d.])"
)
_MONTH_ALONE = re.compile(r"(?<![\d._-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)(?![\d._-])")
_DATE = "\x00"  # stands in a name where its date was
_SEPARATORS = (r"\s+[-–—|]+\s+|\s*[|;]\s*", r"_+", r"\s*,\s+", r"\s*[()\[\]]\s*")
_JOINTS = r"[-.]+"  # also stand within fields ("horn-monitor-2022-11-03-talks")
_SPACES = re.compile(r"[\s_]+")
_PERSON = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: (?:[^\W\d_]{1,3} ){0,2}[^\W\d_a-z][\w'’.-]*){0,3}")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.")
_FEWEST_TITLE_WORDS, _MOST_OUTLET_WORDS = 3, 5
_LONGEST = 255
_CENTURY_TURNS = 69  # of years in two digits: 68 is 2068, 69 is 1969, as in POSIX

When = tuple[date, str]


def told_by_name(stem: str, pages: Pages) -> Metadata:
    """What STEM, a file's name without its suffix, tells: the date, author, outlet, genre, title.

    Without a date nothing is told: such names follow no order. Of numbers the day stands before
    the month ("03.05.2024"), unless the year stands first or only the second can be a day. Fields
    that no word tells apart are author and outlet, in this order.
    """
    name = one_line(normal(stem[:_LONGEST]))
    found = _dated(name)
    if found is None:
        return Metadata()
    (day, precision), rest = found
    words = pages.file_names
    fields = _fields(rest, words)
    genres = [genre for each in fields if (genre := _genre(each, words))]
    author, outlet, title = _told_apart([f for f in fields if not _genre(f, words)], pages)
    return Metadata(
        title=title,
        source_name=outlet,
        authors=(author,) if author else (),
        published_on=day,
        published_precision=precision,
        genre=genres[0] if genres else None,
    )


def _told_apart(fields: Sequence[str], pages: Pages) -> tuple[str | None, str | None, str | None]:
    """The author, the outlet and the title among FIELDS.

    A lone name beside no outlet may be either, and so is none.
    """
    outlet = next((each for each in fields if _is_outlet(each, pages)), None)
    others = [each for each in fields if each != outlet]
    people = [each for each in others if _is_person(each)]
    if outlet is None and len(people) > 1:
        if _INITIAL.search(people[1]) and not _INITIAL.search(people[0]):
            people.reverse()
        outlet = people[1]
    rest = (each for each in others if each not in people)
    title = next((each for each in rest if len(each.split()) >= _FEWEST_TITLE_WORDS), None)
    return (people[0] if people and outlet else None), outlet, title


def _dated(name: str) -> tuple[When, str] | None:
    """The date in NAME, and NAME with a mark in its place; None where it has none, or several."""
    found: dict[When, str] = {}
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _SHORT_YEAR, _MONTH_ALONE):
        for match in pattern.finditer(name):
            if when := _when(match.groupdict()):
                found.setdefault(when, name[: match.start()] + _DATE + name[match.end() :])
        if found:
            break
    if not found:
        found = _in_words(name)
    return next(iter(found.items())) if len(found) == 1 else None


def _when(parts: dict[str, str | None]) -> When | None:
    year, month, day = (int(parts.get(part) or 0) for part in ("year", "month", "day"))
    if year < 100:
        year += 2000 if year < _CENTURY_TURNS else 1900
    if month > 12 and day <= 12 and parts.get("by") is not None:
        day, month = month, day
    try:
        return (date(year, month, day), "day") if day else (date(year, month, 1), "month")
    except ValueError:
        return None


def _in_words(name: str) -> dict[When, str]:
    """As `_dated`, of a field or three words that are a date: "Keller, 3 May 2024"."""
    words = _SPACES.sub(" ", name).replace(",", " , ").split()
    for start in range(len(words)):
        for size in (3, 2):
            text = " ".join(words[start : start + size])
            when = parse_date(text) if text[-4:].isdigit() and " " in text else None
            if when and when[1] != "year":
                rest = [*words[:start], _DATE, *words[start + size :]]
                return {when: " ".join(rest).replace(" , ", ", ")}
    return {}


def _fields(rest: str, words: FileNames) -> list[str]:
    """The fields of a name, split by the first separator that stands beside its date."""
    for separator in _SEPARATORS:
        if re.search(rf"(?:{separator}){_DATE}|{_DATE}(?:{separator})", rest):
            return _cut(rest, separator)
    parts = _cut(rest, _JOINTS)
    if len(parts) > 1 and " " not in rest.replace(_DATE, ""):
        return [each for each in parts if _genre(each, words) or _is_known_outlet(each, words)]
    return _cut(rest, r"\s{2,}")


def _cut(text: str, separator: str) -> list[str]:
    fields = (
        one_line(field.replace(_DATE, " ").replace("_", " ")) for field in re.split(separator, text)
    )
    stripped = (field.strip(" -–—_.,()[]") for field in fields)
    return [field for field in stripped if any(c.isalpha() for c in field)]


def _genre(field: str, words: FileNames) -> str | None:
    return next((g for g, names in words.genres.items() if field.casefold() in names), None)


def _is_outlet(field: str, pages: Pages) -> bool:
    if len(field.split()) > _MOST_OUTLET_WORDS:
        return False
    known = _is_known_outlet(field, pages.file_names)
    return known or is_organisation(field, pages.organisations)


def _is_known_outlet(field: str, words: FileNames) -> bool:
    lower = field.casefold()
    return lower in words.outlets or any(w.endswith(words.outlet_parts) for w in lower.split())


def _is_person(field: str) -> bool:
    """Whether FIELD may be a name: words with capitals, and no mark such as "FINAL" or "v2"."""
    shouted = field.isupper() and " " not in field
    return bool(_PERSON.fullmatch(field)) and not shouted
