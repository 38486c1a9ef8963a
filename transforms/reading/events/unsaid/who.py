"""Candidates for who acts, or is acted upon: those of whom the text speaks thereabouts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.events.participants.slots import is_venue
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.events.unsaid.candidates import (
    FAR,
    NOBODY,
    REACH,
    SOURCE,
    TARGET,
    Candidate,
    distance,
    is_taken_up,
    shape_of,
    share,
)
from parley.transforms.reading.grammar.labels import SUBJECTS
from parley.transforms.reading.records import Mention, mentions_of


class _Part(NamedTuple):
    """The part that somebody has in an act: its source or its target."""

    role: str
    at: int
    event_type: str


class _Named:
    """The mentions of somebody, in the order of the text.

    A document may name him a thousand times and is asked of each of its acts, so nothing goes
    through all of them: heads stand out of order where one mention stands within another.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.heads = frozenset(mention.head for mention in mentions)
        self._highest = [*accumulate((mention.head for mention in mentions), max)]
        self._lowest = [*accumulate((mention.head for mention in reversed(mentions)), min)][::-1]

    def last_before(self, at: int) -> Mention | None:
        """The last whose head stands before the token AT."""
        place = bisect_left(self._lowest, at) - 1
        return self.mentions[place] if place >= 0 else None

    def first_after(self, at: int) -> Mention | None:
        """The first whose head stands behind the token AT."""
        place = bisect_right(self._highest, at)
        return self.mentions[place] if place < len(self.mentions) else None


class _Asked(NamedTuple):
    """What is asked: the ROLE of a trigger, whose word has SHAPE and type QUAD."""

    trigger: Trigger
    role: str
    shape: str
    quad: str
    above: frozenset[int]
    last_alike: int | None


