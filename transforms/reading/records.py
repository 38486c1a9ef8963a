"""What the components write on a spaCy Doc: plain records that point at tokens.

Token ends are exclusive, as in spaCy. Each kind of record has a list of its own in `doc._`; what
reads well as spans also stands in `doc.spans`, so that displaCy draws it.

All of it is one object in `doc.user_data`. `Doc.to_bytes`, `DocBin` and spaCy's processes keep that
object as JSON, and it is read back when it is first asked for.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import srsly
from pydantic import Field, TypeAdapter
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
class PlaceMention:
    """The literal name of a place; `place` is the id of its record among what the Doc adds."""

    start: int
    end: int
    place: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A time: an interval of days with its precision and what it rests on."""

    first: dt.date
    last: dt.date
    precision: str
    basis: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which partial and relative times are read; `precision` is 'day', 'year', ..."""

    day: dt.date | None
    precision: str


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
    """A position of an actor on an issue, or toward another actor.

    `about` are those whom the wording of the issue names: sanctions on whom, whose membership.
    """

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
    about: tuple[str, ...] = ()


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
class Agreement:
    """An instrument that the document tells of, by its own mentions together.

    `known` is its id where it is known by name; `words` say what it is about, and `start` and `end`
    are the tokens by which it is first told.
    """

    start: int
    end: int
    known: str | None
    name: str
    kind: str
    parties: tuple[str, ...]
    third: tuple[str, ...]
    date: Dated | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementMention:
    """A wording that names an instrument; `agreement` is an index into `doc._.agreements`."""

    start: int
    end: int
    agreement: int
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class AgreementStatus:
    """A statement of what became of an instrument, at the word that tells it."""

    start: int
    end: int
    agreement: int
    status: str
    by: tuple[str, ...]
    date: Dated | None
    factuality: str
    attributed_to: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Provision:
    """A term of an instrument; `condition` and `duration` are token spans."""

    start: int
    end: int
    agreement: int
    issue: str | None
    pax: str | None
    obliged: tuple[str, ...]
    beneficiary: tuple[str, ...]
    force: str
    condition: tuple[int, int] | None
    duration: tuple[int, int] | None
    attributed_to: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Interest:
    """What an actor wants, needs or fears, or what presses on him; its words may name an issue."""

    start: int
    end: int
    holder: str
    kind: str
    issue: str | None
    attributed_to: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Round:
    """A round of talks that the document tells of, by its own mentions together.

    `start` and `end` are the tokens by which it is first told; `outcome` is a token span.
    """

    start: int
    end: int
    kind: str
    parties: tuple[str, ...]
    hosts: tuple[str, ...]
    mediators: tuple[str, ...]
    delegates: tuple[str, ...]
    level: str | None
    place: str | None
    place_id: str | None
    date: Dated | None
    outcome: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class RoundMention:
    """A wording that tells of a round or points to it.

    `round` is an index into `doc._.rounds` and `event` one into `doc._.events`, where it is told as
    an event; `outcome` is the token span of what it brought.
    """

    start: int
    end: int
    round: int
    event: int | None
    outcome: tuple[int, int] | None
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """A statement of what part an actor has, at the word that tells it."""

    start: int
    end: int
    actor: str
    role: str
    toward: tuple[str, ...]
    attributed_to: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A word that may take part in an event: the head of a phrase, and the kind of its actor.

    The shares tell how probably it is source, target, or the one on whose word the event rests.
    """

    head: int
    kind: str
    source: float
    target: float
    word: float


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event as the trained reader sees it at one token."""

    token: int
    event_type: str
    probability: float
    type_probability: float
    factuality: str
    factuality_probability: float
    who: tuple[Somebody, ...]


@dataclass(frozen=True, slots=True)
class ReadStance:
    """A position as the trained reader sees it, on an issue or toward an actor.

    `holder` is a word, or None for somebody whom no word of the sentence that starts at `sentence`
    names; `target` is the word that names the issue or the actor. The kinds are those of the actors
    at the two words.
    """

    sentence: int
    holder: int | None
    issue: str | None
    target: int
    position: str
    probability: float
    holder_kind: str = "none"
    target_kind: str = "none"


@dataclass(frozen=True, slots=True)
class ReadReason:
    """A reason for an outcome, as the trained reader sees it in the sentence that starts there."""

    sentence: int
    outcome: str
    reason: str
    probability: float


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
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues a text in his own voice: a body, or a person for a state or a body.

    `singular` are the actors whom "I" means, `plural` those whom "we" and "our country" mean.
    `named` are the tokens by which the text names its issuer ("this Government", "the Council").
    `clauses` are the tokens that open clauses whose subject is the token `head` ("The Council,
    recalling ..., 1. Condemns ..."); there are none where `head` is None.
    """

    singular: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    named: tuple[int, ...] = ()
    head: int | None = None
    clauses: tuple[int, ...] = ()


