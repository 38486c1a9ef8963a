"""Lines that tell who wrote a text, where and when: bylines, datelines, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parley.transforms.ingest.metadata.dates import Usage, find_date, is_in_digits, parse_date
from parley.transforms.ingest.text.boilerplate import is_organisation

When = tuple[date, str]

_LONGEST, _LONGEST_DATE = 200, 120  # characters of a line that is no prose, of one that is a date
_AND = re.compile(r",\s*and\s+|,\s*|\s+and\s+|\s*&\s*")

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
    r"[,|@•·-]?\s*(?:at\s+)?(?<![\d.])\d{1,2}[:.]\d\d(?::\d\d)?(?!\.?\d)\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?(?:GMT|UTC|[A-Z]{2,4})(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b\.?,?\s*",
    re.IGNORECASE,
)
_CHANGED_BESIDE = re.compile(r"\s*[|•·–—,(/-]\s*(?:last )?(?:updated|modified)\b.*", re.IGNORECASE)
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITAL}(?:{_CAPITAL}|['’. -]){{2,40}}(?:, [\w'’. -]{{2,30}})?), "
    r"(?P<date>[^()—–]{4,30}?)"
    r"\s*(?:\([^()]{2,40}\))?\s*[—–-]{1,2}\s"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a line says of the making of its text: who wrote it, when it came out, an address.

    `date` is a date and nothing else beside the authors, `numbers` one whose day and month cannot
    be told apart; `says_published` tells whether the line names it as that of the publication, or
    the authors with it. A line of prose says nothing.
    """

    authors: tuple[str, ...] = ()
    date: When | None = None
    says_published: bool = False
    is_address: bool = False
    numbers: str | None = None

    @property
    def stands_alone(self) -> bool:
        """Whether the line is never a part of a sentence."""
        return self.is_address or bool(self.authors) or self.is_date

    @property
    def is_date(self) -> bool:
        """Whether the line is a date, known or not."""
        return self.date is not None or self.numbers is not None

    def date_by(self, usage: Usage) -> When | None:
        """The date, with numbers as USAGE tells to read them."""
        return self.date or parse_date(self.numbers, usage)


@lru_cache(maxsize=4096)
def imprint(line: str) -> Imprint:
    """What LINE says of its text; kept, since layout, headings and metadata all ask for it."""
    if len(line) > _LONGEST:
        return Imprint()
    by = _BYLINE.fullmatch(line)
    says_published = bool(by or _PUBLISHED.match(line))
    is_address = bool(_ADDRESS.fullmatch(line))
    text = _date_text(line, by)
    when = parse_date(text)
    date = when if when and when[1] != "year" else None  # a year may head a part of a text
    numbers = text if when is None and is_in_digits(text) else None
    return Imprint(_authors(line, by), date, says_published, is_address, numbers)


def _authors(line: str, by: re.Match[str] | None) -> tuple[str, ...]:
    """The authors that LINE names, if it is a byline."""
    if found := _SURNAME_FIRST.fullmatch(line):
        return (f"{found['surname']}, {found['given']}",)
    if not by or len(line.split()) > 25:
        return ()
    names = _AND.split(by["names"])
    return tuple(name.strip() for name in names if name.strip() and name[0].isupper())


def _date_text(line: str, by: re.Match[str] | None) -> str:
    """What would be the date if LINE (or what follows its byline) is a date and nothing else."""
    if len(line) > _LONGEST_DATE:
        return ""
    rest = by["rest"].strip(" |•·–—,()-") if by else line
    rest = _CHANGED_BESIDE.sub("", rest)
    rest = _WEEKDAY.sub("", _TIME.sub("", _PUBLISHED.sub("", rest, count=1)))
    return rest.strip(" ,|•·–—-")


def names_alone(line: str, organisations: tuple[str, ...]) -> tuple[str, ...]:
    """The persons in LINE, if it holds nothing but two or more words of name each.

    ORGANISATIONS are words of names that are no person's.
    """
    if len(line) > _LONGEST or not _NAMES_ALONE.fullmatch(line):
        return ()
    names = _AND.split(line)
    return tuple(names) if not any(is_organisation(name, organisations) for name in names) else ()


def biography(text: str) -> str | None:
    """The author whom a closing note such as "Jo Bloggs is a fellow at ..." presents."""
    found = _BIOGRAPHY.match(text)
    return found["name"] if found and _WRITES.search(text) else None


def place_and_date(line: str, usage: Usage | None = None) -> tuple[str, When] | None:
    """A place or an outlet with a date, such as "Ankara, 16 May 2025"."""
    found = _PLACE_AND_DATE.fullmatch(line)
    when = find_date(found["date"], usage or Usage()) if found else None
    return (found["name"], when) if found and when and when[1] != "year" else None


def dateline(text: str) -> When | None:
    """Date of a dateline with a year ("KYIV, 29 March 2022 — ...") before the first sentence."""
    found = _DATELINE.match(text)
    return find_date(found["date"]) if found else None