class Who:
    """Who may take part in the acts of one story; QUADS maps types to their quad class."""

    def __init__(self, story: Story, quads: Mapping[str, str]) -> None:
        self.story, self.sentence, self.quads = story, story.layout.sentence, quads
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        self.near: defaultdict[int, set[str]] = defaultdict(set)
        """Who is named in each sentence."""
        for mention in mentions_of(story.doc):
            if not is_venue(story.doc[mention.head]):
                for actor in mention.actors:
                    mentions[actor].append(mention)
                    self.near[self.sentence[mention.head]].add(actor)
        self.named = {actor: _Named(told) for actor, told in mentions.items()}
        self.of_parties = {actor for actor in mentions if story.side(actor) in story.parties}
        self.most = max(map(len, mentions.values()), default=1)
        self.parts: defaultdict[str, list[_Part]] = defaultdict(list)
        self.across: dict[tuple[str, str], tuple[int, str]] = {}
        """For who acted upon whom: where the text first tells it, and the quad class."""
        self.filled: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        """Where each role of each type is filled."""
        for trigger in story.triggers:
            self._take_in(trigger)
        for parts in self.parts.values():
            parts.sort(key=lambda part: part.at)

    def _take_in(self, trigger: Trigger) -> None:
        at, kind = trigger.token.i, trigger.event_type
        for role, actors in ((SOURCE, trigger.sources), (TARGET, trigger.targets)):
            if actors:
                self.filled[role, kind].append(at)
            for actor in actors:
                self.parts[actor].append(_Part(role, at, kind))
        for one in trigger.sources:
            for other in trigger.targets:
                self.across.setdefault((one, other), (at, self.quads[kind]))

    def of(self, trigger: Trigger, role: str) -> list[Candidate]:
        """The candidates for a ROLE of TRIGGER that is empty, by id; the first is nobody."""
        kind, at = trigger.event_type, trigger.token.i
        asked = _Asked(
            trigger, role, shape_of(trigger), self.quads[kind],
            frozenset(token.i for token in trigger.token.ancestors),
            max((i for i in self.filled[role, kind] if i < at), default=None),
        )  # fmt: skip
        nobody = (f"{role} nobody", f"{role} nobody {asked.shape}", f"{role} nobody {kind}")
        found = [Candidate(NOBODY, nobody)]
        here = self.sentence[at]
        near = (self.near.get(place, ()) for place in range(here - REACH, here + REACH + 1))
        for actor in sorted(self.of_parties.union(*near)):
            not_meant = trigger.accusers if role == SOURCE else trigger.spared
            if actor not in not_meant and self._may_be(actor, trigger):
                signs = tuple(f"{role} {sign}" for sign in self._signs(asked, actor))
                found.append(Candidate(actor, signs))
        return found

    def _may_be(self, actor: str, trigger: Trigger) -> bool:
        """Whether ACTOR has no part in TRIGGER yet, and may have one."""
        if actor in trigger.who or self.story.is_cited(actor):
            return False
        acts = {token.i for token in trigger.clause.subjects} if trigger.sources else set()
        # "The country's parties" are those who act, whatever else they are called.
        return acts.isdisjoint(self.named[actor].heads)

    def _signs(self, asked: _Asked, actor: str) -> Iterator[str]:
        kind = self.story.kind_of(actor) or "unknown"
        yield from (f"kind {kind}", f"kind {kind} {asked.quad}")
        yield f"kind {kind} {asked.trigger.event_type}"
        yield from self._named(asked, actor)
        yield from sorted(set(self._in_acts(asked, actor)))
        yield from self._among_sides(asked, actor)
        if actor in speaker_of(self.story.doc, asked.trigger.token.i):
            yield "speaks"
        yield f"told {share(len(self.named[actor].mentions), self.most)}"

    def _named(self, asked: _Asked, actor: str) -> Iterator[str]:
        """Where the text names ACTOR beside the word of the trigger."""
        at, here = asked.trigger.token.i, self.sentence[asked.trigger.token.i]
        last = self.named[actor].last_before(at)
        if last is None:
            yield "not before"
        else:
            far = min(FAR, here - self.sentence[last.head])
            yield from (f"before {far}", f"before {far} {asked.shape}")
            if self.story.doc[last.head].dep_ in SUBJECTS:
                yield f"before {far} as subject"
            if last.kind == "pronoun":
                yield f"before {far} by pronoun"
        after = self.named[actor].first_after(at)
        if after is not None and self.sentence[after.head] == here:
            yield from ("after in sentence", f"after in sentence {asked.shape}")

    def _in_acts(self, asked: _Asked, actor: str) -> Iterator[str]:
        """What part ACTOR has in other acts thereabouts."""
        at, here = asked.trigger.token.i, self.sentence[asked.trigger.token.i]
        for part in self._parts_near(actor, here):
            away = self.sentence[part.at] - here
            if part.at == at:
                continue
            name = f"is {part.role}"
            quad = self.quads[part.event_type]
            yield f"{name} {'alike' if quad == asked.quad else quad}"
            yield from self._of_kind(asked, part, f"{name} of", distance(away, part.at > at))
            if part.at in asked.above:
                yield from (f"{name} above", f"{name} above {part.event_type}")
            if not away:
                yield f"{name} in sentence"
                token = asked.trigger.token
                if token.dep_ == "conj" and token.head.i == part.at:
                    yield f"{name} joined"
            if part.at == asked.last_alike and part.role == asked.role:
                yield from ("has last alike", f"has last alike {asked.shape}")

    def _parts_near(self, actor: str, here: int) -> Sequence[_Part]:
        """The parts that ACTOR has in acts of sentences near the one HERE."""
        parts = self.parts.get(actor, [])
        first = bisect_left(parts, here - REACH, key=lambda part: self.sentence[part.at])
        last = bisect_right(parts, here + REACH, key=lambda part: self.sentence[part.at])
        return parts[first:last]

    def _of_kind(self, asked: _Asked, part: _Part, name: str, where: str) -> Iterator[str]:
        """Whether an act is of the trigger's type, or at least of its quad class."""
        if part.event_type == asked.trigger.event_type:
            yield f"{name} same {where}"
            if is_taken_up(asked.trigger):
                yield f"{name} same {where} definite"
        elif self.quads[part.event_type] == asked.quad:
            yield f"{name} alike {where}"

    def _among_sides(self, asked: _Asked, actor: str) -> Iterator[str]:
        """How ACTOR stands to who is known to take part, and to the conflict's parties."""
        story, trigger = self.story, asked.trigger
        known = trigger.targets if asked.role == SOURCE else trigger.sources
        own, side, parties = story.sides(known), story.side(actor), set(story.parties)
        if side in parties:
            yield from ("party", f"party {asked.quad}")
            if own and own <= parties and side not in own:
                yield from ("other party", f"other party {asked.quad}")
        if not known:
            yield "alone"
            return
        if side in own:
            yield from ("own side", f"own side {asked.quad}")
        forth, back = [(actor, other) for other in known], [(other, actor) for other in known]
        if asked.role == TARGET:
            forth, back = back, forth
        for name, pairs in (("paired", forth), ("paired back", back)):
            told = min((self.across[pair] for pair in pairs if pair in self.across), default=None)
            if told is not None:
                yield from (name, f"{name} {'alike' if told[1] == asked.quad else 'unlike'}")
