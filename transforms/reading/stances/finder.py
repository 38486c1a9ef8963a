"""All positions of a document, sentence by sentence, each told once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from operator import attrgetter

from spacy.tokens import Doc, Span

from parley.schemas.codebook.actors import Actor
from parley.schemas.codebook.issues import Issue
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.events.participants.open import OpenActors
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.patterns import Words
from parley.transforms.reading.records import Event, ReadStance, in_reference
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.lexicon import StanceLexicon
from parley.transforms.reading.stances.on_issues.anaphora import Topic, answers, referred
from parley.transforms.reading.stances.on_issues.conduct import Shown
from parley.transforms.reading.stances.on_issues.from_events import Implied
from parley.transforms.reading.stances.on_issues.intents import Intents
from parley.transforms.reading.stances.on_issues.issues import Found, IssueBook, NamedIssue
from parley.transforms.reading.stances.on_issues.judgements import Judgements
from parley.transforms.reading.stances.on_issues.slots import about, of_whom
from parley.transforms.reading.stances.on_issues.stated import Reader
from parley.transforms.reading.stances.positions import Position
from parley.transforms.reading.stances.seen import Seen
from parley.transforms.reading.stances.toward_actors.esteem import Esteem
from parley.transforms.reading.stances.toward_actors.targets import Toward
from parley.transforms.reading.stances.uses import Word

_start_of = attrgetter("start")

Actors = Mapping[str, Actor]


class Topical:
    """The readers that know the issues of one conflict, and those of any."""

    def __init__(
        self,
        own: Mapping[str, Issue],
        general: Mapping[str, Issue],
        parties: AbstractSet[str],
        actors: Actors,
        holders: Holders,
    ) -> None:
        issues = {**general, **own}
        self.issues = issues
        known = (*general.values(), *own.values())
        self.of_actors = {issue.id for issue in known if issue.of_actors}
        self._parents = {issue.id: issue.parent for issue in issues.values()}
        self.book = IssueBook(own, actors, general, parties)
        self.reader = Reader(self.book, holders)
        self.judgements = Judgements(self.book, holders)
        self.implied = Implied(issues, self.book, actors)
        side = partial(side_of, actors)
        self.intents = Intents(self.book, holders, side)
        self.shown = Shown(issues, actors, holders, side)

    def narrowest(self, found: list[Position]) -> Iterator[Position]:
        """FOUND without what a wording shows on a narrower issue: who skips a summit may talk."""
        wider = {(p.holder, p.at, self._parents.get(p.issue or "")) for p in found if p.by_conduct}
        return (p for p in found if not p.issue or (p.holder, p.at, p.issue) not in wider)

    def on_issues(
        self, sentence: Span, words: list[Word], found: list[Found]
    ) -> Iterator[Position]:
        """The positions that WORDS, judgements and announcements tell on what FOUND names."""
        yield from self.reader.on_issues(sentence, words, found)
        yield from self.judgements.positions(sentence, words, found)
        yield from self.intents.positions(sentence, words, found)


class StanceFinder:
    """Find positions by stance words, judgements and acts."""

    def __init__(
        self, knowledge: Knowledge, participants: Participants, open_actors: OpenActors,
        toward: float, on: float, outside: float, known: float, backing: float,
    ) -> None:  # fmt: skip
        self.knowledge, self.actors = knowledge, knowledge.actors
        self.lexicon = StanceLexicon(knowledge.stances)
        self.holders = Holders(participants)
        self.toward = Toward(self.holders)
        self.esteem = Esteem(self.holders)
        self.seen = Seen(self.holders, open_actors, toward, on, outside, known, backing)
        self._topical: dict[tuple[str, ...], Topical] = {}

    def find(self, doc: Doc) -> list[Position]:
        """The positions in DOC, in the order of the text."""
        topical = self._about(doc._.parties)
        events: list[Event] = sorted(doc._.events, key=_start_of)
        found: list[Position] = []
        topic = Topic()
        seen: dict[int, list[ReadStance]] = defaultdict(list)
        for each in doc._.read_stances:
            seen[each.sentence].append(each)
        for sentence in doc.sents:
            if sentence._.kind == "heading" or in_reference(sentence[0]):
                continue
            first = bisect_left(events, sentence.start, key=_start_of)
            acts = events[first : bisect_left(events, sentence.end, key=_start_of)]
            told = self._once(
                self._of_sentence(sentence, acts, seen[sentence.start], topical, topic)
            )
            topic.after(sentence, told)
            found += told
        return found

    def book_of(self, doc: Doc) -> IssueBook:
        """The issues that DOC may speak of."""
        return self._about(doc._.parties).book

    def _about(self, parties: tuple[str, ...]) -> Topical:
        """The readers for a text on the conflict between PARTIES, of which none need be known."""
        if parties not in self._topical:
            self._topical[parties] = Topical(
                self.knowledge.topics_of(parties).issues,
                self.knowledge.general.topics.issues,
                {party for conflict in self.knowledge.conflicts for party in conflict.parties},
                self.actors,
                self.holders,
            )
        return self._topical[parties]

    def _of_sentence(
        self, sentence: Span, acts: list[Event], seen: list[ReadStance], topical: Topical,
        topic: Topic,
    ) -> list[Position]:  # fmt: skip
        read = Words.of(sentence)
        issues = topical.book.find(sentence, read)
        words = topical.reader.words(sentence, self.lexicon.uses(sentence, read))
        found = [*self.toward.positions(words, issues), *self.esteem.positions(words)]
        found += self.toward.evenhanded(sentence, read)
        if issues:
            found += topical.on_issues(sentence, words, issues)
        found += topical.implied.positions(sentence, acts, issues)
        found += topical.shown.positions(sentence, read)
        back = referred(sentence, issues, found, topic)
        if back:
            found += topical.on_issues(sentence, words, back)
        found += answers(sentence, read, found, topic, self.holders)
        found += self.seen.positions(sentence, seen, topical.issues)
        placed = (_with_slots(each, issues, sentence.doc) for each in topical.narrowest(found))
        return [of_whom(each, topical.of_actors, sentence.doc) for each in placed]

    def _once(self, found: Iterable[Position]) -> list[Position]:
        """One position of a side on an issue or toward an actor: the surest, then the first.

        A state and those who stand for it are one side within a sentence.
        """
        best: dict[tuple[str, str | None, str | None], Position] = {}
        for position in found:
            target = side_of(self.actors, position.target) if position.target else None
            key = (side_of(self.actors, position.holder), position.issue, target)
            known = best.get(key)
            if target != key[0] and (known is None or _worth(position) > _worth(known)):
                best[key] = position
        return sorted(
            best.values(), key=lambda p: (p.start, p.end, p.holder, p.issue or "", p.target or "")
        )


def _with_slots(position: Position, issues: Iterable[Found], doc: Doc) -> Position:
    """POSITION with those whom the wording of its issue is about."""
    words = {
        token
        for match in issues
        if match.value.issue == position.issue
        and position.start <= match.start
        and match.end <= position.end
        for token in match.tokens
    }
    return replace(position, about=about(words, doc)) if words else position


def issues_in(span: Span, finder: StanceFinder) -> list[NamedIssue]:
    """The issues that the words of SPAN, such as a sentence, name, by the knowledge of FINDER.

    The actors of its Doc must have been found; whom an issue is about is told by them.
    """
    return finder.book_of(span.doc).named_in(span)


def side_of(actors: Actors, actor_id: str) -> str:
    """The state that an actor stands for, or the actor itself."""
    actor = actors.get(actor_id)
    return actor.country if actor and actor.country else actor_id


def _worth(position: Position) -> tuple[float, bool, int]:
    return position.confidence, position.position == "conditional", -position.start
