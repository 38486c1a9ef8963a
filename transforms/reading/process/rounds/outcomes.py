"""What a round brought, in the words of the clause that tells of it."""

from __future__ import annotations

from spacy.tokens import Token

from parley.schemas.codebook.rounds import RoundWords
from parley.transforms.reading.grammar.labels import PREDICATIVE, SUBJECTS, VERBAL
from parley.transforms.reading.grammar.modality import own_modality
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.process.rounds.telling import Telling

Span = tuple[int, int]
_BESIDE = frozenset(
    {"advcl", "punct", "cc", "conj", "mark", "nsubj", "nsubjpass", "ccomp", "parataxis"}
)


class Outcomes:
    """Read outcomes by the verbs and nouns of WORDS."""

    def __init__(self, words: RoundWords) -> None:
        self._words = words

    def tell(self, telling: Telling) -> None:
        """Write on TELLING the words of what its round brought, where its clause tells."""
        telling.outcome = self._around(telling.head)
        if telling.outcome is not None:
            forms = {t.lemma_.lower() for t in telling.head.doc[slice(*telling.outcome)]}
            telling.ends = not self._words.ending.isdisjoint(forms)

    def _around(self, head: Token) -> Span | None:
        """What the clause around HEAD says that came of the round named there."""
        above = self._noun_over(head)
        if above is not None:
            return self._by_noun(above)
        for child in head.children:
            if child.dep_ in {"relcl", "acl"} and child.lemma_.lower() in self._words.bringing:
                return _predicate(child)
        if head.dep_ in {"conj", "appos"}:
            return None
        if head.dep_ in SUBJECTS and head.head.pos_ in VERBAL:
            return self._by_verb(head.head)
        if head.dep_ == "dobj" and head.head.lemma_.lower() in self._words.bringing:
            return (
                _predicate(head.head) if any(c.dep_ == "oprd" for c in head.head.children) else None
            )
        return None

    def _noun_over(self, head: Token) -> Token | None:
        """The noun for an outcome whose owner HEAD is: "the [failure] of the talks"."""
        above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
        owned = head.dep_ in {"poss", "pobj", "compound"}
        return above if owned and above.lemma_.lower() in self._words.outcomes else None

    def _by_noun(self, noun: Token) -> Span | None:
        verb = noun.head
        if verb.lemma_ == "be":
            for child in verb.children:  # "the main result was a truce", and the other way round
                if child != noun and child.dep_ in {*PREDICATIVE, *SUBJECTS} and child.i != noun.i:
                    return _phrase(child)
        if noun.dep_ == "pobj":
            be = verb.head
            subject = next((c for c in be.children if c.dep_ in {*SUBJECTS, "attr"}), None)
            if be.lemma_ == "be" and subject is not None:  # "among its results was a truce"
                return _phrase(subject)
        modified = any(c.dep_ == "amod" for c in noun.children)
        if noun.lemma_.lower() in self._words.bare_outcomes or modified:
            first = min([noun.i, *(c.left_edge.i for c in noun.lefts if c.dep_ == "amod")])
            return first, noun.i + 1
        return None

    def _by_verb(self, verb: Token) -> Span | None:
        if own_modality(verb) != "actual":
            return None
        lemma = verb.lemma_.lower()
        if lemma in self._words.bringing:
            return _predicate(verb)
        if lemma in english(verb).process.linking and any(
            c.dep_ in PREDICATIVE for c in verb.children
        ):
            complement = next(c for c in verb.children if c.dep_ in PREDICATIVE)
            return _phrase(complement) if complement.dep_ != "attr" else None
        if lemma in self._words.holding:
            return None
        tensed = verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}
        acted = any(c.dep_ in {"dobj", "oprd"} for c in verb.children)
        return _predicate(verb) if tensed and acted else None


def _phrase(head: Token) -> Span:
    return _trimmed(head, head.left_edge.i, head.right_edge.i + 1)


def _predicate(verb: Token) -> Span:
    """VERB with its auxiliaries, objects and complements, up to the next clause."""
    first = min([verb.i, *(c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"})])
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ in _BESIDE:
            if child.dep_ in {"advcl", "conj", "cc", "parataxis"}:
                break
            continue
        end = child.right_edge.i + 1
    return _trimmed(verb, first, end)


def _trimmed(token: Token, start: int, end: int) -> Span:
    doc = token.doc
    while end - 1 > start and doc[end - 1].pos_ in {"PUNCT", "SPACE", "CCONJ"}:
        end -= 1
    return start, end
