"""Who the labels of a transcript name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from slugify import slugify
from spacy.language import Language
from spacy.tokens import Doc, Token

from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.attributions.reports.extents import trim
from parley.transforms.reading.attributions.reports.reporting import Report
from parley.transforms.reading.attributions.rules import Means, Rule
from parley.transforms.reading.attributions.speakers import Speaker
from parley.transforms.reading.attributions.transcripts.labels import (
    Turn,
    find_turns,
    without_points,
)
from parley.transforms.reading.records import NewActor

_TURN = Rule(Means.LABEL, "turn")
_SHORTEST = 2  # letters of a name
_ASIDE = re.compile(r"\(([^()]*)\)")


class Labels:
    """Read labels as actors."""

    def __init__(self, book: ActorBook, nlp: Language, honorifics: Iterable[str]) -> None:
        self.book, self.nlp = book, nlp
        self.titles = frozenset(without_points(word) for word in honorifics)

    def turns(self, doc: Doc) -> list[Turn]:
        """The turns of DOC."""
        return find_turns(doc, self.titles)

    def reports(self, doc: Doc, turns: Sequence[Turn]) -> list[Report]:
        """The turns of DOC as reports, a turn each."""
        persons = _persons(doc)
        return [
            Report(
                trim(doc, (turn.start, turn.end)),
                (turn.label_start, turn.label_end),
                self._speaker(doc, turn, persons),
                _TURN,
            )
            for turn in turns
        ]

    def _speaker(self, doc: Doc, turn: Turn, persons: Mapping[str, str]) -> Speaker:
        span = (turn.label_start, turn.label_end)
        label = doc[turn.label_start : turn.label_end].text
        bare = _ASIDE.sub("", label).strip()
        words = [w for w in bare.split() if without_points(w) not in self.titles] or bare.split()
        surname = words[-1].casefold()
        if surname in persons:
            return Speaker(span, (persons[surname],))
        known = self._known(bare) or self._known(" ".join(words))
        if known:
            return Speaker(span, (known,))
        slug = slugify(bare, separator="_", max_length=60)
        if len(slug) < _SHORTEST:
            return Speaker(span)  # "Q:", "A:"
        country = next(
            (self.book.country(a) for x in _ASIDE.findall(label) if (a := self._known(x))), None
        )
        new = NewActor(bare, "person", country)
        return Speaker(span, (f"person:{slug}",), ((f"person:{slug}", new),))

    def _known(self, words: str) -> str | None:
        """The one actor of the codebooks whose whole name is WORDS."""
        for wording in (words, words.title()):
            doc = self.nlp.make_doc(wording)
            for match in self.book.find(doc):
                actors = {sense.actor for sense in match.senses}
                if match.end - match.start == len(doc) and len(actors) == 1 and not match.is_nobody:
                    actor = actors.pop()
                    return actor if actor in self.book.actors else None
        return None


def outside_labels(reports: Iterable[Report], turns: Sequence[Turn]) -> list[Report]:
    """REPORTS whose words reach over no label of TURNS."""
    labels = {at for turn in turns for at in range(turn.label_start, turn.label_end)}
    return [
        report
        for report in reports
        if labels.isdisjoint(range(*report.content)) and report.cue[0] not in labels
    ]


def _persons(doc: Doc) -> dict[str, str]:
    """The persons whom DOC names, by their last names, if but one has it."""
    found: dict[str, set[str]] = {}
    for mention in doc._.mentions:
        if mention.person and mention.kind == "name" and len(mention.actors) == 1:
            last: Token = doc[mention.end - 1]
            found.setdefault(last.text.casefold(), set()).update(mention.actors)
    return {name: next(iter(actors)) for name, actors in found.items() if len(actors) == 1}
