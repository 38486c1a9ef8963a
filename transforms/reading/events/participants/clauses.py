"""The logical arguments of a verb or a noun, with control, coordination and relatives followed."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.actors.reference.binding import is_own_purpose
from parley.transforms.reading.events.participants.arguments import (
    RELATIVES,
    SUBJECTS,
    coordinated_above,
    heads_of,
    noun_arguments,
    verb_arguments,
)
from parley.transforms.reading.events.participants.arguments import Clause as Clause
from parley.transforms.reading.events.participants.arguments import coordinated as coordinated
from parley.transforms.reading.events.participants.arguments import is_passive as is_passive

_OBJECT_CONTROL = frozenset(
    {"ask", "urge", "tell", "order", "force", "press", "pressure", "push", "persuade", "convince",
     "invite", "allow", "enable", "permit", "help", "lead", "cause", "cajole", "compel", "warn",
     "beg", "challenge", "dare", "encourage", "advise", "instruct", "require", "oblige", "prompt",
     "request", "call", "want", "expect", "leave", "get", "bring", "drive", "implore", "command",
     "appeal", "talk", "mandate", "empower", "authorise", "authorize"}
)  # fmt: skip
_JUDGE = frozenset(
    {"accuse", "suspect", "convict", "acquit", "blame", "condemn", "criticise", "criticize",
     "denounce", "punish", "praise", "thank", "commend", "stop", "prevent", "keep", "bar", "ban",
     "prohibit", "deter", "dissuade", "discourage", "hinder"}
)  # fmt: skip
# What is written or said speaks for who wrote it: "signed a decree granting", "a letter warning".
_WRITINGS = frozenset(
    {"statement", "letter", "resolution", "report", "decree", "law", "bill", "lawsuit", "order",
     "note", "message", "speech", "declaration", "petition", "tweet", "post", "document", "memo",
     "ruling", "suit", "complaint", "motion", "communique", "communiqué", "release", "decision",
     "agreement", "deal", "pact", "treaty", "accord", "memorandum", "article", "video", "warning",
     "ultimatum", "amendment", "legislation", "verdict", "proclamation", "address", "text"}
)  # fmt: skip
_ITEM = "bullet"
_ASIDE = frozenset({"out", "away", "back", "off", "over", "up", "down", "together"})
_FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})


def clause_of(token: Token) -> Clause:
    """The clause of a verb, or the noun phrase of a noun."""
    return noun_arguments(token) if token.pos_ in {"NOUN", "PROPN"} else _verb_clause(token)


def _verb_clause(verb: Token) -> Clause:
    clause = verb_arguments(verb)
    clause.particles |= {child.lower_ for child in verb.children if _is_particle(child)}
    _from_outside(verb, clause, is_passive(verb))
    return clause


def _is_particle(child: Token) -> bool:
    """Whether a preposition without a complement is a particle ("pulled out of the talks")."""
    if child.dep_ != "prep" or child.lower_ not in _ASIDE:
        return False
    return not any(below.dep_ in {"pobj", "pcomp"} for below in child.children)


def _from_outside(verb: Token, clause: Clause, passive: bool) -> None:
    """Fill a missing subject (or, of a passive, object) from the clause above."""
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        _from_noun(verb, clause, passive)
        return
    missing = not (clause.objects if passive else clause.subjects)
    if missing:
        found = controllers(verb) or _lead_in(verb)
        if passive:
            clause.objects += found
        else:
            clause.subjects += found


def _from_noun(verb: Token, clause: Clause, passive: bool) -> None:
    noun = verb.head
    told = any(child.dep_ in {*SUBJECTS, "nsubjpass"} for child in verb.children)
    if verb.dep_ == "acl" and is_infinitive(verb):
        if not clause.subjects:
            clause.subjects += agents_of_noun(noun)
    elif verb.dep_ == "acl" and verb.tag_ == "VBG" and noun.lemma_.lower() in _WRITINGS:
        clause.subjects += agents_of_noun(noun) or coordinated_above(noun)
    elif passive and not clause.objects:
        clause.objects += coordinated_above(noun)
    elif not told and not clause.subjects:
        clause.subjects += coordinated_above(noun)
    elif told and not clause.objects and verb.dep_ == "relcl":
        clause.objects += coordinated_above(noun)


def controllers(verb: Token) -> list[Token]:
    """Who does what VERB says where its own clause does not tell: control, coordination."""
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ in {"conj", "advcl", "xcomp", "ccomp", "dep", "parataxis"}:
        if head.pos_ in {"VERB", "AUX"}:
            above = _verb_clause(head)
            if verb.dep_ in {"xcomp", "ccomp", "advcl"} and (
                head.lemma_ in _OBJECT_CONTROL and not is_own_purpose(verb)
            ):
                asked = (
                    above.objects or above.prepositions.get("on") or above.prepositions.get("to")
                )
                if head.lemma_ == "call" and above.objects:
                    return above.subjects  # by telephone: "called him to congratulate him"
                if asked and (verb.dep_ != "advcl" or is_infinitive(verb)):
                    return asked
            if is_passive(head):
                return above.objects
            return above.subjects
        if head.pos_ == "ADJ":
            return _verb_clause(head.head).subjects if head.head != head else []
        if head.pos_ in {"NOUN", "PROPN"}:
            return agents_of_noun(head)
    if verb.dep_ == "pcomp" and head.pos_ in {"ADP", "SCONJ"}:
        governor = head.head
        if governor.pos_ in {"VERB", "AUX"}:
            above = _verb_clause(governor)
            if head.lower_ in {"into", "from", "to", "of", "for"} and (
                governor.lemma_ in _OBJECT_CONTROL or governor.lemma_ in _JUDGE
            ):
                return above.objects or above.subjects
            return above.objects if is_passive(governor) else above.subjects
        if governor.pos_ == "ADJ" and governor.dep_ in {"acomp", "conj"}:  # "open to meeting them"
            return _verb_clause(governor.head).subjects
        if governor.pos_ in {"NOUN", "PROPN"}:
            return agents_of_noun(governor)
    return []


def agents_of_noun(noun: Token) -> list[Token]:
    """Who does what a noun like "decision", "role" or "efforts" stands for."""
    clause = noun_arguments(noun)
    if clause.owners:
        return clause.owners
    for name in ("by", "from", "of"):
        if clause.prepositions.get(name):
            return clause.prepositions[name]
    for child in noun.children:
        if child.dep_ == "relcl":
            subjects = [
                t for t in child.children if t.dep_ == "nsubj" and t.lower_ not in RELATIVES
            ]
            if subjects:
                return heads_of(subjects[0])
    verb = noun.head
    while verb.pos_ in {"ADP", "NOUN", "PROPN"} and verb.head != verb:
        verb = verb.head
    if verb.pos_ in {"VERB", "AUX"}:
        above = (
            _verb_clause(verb)
            if verb.dep_ not in {"relcl", "acl"}
            else Clause(
                subjects=[h for c in verb.children if c.dep_ == "nsubj" for h in heads_of(c)]
            )
        )
        return above.subjects
    return []


def is_infinitive(verb: Token) -> bool:
    """Whether VERB is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _lead_in(verb: Token) -> list[Token]:
    """Who does what a list item says without a subject: whom the line before the list names.

    "The ministers: - agreed to meet again; - signed a treaty."
    """
    doc, kinds = verb.doc, verb.doc._.kinds
    if verb.dep_ != "ROOT" or not kinds or kinds[verb.i] != _ITEM or verb.tag_ not in _FINITE:
        return []
    if any(token.is_alpha for token in doc[verb.sent.start : verb.i]):
        return []
    at = verb.i - 1
    while at > 0 and (kinds[at] == _ITEM or doc[at].is_space):
        at -= 1
    if at < 1 or doc[at].text != ":":
        return []
    last = doc[at - 1]
    if last.pos_ in {"NOUN", "PROPN", "PRON"}:
        return coordinated_above(last)
    return verb_arguments(doc[at].sent.root).subjects
