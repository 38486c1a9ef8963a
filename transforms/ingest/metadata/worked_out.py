"""What a text itself tells: its title, outlet, authors, date, language and genre."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from parley.schemas.codebook.pages import Pages
from parley.transforms.ingest.metadata.bylines import (
    biography,
    dateline,
    imprint,
    names_alone,
    place_and_date,
)
from parley.transforms.ingest.metadata.dates import Usage, usage_of
from parley.transforms.ingest.metadata.language import detected_language
from parley.transforms.ingest.piece import Metadata, Piece
from parley.transforms.ingest.text.boilerplate import heading_name, is_organisation
from parley.transforms.ingest.text.live import is_time
from parley.transforms.ingest.text.phrases import any_of

_HEAD, _TAIL = 12, 2  # blocks at the top and at the end where bylines and dates stand
_TOP, _ENOUGH_CUES = 3, 2  # blocks whose cues of a genre count twice; how many tell it
_TITLE_AMONG = 3  # the headline is one of the first blocks, or there is none
_JOURNAL = re.compile(
    r"(?P<name>(?:[A-Z][\w&’'-]*,? (?:(?:of|and|for|the|in|on|&) )*){2,12}?)"
    r"(?:\(?Vol(?:ume|\.)?|Issue|No\.|\d{1,3}\s*\(|\(?(?:19|20)\d\d)",
)
_SCHOLARLY = re.compile(
    r"\bdoi\b|doi\.org|\bvol(?:ume|\.)?\s*\d|\bissn\b|\b\d{1,3}\s*\((?:19|20)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
When = tuple[date, str]


def worked_out(
    pieces: Sequence[Piece],
    genres: Mapping[str, Sequence[str]],
    words: Pages,
    margins: Sequence[str] = (),
) -> Metadata:
    """Metadata from PIECES alone, and from the MARGINS of their first page.

    GENRES gives the cue phrases of each genre, WORDS what stands around texts.
    """
    head = [*margins, *(piece.text for piece in pieces[:_HEAD])]
    title = _title(pieces, words)
    when = _published(pieces, words.changed) or _year_of_issue(pieces, margins)
    return Metadata(
        title=title,
        source_name=_outlet(head, words),
        authors=_authors(pieces, title, words.organisations),
        published_on=when[0] if when else None,
        published_precision=when[1] if when else None,
        language=detected_language(" ".join(piece.text for piece in pieces)),
        genre=_genre(pieces, genres),
    )


def _title(pieces: Sequence[Piece], words: Pages) -> str | None:
    """The first heading above all prose that is no byline, date or name of a part."""
    for piece in pieces[:_TITLE_AMONG]:
        if piece.kind in ("prose", "bullet"):
            return None
        named = (
            imprint(piece.text).stands_alone
            or is_time(piece.text)
            or _journal(piece.text, words.organisations)
        )
        if piece.kind == "heading" and not named:
            part = heading_name(piece.text) in words.headings.parts
            return None if part else _unlabelled(piece.text, words.titled)
    return None


def _unlabelled(title: str, labels: tuple[str, ...]) -> str:
    """TITLE without one of LABELS before it: "Headline: A bridge falls"."""
    found = any_of(labels).match(title)
    rest = title[found.end() :].lstrip() if found else ""
    return rest.removeprefix(":").lstrip() if rest.startswith(":") and len(rest) > 1 else title


def _outlet(head: Sequence[str], words: Pages) -> str | None:
    """The agency of a dateline, the journal of a volume, the outlet of "Outlet, 16 May 2025"."""
    for line in head:
        if found := _agency_dateline(words.agencies).match(line):
            return found["name"]
        if journal := _journal(line, words.organisations):
            return journal
        if (issued := place_and_date(line)) and is_organisation(issued[0], words.organisations):
            return issued[0]
    return None


def _journal(line: str, organisations: tuple[str, ...]) -> str | None:
    """The journal in a line such as "Journal of Small Matters, Vol. 4 (2024)"."""
    found = _JOURNAL.match(line) if len(line) < 150 else None
    if found is None or not is_organisation(found["name"], organisations):
        return None
    return found["name"].strip(" ,")


@lru_cache(maxsize=8)
def _agency_dateline(agencies: tuple[str, ...]) -> re.Pattern[str]:
    """A dateline with an agency: "KYIV, Ukraine (Reuters) -"."""
    names = "|".join(map(re.escape, agencies)) or "(?!)"
    return re.compile(rf"[A-Z][^()]{{2,60}}\((?P<name>{names})\)\s*[-–—]")


def _authors(
    pieces: Sequence[Piece], title: str | None, organisations: tuple[str, ...]
) -> tuple[str, ...]:
    """The names of bylines at the top, of a paper above its abstract, or of a note at the end."""
    names = [name for piece in pieces[:_HEAD] for name in imprint(piece.text).authors]
    if not names:
        headings = [piece.text for piece in pieces[:_HEAD] if piece.kind == "heading"]
        parts = [heading_name(text) for text in headings]
        above = headings[: parts.index("abstract")] if "abstract" in parts else []
        names = [
            name for text in above if text != title for name in names_alone(text, organisations)
        ]
    if not names and (name := biography(pieces[-1].text)):
        names = [name]
    return tuple(dict.fromkeys(names))


def _published(pieces: Sequence[Piece], changed: tuple[str, ...]) -> When | None:
    """The date that a line at the top or the end, or a dateline, tells.

    A date alone, or a place and a date, may also head a part of a chronology: it counts only
    where no other heading of the text is one. The date of a change counts where nothing else does.
    """
    usage = usage_of([piece.text for piece in pieces])
    marked = [piece.text for piece in [*pieces[:_HEAD], *pieces[-_TAIL:]]]
    last_changed = None
    for line in marked:
        said = imprint(line)
        found = said.date_by(usage) if said.says_published else None
        if found and any_of(changed).match(line):
            last_changed = last_changed or found
        elif found := found or dateline(line):
            return found
    return _date_alone(pieces, usage, changed) or _of_change(last_changed, pieces)


def _date_alone(pieces: Sequence[Piece], usage: Usage, changed: tuple[str, ...]) -> When | None:
    dates = [
        (number, found)
        for number, piece in enumerate(pieces)
        if piece.kind == "heading"
        and not any_of(changed).match(piece.text)
        and (found := _bare_date(piece.text, usage))
    ]
    if len(dates) != 1:
        return None
    number, when = dates[0]
    prose = [n for n, piece in enumerate(pieces) if piece.kind == "prose"]
    above = number < (prose[1] if len(prose) > 1 else len(pieces))
    return when if above or number >= len(pieces) - _TAIL else None


def _of_change(changed: When | None, pieces: Sequence[Piece]) -> When | None:
    """The date of a change as that of the publication, unless the text tells of older years only.

    Pages of long ago are changed still: what their text tells is of its time.
    """
    if changed is None:
        return None
    years = [
        int(year)
        for piece in pieces
        if not imprint(piece.text).is_date
        for year in _YEAR.findall(piece.text)
    ]
    return None if years and max(years) < changed[0].year - 1 else changed


def _bare_date(line: str, usage: Usage) -> When | None:
    issued = place_and_date(line, usage)
    return imprint(line).date_by(usage) or (issued[1] if issued else None)


def _year_of_issue(pieces: Sequence[Piece], margins: Sequence[str]) -> When | None:
    """The year of a journal's volume or DOI."""
    lines = [*margins, *(piece.text for piece in pieces[:_HEAD] if piece.kind == "heading")]
    for line in lines:
        years = _YEAR.findall(line) if _SCHOLARLY.search(line) else []
        if years:
            return date(int(years[-1]), 1, 1), "year"
    return None


