"""The day from which a text speaks, where its metadata do not say it.

A text that calls somebody "President X" was written while X held that office, one that calls
somebody "former Prime Minister Y" after Y left it, and none before the dates it tells of. The
earliest day that agrees with most of this is taken, with the precision of a year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from parley.schemas.codebook.actors import Actor
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Anchor, Mention

_YEARS = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)(?![\w%])")
_FARTHEST = 6

Interval = tuple[dt.date, dt.date]


def anchor_of(
    doc: Doc,
    names: Sequence[Mention],
    actors: Callable[[str], Actor | None],
    roles: dict[str, str],
) -> Anchor:
    """The day of publication, else the day inferred from titles and dates in DOC."""
    source = doc._.source
    if source.published is not None and source.published_precision in {"day", "month"}:
        return Anchor(source.published, "day" if source.published_precision == "day" else "month")
    told = _latest_year(doc)
    if source.published is not None:
        told = max(told or source.published, source.published)
    if told is None:
        return Anchor(None, "none")
    evidence = _evidence(doc, names, actors, roles)
    days = {told, *(start for spans in evidence for start, _ in spans if start >= told)}

    def agreeing(day: dt.date) -> int:
        return sum(any(start <= day <= end for start, end in spans) for spans in evidence)

    best = min(days, key=lambda day: (-agreeing(day), day))
    if source.published is not None:
        best = best if best.year == source.published.year else source.published
    return Anchor(best, "year")


def _latest_year(doc: Doc) -> dt.date | None:
    kinds = doc._.kinds
    years = [
        int(token.text)
        for token in doc
        if _YEARS.fullmatch(token.text) and not (kinds and kinds[token.i] == "reference")
    ]
    return dt.date(max(years), 1, 1) if years else None


def _evidence(
    doc: Doc,
    names: Sequence[Mention],
    actors: Callable[[str], Actor | None],
    roles: dict[str, str],
) -> list[list[Interval]]:
    """For each title before a name, the intervals in which the text may have been written."""
    found = []
    for mention in names:
        actor = actors(mention.actors[0]) if len(mention.actors) == 1 else None
        if actor is None or not actor.offices or not mention.person:
            continue
        words = [token.lower_ for token in doc[max(0, mention.start - _FARTHEST) : mention.start]]
        role = next(
            (roles[form] for n in range(len(words)) if (form := " ".join(words[n:])) in roles), None
        )
        if role is None:
            continue
        held = [office for office in actor.offices if office.role == role]
        former = any(word in english(doc).times.former for word in words)
        spans: list[Interval] = []
        for office in held:
            if former and office.end:
                spans.append((office.end, dt.date.max))
            elif not former:
                spans.append((office.start or dt.date.min, office.end or dt.date.max))
        if spans:
            found.append(spans)
    return found
