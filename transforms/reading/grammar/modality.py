"""How far a cue reaches: what stands beside it, what is taken for granted, what modals do."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import VERBAL

_CONTRASTS = frozenset({"while", "whereas", "although", "though", "because", "since", "as"})
_TEMPORAL = frozenset({"before", "once", "until", "when"})
_OCCASIONS = frozenset(
    {"during", "after", "since", "following", "amid", "despite", "because", "under"}
)
WILL = frozenset({"will", "shall", "wo", "'ll", "’ll"})
"""Auxiliaries of what is to come; "wo" stands in "won't"."""
TO_COME = WILL | {"would"}
OUGHT = frozenset({"must", "should", "ought"})
"""Auxiliaries of what ought to be: it is wished by who says so, not by who ought to do it."""
NEED = frozenset({"have", "need"})
"""Verbs that say as much before an infinitive: "has to", "needs to"."""
CAN = frozenset({"can", "ca", "cannot"})
_RANK = {"actual": 0, "future": 1, "possible": 2, "negated": 3, "counterfactual": 4}


def verb_of(noun: Token) -> Token:
    """The word whose object NOUN is, with or without a preposition between them."""
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def is_reduced(token: Token) -> bool:
    """Whether TOKEN is a participle behind its noun: "the deal brokered by X"."""
    return token.dep_ == "acl" and token.tag_ == "VBN"


def shared_modality(token: Token, above: Token) -> str:
    """What a clause of time or circumstance takes from a main clause that is not yet real."""
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod", "prep"}}
    participle = token.tag_ == "VBG" and not marks & (_CONTRASTS | _TEMPORAL)
    if not participle and not marks & _TEMPORAL:
        return "actual"
    return own_modality(above)


def is_beside(token: Token, above: Token) -> bool:
    """Whether TOKEN stands beside what is above it, out of its scope, though it hangs on it.

    So do a clause before a semicolon, a contrast ("while they refused") and an occasion ("asked for
    it during a visit").
    """
    if token.dep_ == "ccomp" and token.i < above.i:
        return any(word.text in {";", ":"} for word in token.doc[token.i : above.i])
    if token.dep_ == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in _CONTRASTS for c in token.children)
    return token.dep_ == "prep" and token.lower_ in _OCCASIONS


def is_noun_of_verb(token: Token) -> bool:
    """Whether TOKEN is a noun whose verb says if it happened ("talks were not held")."""
    return (
        token.pos_ not in VERBAL
        and token.head.pos_ in VERBAL
        and token.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"}
    )


def is_presupposed(token: Token) -> bool:
    """A noun with an owner is taken for granted: refusing to accept "Russia's annexation"."""
    return token.pos_ == "NOUN" and any(
        child.dep_ == "poss" or (child.dep_ == "amod" and child.ent_type_)
        for child in token.children
    )


def combined(inner: str, outer: str) -> str:
    """The verdict of two cues, one in the scope of the other: the one farther from a fact."""
    return inner if _RANK[inner] >= _RANK[outer] else outer


def modal(auxiliaries: AbstractSet[str], conditional: bool) -> str:
    """What AUXILIARIES make of a clause ("would have left", "will leave", "may leave").

    CONDITIONAL is a clause that is only possible where they say nothing: "if they left".
    """
    if "have" in auxiliaries and auxiliaries & {"would", "could", "might", "should"}:
        return "counterfactual" if auxiliaries & {"would", "could", "should"} else "possible"
    if auxiliaries & (TO_COME | OUGHT):
        return "future"
    if auxiliaries & {"may", "might", "could", "can"}:
        return "possible"
    return "possible" if conditional else "actual"


def own_modality(verb: Token) -> str:
    """What the auxiliaries of VERB, and no condition, make of what stands under it."""
    return modal({child.lower_ for child in verb.children if child.dep_ == "aux"}, False)
