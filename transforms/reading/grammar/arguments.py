"""What stands around a verb or a noun in its own clause or phrase, with passives undone.

The relations are those of the Universal/ClearNLP labels that spaCy's English models give.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import ACTIVE_SUBJECTS, NOMINAL, VERBAL
from parley.transforms.reading.grammar.words import english

_ASIDE = frozenset({"together", "back", "away", "home", "out", "off", "over", "up"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nn", "npadvmod"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT"})
_BESIDE = frozenset({"along", "together", "alongside"})
_OF_PREPOSITIONS = frozenset({"prep", "dative", "agent", "prt", "advmod"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(slots=True)
class Clause:
    """What stands around a trigger, as heads of phrases."""

    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    indirect: list[Token] = field(default_factory=list)
    owners: list[Token] = field(default_factory=list)
    prepositions: dict[str, list[Token]] = field(default_factory=dict)
    particles: set[str] = field(default_factory=set)
    complements: list[Token] = field(default_factory=list)
    has_clause: bool = False

    def slot(self, name: str) -> list[Token]:
        """The heads in the slot called NAME: subj, obj, iobj, poss, prep:WORD, none."""
        if name.startswith("prep:"):
            return self.prepositions.get(name[5:], [])
        return {
            "subj": self.subjects, "obj": self.objects, "iobj": self.indirect, "poss": self.owners,
        }.get(name, [])  # fmt: skip


def coordinated(token: Token) -> list[Token]:
    """TOKEN and what is joined to it by "and" or "or"; "hundreds of prisoners" are prisoners."""
    if (of := counted(token)) is not None:
        return coordinated(of)
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in VERBAL:
            found += coordinated(child)
        elif child.dep_ == "appos" and child.left_edge.i == token.i + 1 and child.pos_ == "PROPN":
            found += coordinated(child)[1:]  # "president Ann Lee and minister Bob Ray"
    return found


def counted(token: Token) -> Token | None:
    """What a word of number counts: "prisoners" of "hundreds of prisoners", of "two-thirds of"."""
    parts = [token, *(child for child in token.children if child.dep_ == "quantmod")]
    counts = english(token).grammar.counts
    behind = (
        p
        for part in parts
        if part.lower_ in counts
        for c in part.children
        if c.dep_ == "prep" and c.lower_ == "of"
        for p in c.children
    )
    return next((p for p in behind if p.dep_ == "pobj"), None)


def verb_arguments(verb: Token) -> Clause:
    """What stands in the clause of VERB itself, with the passive undone."""
    clause = Clause()
    for child in verb.children:
        if child.dep_ in ACTIVE_SUBJECTS:
            clause.subjects += heads_of(child)
        elif child.dep_ == "nsubjpass":
            clause.objects += heads_of(child)
        elif child.dep_ == "agent":
            joined = (c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP")
            clause.subjects += [head for by in (child, *joined) for head in _complements(by)]
        elif child.dep_ in {"dobj", "obj", "attr", "oprd"}:
            clause.objects += heads_of(child)
        elif child.dep_ in {"dative", "iobj"}:
            found = _complements(child) if child.pos_ == "ADP" else heads_of(child)
            clause.indirect += found
        elif child.dep_ in {"prt", "advmod"} and child.i > verb.i:
            clause.particles.add(child.lower_)
        if child.dep_ in {"ccomp", "xcomp", "oprd"}:
            clause.objects += _judged(child)
            clause.has_clause = True
        if child.dep_ in _OF_PREPOSITIONS and child.pos_ in {"ADP", "SCONJ", "ADV"}:
            _add_preposition(clause, child)
    _undo_passive(verb, clause)
    clause.subjects += _joining(verb, clause.subjects)
    return clause


def _joining(verb: Token, subjects: list[Token]) -> list[Token]:
    """Who acts beside the SUBJECTS, hung on them or on VERB: "France, along with Chad, urged"."""
    below = [child for at in (verb, *subjects) for child in at.children]
    return [head for child in below for head in _joined_by(child, verb)]


def _joined_by(preposition: Token, verb: Token) -> list[Token]:
    """Who is named behind PREPOSITION as acting beside the subject of VERB."""
    if preposition.dep_ not in {"prep", "advmod"} or preposition.i > verb.i:
        return []
    below = list(preposition.children)
    if preposition.lower_ == "with" and any(child.lower_ in _BESIDE for child in below):
        return _complements(preposition)
    inner = (child for child in below if child.lower_ == "with")
    joins = preposition.lower_ in _BESIDE
    return [head for child in inner for head in _complements(child)] if joins else []


def _undo_passive(verb: Token, clause: Clause) -> None:
    """Set right what the labels leave open in a passive: its receiver, and who acts.

    "Laos was sent vaccines" has an object besides, so the subject receives; "by" names who acts
    though the parser may hang it on that object.
    """
    passives = [child for child in verb.children if child.dep_ == "nsubjpass"]
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if not passives:
        return
    if objects:
        received = [head for child in passives for head in heads_of(child)]
        clause.objects = [head for head in clause.objects if head not in received]
        clause.indirect += received
    if not clause.subjects:
        clause.subjects += [
            head
            for above in (verb, *objects) for child in above.children
            if child.dep_ == "prep" and child.lower_ == "by"
            for head in _complements(child) if head.ent_type_ not in _TIMES
        ]  # fmt: skip


def _judged(complement: Token) -> list[Token]:
    """What a clause without a verb says of what: "call [the terms unacceptable]"."""
    if complement.dep_ == "oprd" or complement.pos_ not in {"ADJ", "NOUN"}:
        return []
    children = list(complement.children)
    if any(child.dep_ in {"cop", "aux", "mark"} for child in children):
        return []
    subjects = [head for c in children if c.dep_ in ACTIVE_SUBJECTS for head in coordinated(c)]
    return [*subjects, complement] if subjects else []


def noun_arguments(noun: Token) -> Clause:
    """Owners, modifiers and prepositions of NOUN."""
    clause = Clause()
    for child in noun.children:
        if child.dep_ == "poss":
            clause.owners += heads_of(child)
        elif child.dep_ in _MODIFIERS and child.i < noun.i:
            clause.owners += _modifiers(child)
            clause.complements += heads_of(child)
        elif child.dep_ in {"prep", "agent"}:
            _add_preposition(clause, child)
        elif child.dep_ in {"acl", "relcl", "ccomp"}:
            clause.has_clause = True
            _add_of_participle(clause, child)
    if noun.dep_ == "conj" and not clause.owners and noun.head.pos_ in NOMINAL:
        _share(clause, noun)
    return clause


def _add_of_participle(clause: Clause, participle: Token) -> None:
    """Add the prepositions of a light participle to its noun: "talks held with the minister"."""
    if (
        participle.dep_ == "acl"
        and participle.tag_ == "VBN"
        and participle.lemma_ in english(participle).grammar.performing
    ):
        for child in participle.children:
            if child.dep_ in {"prep", "agent"}:
                _add_preposition(clause, child)


def _share(clause: Clause, noun: Token) -> None:
    """Add what NOUN shares with the noun that it is joined to: "their talks and deal with X"."""
    shared = noun_arguments(noun.head)
    clause.owners = shared.owners
    for name, heads in shared.prepositions.items():
        if heads and heads[0].i > noun.i:
            clause.prepositions.setdefault(name, heads)


def _modifiers(token: Token) -> list[Token]:
    """A modifier with those inside and beside it: both parts of "Russian-Ukrainian"."""
    found = coordinated(token)
    for child in token.children:
        if child.dep_ in {"amod", "compound", "nmod", "punct"} and child.pos_ != "PUNCT":
            found += _modifiers(child)
    return found


def _add_preposition(clause: Clause, preposition: Token) -> None:
    heads = _complements(preposition)
    known = clause.prepositions.setdefault(preposition.lower_, [])
    known += heads
    for child in preposition.children:
        if child.dep_ == "pcomp":
            clause.has_clause = True
        elif child.dep_ == "prep":
            inner = f"{preposition.lower_} {child.lower_}"
            clause.prepositions.setdefault(inner, []).extend(_complements(child))
            clause.prepositions.setdefault(child.lower_, []).extend(_complements(child))
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            _add_preposition(clause, child)
        elif child.dep_ == "advmod" and child.i < preposition.i and child.lower_ in _ASIDE:
            clause.particles.add(child.lower_)  # "bring them together on ..."


def _complements(preposition: Token) -> list[Token]:
    found: list[Token] = []
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ not in VERBAL:
            found += heads_of(child)
    return found


def heads_of(token: Token) -> list[Token]:
    """TOKEN and its conjuncts; a relative pronoun stands for what it refers to."""
    if token.lower_ in RELATIVES and token.tag_ in {"WDT", "WP", "IN", "DT", "WP$"}:
        verb = token.head
        while verb.dep_ in {"conj", "xcomp", "ccomp", "aux"} and verb.head != verb:
            verb = verb.head
        if verb.dep_ == "relcl":
            return coordinated_above(verb.head)
    return coordinated(token)


def first_conjunct(token: Token) -> Token:
    """The first of the words joined to TOKEN by "and" or "or", before it."""
    while token.dep_ == "conj":
        token = token.head
    return token


def coordinated_above(token: Token) -> list[Token]:
    """TOKEN with its conjuncts, from the first of them on."""
    while token.dep_ == "conj" and token.head != token and token.pos_ == token.head.pos_:
        token = token.head
    return coordinated(token)


def is_passive(verb: Token) -> bool:
    """Whether VERB is a passive: its grammatical subject is what it is done to."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "amod", "advcl"}
        and not any(child.dep_ in {"aux", "dobj"} for child in verb.children)
    )
