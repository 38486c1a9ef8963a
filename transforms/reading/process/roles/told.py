"""Parts that the events of a text show: who fights, who mediates, who hosts, who arms whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from parley.schemas.codebook.roles import RoleWords
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import coordinated
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.process.roles.claims import (
    HOST,
    MEDIATOR,
    PRIMARY,
    SUPPORTER,
    Claim,
)
from parley.transforms.reading.process.roles.words import is_own
from parley.transforms.reading.records import Event, RoundMention, in_reference, mention_at

_PARTS = {"043": HOST, "045": MEDIATOR}
_RELIEF = frozenset({"073", "074", "075"})
"""CAMEO codes of aid that takes no side: relief, peacekeeping, asylum."""
_TAKES = "192"
_ARMS = "072"
_CALL, _TALKS = "call", "talks"
_TWO = 2
_PEACE = frozenset({"ceasefire", "treaty"})
_SIGNED = "signed"
_REAL = frozenset({"actual", "future", "possible"})
_POLITIES = frozenset({"state", "armed_group", "government_body", "person", "alliance"})


class RolesTold:
    """Read parts off events."""

    def __init__(self, participants: Participants, words: RoleWords) -> None:
        self._participants, self._words = participants, words
        self._side = participants.side

    def find(self, doc: Doc) -> Iterator[Claim]:
        """What the events of DOC, and its talks, tell of who has what part."""
        told = [
            event
            for event in doc._.events
            if event.factuality in _REAL and not in_reference(doc[event.start])
        ]
        for event in told:
            yield from self._of_event(event, doc)
        yield from self._of_fights([e for e in told if _is_fight(e)], doc)
        yield from self._of_talks(doc)
        yield from self._of_signing(doc)

    def _of_event(self, event: Event, doc: Doc) -> Iterator[Claim]:
        if event.event_type == "CONSULT" and event.cameo in _PARTS:
            between = self._polities(event.targets, doc)
            if between:
                yield from _claims(event, doc, event.sources, _PARTS[event.cameo], between)
        elif event.event_type == "AID" and event.cameo not in _RELIEF:
            if not any(is_own(given) for given in clause_of(doc[event.start]).objects):
                yield from self._supporters(event, doc)
        elif event.event_type == "SANCTION":
            # Who stops giving has given: "suspended military aid to X".
            objects = clause_of(doc[event.start]).objects
            if any(head.lemma_.lower() in self._words.giving for head in objects):
                yield from self._supporters(event, doc)

    def _supporters(self, event: Event, doc: Doc) -> Iterator[Claim]:
        """Who helps a party; where none is known, who arms a state or a group."""
        parties = set(doc._.rivals)
        helped = [s for s in self._polities(event.targets, doc) if self._names(s, event.start, doc)]
        if parties:
            helped = [side for side in helped if side in parties]
        elif event.cameo != _ARMS:
            return
        givers = [a for a in event.sources if self._side(a) not in {*parties, *helped}]
        if helped:
            yield from _claims(event, doc, givers, SUPPORTER, helped)

    def _of_fights(self, fights: Sequence[Event], doc: Doc) -> Iterator[Claim]:
        """Who fights: of a conflict of two known parties these, else who does so more than once."""
        parties = set(doc._.rivals)
        acting = [(event, set(self._polities(event.sources, doc))) for event in fights]
        if not parties:
            acting = [(e, s) for e, s in acting if set(self._polities(e.targets, doc)) - s]
            times = Counter(side for _, sides in acting for side in sides)
            parties = {side for side, number in times.items() if number > 1}
        for event, sides in acting:
            yield from _claims(event, doc, sorted(sides & parties), PRIMARY, ())

    def _of_talks(self, doc: Doc) -> Iterator[Claim]:
        """The two parties, where a phrase says that the talks are between them."""
        parties = set(doc._.rivals)
        for mention in doc._.round_mentions:
            kind = doc._.rounds[mention.round].kind
            if kind == _CALL:
                continue
            named = self._talking(mention, doc)
            if len(parties) > 1 and parties <= named:
                yield from self._primary(doc[mention.start : mention.end].root, parties, "talks")
            elif not parties and kind == _TALKS and len(named) == _TWO:
                yield from self._primary(doc[mention.start : mention.end].root, named, "talks")
                return

    def _talking(self, mention: RoundMention, doc: Doc) -> set[str]:
        """The sides of those whom MENTION names, or who act in the verb that it is."""
        tokens = list(doc[mention.start : mention.end])
        if tokens[0].pos_ in VERBAL:  # "the envoys of X and Y met"
            tokens += [t for each in clause_of(tokens[0]).subjects for t in coordinated(each)]
        return {
            self._side(actor)
            for token in tokens
            if (m := mention_at(token)) is not None and m.kind != "pronoun"
            for actor in m.actors
        }

    def _of_signing(self, doc: Doc) -> Iterator[Claim]:
        """Those who sign the first truce or treaty: the two parties, or without them any two."""
        parties = set(doc._.rivals)
        for status in doc._.agreement_status:
            agreement = doc._.agreements[status.agreement]
            if status.status != _SIGNED or agreement.kind not in _PEACE:
                continue
            named = {s for s in agreement.parties if self._names(s, status.start, doc)}
            fitting = named == parties if parties else len(named) == _TWO
            if fitting and status.factuality in _REAL:
                yield from self._primary(doc[status.start], named, "signing")
                return

    def _primary(self, token: Token, sides: Iterable[str], method: str) -> Iterator[Claim]:
        for side in sorted(sides):
            yield Claim(token, side, PRIMARY, (), method)

    def _names(self, side: str, at: int, doc: Doc) -> bool:
        """Whether the sentence of the token AT names somebody of SIDE."""
        return any(
            self._side(actor) == side
            for token in doc[at].sent
            if (mention := mention_at(token)) is not None
            for actor in mention.actors
        )

    def _polities(self, actors: Iterable[str], doc: Doc) -> list[str]:
        kinds = self._participants.kind_of
        found = (self._side(a) for a in actors if kinds(doc, a) in _POLITIES)
        return list(dict.fromkeys(found))


def _is_fight(event: Event) -> bool:
    return event.event_type == "ASSAULT" or event.cameo == _TAKES


def _claims(
    event: Event, doc: Doc, actors: Iterable[str], role: str, toward: Iterable[str]
) -> Iterator[Claim]:
    of = tuple(toward)
    for actor in dict.fromkeys(actors):
        yield Claim(doc[event.start], actor, role, of, "event", event.attributed_to)
