"""What a clause says of the event that a noun in it names: that it took place, or what came of it.

"No talks were held" denies the talks; "the talks did not achieve much" takes them for granted.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.grammar.determiners import is_indefinite
from parley.transforms.reading.grammar.labels import SUBJECTS
from parley.transforms.reading.grammar.modality import combined, modal, verb_of
from parley.transforms.reading.grammar.tense import auxiliaries_of
from parley.transforms.reading.grammar.words import english

_UNREAL = frozenset({"would", "could"})
_OF_OBJECT = frozenset({"oprd", "acomp", "ccomp", "xcomp", "advcl"})
_PAST = frozenset({"has", "have", "had", "was", "were"})


def from_its_verb(noun: Token, cues: Cues) -> str:
    """What the verb whose subject, object or predicate NOUN is makes of its event."""
    verb = noun.head
    auxiliaries = auxiliaries_of(verb)
    denied = any(child.dep_ == "neg" for child in verb.children)
    weighed = combined("negated" if denied else "actual", modal(auxiliaries, False))
    if noun.dep_ != "nsubj" or cues.occurs(verb):
        return weighed
    if is_indefinite(noun):
        imagined = auxiliaries & _UNREAL and "have" not in auxiliaries
        return "possible" if imagined else weighed
    if verb.lemma_ in english(verb).events.copulas and from_predicate(noun, cues) != "actual":
        return weighed
    told = verb.dep_ == "ccomp" and "would" in auxiliaries and "have" not in auxiliaries
    if told and cues.tells_outcome(verb):
        # "Said that the talks would fail": the talks themselves are not in doubt.
        row = cues.row(verb.head)
        return "future" if row is not None and row.cue_class == "future" else "actual"
    return modal(auxiliaries, False)


def from_predicate(noun: Token, cues: Cues) -> str:
    """What an adjective said of NOUN makes of it: "is unlikely", "made any deal impossible"."""
    verdict = "actual"
    above = noun.head
    adjectives = []
    if noun.dep_ == "nsubj":
        small = above.pos_ == "ADJ" and above.dep_ in {"ccomp", "xcomp", "oprd", "acomp"}
        adjectives = [above] if small else []
        if above.lemma_ in english(above).events.copulas:
            adjectives = [child for child in above.children if child.dep_ == "acomp"]
    elif noun.dep_ == "dobj" or noun.lemma_ in english(noun).events.making:
        above = noun if noun.lemma_ in english(noun).events.making else above
        adjectives = [child for child in above.children if child.dep_ in _OF_OBJECT]
    for adjective in adjectives:
        row = cues.row(adjective) if adjective.pos_ == "ADJ" else None
        if row and row.cue_class == "hedge" and row.effect != "keep":
            verdict = combined(verdict, row.effect)
    return verdict


def took_place(noun: Token, cues: Cues) -> bool:
    """Whether a clause says that what was awaited came: "the expected talks began"."""
    if any(c.dep_ == "acl" and c.tag_ == "VBN" and cues.occurs(c) for c in noun.children):
        return True
    verb = noun.head
    if noun.dep_ not in SUBJECTS or not cues.occurs(verb):
        return False
    auxiliaries = auxiliaries_of(verb)
    past = verb.tag_ == "VBD" or bool(auxiliaries & _PAST)
    return past and not any(c.dep_ == "neg" for c in verb.children) and "would" not in auxiliaries


def shares_in(token: Token) -> bool:
    """Whether the verb above says that somebody took part: "took no part in the attack"."""
    verb = verb_of(token)
    shares = english(verb).events.taking_part
    return verb.lemma_ in shares or any(
        child.dep_ == "dobj" and child.lemma_ in shares for child in verb.children
    )
