"""What the components write on a spaCy Doc: plain records that point at tokens.

Token ends are exclusive, as in spaCy. Each kind of record has a list of its own in `doc._`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from spacy.tokens import Doc, Span, Token


class Wording(StrEnum):
    """By what kind of wording a mention names its actors, where a later step has to know."""

    OTHER = "other"
    SURNAME = "surname"  # "Johnson", which may be somebody else's
    DEMONYM = "demonym"  # "the Russians"
    SIDES = "sides"  # "both sides"
    ORGANISATION = "organisation"  # what the model alone takes for one: "Supreme Court"
    APPOSITION = "apposition"  # "the host" beside the host's name


@dataclass(frozen=True, slots=True)
class Mention:
    """A wording that stands for one actor or, as "both sides" does, for several.

    `actors` is empty where it could not be told whom it means. `head` is the token by which a
    verb or a preposition governs the mention.
    """

    start: int
    end: int
    head: int
    kind: str
    actors: tuple[str, ...]
    confidence: float
    method: str
    label: str | None = None
    person: bool = False
    wording: Wording = Wording.OTHER


@dataclass(frozen=True, slots=True)
class Dated:
    """A time: an interval of days with its precision and what it rests on."""

    first: dt.date
    last: dt.date
    precision: str
    basis: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A wording of time in the text, resolved where the text lets a reader resolve it."""

    start: int
    end: int
    value: Dated | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words or view: content, speaker, cue, all as token spans.

    `speakers` holds actor ids (several for "both sides"); `scope` is the stretch of tokens whose
    statements rest on the speaker's word.
    """

    start: int
    end: int
    speakers: tuple[str, ...]
    kind: str
    confidence: float
    method: str
    speaker: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An action at its trigger, with who, whom, when, where, and whether it happened."""

    start: int
    end: int
    event_type: str
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    date: Dated | None
    place: str | None
    place_id: str | None
    factuality: str
    attributed_to: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A position of an actor on an issue, or toward another actor."""

    start: int
    end: int
    holder: str
    issue: str | None
    target: str | None
    position: str
    strength: float
    attributed_to: str
    confidence: float
    method: str
    date: Dated | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count, range, term or duration; `about_event` is an index into `doc._.events`."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    qualifier: str
    about_actor: str | None
    about_event: int | None
    as_of: Dated | None
    attributed_to: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason that the text gives for an outcome."""

    start: int
    end: int
    outcome: str
    reason: str
    attributed_to: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Source:
    """What the components may know of the document besides its text.

    `blocks` are (char_start, char_end, kind) of the layout; `published` is the date of
    publication with its precision.
    """

    blocks: tuple[tuple[int, int, str], ...] = ()
    published: dt.date | None = None
    published_precision: str = "none"
    genre: str = "other"
    publisher: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(slots=True)
class NewActor:
    """An actor that the text names and no codebook holds."""

    name: str
    kind: str
    country: str | None = None


@dataclass(slots=True)
class Found:
    """What one document adds to the dimensions: actors and places by id.

    It accumulates: each layer adds whom it meets first, and leaves what earlier layers have given.
    """

    actors: dict[str, NewActor] = field(default_factory=dict)
    places: dict[str, tuple[str, str | None, float | None, float | None, int | None, str]] = field(
        default_factory=dict
    )

    def add_actor(self, actor: str, new: NewActor) -> None:
        """Take up NEW under the id ACTOR, where no layer has done so before."""
        self.actors.setdefault(actor, new)


# Where spaCy keeps `doc._.kinds`: asked for every word, `doc._` itself would cost too much.
_KINDS = ("._.", "kinds", None, None)
_LISTS = (
    "mentions", "times", "attributions", "events", "stances", "quantities", "explanations",
)  # fmt: skip


def register() -> None:
    """Declare the extensions of Doc and Span; safe to call again."""
    for name in _LISTS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])
    if not Doc.has_extension("source"):
        Doc.set_extension("source", default=Source())
        Doc.set_extension("mention_heads", default={})
        Doc.set_extension("found", default=None)
        Doc.set_extension("kinds", default=())
        Doc.set_extension("anchor", default=None)
        Doc.set_extension("parties", default=())
        Span.set_extension("kind", getter=_kind)


def _kind(sentence: Span) -> str:
    """The layout kind of a sentence: that of the block in which it starts."""
    kinds = sentence.doc._.kinds
    return kinds[sentence.start] if kinds else "prose"


def in_reference(token: Token) -> bool:
    """Whether TOKEN stands in a list of references, where nobody acts."""
    kept: Mapping[Any, Any] = token.doc.user_data
    kinds = kept.get(_KINDS, ())
    return bool(kinds) and kinds[token.i] == "reference"


def mention_at(token: Token) -> Mention | None:
    """The mention whose head is TOKEN."""
    found: Mention | None = token.doc._.mention_heads.get(token.i)
    return found


def set_mentions(doc: Doc, mentions: list[Mention]) -> None:
    """Put MENTIONS on DOC in the order of the text, with their index by head."""
    mentions = sorted(mentions, key=lambda m: (m.start, m.end))
    doc._.mentions = mentions
    doc._.mention_heads = {mention.head: mention for mention in mentions}
