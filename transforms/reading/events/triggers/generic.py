"""Statements about what is done as a rule, which tell no event.

"Leaders do not meet to gossip", "treaties are negotiated at lower levels", "a first meeting should
be a short one": the clause stands in the present of what always holds, or says what ought to be,
and the words for the parties and for the act point to nobody and to nothing told before. Ceasefires
are left out: in a text about a conflict that has two parties they are always these parties'.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.events.trigger import Trigger

_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
_OUGHT = frozenset({"should", "ought"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BELOW = frozenset({"xcomp", "advcl", "ccomp", "pcomp", "acl", "conj"})


def is_generic(trigger: Trigger) -> bool:
    """Whether TRIGGER, which names no party of its own, tells what holds of such acts as a rule."""
    if trigger.who or trigger.row.event_mode == "ceasefire":
        return False
    token = trigger.token
    if trigger.is_noun:
        prescribed = token.dep_ == "nsubj" and _ought_to_be(token.head)
        return prescribed or (not _is_definite(token) and _is_gnomic(_verb_above(token)))
    heads = [*trigger.clause.subjects, *trigger.clause.objects]
    return not any(_is_definite(head) for head in heads) and _is_gnomic(_finite(token))


def _is_definite(head: Token) -> bool:
    """Whether a phrase points to somebody or something known."""
    if head.pos_ not in _NOUNS:
        return head.pos_ == "PRON"
    if head.pos_ == "PROPN":
        return True
    return any(
        child.lower_ in _DEFINITE or child.dep_ == "poss" or child.pos_ == "PROPN"
        for child in head.children
    )


def _verb_above(noun: Token) -> Token | None:
    """The finite verb in whose clause NOUN stands."""
    for above in noun.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return _finite(above)
    return None


def _finite(verb: Token) -> Token:
    """VERB, or the finite verb over an infinitive or a participle."""
    while verb.dep_ in _BELOW and verb.head.pos_ in {"VERB", "AUX"} and not _tensed(verb):
        verb = verb.head
    return verb


def _tensed(verb: Token) -> bool:
    if verb.tag_ in {"VBZ", "VBP", "VBD"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ not in {"TO", "VBG"} for c in verb.children)


def _is_gnomic(verb: Token | None) -> bool:
    """Whether VERB stands in the simple present."""
    if verb is None:
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if not helpers:
        return verb.tag_ in {"VBZ", "VBP"}
    first = helpers[0]
    if first.tag_ == "MD":
        return first.lower_ in _OUGHT
    progressive = verb.tag_ == "VBG" or any(h.tag_ == "VBG" for h in helpers)
    return first.tag_ in {"VBZ", "VBP"} and first.lemma_ != "have" and not progressive


def _ought_to_be(verb: Token) -> bool:
    """Whether VERB says what something ought to be."""
    return verb.lemma_ == "be" and any(
        c.dep_ == "aux" and c.lower_ in _OUGHT for c in verb.children
    )
