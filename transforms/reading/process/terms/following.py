"""What the sentences behind an instrument say is to be done by it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from parley.schemas.codebook.agreements import AgreementWords
from parley.transforms.reading.grammar.labels import PRESENT, SUBJECTS, VERBAL
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.tense import auxiliaries_of, is_to_be_done
from parley.transforms.reading.process.agreements.naming import Naming
from parley.transforms.reading.process.terms.terms import OF_ALL, STATED, Term, Terms

_CLAUSES = frozenset({"ccomp", "xcomp"})
_DEPENDENT = frozenset({"relcl", "advcl", "acl", "csubj", "pcomp"})
_RULED = frozenset({"may", "is", "are"})


class Following:
    """Find terms by what is to come, or holds, behind an instrument."""

    def __init__(self, words: AgreementWords, terms: Terms) -> None:
        self._words, self._terms = words, terms

    def of(self, sentence: Span, naming: Naming, *, told: bool) -> Iterator[Term]:
        """What else is to be done by NAMING: "the rebels would disarm, and X would go".

        TOLD says that SENTENCE or the one before tells a term of it.
        """
        for verb in sentence:
            if verb.pos_ not in VERBAL or verb.dep_ in _DEPENDENT or not self._may_be(verb, told):
                continue
            subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
            if subject is None or subject == naming.head or self._is_thought(verb):
                continue
            if verb.lemma_.lower() in self._words.firm or self._is_talking(subject):
                continue  # "they will honour it", "talks will resume"
            full = told and is_to_be_done(verb) and not self._is_stated(verb)
            method = "goes_on" if full else "follows"
            yield from self._terms.clauses(verb, verb, STATED, naming, method)

    def bound(self, sentence: Span, naming: Naming) -> Iterator[Term]:
        """What somebody is to do by NAMING, told further back: "the rebels [were to disarm]"."""
        for verb in sentence:
            if verb.lemma_ == "be" and verb.dep_ in {"ROOT", "conj"} and is_to_be_done(verb):
                subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
                if subject is not None and not self._is_talking(subject):
                    method = "goes_on" if self._terms.acts(subject) else "bound"
                    yield from self._terms.clauses(verb, verb, STATED, naming, method)

    def by_it(self, sentence: Span, naming: Naming) -> Iterator[Term]:
        """What NAMING does where another word stands for it, and what somebody gets by it.

        "It [grants an amnesty]", "under it the rebels [became a party]", "the party got [a seat]".
        """
        for verb in sentence:
            if verb.pos_ not in VERBAL or verb.dep_ not in {"ROOT", "conj"} or is_negated(verb):
                continue
            subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
            lemma = verb.lemma_.lower()
            if subject is None:
                continue
            known = self._words.acting if self._terms.acts(subject) else self._words.providing
            if self._stands_in(subject):
                if subject.dep_ == "nsubj" and lemma in known:
                    yield from self._terms.objects(verb, naming, OF_ALL, "provided")
            elif any(self._is_under_it(child) for child in verb.lefts):
                yield from self._terms.clauses(verb, verb, STATED, naming, "under")
            elif lemma in self._words.gaining and self._terms.acts(subject):
                yield from self._terms.objects(verb, naming, STATED, "gains")

    def _stands_in(self, token: Token) -> bool:
        """Whether TOKEN is a word for an instrument told before, or for its terms."""
        return token.lower_ in self._words.pointing and not any(
            c.dep_ == "poss" for c in token.children
        )

    def _is_under_it(self, preposition: Token) -> bool:
        inner = next((c for c in preposition.children if c.dep_ == "pobj"), None)
        return preposition.lower_ == "under" and inner is not None and self._stands_in(inner)

    def _is_talking(self, subject: Token) -> bool:
        """Whether SUBJECT is talks, or what becomes of an instrument: "ratification requires"."""
        return subject.lemma_.lower() in self._words.talking | self._words.firm

    def _may_be(self, verb: Token, told: bool) -> bool:
        if told:
            return is_to_be_done(verb) or self._is_ruled(verb)
        main = verb.dep_ in {"ROOT", "conj"} or self._is_stated(verb)
        return main and is_to_be_done(verb)

    def _is_ruled(self, verb: Token) -> bool:
        """Whether VERB tells in the present what is to be: "the army [keeps] the port"."""
        lemma = verb.lemma_.lower()
        if verb.dep_ not in {"ROOT", "conj"} or any(c.dep_ == "ccomp" for c in verb.children):
            return False
        if lemma in self._words.stating or lemma in self._words.doubting:
            return False
        helpers = auxiliaries_of(verb)
        if helpers - _RULED:
            return False
        plain = verb.tag_ in PRESENT and lemma != "be"
        return plain or "may" in helpers or (bool(helpers) and verb.tag_ == "VBN")

    def _is_stated(self, verb: Token) -> bool:
        """Whether somebody says that he will do it: "announced that it [would withdraw]"."""
        return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in self._words.stating

    def _is_thought(self, verb: Token) -> bool:
        """Whether somebody only fears or hopes that it will come: "doubt [that it will]"."""
        above = verb.head
        while verb.dep_ == "conj" and above != verb:
            verb, above = above, above.head
        return verb.dep_ in _CLAUSES and above.lemma_.lower() in self._words.doubting