@dataclass(slots=True)
class NewActor:
    """An actor that the text names and no codebook holds.

    `stateless` is who is told to be of a body that belongs to no state.
    """

    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    stateless: bool = False


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


_DERIVED = Field(exclude=True)


@dataclass(slots=True)
class Annotations:
    """All that Parley knows of one Doc: each field is `doc._.<field>`, but for the last three.

    Mentions stand in five fields, each of one layer: `mentions` are found before all else,
    `speakers` with the attributions (first persons), `participants` with the events, `holders`
    with the stances and `wishers` with the interests (people and places that are told as such only
    there). `mentions_of` gives them all. `parties` are the two of the text's codebook, `rivals`
    these or else the two that the text itself tells.

    Those are worked out from the others, by one layer for the rest, and are not kept with the Doc.
    """

    source: Source = field(default_factory=Source)
    codebooks: tuple[str, ...] | None = None
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    anchor: Anchor | None = None
    home: str | None = None
    issuer: Issuer | None = None
    found: Found | None = None
    places: list[PlaceMention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    speakers: list[Mention] = field(default_factory=list)
    read: list[ReadEvent] = field(default_factory=list)
    read_stances: list[ReadStance] = field(default_factory=list)
    read_reasons: list[ReadReason] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    participants: list[Mention] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    holders: list[Mention] = field(default_factory=list)
    wishers: list[Mention] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    explanations: list[Explanation] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    agreement_mentions: list[AgreementMention] = field(default_factory=list)
    agreement_status: list[AgreementStatus] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    round_mentions: list[RoundMention] = field(default_factory=list)
    role_claims: list[RoleClaim] = field(default_factory=list)
    interests: list[Interest] = field(default_factory=list)
    heads: Annotated[dict[int, Mention] | None, _DERIVED] = None
    scopes: Annotated[dict[int, tuple[str, ...]] | None, _DERIVED] = None
    words: Annotated[dict[int, Any], _DERIVED] = field(default_factory=dict)


_KEY = "parley"
_PLAIN = TypeAdapter(Annotations)
_WORKED_OUT = frozenset({"heads", "scopes", "words"})
FIELDS = tuple(each.name for each in fields(Annotations) if each.name not in _WORKED_OUT)


def annotations_of(doc: Doc) -> Annotations:
    """What Parley knows of DOC; it may be changed."""
    known = doc.user_data.get(_KEY)
    if type(known) is not Annotations:
        known = Annotations() if known is None else _PLAIN.validate_json(known)
        doc.user_data[_KEY] = known
    return known


def _encoded(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """VALUE as msgpack can write it; spaCy asks this of all that msgpack does not know."""
    if type(value) is Annotations:
        return _PLAIN.dump_json(value)
    return chain(value) if chain is not None else value


srsly.msgpack_encoders.register("parley", func=_encoded)


def register() -> None:
    """Declare the extensions of Doc and Span; safe to call again."""
    for name in FIELDS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=partial(_get, name), setter=partial(_set, name))
    if not Span.has_extension("kind"):
        Span.set_extension("kind", getter=_kind)


def _get(name: str, doc: Doc) -> Any:
    return getattr(annotations_of(doc), name)


def _set(name: str, doc: Doc, value: Any) -> None:
    known = annotations_of(doc)
    setattr(known, name, value)
    if name in _MENTIONS:
        known.heads = None
    elif name == "attributions":
        known.scopes = None
    if name in _SPANS:
        doc.spans[name] = [_SPANS[name](doc, record) for record in value]


_MENTIONS = ("mentions", "speakers", "participants", "holders", "wishers")


def _mention_span(doc: Doc, mention: Mention) -> Span:
    return Span(doc, mention.start, mention.end, mention.kind, kb_id=_only(mention.actors))


# The label of a span says of which kind it is; its kb_id whom or what it is about.
_SPANS: dict[str, Callable[[Doc, Any], Span]] = {
    **dict.fromkeys(_MENTIONS, _mention_span),
    "events": lambda doc, event: Span(doc, event.start, event.end, event.event_type),
    "attributions": lambda doc, attribution: Span(
        doc,
        attribution.start,
        attribution.end,
        attribution.kind,
        kb_id=_only(attribution.speakers),
    ),
    "stances": lambda doc, stance: Span(
        doc, stance.start, stance.end, stance.position, kb_id=stance.issue or stance.target or ""
    ),
}
SPANS = tuple(_SPANS)


def _only(actors: Iterable[str]) -> str:
    return "|".join(actors)


def _kind(sentence: Span) -> str:
    """The layout kind of a sentence: that of the block in which it starts."""
    kinds = annotations_of(sentence.doc).kinds
    return kinds[sentence.start] if kinds else "prose"


def in_reference(token: Token) -> bool:
    """Whether TOKEN stands in a list of references, where nobody acts.

    It is asked for every word, and so goes past `doc._`, which costs more.
    """
    kinds = annotations_of(token.doc).kinds
    return bool(kinds) and kinds[token.i] == "reference"


def is_of_codebook(doc: Doc) -> bool:
    """Whether DOC is about a conflict that a codebook holds, whose texts the rules know best."""
    return bool(doc._.codebooks) and bool(doc._.parties)


def mention_at(token: Token) -> Mention | None:
    """The mention whose head is TOKEN, by the layers that have read the Doc so far."""
    known = annotations_of(token.doc)
    if known.heads is None:
        known.heads = {mention.head: mention for mention in mentions_of(token.doc)}
    return known.heads.get(token.i)


def issuer_at(token: Token) -> tuple[str, ...]:
    """The issuers of the text where it names them at TOKEN by a noun; none elsewhere."""
    issuer = annotations_of(token.doc).issuer
    return issuer.plural if issuer is not None and token.i in issuer.named else ()


def mentions_of(doc: Doc) -> list[Mention]:
    """All mentions of DOC in the order of the text, by the layers that have read it so far."""
    known = annotations_of(doc)
    return _in_order([each for layer in _MENTIONS for each in getattr(known, layer)])


def place_at(token: Token) -> PlaceMention | None:
    """The name of a place in which TOKEN stands."""
    places = annotations_of(token.doc).places
    at = bisect.bisect_right(places, token.i, key=lambda place: place.start) - 1
    return places[at] if at >= 0 and token.i < places[at].end else None


def country_at(token: Token) -> str | None:
    """The country of the place in whose name TOKEN stands; None where there is none or no name."""
    named, found = place_at(token), annotations_of(token.doc).found
    if named is None or found is None:
        return None
    return found.places[named.place][1]


def set_mentions(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Put MENTIONS on DOC in the order of the text."""
    doc._.mentions = _in_order(mentions)


def add_mentions(
    doc: Doc, mentions: Iterable[Mention], layer: str = "participants"
) -> list[Mention]:
    """Add to a LAYER of DOC those MENTIONS that stand where there is none yet, and return them."""
    mentions = list(mentions)
    if not mentions:  # which is so for most sentences: all that is known is not gone through
        return []
    known = mentions_of(doc)
    heads = {mention.head for mention in known}
    spans = {(mention.start, mention.end) for mention in known}
    new = [m for m in mentions if m.head not in heads and (m.start, m.end) not in spans]
    setattr(doc._, layer, _in_order([*getattr(doc._, layer), *new]))
    return new


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))
