"""Whose clause a verb is: its own subject, one that it shares, or who is understood to act."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.grammar.arguments import is_passive
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import CLAUSE_SUBJECTS, VERBAL
from parley.transforms.reading.grammar.words import english


def subject(verb: Token) -> Token | None:
    """The subject in the clause of VERB itself."""
    return next((child for child in verb.children if child.dep_ in CLAUSE_SUBJECTS), None)


def subjects_of(verb: Token) -> list[Token]:
    """Of whom VERB is said, wherever that is told: who acts, or to whom it is done."""
    clause = clause_of(verb)
    return clause.objects if is_passive(verb) else clause.subjects


def shared_subject(verb: Token) -> Token | None:
    """The first of whom VERB is said; of "dared him to come", "him"."""
    return next(iter(subjects_of(verb)), None)


def clause_verb(token: Token) -> Token:
    """The verb in whose clause TOKEN stands; the root of the sentence where there is none."""
    while token.head.i != token.i and token.pos_ not in VERBAL:
        token = token.head
    return token


def understood_subject(verb: Token) -> Token | None:
    """Who does what VERB says, also where its clause leaves it out: the head of one phrase.

    None of "it seems", and where nobody is named.
    """
    found = next(iter(clause_of(verb).subjects), None)
    if found is None or found.dep_ == "expl" or (found.lower_ == "it" and _expletive(verb)):
        return None
    return found


def _expletive(verb: Token) -> bool:
    return verb.lemma_ in english(verb).grammar.raising and verb.pos_ in ("AUX", "VERB")
