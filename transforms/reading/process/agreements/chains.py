"""Phrases of one document that name the same instrument."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.transforms.reading.process.agreements.known import Known, date_of
from parley.transforms.reading.process.agreements.naming import How, Naming
from parley.transforms.reading.records import Dated

_WIDE = frozenset({"accord", "text"})
"""Families whose nouns may stand for an instrument of any other: "the deal", "the document"."""
_DATING = ("signed", "accepted_in_principle", "ratified", "in_force", "drafted", "proposed",
           "negotiated", "not_signed", "rejected")  # fmt: skip
_NEAR, _FAR = 120, 400
"""How many tokens back an instrument is fresh in mind, and how many it is not yet forgotten."""
_OFTEN = 3
_MONTHS = 62


@dataclass(slots=True)
class Chain:
    """One instrument with the phrases that name it, in the order of the text.

    A chain without phrases is made of terms that somebody puts without a name for them.
    """

    known: str | None = None
    namings: list[Naming] = field(default_factory=list)
    kind: str = "other"
    family: str = "accord"
    name: str = ""
    parties: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    date: Dated | None = None
    content: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    first: tuple[int, int] = (0, 0)

    def add(self, naming: Naming) -> None:
        """Take up NAMING with what it says of the instrument."""
        if not self.namings:
            self.kind, self.family = naming.kind, naming.family
            self.first = (naming.start, naming.end)
        elif self.kind == "other":
            self.kind = naming.kind
        self.namings.append(naming)
        self.content |= naming.content
        self.names |= naming.names
        self.third = tuple(dict.fromkeys((*self.third, *naming.third)))
        told = self.parties if self.known and self.parties else (*self.parties, *naming.parties)
        self.parties = tuple(p for p in dict.fromkeys(told) if p not in self.third)
        self.date = self.date or date_told(naming)

    @property
    def last(self) -> int:
        """The token of the phrase that names it last."""
        return self.namings[-1].head.i if self.namings else self.first[0]


def date_told(naming: Naming) -> Dated | None:
    """The date that a phrase gives its instrument: its own, or that of what became of it."""
    if naming.date is not None:
        return naming.date
    for status in _DATING:
        for told in naming.told:
            if told.row.status == status and told.own_date is not None:
                return told.own_date
    return None


def chained(namings: Iterable[Naming], known: Known, day: dt.date | None) -> list[Chain]:
    """The instruments of a document, each with its phrases.

    DAY is the text's own: what is told without a date is of its days.
    """
    chains: list[Chain] = []
    by_id: dict[str, Chain] = {}
    for naming in namings:
        own = naming.known
        chain = by_id.get(own) if own else _earlier(naming, chains)
        if chain is None and own is None:
            own = _described(naming, known, day)
            chain = by_id.get(own) if own else None
        if chain is None:
            chain = Chain(known=own)
            if own:
                _fill(chain, known, own)
                by_id[own] = chain
            chains.append(chain)
        kind = chain.kind
        chain.add(naming)
        if chain.known:
            chain.kind = kind if len(chain.namings) > 1 else known.entry(chain.known).kind
    return chains


def _fill(chain: Chain, known: Known, own: str) -> None:
    entry = known.entry(own)
    chain.name, chain.parties, chain.third = entry.name, entry.parties, entry.third
    chain.date = date_of(entry)


def _described(naming: Naming, known: Known, day: dt.date | None) -> str | None:
    """The known instrument that a description means; NAMING is dated by what is told of it."""
    before = naming.date
    naming.date = date_told(naming)
    try:
        return known.described(naming, day)
    finally:
        naming.date = before


def _earlier(naming: Naming, chains: list[Chain]) -> Chain | None:
    """The instrument told before that NAMING means: the one it says most of, then the nearest."""
    if naming.another:
        return None
    if naming.same is not None:
        return next((c for c in chains if any(n is naming.same for n in c.namings)), None)
    fitting = [chain for chain in chains if _fits(naming, chain)]
    return max(fitting, key=lambda chain: (_likeness(naming, chain), chain.last), default=None)


def _likeness(naming: Naming, chain: Chain) -> int:
    """How much of NAMING is told of CHAIN too: words, names, the noun itself, its family."""
    nouns = {each.head.lemma_.lower() for each in chain.namings}
    gap = naming.head.i - chain.last
    return (
        2 * _shared(naming, chain)
        + 2 * (naming.head.lemma_.lower() in nouns)
        + (naming.family == chain.family)
        + 2 * (gap < _NEAR)
        + (gap < _FAR)
        + (len(chain.namings) > _OFTEN)
    )


def _shared(naming: Naming, chain: Chain) -> int:
    return len(naming.content & chain.content) + 2 * len(naming.names & chain.names)


def _fits(naming: Naming, chain: Chain) -> bool:
    """Whether NAMING may mean the instrument of CHAIN."""
    if not _may_stand(naming, chain) or _contradicts(naming, chain):
        return False
    if naming.how is How.BACK and not naming.singled_out:
        return True
    if naming.family == chain.family and naming.family in {"truce", "exchange"}:
        return True
    if naming.how in {How.BACK, How.DEFINITE, How.OWNED} and naming.family == chain.family:
        return bool(_shared(naming, chain)) or not (naming.content or naming.names)
    return _shared(naming, chain) > 0 and naming.family == chain.family


def _may_stand(naming: Naming, chain: Chain) -> bool:
    if naming.family == chain.family:
        return True
    if naming.how is not How.BACK or naming.family not in _WIDE:
        return False
    if naming.family == "text" and chain.family in {"offer", "exchange"}:
        return False
    return naming.head.i - chain.last < _NEAR or not naming.singled_out


def _contradicts(naming: Naming, chain: Chain) -> bool:
    """Whether names, numbers, parties or dates say that they are two."""
    if naming.how is How.NAMED and chain.names and not naming.names & chain.names:
        return True
    numbers = {n for n in naming.names if n[:1].isdigit()}
    theirs = {n for n in chain.names if n[:1].isdigit()}
    if numbers and theirs and not numbers & theirs:
        return True
    if naming.parties and chain.parties and not set(naming.parties) & set(chain.parties):
        return True
    return _apart(date_told(naming), chain.date)


def _apart(one: Dated | None, other: Dated | None) -> bool:
    if one is None or other is None:
        return False
    gap = max((one.first - other.last).days, (other.first - one.last).days)
    return gap > _MONTHS
