"""The logical arguments of a verb or a noun, with control, coordination and relatives followed."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.grammar.arguments import (
    RELATIVES,
    Clause,
    coordinated,
    coordinated_above,
    heads_of,
    is_passive,
    noun_arguments,
    verb_arguments,
)
from parley.transforms.reading.grammar.labels import ACTIVE_SUBJECTS, NAMING, NOMINAL, VERBAL
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.grammar.words import english

_SHARES_SUBJECT = frozenset({"conj", "advcl", "xcomp", "ccomp", "dep", "parataxis"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl"})
_ITEM = "bullet"
_ASIDE = frozenset({"out", "away", "back", "off", "over", "up", "down", "together"})
_FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})


def clause_of(token: Token) -> Clause:
    """The clause of a verb, or the noun phrase of a noun."""
    if token.pos_ not in NOMINAL:
        return _verb_clause(token)
    clause = noun_arguments(token)
    if told := _of_clauses(token):  # the tagger takes "Demands" for a noun
        clause.subjects, clause.owners = told, told
    return clause


def _verb_clause(verb: Token) -> Clause:
    clause = verb_arguments(verb)
    if told := _of_clauses(verb):  # what follows is whom it urges, whatever the parser says
        clause.objects += [head for head in clause.subjects if head.i > verb.i]
        clause.subjects = told
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
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in NAMING:
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
    told = any(child.dep_ in {*ACTIVE_SUBJECTS, "nsubjpass"} for child in verb.children)
    if verb.dep_ == "acl" and is_infinitive(verb):
        if not clause.subjects:
            clause.subjects += agents_of_noun(noun)
    elif (
        verb.dep_ == "acl"
        and verb.tag_ == "VBG"
        and noun.lemma_.lower() in english(noun).grammar.writings
    ):
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
    if verb.dep_ in _SHARES_SUBJECT:
        if head.pos_ in VERBAL:
            return _of_verb_above(verb, head)
        if head.pos_ == "ADJ":  # "ready to meet them"
            return _verb_clause(head.head).subjects if head.head != head else []
        if head.pos_ in NOMINAL:
            return agents_of_noun(head)
    if verb.dep_ == "pcomp" and head.pos_ in {"ADP", "SCONJ"}:
        return _of_preposition_above(head)
    return []


def _of_verb_above(verb: Token, governor: Token) -> list[Token]:
    """Who is asked or made to do it, else who does what GOVERNOR says: "urged them to leave"."""
    above = _verb_clause(governor)
    if _is_object_control(verb, governor):
        if governor.lemma_ == "call" and above.objects:
            return above.subjects  # by telephone: "called him to congratulate him"
        asked = above.objects or above.prepositions.get("on") or above.prepositions.get("to")
        if asked and (verb.dep_ != "advcl" or is_infinitive(verb)):
            return asked
    return above.objects if is_passive(governor) else above.subjects


def _is_object_control(verb: Token, governor: Token) -> bool:
    """Whether GOVERNOR has its object do what VERB says: "forced them to leave"."""
    return (
        verb.dep_ in _COMPLEMENTS
        and governor.lemma_ in english(governor).grammar.object_control
        and not is_own_purpose(verb)
    )


def is_own_purpose(verb: Token) -> bool:
    """Whether the subject above does what VERB says: "called him to thank him"."""
    return (
        verb.head.lemma_ in english(verb.head).grammar.calls
        and verb.lemma_ in english(verb).grammar.courtesies
    )


def _of_preposition_above(preposition: Token) -> list[Token]:
    """Who does what stands behind PREPOSITION: "stopped them from leaving", "open to meeting"."""
    governor = preposition.head
    if governor.pos_ in VERBAL:
        above = _verb_clause(governor)
        if preposition.lower_ in {"into", "from", "to", "of", "for", "with"} and (
            governor.lemma_ in english(governor).grammar.object_control
            or governor.lemma_ in english(governor).grammar.judging
        ):
            return above.objects or above.subjects
        return above.objects if is_passive(governor) else above.subjects
    if governor.pos_ == "ADJ" and governor.dep_ in {"acomp", "conj"}:
        return _verb_clause(governor.head).subjects
    return agents_of_noun(governor) if governor.pos_ in NOMINAL else []


def agents_of_noun(noun: Token) -> list[Token]:
    """Who does what a noun like "decision", "role" or "efforts" stands for."""
    clause = noun_arguments(noun)
    if clause.owners:
        return clause.owners
    for name in ("by", "from", "of"):
        if clause.prepositions.get(name):
            return clause.prepositions[name]
    return _of_relative(noun) or _of_verb_over(noun)


def _of_relative(noun: Token) -> list[Token]:
    """Who acts in the relative clause of NOUN: "the decision that they took"."""
    for child in noun.children:
        if child.dep_ == "relcl":
            subjects = (
                t for t in child.children if t.dep_ == "nsubj" and t.lower_ not in RELATIVES
            )
            if (subject := next(subjects, None)) is not None:
                return heads_of(subject)
    return []


def _of_verb_over(noun: Token) -> list[Token]:
    """The subject of the verb in whose phrase NOUN stands: "they made efforts to meet"."""
    verb = noun.head
    while verb.pos_ in {"ADP", *NOMINAL} and verb.head != verb:
        verb = verb.head
    if verb.pos_ not in VERBAL:
        return []
    if verb.dep_ in {"relcl", "acl"}:  # its own noun may be NOUN
        return [h for c in verb.children if c.dep_ == "nsubj" for h in heads_of(c)]
    return _verb_clause(verb).subjects


def subject_of_clauses(token: Token) -> Token | None:
    """The head of what a text lists clauses of, where TOKEN opens one."""
    issuer = token.doc._.issuer
    listed = issuer is not None and issuer.head is not None and token.i in issuer.clauses
    return token.doc[issuer.head] if listed else None


def _of_clauses(token: Token) -> list[Token]:
    head = subject_of_clauses(token)
    return [] if head is None else coordinated(head)


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
    if last.pos_ in NAMING:
        return coordinated_above(last)
    return verb_arguments(doc[at].sent.root).subjects
