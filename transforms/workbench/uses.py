"""What of a codebook one's own texts use: its actors, its issues, each of its patterns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from parley.schemas.codebook.actors import Actor, MoreOfActor
from parley.transforms.knowledge.layers import Part
from parley.transforms.knowledge.located import Located
from parley.transforms.reading.patterns import Patterns, Words
from parley.transforms.reading.records import mentions_of
from parley.transforms.workbench.check import Patterned, patterns_of
from parley.transforms.workbench.findings import Finding

_KINDS = ("issue", "reason", "outcome")


class Uses:
    """Count in how many sentences the wordings of a codebook stand, and who is named."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._entries: list[tuple[str, Patterned]] = [
            (kind, each) for kind in _KINDS for each in getattr(part, f"{kind}s")
        ]
        self._patterns = Patterns(
            [
                (pattern, each.at(*keys))
                for _, each in self._entries
                for pattern, keys in patterns_of(each)
            ]
        )
        self._found: Counter[str] = Counter()
        self._named: Counter[str] = Counter()
        self._documents = 0

    def add(self, doc: Doc) -> None:
        """Count what DOC uses."""
        self._documents += 1
        for sentence in doc.sents:
            self._found.update({match.value for match in self._patterns.find(Words.of(sentence))})
        for mention in mentions_of(doc):
            self._named.update(mention.actors)

    def unused(self) -> list[Finding]:
        """What no text has used: entries as warnings, single patterns and actors as hints."""
        found = [each for kind, entry in self._entries for each in self._of_entry(kind, entry)]
        actors: list[Located[Actor] | Located[MoreOfActor]]
        actors = [*self._part.actors, *self._part.more]
        for actor in actors:
            if not self._named[actor.entry.id]:
                what = f"{self._texts} names {actor.entry.id}."
                found.append(
                    Finding("hint", actor.at("id"), what, "Look up how texts call this actor.")
                )
        return sorted(found, key=lambda each: (each.place, each.what))

    def counts(self) -> list[tuple[str, str, int]]:
        """Issues, reasons and outcomes as (kind, id, sentences with a wording of it)."""
        return [
            (kind, each.entry.id, sum(self._found[each.at(*keys)] for _, keys in patterns_of(each)))
            for kind, each in self._entries
        ]

    @property
    def _texts(self) -> str:
        return (
            f"none of the {self._documents} texts" if self._documents != 1 else "not the one text"
        )

    def _of_entry(self, kind: str, entry: Patterned) -> Iterator[Finding]:
        places = [(pattern, entry.at(*keys)) for pattern, keys in patterns_of(entry)]
        if places and not any(self._found[at] for _, at in places):
            what = f"{self._texts} has a wording of the {kind} '{entry.entry.id}'."
            mend = "Look up how texts put it: parley codebook try shows what a sentence matches."
            yield Finding("warning", entry.at("id"), what, mend)
            return
        for pattern, at in places:
            if not self._found[at]:
                yield Finding("hint", at, f"{self._texts} has '{pattern}'.")
