"""Whose clause a verb is: its own subject, one that it shares, or who is understood to act."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.grammar.arguments import RELATIVES
from parley.transforms.reading.grammar.control import is_own_purpose, subject_of_clauses
from parley.transforms.reading.grammar.labels import CLAUSE_SUBJECTS, NOMINAL, VERBAL
from parley.transforms.reading.grammar.words import english

_STEPS, _DEEPEST = 4, 6
_ASKED = frozenset({"on", "upon", "to", "with"})
_CONTROLLED = frozenset(
    {"xcomp", "advcl", "pcomp", "conj", "acl", "ccomp", "prep", "aux", "dep", "attr", "acomp",
     "dobj", "pobj"}
)  # fmt: skip


def subject(verb: Token) -> Token | None:
    """The subject in the clause of VERB itself."""
    return next((child for child in verb.children if child.dep_ in CLAUSE_SUBJECTS), None)


def shared_subject(verb: Token) -> Token | None:
    """The subject of VERB, or of the verb that it is joined to; of "dared him to come", "him"."""
    at = verb
    for _ in range(_STEPS):
        found = subject(at)
        if found is not None:
            return found
        if at.dep_ not in {"conj", "xcomp"}:
            return None
        if at.dep_ == "xcomp":
            controller = _controller(at)
            if controller is not None and not is_own_purpose(at):
                return controller
        at = at.head
    return None


def _controller(infinitive: Token) -> Token | None:
    """Whom the verb above has do what INFINITIVE says: "dared [him] to", "called on [him] to"."""
    verb = infinitive.head
    before = [child for child in verb.children if child.i < infinitive.i]
    objects = [child for child in before if child.dep_ == "dobj"]
    if not objects and verb.lemma_ in english(verb).grammar.object_control:
        asked = (child for child in before if child.i > verb.i and child.lower_ in _ASKED)
        objects = [head for child in asked for head in child.children if head.dep_ == "pobj"]
    return next(iter(objects), None)


def clause_verb(token: Token) -> Token:
    """The verb in whose clause TOKEN stands; the root of the sentence where there is none."""
    while token.head.i != token.i and token.pos_ not in VERBAL:
        token = token.head
    return token


def understood_subject(verb: Token) -> Token | None:
    """Who does what VERB says, also where its clause leaves it out: the head of one phrase.

    Of a passive, who stands behind "by"; of a clause on a noun, the noun; else the subject of the
    clause above. None of "it seems", and where nobody is named.
    """
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    if passive or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return agent_of(verb)
    at = verb
    for _ in range(_DEEPEST):
        found = subject(at)
        if found is not None:
            return _referent(found, at)
        if at.dep_ in ("acl", "relcl") and at.head.pos_ in {*NOMINAL, "PRON"}:
            return at.head
        listed = subject_of_clauses(at)
        if listed is not None:
            return listed
        if at.dep_ not in _CONTROLLED or at.head.i == at.i:
            return None
        at = at.head
    return None


def _referent(found: Token, verb: Token) -> Token | None:
    """The phrase that the subject FOUND of VERB stands for."""
    if found.dep_ == "expl" or (found.lower_ == "it" and verb.dep_ != "conj" and _expletive(verb)):
        return None
    if found.lower_ in RELATIVES and found.tag_ in ("WP", "WDT"):
        at = verb
        while at.dep_ == "conj":
            at = at.head
        return at.head if at.dep_ == "relcl" else None
    return found


def _expletive(verb: Token) -> bool:
    return verb.lemma_ in english(verb).grammar.raising and verb.pos_ in ("AUX", "VERB")


def agent_of(verb: Token) -> Token | None:
    """Who acts in a passive: what stands behind its "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None
