"""Positions that the trained reader sees, with the actors at its words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.events.participants.mentions import add_open
from parley.transforms.reading.events.participants.open import Made, OpenActors
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.records import ReadStance, is_of_codebook
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.positions import Position

_BELOW_RULES = 0.4  # where a rule tells the same position otherwise, it is the rule's
_STRENGTH = {"support": 0.6, "oppose": 0.6, "conditional": 0.5, "neutral": 0.5}


class Seen:
    """Make positions of what the reader sees.

    TOWARD is how probable one toward an actor must be, ON one on an issue, OUTSIDE either of
    somebody whom no word of the sentence names, and KNOWN either in a conflict that a codebook
    holds, whose positions the rules know better; BACKING is for support of an actor.
    """

    def __init__(
        self, holders: Holders, open_actors: OpenActors,
        toward: float, on: float, outside: float, known: float, backing: float,
    ) -> None:  # fmt: skip
        self.holders, self.open = holders, open_actors
        self.toward, self.on, self.outside, self.known = toward, on, outside, known
        self.backing = backing

    def positions(
        self, sentence: Span, seen: Iterable[ReadStance], issues: Container[str]
    ) -> list[Position]:
        """The positions of SEEN toward actors and on ISSUES; who holds them becomes a mention."""
        made: dict[int, Made | None] = {}
        found = [
            position
            for each in seen
            if self._is_sure(sentence.doc, each) and (each.issue is None or each.issue in issues)
            for position in self._positions(sentence, each, made)
        ]
        add_open(sentence.doc, [each for each in made.values() if each], "holders")
        return found

    def _positions(
        self, sentence: Span, seen: ReadStance, made: dict[int, Made | None]
    ) -> Iterator[Position]:
        doc = sentence.doc
        holders = [AUTHOR]
        if seen.holder is not None:
            holders = self._actors(doc, seen.holder, seen.holder_kind, made)
        elif speakers := speaker_of(doc, seen.target):
            holders = list(speakers)
        targets: list[str | None] = [None]
        if seen.issue is None:
            targets = list(self._actors(doc, seen.target, seen.target_kind, made))
        for holder in holders:
            for target in targets:
                if holder != target and not _is_victim(doc, seen, target):
                    yield _position(_turned(doc, seen), holder, target)

    def _is_sure(self, doc: Doc, seen: ReadStance) -> bool:
        least = [self.toward if seen.issue is None else self.on]
        if seen.issue is None and seen.position == "support":
            least.append(self.backing)
        if seen.holder is None:
            least.append(self.outside)
        if is_of_codebook(doc):
            least.append(self.known)
        return seen.probability >= max(least)

    def _actors(self, doc: Doc, at: int, kind: str, made: dict[int, Made | None]) -> list[str]:
        """The actors at a word, known or new."""
        known = self.holders.actors([doc[at]], within=True)
        if known:
            return known
        if at not in made:
            made[at] = self.open.at(doc[at], kind)
        new = made[at]
        return list(new[0].actors) if new is not None else []


def _turned(doc: Doc, seen: ReadStance) -> ReadStance:
    """SEEN, or its opposite where a thing is against its target: "backed a coup against X"."""
    target = doc[seen.target]
    above = target.head
    aimed = target.dep_ == "pobj" and above.lower_ == "against" and above.head.pos_ in NOMINAL
    return replace(seen, position="oppose") if aimed and seen.position == "support" else seen


def _is_victim(doc: Doc, seen: ReadStance, target: str | None) -> bool:
    """Whether SEEN opposes what befell TARGET, not TARGET: "condemned the attack on X"."""
    if target is None or seen.position != "oppose":
        return False
    above = {token.i for token in doc[seen.target].ancestors}
    force = traits(doc).force
    return any(
        event.start in above and event.event_type in force and target in event.targets
        for event in doc._.events
        if doc[event.start].pos_ in NOMINAL
    )


def _position(seen: ReadStance, holder: str, target: str | None) -> Position:
    told = [at for at in (seen.holder, seen.target) if at is not None]
    layer = "toward" if seen.issue is None else "issue"
    return Position(
        holder=holder, issue=seen.issue, target=target, position=seen.position,
        at=told[0], start=min(told), end=max(told) + 1, strength=_STRENGTH[seen.position],
        confidence=round(_BELOW_RULES * seen.probability, 3),
        method=f"reader_{layer}_{int(10 * min(seen.probability, 0.99))}",
    )  # fmt: skip
