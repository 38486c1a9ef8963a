"""The wordings of time in a text, as characters with their parts."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS |= {"sept": 9}
WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 14),
}

_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?P<{0}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_TO = r"\s*(?:-|–|—|to|and|until|through|or)\s*"
_UNTIL = r"\s*(?:-|–|—|to|until|through)\s*"
_ABOUT = r"(?:(?:early|mid|late)[\s-]+)?"
_COUNT = r"(?P<n>\d{1,3}|(?i:" + "|".join(WORDS) + r"))"
_WHICH = r"(?P<which>(?i:last|next|this))"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<y>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])-(?P<dd>[0-3]\d)\b"),
    ("days", _DAY.format("d1") + _TO + _DAY.format("d2") + r"\s+(?:of\s+)?" + _MONTH.format("m1")
     + r"(?:,?\s+" + _YEAR.format("y") + r")?\b"),
    ("days", _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + _TO + _DAY.format("d2")
     + r"(?:,?\s+" + _YEAR.format("y") + r")?\b"),
    ("span", _DAY.format("d1") + r"\s+" + _MONTH.format("m1") + r"(?:,?\s+" + _YEAR.format("y1")
     + r")?" + _UNTIL + _DAY.format("d2") + r"\s+" + _MONTH.format("m2") + r"(?:,?\s+"
     + _YEAR.format("y") + r")?\b"),
    ("span", _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + r"(?:,?\s+" + _YEAR.format("y1")
     + r")?" + _UNTIL + _MONTH.format("m2") + r"\s+" + _DAY.format("d2") + r"\b(?:,?\s+"
     + _YEAR.format("y") + r")?(?!\d)"),
    ("day", _DAY.format("d1") + r"\s+(?:of\s+)?" + _MONTH.format("m1") + r"(?:,?\s+"
     + _YEAR.format("y") + r")?\b"),
    ("day", _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + r"\b(?:,?\s+" + _YEAR.format("y")
     + r")?(?!\d)"),
    ("months", _ABOUT + _MONTH.format("m1") + r"(?:\s+" + _YEAR.format("y1") + r")?" + _TO
     + _ABOUT + _MONTH.format("m2") + r"(?:,?\s+(?:of\s+)?" + _YEAR.format("y") + r")?\b"),
    ("month", r"\b" + _WHICH + r"\s+" + _MONTH.format("m1") + r"\b(?!\s+\d)"),
    ("month", r"(?:(?P<part>early|mid|late)[\s-]+)?" + _MONTH.format("m1") + r"(?:,?\s+(?:of\s+)?"
     + _YEAR.format("y") + r")?\b"),
    ("season", r"(?P<s>spring|summer|autumn|fall|winter)\s+(?:of\s+)?" + _YEAR.format("y") + r"\b"),
    ("years", _YEAR.format("y1") + r"\s*(?:-|–|—|to)\s*(?P<y2>(?:19|20)?\d\d)\b(?!\d)"),
    ("year", r"(?<![\w/.-])" + _YEAR.format("y") + r"(?![\w%]|[-–]\w|[.,]\d)"),
    ("weekday", r"(?:\b" + _WHICH + r"\s+)?(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday"
     r"|Saturday|Sunday)\b"),
    ("deictic", r"\b(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|"
     r"tomorrow|tonight|last night|overnight|this (?:morning|afternoon|evening))\b"),
    ("deictic", r"(?<![A-Za-z] )\b(?P<word>The day before yesterday|The day after tomorrow|"
     r"Yesterday|Today|Tomorrow|Tonight|Last night|Overnight|This (?:morning|afternoon|evening))"
     r"\b"),
    ("unit", r"\b(?P<which>(?i:last|next|this|the past))\s+(?P<u>week|month|year|weekend)\b"),
    ("unit", r"\b(?i:over|at|during|on) the (?P<u>weekend)\b"),
    ("near season", r"\b" + _WHICH + r"\s+(?P<s>spring|summer|autumn|winter)\b"),
    ("ago", r"\b" + _COUNT + r"\s+(?P<u>day|week|fortnight|month|year)s?\s+ago\b"),
    ("quarter", r"\b(?P<q>first|second|third|fourth|last|final)\s+quarter\s+of\s+"
     + _YEAR.format("y") + r"\b"),
    ("half", r"\b(?P<q>first|second)\s+half\s+of\s+" + _YEAR.format("y") + r"\b"),
)  # fmt: skip
_COMPILED = [(kind, re.compile(pattern)) for kind, pattern in _PATTERNS]
_BEFORE_MONTH = re.compile(
    r"\b(in|since|until|by|during|of|from|before|after|early|late|mid|last|and)$"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A time expression as characters, with its parts."""

    start: int
    end: int
    kind: str
    parts: dict[str, str]

    @property
    def has_year(self) -> bool:
        """Whether the wording itself names the year."""
        return any(self.parts.get(key) for key in ("y", "y1"))


def wordings(text: str) -> list[Wording]:
    """The time expressions in TEXT, longest first where they overlap, in order."""
    found: list[Wording] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            word = match.group(0)
            bare = kind == "month" and not match.groupdict().get("y") and word in {"May", "March"}
            if bare and not _is_month(text, match.start()):
                continue
            parts = {key: value for key, value in match.groupdict().items() if value}
            found.append(Wording(match.start(), match.end(), kind, parts))
    found.sort(key=lambda w: (w.start - w.end, w.start))
    kept: list[Wording] = []
    for wording in found:
        if all(wording.end <= other.start or wording.start >= other.end for other in kept):
            kept.append(wording)
    return sorted(kept, key=lambda w: w.start)


def _is_month(text: str, start: int) -> bool:
    """Whether a bare "May" or "March" is the month: a preposition of time stands before it."""
    return bool(_BEFORE_MONTH.search(text[max(0, start - 12) : start].lower().rstrip()))
