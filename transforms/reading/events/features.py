"""What the grammar of events tells, by which mentions of one event are told from others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.grammar.words import english

_STEM, _SHORTEST = 6, 4
_BEFORE_NOUN = frozenset({"det", "predet", "amod", "nummod", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class Features:
    """The grammar of one event; `governed_by` is an index into `doc._.events`."""

    is_noun: bool
    lemma: str
    modifiers: tuple[str, ...]
    content: tuple[str, ...]
    governed_by: int | None


def features_of(doc: Doc) -> Iterator[Features]:
    """The features of each of `doc._.events`, in their order."""
    numbers = {event.start: number for number, event in enumerate(doc._.events)}
    content: dict[int, tuple[str, ...]] = {}
    for event in doc._.events:
        token = doc[event.start]
        sentence = token.sent
        if sentence.start not in content:
            content[sentence.start] = _content(sentence)
        is_noun = token.pos_ in NOMINAL
        yield Features(
            is_noun=is_noun,
            lemma=token.lemma_.lower(),
            modifiers=_modifiers(token) if is_noun else (),
            content=content[sentence.start],
            governed_by=_governor(token, numbers),
        )


def _modifiers(noun: Token) -> tuple[str, ...]:
    """What stands before NOUN in its phrase: "the", "second" of "the second round"."""
    return tuple(child.lower_ for child in noun.lefts if child.dep_ in _BEFORE_NOUN)


def _content(sentence: Span) -> tuple[str, ...]:
    """The stems of the words that say what SENTENCE is about.

    Only lower-case words count: names say who and where, and are compared elsewhere. The first
    letters of a lemma bring a verb and its noun together ("negotiate", "negotiation").
    """
    return tuple(sorted({t.lemma_.lower()[:_STEM] for t in sentence if _tells_content(t)}))


def _tells_content(token: Token) -> bool:
    plain = token.is_alpha and token.is_lower and not token.is_stop
    return plain and len(token) >= _SHORTEST and token.lower_ not in english(token).events.of_saying


def _governor(token: Token, numbers: dict[int, int]) -> int | None:
    """The event next above TOKEN in the parse: the agreement of "agreed to exchange prisoners"."""
    return next((numbers[above.i] for above in token.ancestors if above.i in numbers), None)
