"""Issues that a sentence only refers back to: "rejected it", "the offer", "Kyiv agreed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import FINITE
from parley.transforms.reading.grammar.negation import is_under_denial
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.patterns import Match, Words
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.on_issues.issues import Found, Wording
from parley.transforms.reading.stances.positions import CONFIDENCE, Position, turned
from parley.transforms.reading.stances.uses import is_supposed

_PRONOUNS = frozenset({"it", "this", "that"})
_ALL = frozenset({"neither", "both", "these", "none"})
_STANDING = _PRONOUNS | _ALL
_NONE = frozenset({"neither", "none"})
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_PLACES = frozenset({"dobj", "pobj", "nsubjpass", "oprd"})
_OWN = frozenset({"det", "poss", "amod", "compound", "nmod", "predet", "punct"})
_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "prep", "attr", "oprd", "prt", "dative"})
_STRENGTH = 0.6
_SENTENCES = 2


@dataclass(slots=True)
class Topic:
    """What was proposed last: the positions for it, and how many sentences ago."""

    proposed: list[Position] = field(default_factory=list)
    age: int = 0

    def after(self, sentence: Span, found: Iterable[Position]) -> None:
        """Go on by one SENTENCE, in which FOUND was told."""
        proposed = _proposals(sentence.doc, found)
        if proposed:
            self.proposed, self.age = proposed, 0
        else:
            self.age += 1

    def at(self, token: Token, here: Iterable[Position]) -> list[Position]:
        """The proposals that TOKEN may mean: those before it in its sentence, else the last."""
        before = [p for p in _proposals(token.doc, here) if p.end <= token.i]
        if before:
            return before
        return self.proposed if self.age < _SENTENCES else []


def _proposals(doc: Doc, found: Iterable[Position]) -> list[Position]:
    """What of FOUND is wanted; what is only threatened is no proposal to be answered."""
    return [
        p
        for p in found
        if p.issue
        and p.position in {"support", "conditional"}
        and doc[p.at].lemma_.lower() not in english(doc[p.at]).stances.threats
    ]


def referred(
    sentence: Span, known: Iterable[Found], here: list[Position], topic: Topic
) -> list[Found]:
    """Wordings of SENTENCE that stand for an issue spoken of before."""
    if not topic.at(sentence[len(sentence) - 1], here):
        return []
    taken = {token for match in known for token in match.tokens}
    found: list[Found] = []
    for token in sentence:
        if token.i in taken or not _refers(token):
            continue
        proposed = topic.at(token, here)
        if proposed and token.lower_ not in _ALL and token.tag_ != "NNS":
            proposed = [p for p in proposed if p.at == proposed[-1].at]
        inverse = token.lower_ in _NONE
        for issue in dict.fromkeys(p.issue for p in proposed if p.issue):
            found.append(Match((token.i,), Wording(issue, inverse=inverse, referred=True)))
    return found


def _refers(token: Token) -> bool:
    """Whether TOKEN names nothing itself: a pronoun, or a bare noun such as "the offer"."""
    if token.lower_ in _STANDING:
        idiom = token.dep_ == "dobj" and token.head.lemma_ in english(token.head).stances.idioms
        return (
            token.tag_ in {"PRP", "DT"}
            and not idiom
            and (token.dep_ in _PLACES or _is_judged(token))
        )
    if token.lemma_.lower() not in english(token).stances.put_nouns or token.pos_ != "NOUN":
        return False
    if any(child.dep_ not in _OWN for child in token.children):
        return False
    definite = any(c.lower_ in _DETERMINERS or c.dep_ == "poss" for c in token.children)
    return definite and (token.dep_ in _PLACES or _is_judged(token))


def _is_judged(token: Token) -> bool:
    return token.dep_ == "nsubj" and (token.head.lemma_ == "be" or token.head.pos_ == "ADJ")


def answers(
    sentence: Span, words: Words, here: list[Position], topic: Topic, holders: Holders
) -> Iterator[Position]:
    """Positions of those who agree or refuse without saying to what."""
    if english(sentence).stances.answers.keys().isdisjoint(words.places):
        return
    for verb in sentence:
        answer = english(sentence).stances.answers.get(verb.lemma_.lower())
        if answer is None or verb.pos_ != "VERB" or verb.tag_ not in FINITE:
            continue
        if any(child.dep_ in _COMPLEMENTS for child in verb.children):
            continue
        if is_supposed(verb):
            continue
        position = turned(answer) if is_under_denial(verb) else answer
        proposed = topic.at(verb, here)
        for holder in holders.actors(clause_of(verb).subjects):
            for issue in dict.fromkeys(p.issue for p in proposed if p.holder != holder):
                yield Position(
                    holder=holder, issue=issue, target=None, position=position, at=verb.i,
                    start=verb.i, end=verb.i + 1, strength=_STRENGTH,
                    confidence=CONFIDENCE["stance_answer"], method="stance_answer",
                )  # fmt: skip
