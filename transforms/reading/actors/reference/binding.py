"""What grammar says of a pronoun: whom it cannot mean, and whom it must."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.actors.reference.salience import SUBJECTS
from parley.transforms.reading.grammar.control import is_own_purpose
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.subjects import clause_verb, shared_subject
from parley.transforms.reading.grammar.words import english

_CLAUSES = frozenset({"advcl", "ccomp", "relcl", "acl", "xcomp", "csubj", "pcomp", "parataxis"})
_ARGUMENTS = frozenset({"to", "with", "for", "from", "by", "of", "against", "about", "on"})


def co_arguments(token: Token) -> set[int]:
    """Heads that TOKEN, a plain pronoun, cannot mean: the other arguments of its verb."""
    if token.dep_ == "poss" or is_reflexive(token):
        return set()
    verb = token.head
    if token.dep_ == "pobj":
        if verb.lower_ not in _ARGUMENTS:
            return set()
        verb = verb.head
    found = {c.i for c in verb.children if c.dep_ in {*SUBJECTS, "dobj"} and c.i != token.i}
    if token.dep_ not in SUBJECTS:
        own = shared_subject(verb)
        if own is None and verb.dep_ == "advcl" and (verb.tag_ == "VBG" or is_own_purpose(verb)):
            own = shared_subject(verb.head)  # "sued the prince, accusing him"
        if own is not None:
            found.add(own.i)
    return found


def is_reflexive(token: Token) -> bool:
    """Whether TOKEN is "himself" or the like."""
    return token.lower_.endswith(("self", "selves"))


def reporting_subject(token: Token) -> Token | None:
    """The subject of the verb under which the clause of TOKEN stands: "X said that he"."""
    at = clause_verb(token)
    for _ in range(6):
        if at.head.i == at.i:
            return None
        if at.dep_ in _CLAUSES:
            found = shared_subject(clause_verb(at.head))
            if found is not None and found.i != token.i:
                return found
        at = at.head
    return None


def later_subject(token: Token) -> Token | None:
    """The subject of the main clause after an initial phrase: "In his speech, | Putin"."""
    at = token
    while at.head.i != at.i:
        if at.dep_ in {"prep", "advcl", "mark", "agent"} and at.head.pos_ in VERBAL:
            found = shared_subject(at.head)
            if found is not None and found.i > token.i and at.left_edge.i <= token.i:
                return found if _opens_clause(at) else None
        at = at.head
    return None


def _opens_clause(phrase: Token) -> bool:
    """Whether nothing of the clause stands before PHRASE but adverbs and conjunctions."""
    first = phrase.left_edge.i
    return all(
        child.i >= first or child.dep_ in {"cc", "advmod", "punct", "mark", "prep"}
        for child in phrase.head.children
    )


def is_pleonastic(token: Token) -> bool:
    """The "it" of "it is clear that": nothing is meant by it."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    return (
        token.dep_ in SUBJECTS
        and any(
            child.dep_ in {"ccomp", "xcomp", "advcl", "acomp", "attr"} and child.i > verb.i
            for child in verb.children
        )
        and verb.lemma_ in english(verb).grammar.raising
    )
