"""Whether a phrase means a certain instrument, and not one that nobody has proposed."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from parley.schemas.codebook.agreements import AgreementWords
from parley.transforms.reading.grammar.determiners import is_indefinite
from parley.transforms.reading.grammar.labels import NOMINAL, VERBAL
from parley.transforms.reading.grammar.modality import verb_of
from parley.transforms.reading.grammar.tense import is_told_as_done
from parley.transforms.reading.process.agreements.naming import How, Naming
from parley.transforms.reading.process.agreements.nouns import inside

_TELLING = frozenset(
    {"signed", "ratified", "violated", "implemented", "partly_implemented", "rejected", "proposed",
     "drafted", "withdrawn", "expired", "in_force", "suspended", "accepted_in_principle",
     "not_signed", "collapsed"}
)  # fmt: skip
_SIGNED = frozenset({"signed", "ratified"})
_OWNED = frozenset({"proposed", "rejected", "violated", "withdrawn", "suspended"})
_GIVEN = frozenset({"under", "since", "despite", "by"})
_NEAR = 100
_NEGATIVE = frozenset({"no", "any", "neither", "every", "each", "either", "what", "which"})


def how_meant(naming: Naming, before: Iterable[Naming], words: AgreementWords) -> How | None:
    """By what NAMING means a certain instrument; None where it means none.

    BEFORE are the instruments that the text has named, in its order.
    """
    if naming.known is not None:
        return How.KNOWN
    states: set[str] = {told.row.status for told in naming.told}
    if naming.weak:
        return _weak(naming, before, states)
    if _is_name(naming):
        return How.NAMED
    if naming.definite:
        return _definite(naming, before, states, words)
    bare = naming.plural or _is_bare(naming)
    if bare and not (naming.family == "accord" and naming.content and _has_complement(naming)):
        return _several(naming, states, words)
    return _any_one(naming, states, words)


def _weak(naming: Naming, before: Iterable[Naming], states: set[str]) -> How | None:
    """Of a noun that alone names none: what parties sign, and what points back to one near."""
    if states & _SIGNED and not _is_negative(naming.head):
        return How.TOLD
    if naming.plural or not naming.definite:
        return None
    near = [n for n in before if naming.head.i - n.head.i < _NEAR]
    if naming.signable and naming.family != "text":
        near = [n for n in near if n.head.lemma_ == naming.head.lemma_]
    return How.BACK if any(_may_be(naming, n) for n in near) else None


def _is_name(naming: Naming) -> bool:
    """Whether the phrase is a proper name: "the Lusaka Protocol", "Resolution 1701"."""
    head = naming.head
    if naming.kind == "resolution":
        return any(t.like_num for t in (*head.children, *head.doc[head.i + 1 : head.i + 2]))
    if not head.text[:1].isupper() or head.i == head.sent.start:
        return False
    return any(
        t.text[:1].isupper() and t != head and (t.pos_ == "PROPN" or t.ent_type_)
        for t in inside(head)
    )


def _definite(
    naming: Naming, before: Iterable[Naming], states: set[str], words: AgreementWords
) -> How | None:
    """Of a definite phrase: one told before, or one that it describes itself."""
    if naming.family == "offer" and naming.head.lemma_.lower() in words.owned:
        return How.OWNED if naming.parties and (states or _lists(naming, words)) else None
    back = any(_may_be(naming, each) for each in before)
    if back:
        return How.BACK
    hoped = _only_hoped(naming, words)
    told = (states & _TELLING or naming.head.lemma_.lower() in words.certain) and not hoped
    return How.DEFINITE if naming.singled_out or told or _tells_terms(naming, words) else None


def _tells_terms(naming: Naming, words: AgreementWords) -> bool:
    """Whether the clause tells a term of it: "the accord bars X", "under the treaty, X would"."""
    head = naming.head
    if head.dep_ == "nsubj":
        return head.head.lemma_.lower() in words.providing
    return head.dep_ == "pobj" and head.head.lower_ == "under"


def _may_be(naming: Naming, other: Naming) -> bool:
    """Whether a definite phrase may stand for OTHER, told before it."""
    if naming.family == other.family:
        return True
    if naming.family == "accord":
        return other.family in {"text", "truce", "exchange", "offer"}
    return naming.family == "text" and other.family in {"accord", "truce"}


def _several(naming: Naming, states: set[str], words: AgreementWords) -> How | None:
    """Of a plural, or of a noun without an article: only what something is told of."""
    modified = naming.singled_out or any(
        child.dep_ in {"amod", "compound", "nummod"} for child in naming.head.lefts
    )
    if not modified or _is_negative(naming.head):
        return None
    owned = naming.head.lemma_.lower() in words.owned
    if owned and not naming.parties:
        return None
    counted = any(child.dep_ == "nummod" for child in naming.head.lefts)
    if states & (_TELLING if counted else _OWNED):  # "[seven] accords were signed"
        return How.TOLD
    if naming.family in {"exchange"} and not _only_hoped(naming, words):
        return How.DETAILED
    return None


def _any_one(naming: Naming, states: set[str], words: AgreementWords) -> How | None:
    """Of an indefinite phrase: one of which something is told, or that says what it is about."""
    head = naming.head
    if head.lemma_.lower() in words.owned or (_is_negative(head) and not states & _OWNED):
        return None
    hoped = _only_hoped(naming, words)
    if states & _TELLING and not hoped:
        return How.TOLD
    if _has_complement(naming) and (not hoped or naming.content):
        return How.DETAILED
    modified = any(c.dep_ in {"amod", "compound", "nummod"} for c in head.lefts)
    if naming.family == "truce" and (modified or not hoped):
        return How.DETAILED
    if naming.family in {"exchange", "resolution"} and not hoped:
        return How.DETAILED
    return None


def _only_hoped(naming: Naming, words: AgreementWords) -> bool:
    """Whether the words above only look for an instrument: "efforts to reach a deal"."""
    above = verb_of(naming.head)
    if naming.head.dep_ == "pobj" and naming.head.head.lower_ in _GIVEN:
        return False
    for _ in range(2):
        if above.pos_ in VERBAL and is_told_as_done(above) and not _is_search(above, words):
            return False
        if above.lemma_.lower() in words.hopes:
            return True
        if above.head == above or (above.pos_ not in NOMINAL and above.dep_ not in {"xcomp"}):
            return False
        above = above.head.head if above.head.pos_ == "ADP" else above.head
    return above.lemma_.lower() in words.hopes and not is_told_as_done(above)


def _is_search(verb: Token, words: AgreementWords) -> bool:
    """Whether a verb looks for an instrument even when it is told as done: "sought a deal"."""
    return verb.lemma_.lower() in words.searching


def _lists(naming: Naming, words: AgreementWords) -> bool:
    """Whether a list of terms follows: "demands including X"."""
    return any(child.lower_ in words.listing for child in naming.head.rights)


def _has_complement(naming: Naming) -> bool:
    return naming.end > naming.head.i + 1


def _is_negative(head: Token) -> bool:
    return is_indefinite(head) and any(
        child.dep_ == "det" and child.lower_ in _NEGATIVE for child in head.children
    )


def _is_bare(naming: Naming) -> bool:
    """Whether a noun stands without an article: "reach agreement"."""
    return not any(c.dep_ in {"det", "poss", "nummod"} for c in naming.head.children)