def _genre(pieces: Sequence[Piece], genres: Mapping[str, Sequence[str]]) -> str | None:
    """The genre that most cue phrases tell; None when they are too few, or tell two alike.

    A phrase counts once, and twice at the top and the end, where texts say what they are.
    """
    texts = [piece.text for piece in pieces if piece.kind not in ("caption", "reference")]
    whole = "\n".join(texts).casefold()
    edges = "\n".join([*texts[:_TOP], *texts[_TOP:][-_TAIL:]]).casefold()
    counts = {
        genre: sum(_occurs(cue, whole) + _occurs(cue, edges) for cue in map(str.casefold, cues))
        for genre, cues in genres.items()
    }
    ranked = sorted(counts, key=lambda genre: -counts[genre])
    if not ranked or counts[ranked[0]] < _ENOUGH_CUES:
        return None
    return ranked[0] if len(ranked) == 1 or counts[ranked[0]] > counts[ranked[1]] else None


def _occurs(cue: str, text: str) -> bool:
    """Whether CUE stands in TEXT as whole words."""
    at = text.find(cue) if cue else -1
    while at >= 0:
        before, after = text[max(at - 1, 0) : at], text[at + len(cue) : at + len(cue) + 1]
        if not ((before.isalnum() and cue[0].isalnum()) or (after.isalnum() and cue[-1].isalnum())):
            return True
        at = text.find(cue, at + 1)
    return False
