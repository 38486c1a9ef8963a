"""All positions of a document, sentence by sentence, each told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc, Span

from transforms.annotations import Event, in_reference
from transforms.events.participants import Participants
from transforms.knowledge.knowledge import Knowledge
from transforms.patterns import Words
from transforms.stances.holders import Holders
from transforms.stances.implied import Implied
from transforms.stances.issues import IssueBook
from transforms.stances.judgements import Judgements
from transforms.stances.lexicon import StanceLexicon
from transforms.stances.positions import Position
from transforms.stances.read import Reader
from transforms.stances.toward import Toward


class StanceFinder:
    """Find positions by stance words, judgements and acts."""

    def __init__(self, knowledge: Knowledge, participants: Participants) -> None:
        self.actors = knowledge.actors
        self.lexicon = StanceLexicon(knowledge.stances)
        self.book = IssueBook(knowledge.issues, knowledge.actors)
        holders = Holders(participants)
        self.reader = Reader(self.book, holders)
        self.toward = Toward(holders)
        self.judgements = Judgements(self.book, holders)
        self.implied = Implied(knowledge.issues, self.book, knowledge.actors)

    def find(self, doc: Doc) -> list[Position]:
        """The positions in DOC, in the order of the text."""
        events: dict[int, list[Event]] = defaultdict(list)
        for event in doc._.events:
            events[event.start].append(event)
        found: list[Position] = []
        for sentence in doc.sents:
            if sentence._.kind == "heading" or in_reference(sentence[0]):
                continue
            acts = [e for i in range(sentence.start, sentence.end) for e in events.get(i, ())]
            found += self._once(self._of_sentence(sentence, acts))
        return found

    def _of_sentence(self, sentence: Span, acts: list[Event]) -> list[Position]:
        read = Words(sentence)
        issues = self.book.find(sentence, read)
        words = self.reader.words(sentence, self.lexicon.uses(sentence, read))
        found = list(self.toward.positions(words, issues))
        if issues:
            found += self.reader.on_issues(sentence, words, issues)
            found += self.judgements.positions(sentence, words, issues)
        found += self.implied.positions(sentence, acts, issues)
        return found

    def _once(self, found: Iterable[Position]) -> list[Position]:
        """One position of a side on an issue or toward an actor: the surest, then the first.

        A state and those who stand for it are one side within a sentence.
        """
        best: dict[tuple[str, str | None, str | None], Position] = {}
        for position in found:
            target = self._side(position.target) if position.target else None
            key = (self._side(position.holder), position.issue, target)
            known = best.get(key)
            if target != key[0] and (known is None or _worth(position) > _worth(known)):
                best[key] = position
        return sorted(
            best.values(), key=lambda p: (p.start, p.end, p.holder, p.issue or "", p.target or "")
        )

    def _side(self, actor_id: str) -> str:
        actor = self.actors.get(actor_id)
        return actor.country if actor and actor.country else actor_id


def _worth(position: Position) -> tuple[float, bool, int]:
    return position.confidence, position.position == "conditional", -position.start
