"""The words that say what somebody wants, needs or fears, beside the word that tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import NOMINAL, SUBJECTS, TIMES, VERBAL
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.process.extents import (
    Content,
    full_clause,
    own_clause,
    phrase,
)

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "dep", "relcl"})
_PREDICATES = frozenset({"attr", "oprd", "acomp", "ccomp", "xcomp"})
_WITH_SUBJECT = frozenset({"that", "same", "be", "clause", "subj", "done", "other"})
_BECOMING = frozenset({"VBN", "RB", "RP", "JJ"})
_NOTHING = frozenset({"PRON", "DET", "PUNCT", "SCONJ", "ADV", "PART"})
_PARTING = frozenset({";", ":"})
_CONTRAST = frozenset({"than", "of"})


class Contents:
    """Find what stands in the slots of a word; EQUATING verbs say what their subject is."""

    def __init__(self, equating: AbstractSet[str]) -> None:
        self._equating = equating

    def of(self, word: Token, slots: Iterable[str]) -> list[Content]:
        """What fills the first of SLOTS that is filled beside WORD; clauses joined are several."""
        for slot in slots:
            found = [content for head in self._heads(word, slot) for content in _parts(head, slot)]
            if found:
                return found
        return []

    def _heads(self, word: Token, slot: str) -> list[Token]:
        if slot == "be":
            return list(self._equated(word))
        found = _heads(word, slot)
        asked = word.dep_ == "csubj" and any(c.tag_ == "WP" for c in word.children)
        if slot == "obj" and asked and not found:  # "what they want is [peace]"
            return list(self._equated(word))
        return found

    def _equated(self, word: Token) -> Iterator[Token]:
        """What WORD is said to be: "its aim is [to leave]", "its interest lies in [trade]"."""
        verb = word.head
        if verb.lemma_.lower() not in self._equating:
            return
        for child in verb.rights:
            if (
                child != word
                and child.dep_ in _PREDICATES
                and (child.pos_ in VERBAL or _says(child))
            ):
                yield child
            elif child.dep_ == "prep" and child.lower_ == "in" and verb.lemma_ != "be":
                yield from (c for c in child.children if c.dep_ in {"pobj", "pcomp"})


def _heads(word: Token, slot: str) -> list[Token]:
    """The heads of what fills SLOT."""
    name, _, preposition = slot.partition(":")
    if name == "prep":
        return list(_behind(word, preposition))
    if name == "subj":
        return [c for c in _verb_of(word).children if _is_subject(c)]
    fits = _FITTING.get(name)
    return [c for c in word.children if fits(c)] if fits is not None else [word]


def _is_own(child: Token) -> bool:
    """Whether CHILD is what the holder himself would do: "to leave", "leaving"."""
    if child.dep_ not in _CLAUSES or child.i < child.head.i or _has_subject(child):
        return False
    return is_infinitive(child) or (child.tag_ == "VBG" and child.dep_ == "xcomp")


def _is_full(child: Token) -> bool:
    """Whether CHILD is a clause with a subject of its own."""
    full = child.dep_ in {"ccomp", "acl"} and child.pos_ in VERBAL and _has_subject(child)
    if not full or child.i > child.head.i:
        return full
    # What is feared may stand before: "They might return, a diplomat fears."
    parted = any(t.text in _PARTING for t in child.doc[child.i : child.head.i])
    return child.dep_ == "ccomp" and not parted


def _is_same(child: Token) -> bool:
    """Whether CHILD is a clause about whoever is the subject above: "it thinks that [it can]"."""
    if not _is_full(child):
        return False
    subject = next((c for c in child.children if c.dep_ in SUBJECTS), None)
    above = [c.lemma_ for c in child.head.children if c.dep_ in {*SUBJECTS, "dobj"}]
    return subject is not None and (subject.pos_ == "PRON" or subject.lemma_ in above)


def _is_object(child: Token) -> bool:
    return child.dep_ in {"dobj", "nsubjpass"} and _says(child)


def _is_predicate(child: Token) -> bool:
    """Whether CHILD says what the object is: "sees it as [a trap]" without "as"."""
    return child.dep_ in _PREDICATES and child.pos_ in NOMINAL


def _is_done(child: Token) -> bool:
    """Whether CHILD says what is to become of its subject: "wants the rebels [isolated]"."""
    told = child.tag_ in {*_BECOMING, "VBD"} and child.i > child.head.i
    done = child.dep_ in {"ccomp", "xcomp"} and told and _has_subject(child)
    return done and not any(c.dep_ in {"aux", "auxpass", "dobj"} for c in child.children)


def _is_other(child: Token) -> bool:
    """Whether CHILD says what others are to do: "wanted [the shelling to stop]"."""
    clause = child.dep_ in {"ccomp", "xcomp"} and child.i > child.head.i
    return clause and is_infinitive(child) and _has_subject(child)


def _is_purpose(child: Token) -> bool:
    return child.dep_ in {"xcomp", "advcl"} and is_infinitive(child)


_FITTING: dict[str, Callable[[Token], bool]] = {
    "own": _is_own,
    "that": _is_full,
    "same": _is_same,
    "obj": _is_object,
    "pred": _is_predicate,
    "purpose": _is_purpose,
    "done": _is_done,
    "other": _is_other,
}
"""Which children of a word fill a slot; the other slots are the word itself."""


def _is_subject(child: Token) -> bool:
    return child.dep_ == "csubj" or (child.dep_ in SUBJECTS and _says(child))


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {*SUBJECTS, "expl", "csubj"} for c in verb.children)


def _says(noun: Token) -> bool:
    """Whether NOUN names something, and does not stand for what another place tells."""
    return noun.pos_ not in _NOTHING and any(t.is_alpha for t in noun.subtree)


def _behind(word: Token, preposition: str) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ == preposition:
            also = (c for c in child.children if c.dep_ == "conj" and c.lower_ == preposition)
            nested = (c for c in child.children if c.dep_ == "prep")  # "out [of money]"
            for inner in (i for each in (child, *also, *nested) for i in each.children):
                if (inner.dep_ == "pobj" and _says(inner)) or inner.dep_ == "pcomp":
                    yield inner


def _verb_of(word: Token) -> Token:
    """The verb whose subject WORD, an adjective, is said of; a verb itself."""
    return word.head if word.pos_ == "ADJ" and word.head.pos_ in VERBAL else word


def _parts(head: Token, slot: str) -> Iterator[Content]:
    """HEAD as content of SLOT; of verbs joined to it each is one of its own."""
    if head.pos_ not in VERBAL:
        told = phrase(head)
        yield {"obj": _with_place, "self": _with_object}.get(slot, _alone)(told)
        return
    extent = full_clause if slot in _WITH_SUBJECT else own_clause
    verb: Token | None = head
    while verb is not None:
        yield extent(verb)
        verb = next((c for c in verb.rights if _goes_on(c)), None) if slot != "clause" else None


def _goes_on(verb: Token) -> bool:
    """Whether VERB is joined to another as what is wanted too, and not what is wanted less."""
    if verb.dep_ != "conj" or verb.pos_ not in VERBAL or _has_subject(verb):
        return False
    return verb.doc[verb.left_edge.i - 1].lower_ not in _CONTRAST


def _with_place(told: Content) -> Content:
    """TOLD, an object, with what is behind it and hangs on its verb: "want them [out of X]"."""
    verb = told.head.head
    for child in verb.children if verb.pos_ in VERBAL else ():
        if child.i != told.end or _tells_when(child):
            continue
        if child.dep_ == "prep" or (child.dep_ in {"advmod", "prt"} and child.tag_ in _BECOMING):
            return Content(told.start, phrase(child).end, told.head)
    return told


def _with_object(told: Content) -> Content:
    """TOLD, an adjective, with the object of which its verb says it: "made [peace] impossible"."""
    if told.head.pos_ != "ADJ" or told.head.dep_ not in _PREDICATES:
        return told
    objects = [c for c in told.head.head.children if c.dep_ == "dobj" and c.i < told.start]
    return Content(objects[0].left_edge.i, told.end, told.head) if objects else told


def _alone(told: Content) -> Content:
    return told


def _tells_when(preposition: Token) -> bool:
    return any(c.ent_type_ in TIMES or c.dep_ == "pcomp" for c in preposition.children)
