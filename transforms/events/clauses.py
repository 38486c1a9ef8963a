"""The logical arguments of a verb or a noun: passives undone, control and relatives followed.

The relations are those of the Universal/ClearNLP labels that spaCy's English models give.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

_OBJECT_CONTROL = frozenset(
    {"ask", "urge", "tell", "order", "force", "press", "pressure", "push", "persuade", "convince",
     "invite", "allow", "enable", "permit", "help", "lead", "cause", "cajole", "compel", "warn",
     "beg", "encourage", "advise", "instruct", "require", "oblige", "prompt", "request", "call",
     "want", "expect", "leave", "get", "bring", "drive", "implore", "command", "appeal", "talk",
     "mandate", "empower", "authorise", "authorize"}
)  # fmt: skip
_JUDGE = frozenset(
    {"accuse", "suspect", "convict", "acquit", "blame", "condemn", "criticise", "criticize",
     "denounce", "punish", "praise", "thank", "commend", "stop", "prevent", "keep", "bar", "ban",
     "prohibit", "deter", "dissuade", "discourage", "hinder"}
)  # fmt: skip
_PERFORM = frozenset(
    {"sign", "reach", "impose", "launch", "make", "carry", "order", "conclude", "hold", "conduct",
     "issue", "lead", "perpetrate", "commit", "wage", "stage", "send", "give", "provide", "strike",
     "agree", "negotiate", "declare", "announce", "adopt", "mount"}
)  # fmt: skip
_COUNTS = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "millions", "tens", "number", "group", "series",
     "majority", "most", "some", "many", "all", "round", "wave", "kind", "lot"}
)  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "csubj"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


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
        """The heads in a slot of the lexicon: subj, obj, iobj, poss, prep:WORD, none."""
        if name.startswith("prep:"):
            return self.prepositions.get(name[5:], [])
        return {
            "subj": self.subjects, "obj": self.objects, "iobj": self.indirect, "poss": self.owners,
        }.get(name, [])  # fmt: skip


def clause_of(token: Token) -> Clause:
    """The clause of a verb, or the noun phrase of a noun."""
    return _noun_clause(token) if token.pos_ in {"NOUN", "PROPN"} else _verb_clause(token)


def coordinated(token: Token) -> list[Token]:
    """TOKEN and what is joined to it by "and" or "or"; "hundreds of prisoners" are prisoners."""
    if token.lower_ in _COUNTS:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for counted in child.children:
                    if counted.dep_ == "pobj":
                        return coordinated(counted)
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"}:
            found += coordinated(child)
    return found


def _verb_clause(verb: Token) -> Clause:
    clause = Clause()
    passive = is_passive(verb)
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            clause.subjects += _heads(child)
        elif child.dep_ == "nsubjpass":
            clause.objects += _heads(child)
        elif child.dep_ == "agent":
            clause.subjects += _complements(child)
        elif child.dep_ in {"dobj", "obj", "attr", "oprd"}:
            clause.objects += _heads(child)
        elif child.dep_ in {"dative", "iobj"}:
            found = _complements(child) if child.pos_ == "ADP" else _heads(child)
            clause.indirect += found
        elif child.dep_ in {"prt", "advmod"} and child.i > verb.i:
            clause.particles.add(child.lower_)
        if child.dep_ in {"ccomp", "xcomp", "oprd"}:
            clause.has_clause = True
        if child.dep_ in {"prep", "dative", "agent", "prt", "advmod"} and child.pos_ in {
            "ADP",
            "SCONJ",
            "ADV",
        }:
            _add_preposition(clause, child)
    _from_outside(verb, clause, passive)
    return clause


def _noun_clause(noun: Token) -> Clause:
    clause = Clause()
    for child in noun.children:
        if child.dep_ == "poss":
            clause.owners += _heads(child)
        elif child.dep_ in {"amod", "compound", "nmod", "nn", "npadvmod"} and child.i < noun.i:
            clause.owners += _modifiers(child)
            clause.complements += _heads(child)
        elif child.dep_ in {"prep", "agent"}:
            _add_preposition(clause, child)
        elif child.dep_ in {"acl", "relcl", "ccomp"}:
            clause.has_clause = True
            if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in _PERFORM:
                for grandchild in child.children:
                    if grandchild.dep_ in {"prep", "agent"}:
                        _add_preposition(clause, grandchild)
    if noun.dep_ == "conj" and not clause.owners and noun.head.pos_ in {"NOUN", "PROPN"}:
        shared = _noun_clause(noun.head)
        clause.owners = shared.owners
        for name, heads in shared.prepositions.items():
            if heads and heads[0].i > noun.i:
                clause.prepositions.setdefault(name, heads)
    return clause


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


def _complements(preposition: Token) -> list[Token]:
    found: list[Token] = []
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ not in {"VERB", "AUX"}:
            found += _heads(child)
    return found


def _heads(token: Token) -> list[Token]:
    """TOKEN and its conjuncts; a relative pronoun stands for what it refers to."""
    if token.lower_ in _RELATIVES and token.tag_ in {"WDT", "WP", "IN", "DT", "WP$"}:
        verb = token.head
        while verb.dep_ in {"conj", "xcomp", "ccomp", "aux"} and verb.head != verb:
            verb = verb.head
        if verb.dep_ == "relcl":
            return coordinated_above(verb.head)
    return coordinated(token)


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


def _from_outside(verb: Token, clause: Clause, passive: bool) -> None:
    """Fill a missing subject (or, of a passive, object) from the clause above."""
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        _from_noun(verb, clause, passive)
        return
    missing = not (clause.objects if passive else clause.subjects)
    if missing:
        found = controllers(verb)
        if passive:
            clause.objects += found
        else:
            clause.subjects += found


def _from_noun(verb: Token, clause: Clause, passive: bool) -> None:
    noun = verb.head
    told = any(child.dep_ in {*_SUBJECTS, "nsubjpass"} for child in verb.children)
    if verb.dep_ == "acl" and _is_infinitive(verb):
        if not clause.subjects:
            clause.subjects += _agents_of_noun(noun)
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
            if verb.dep_ in {"xcomp", "ccomp", "advcl"} and head.lemma_ in _OBJECT_CONTROL:
                asked = (
                    above.objects or above.prepositions.get("on") or above.prepositions.get("to")
                )
                if asked and (verb.dep_ != "advcl" or _is_infinitive(verb)):
                    return asked
            if is_passive(head):
                return above.objects
            return above.subjects
        if head.pos_ == "ADJ":
            return _verb_clause(head.head).subjects if head.head != head else []
        if head.pos_ in {"NOUN", "PROPN"}:
            return _agents_of_noun(head)
    if verb.dep_ == "pcomp" and head.pos_ in {"ADP", "SCONJ"}:
        governor = head.head
        if governor.pos_ in {"VERB", "AUX"}:
            above = _verb_clause(governor)
            if head.lower_ in {"into", "from", "to", "of", "for"} and (
                governor.lemma_ in _OBJECT_CONTROL or governor.lemma_ in _JUDGE
            ):
                return above.objects or above.subjects
            return above.objects if is_passive(governor) else above.subjects
        if governor.pos_ in {"NOUN", "PROPN"}:
            return _agents_of_noun(governor)
    return []


def _agents_of_noun(noun: Token) -> list[Token]:
    """Who does what a noun like "decision", "role" or "efforts" stands for."""
    clause = _noun_clause(noun)
    if clause.owners:
        return clause.owners
    for name in ("by", "from", "of"):
        if clause.prepositions.get(name):
            return clause.prepositions[name]
    for child in noun.children:
        if child.dep_ == "relcl":
            subjects = [
                t for t in child.children if t.dep_ == "nsubj" and t.lower_ not in _RELATIVES
            ]
            if subjects:
                return _heads(subjects[0])
    verb = noun.head
    while verb.pos_ in {"ADP", "NOUN", "PROPN"} and verb.head != verb:
        verb = verb.head
    if verb.pos_ in {"VERB", "AUX"}:
        above = (
            _verb_clause(verb)
            if verb.dep_ not in {"relcl", "acl"}
            else Clause(subjects=[h for c in verb.children if c.dep_ == "nsubj" for h in _heads(c)])
        )
        return above.subjects
    return []


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)
