"""The form in which a clause stands: infinitive, finite, and in which tense."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import FINITE, PRESENT, VERBAL
from parley.transforms.reading.grammar.modality import OUGHT, TO_COME

_HELPERS = frozenset({"aux", "auxpass"})
_HAVE = frozenset({"has", "have", "’ve", "'ve"})
_WAS = frozenset({"had", "was", "were", "did"})
_IS = frozenset({"is", "are", "does", "do"})
_OUGHT = OUGHT - {"must"}
_TO_BE_DONE = TO_COME | {"must"}
_UNDER_A_VERB = frozenset({"xcomp", "advcl", "ccomp", "pcomp", "acl", "conj"})
_CLAUSES_UP = 4


def auxiliaries_of(verb: Token) -> set[str]:
    """The auxiliaries of VERB in lower case."""
    return {child.lower_ for child in verb.children if child.dep_ in _HELPERS}


def is_infinitive(verb: Token) -> bool:
    """Whether VERB is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def is_told_as_done(verb: Token) -> bool:
    """Whether the clause of VERB tells a fact: finite, and neither a wish nor a modal."""
    if verb.tag_ in {"VBD", "VBZ"}:
        return True
    return any(c.dep_ in _HELPERS and c.tag_ in FINITE for c in verb.children)


def tense_of(token: Token) -> str | None:
    """'past', 'perfect' or 'present', by the verb at TOKEN or that of the clause around a noun."""
    while token.pos_ not in VERBAL and token.head != token:
        token = token.head
    for _ in range(_CLAUSES_UP):
        tense = _own_tense(token)
        if tense is not None:
            return tense
        if token.dep_ == "ROOT":
            return "past" if _is_mistagged_past(token) else None
        token = token.head
    return None


def _own_tense(verb: Token) -> str | None:
    """The tense that VERB or its auxiliaries show: "has left", "was leaving", "leaves"."""
    auxiliaries = auxiliaries_of(verb)
    if auxiliaries & _HAVE:
        return "perfect"
    if auxiliaries & _WAS or verb.tag_ == "VBD":
        return "past"
    return "present" if auxiliaries & _IS or verb.tag_ in PRESENT else None


def _is_mistagged_past(root: Token) -> bool:
    """Whether ROOT is a finite verb that the tagger took for a participle."""
    alone = root.tag_ == "VBN" and not auxiliaries_of(root)
    return alone and any(c.dep_ == "nsubj" for c in root.children)


def finite(verb: Token) -> Token:
    """VERB, or the finite verb over an infinitive or a participle: "want" of "want to meet"."""
    while verb.dep_ in _UNDER_A_VERB and verb.head.pos_ in VERBAL and not _is_tensed(verb):
        verb = verb.head
    return verb


def finite_above(noun: Token) -> Token | None:
    """The finite verb in whose clause NOUN stands."""
    for above in noun.ancestors:
        if above.pos_ in VERBAL:
            return finite(above)
    return None


def _is_tensed(verb: Token) -> bool:
    """Whether VERB or an auxiliary of it is finite."""
    if verb.tag_ in FINITE:
        return True
    return any(c.dep_ in _HELPERS and c.tag_ not in {"TO", "VBG"} for c in verb.children)


def is_gnomic(verb: Token) -> bool:
    """Whether VERB stands in the simple present, as what always holds does, or says what ought."""
    helpers = [c for c in verb.children if c.dep_ in _HELPERS]
    if not helpers:
        return verb.tag_ in PRESENT
    first = helpers[0]
    if first.tag_ == "MD":
        return first.lower_ in _OUGHT
    progressive = verb.tag_ == "VBG" or any(h.tag_ == "VBG" for h in helpers)
    return first.tag_ in PRESENT and first.lemma_ != "have" and not progressive


def ought_to_be(verb: Token) -> bool:
    """Whether VERB says what something ought to be: "should be short"."""
    return verb.lemma_ == "be" and any(
        c.dep_ == "aux" and c.lower_ in _OUGHT for c in verb.children
    )


def is_to_be_done(verb: Token) -> bool:
    """Whether VERB says what is to come: "will go", "is to go"."""
    helpers = auxiliaries_of(verb)
    if helpers & _TO_BE_DONE:
        return "have" not in helpers
    if verb.lemma_ != "be" or helpers:
        return False
    return any(c.dep_ == "xcomp" and is_infinitive(c) for c in verb.rights) and not any(
        c.dep_ in {"acomp", "attr"} for c in verb.rights
    )
