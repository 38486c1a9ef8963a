"""References in brackets as their parts: who is cited, with which year."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = r"(?:(?:19|20)\d\d(?:[-–/]\d{2,4})?[a-z]?|n\.\s?d\.|forthcoming|in press)"
_BRACKET = re.compile(r"\(+([^()]{2,300})\)")
_PAGES = r"(?:[,:;]?\s*(?:pp?\.|para\.|paras\.|ch\.)?\s*[\d–—-]+)*"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|"
    r"August|September|October|November|December)\.?"
)
_DAY = rf"(?:,?\s*{_MONTH}(?:,?\s*\d{{1,2}})?)?"
_ITEM = re.compile(
    rf"^(?P<names>[^\d;]+?)[\s,]+(?P<when>{_MONTH}\s+)?{_YEAR}(?:,\s*{_YEAR})*{_DAY}{_PAGES}$"
)
_ONLY_YEAR = re.compile(rf"^{_YEAR}(?:,\s*{_YEAR})*{_DAY}{_PAGES}$")
_LEADS = re.compile(
    r"^(?:e\.\s*g\.|i\.\s*e\.|cf\.|see also|see, e\.\s*g\.|see|compare|quoted in|cited in|"
    r"as cited in|in|according to|source:|sources:|also|for example|for instance|notably)[,:]?\s*",
    re.IGNORECASE,
)
_ET_AL = re.compile(r",?\s*(?:\bet\s+al\b\.?|\band (?:others|colleagues)\b)")
_PARTICLES = frozenset(
    {"of", "the", "for", "and", "on", "de", "van", "von", "der", "den", "del", "della", "di", "da",
     "al", "la", "le", "in"}
)  # fmt: skip
_INITIALS = re.compile(r"[A-Z](?:(?:\.[\s-]*|[\s-]+)[A-Z])*\.?")
_NUMBERS = re.compile(r"\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A reference over the characters [start, end) of a text.

    `works` holds the names of each work cited ("Charap", "Radchenko"); it is empty where only a
    year stands, as after a name in the sentence. `numbers` are those of a numbered reference.
    """

    start: int
    end: int
    works: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[int, ...] = ()


def find_brackets(text: str) -> list[Bracket]:
    """The references in brackets of TEXT, in its order; brackets of other matter are left out."""
    found = []
    for match in _BRACKET.finditer(text):
        inner = " ".join(match.group(1).split())
        if _ONLY_YEAR.match(inner):
            found.append(Bracket(match.start(), match.end()))
        elif works := _works(inner):
            found.append(Bracket(match.start(), match.end(), works))
    for match in _NUMBERS.finditer(text):
        found.append(Bracket(match.start(), match.end(), numbers=_numbers(match.group(1))))
    return sorted(found, key=lambda bracket: bracket.start)


def _works(inner: str) -> tuple[tuple[str, ...], ...]:
    works: list[tuple[str, ...]] = []
    for item in inner.split(";"):
        text, before = item.strip(), ""
        while text != before:
            before, text = text, _LEADS.sub("", text)
        if works and _ONLY_YEAR.match(text):
            continue
        match = _ITEM.match(text)
        names = split_names(match.group("names")) if match else ()
        if not names:
            return ()
        works.append(names)
    return tuple(works)


def split_names(text: str) -> tuple[str, ...]:
    """The names of "A, B and C" or "A & B et al."; none where the text is no list of names."""
    text = _ET_AL.sub("", text).strip(" ,.")
    parts = [part.strip() for part in re.split(r"\s*(?:,|&|\band\b)\s*", text) if part.strip(" .")]
    for part in parts:
        words = part.split()
        if not words[0][0].isupper() or len(words) > 6:
            return ()
        if any(w[0].islower() and w not in _PARTICLES and "-" not in w for w in words):
            return ()
    names = [part for part in parts if not _INITIALS.fullmatch(part)]
    if any(re.fullmatch(_MONTH + r"(?:[–-].*)?", name) for name in names):
        return ()
    return tuple(names)


def _numbers(text: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for part in re.split(r"\s*[,;]\s*", text):
        ends = [int(n) for n in re.split(r"\s*[–-]\s*", part)]
        numbers += range(ends[0], min(ends[-1], ends[0] + 20) + 1)
    return tuple(numbers)
