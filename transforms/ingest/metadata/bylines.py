"""Lines that tell who wrote a text, where and when: bylines, datelines, addresses."""

from __future__ import annotations

import re
from datetime import date

from parley.transforms.ingest.metadata.dates import find_date, parse_date
from parley.transforms.ingest.text.boilerplate import is_organisation

When = tuple[date, str]

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_WORD = rf"{_CAPITAL}[\w'’.-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|bin|al|el|la|di)){{0,4}}"
_BY = r"(?:(?:[Ww]ritten|[Rr]eport(?:ed|ing)|[Ss]tory|[Ww]ords|[Tt]ext) )?(?:[Bb]y|BY)"
_BYLINE = re.compile(
    rf"(?:{_BY}|[Aa]uthors?:):?\s+(?P<names>{_NAME}(?:(?:,| and| &|, and) {_NAME}){{0,5}})"
    r"(?P<rest>(?:\s*[|•·–—,(-].{0,80})?)"
)
_DEGREE = r"(?:Ph\.? ?D|D\.? ?Phil|M\.?A|M\.?Sc|M\.?D|LL\.?[MB]|Dr|Prof(?:essor)?)\.?"
_SURNAME_FIRST = re.compile(
    r"(?P<surname>[^\W\d_][\w'’-]+),\s+(?P<given>[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,3}),?"
    rf"\s*{_DEGREE}(?:,\s*{_DEGREE})*"
)
_BIOGRAPHY = re.compile(
    rf"(?P<name>{_WORD}(?: {_WORD}){{1,3}}),? "
    r"(?:is (?:an?|the)|was an?|holds an?|works (?:as|at|for)|teaches|writes (?:about|on|for)) "
)
_WRITES = re.compile(
    r"\b(?:analyst|author|columnist|contribut\w+|correspondent|editor|fellow|historian|journalist"
    r"|lecturer|professor|reporter|researcher|scholar|teaches|writer|writes)\b"
)
_PERSON = rf"{_CAPITAL}[\w'’.-]+(?: {_WORD}){{1,3}}"
_NAMES_ALONE = re.compile(rf"{_PERSON}(?:(?:, and |, | and | & ){_PERSON}){{0,8}}")
_PLACE_AND_DATE = re.compile(
    r"(?P<name>[^\W\d_a-z][^,;:.!?\d]{1,60}), (?P<date>[^,;:!?]{6,25}(?:, \d{4})?)"
)
_ADDRESS = re.compile(r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+)(?:\s*[,;|]\s*\S+@\S+\.\w+)*")
_PUBLISHED = re.compile(
    r"(?:first |last )?(?:published|posted|updated|modified|issued|released|date)"
    r"(?: (?:on|at))?\s*:?\s+",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[,|@•·-]?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?(?:GMT|UTC|[A-Z]{2,4})(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*", re.IGNORECASE)
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITAL}(?:{_CAPITAL}|['’. -]){{2,40}}(?:, [\w'’. -]{{2,30}})?), "
    r"(?P<date>[^()—–]{4,30}?)"
    r"\s*(?:\([^()]{2,40}\))?\s*[—–-]{1,2}\s"
)


def stands_alone(line: str) -> bool:
    """Whether LINE is never a part of a sentence: an address, a byline, a date of publication."""
    if len(line) > 200:
        return False
    return bool(_ADDRESS.fullmatch(line)) or bool(byline(line)) or bool(publication_date(line))


def byline(line: str) -> tuple[str, ...]:
    """The authors that LINE names, if it is a byline."""
    if len(line) > 200:
        return ()
    if found := _SURNAME_FIRST.fullmatch(line):
        return (f"{found['surname']}, {found['given']}",)
    found = _BYLINE.fullmatch(line)
    if not found or len(line.split()) > 25:
        return ()
    names = re.split(r",\s*and\s+|,\s*|\s+and\s+|\s*&\s*", found["names"])
    return tuple(name.strip() for name in names if name.strip() and name[0].isupper())


def names_alone(line: str) -> tuple[str, ...]:
    """The persons in LINE, if it holds nothing but two or more words of name each."""
    if len(line) > 200 or not _NAMES_ALONE.fullmatch(line):
        return ()
    names = re.split(r",\s*and\s+|,\s*|\s+and\s+|\s*&\s*", line)
    return tuple(names) if not any(is_organisation(name) for name in names) else ()


def biography(text: str) -> str | None:
    """The author whom a closing note such as "Jo Bloggs is a fellow at ..." presents."""
    found = _BIOGRAPHY.match(text)
    return found["name"] if found and _WRITES.search(text) else None


def publication_date(line: str) -> When | None:
    """Date and precision, if LINE (or what follows its byline) is a date and nothing else.

    A year alone is no such date: it may head a part of a text.
    """
    if len(line) > 120:
        return None
    if found := _BYLINE.fullmatch(line):
        line = found["rest"].strip(" |•·–—,()-")
    line = _WEEKDAY.sub("", _TIME.sub("", _PUBLISHED.sub("", line, count=1)))
    when = parse_date(line.strip(" ,|•·–—-"))
    return when if when and when[1] != "year" else None


def published_line(line: str) -> When | None:
    """As publication_date, where LINE says that it tells the publication, or names the author."""
    if len(line) > 120 or not (_BYLINE.fullmatch(line) or _PUBLISHED.match(line)):
        return None
    return publication_date(line)


def place_and_date(line: str) -> tuple[str, When] | None:
    """A place or an outlet with a date, such as "Ankara, 16 May 2025"."""
    found = _PLACE_AND_DATE.fullmatch(line)
    when = find_date(found["date"]) if found else None
    return (found["name"], when) if found and when and when[1] != "year" else None


def dateline(text: str) -> When | None:
    """Date of a dateline with a year ("KYIV, 29 March 2022 — ...") before the first sentence."""
    found = _DATELINE.match(text)
    return find_date(found["date"]) if found else None
