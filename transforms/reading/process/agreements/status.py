"""What a text says became of an instrument, by the words above its noun and around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from parley.schemas.codebook.agreements import AgreementWords, StatusRow
from parley.schemas.codebook.lexicons import split
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import RELATIVES, first_conjunct
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import ACTIVE_SUBJECTS, NOMINAL, SUBJECTS, VERBAL
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.process.agreements.naming import Naming, Told
from parley.transforms.reading.process.agreements.nouns import is_to_do

_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "attr", "oprd", "dative"})
_DEEPEST = 3
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


_ASKED = frozenset({"accepted_in_principle", "in_force"})
_MADE = frozenset({"dobj", "oprd"})  # "made the accord [the price of it]"
_FROM = frozenset({"from", "of"})
_EXAMPLES = frozenset({"like", "including", "as"})
_UNSIGNED = StatusRow(lemma="*", pos="verb", place="obj", status="not_signed", by="obj")
_PROPOSED = StatusRow(lemma="*", pos="verb", place="obj", status="proposed", by="subj")


class StatusWords:
    """The rows of lexicons/agreements/status.csv, by word and place of the instrument."""

    def __init__(
        self, rows: Iterable[StatusRow], words: AgreementWords, participants: Participants
    ) -> None:
        self._words, self._participants = words, participants
        self._rows: defaultdict[tuple[str, str], list[StatusRow]] = defaultdict(list)
        for row in rows:
            for place in row.places:
                self._rows[f"{row.pos}:{row.lemma}", place].append(row)

    def told(self, naming: Naming) -> list[Told]:
        """What the text says of the instrument that NAMING names, each word once."""
        return self.told_of(naming.head)

    def told_of(self, head: Token) -> list[Told]:
        """What the text says of the instrument for which the phrase with HEAD stands."""
        found: dict[int, Told] = {}
        for token, place, particles in places_of(head):
            row = self._row(token, place, particles)
            if row is not None:
                other = self._asked(token, row) or self._prevented(token, row)
                found.setdefault(token.i, other or self._told(token, row, head))
        return [found[at] for at in sorted(found)]

    def _told(self, token: Token, row: StatusRow, head: Token) -> Told:
        return Told(token, row, self._by(token, row, head))

    def _asked(self, token: Token, row: StatusRow) -> Told | None:
        """An agreement that somebody only asks for, as proposed: "urged them to [agree on] it"."""
        verb = token.head
        if row.status not in _ASKED or token.dep_ not in {"xcomp", "ccomp"}:
            return None
        if verb.lemma_.lower() not in self._words.asking:
            return None
        return Told(verb, _PROPOSED, tuple(self._participants.named_by(clause_of(verb).subjects)))

    def _prevented(self, token: Token, row: StatusRow) -> Told | None:
        """A signing from which somebody is kept: "dissuaded the king from [signing] it"."""
        above = token.head
        while above.pos_ == "ADP" and above.head != above:
            above = above.head
        if row.status != "signed" or token.dep_ != "pcomp" or token.head.lower_ not in _FROM:
            return None
        if above.lemma_.lower() not in self._words.preventing:
            return None
        kept = self._participants.named_by(clause_of(above).objects)
        return Told(token, _UNSIGNED, tuple(kept))

    def told_by_pronoun(self, pronoun: Token, firm: AbstractSet[str]) -> list[Told]:
        """What a FIRM word says of the instrument for which PRONOUN stands: "nobody signed it"."""
        return [told for told in self.told_of(pronoun) if told.token.lemma_.lower() in firm]

    def without_object(self, verb: Token) -> list[Told]:
        """What VERB says of an instrument that it does not name: "the rebels have not signed"."""
        named = any(c.dep_ in {*_OBJECTS, "ccomp", "prt"} for c in verb.children)
        if named or verb.dep_ in {"amod", "relcl", "acl", "xcomp"} or not _has_subject(verb):
            return []
        if _denies_partner(verb):
            return []
        row = self._row(verb, "obj", frozenset())
        return [Told(verb, row, self._by(verb, row, verb))] if row is not None else []

    def _row(self, token: Token, place: str, particles: frozenset[str]) -> StatusRow | None:
        pos = _POS.get(token.pos_, "adj" if place == "mod" else "")
        rows: list[StatusRow] = []
        for lemma in (token.lemma_.lower(), token.lower_):
            for kind in (pos, "adj") if place == "mod" else (pos,):
                rows += self._rows.get((f"{kind}:{lemma}", place), ())
        acts = place == "subj" and any(c.dep_ in {"dobj", "ccomp"} for c in token.children)
        acts = acts or (place == "obj" and sum(c.dep_ in _MADE for c in token.children) > 1)
        return max(
            (row for row in rows if _holds(row, token, particles) and (row.object or not acts)),
            key=lambda row: (bool(row.particle), bool(row.object)),
            default=None,
        )

    def _by(self, token: Token, row: StatusRow, head: Token) -> tuple[str, ...]:
        """Who so acts, by the slots of ROW."""
        if not row.by or token.pos_ not in {*VERBAL, *NOMINAL}:
            return ()
        clause = clause_of(token)
        for slot in split(row.by):
            heads = [each for each in clause.slot(slot) if each != head]
            actors = self._participants.named_by(heads, within=slot == "poss")
            if actors:
                return tuple(actor for actor in actors if actor != AUTHOR)
        return ()


def _holds(row: StatusRow, token: Token, particles: frozenset[str]) -> bool:
    """Whether the particle and the object that ROW asks for are there."""
    if row.particle and row.particle not in particles:
        return False
    if not row.particle and any(child.dep_ == "prt" for child in token.children):
        return False  # "broke them off" breaks no truce
    if not row.object:
        return True
    below = (g for c in token.children for g in (c, *c.children))
    return not row.objects.isdisjoint({t.lemma_.lower() for t in below})


def places_of(head: Token) -> Iterator[tuple[Token, str, frozenset[str]]]:
    """The words that may tell of HEAD, the place of HEAD at each, and the word's particles."""
    yield from _above(head, _DEEPEST)
    for child in head.children:
        if child.dep_ == "amod" or (child.dep_ == "acl" and not _takes(child)):
            yield child, "mod", frozenset()
        if child.dep_ in {"acl", "relcl"} and not is_to_do(child):
            yield from _in_clause(child, head)
        if child.dep_ == "conj" and child.tag_ in {"VBN", "JJ"}:
            yield child, "mod", frozenset()


def _takes(verb: Token) -> bool:
    """Whether a participle has an agent or more behind it: "brokered by Turkey"."""
    return any(child.i > verb.i for child in verb.children)


def _in_clause(verb: Token, head: Token) -> Iterator[tuple[Token, str, frozenset[str]]]:
    """The verbs of a clause on HEAD: "that they signed", "brokered by X", "which collapsed"."""
    for each in (verb, *(c for c in verb.children if c.dep_ == "conj" and c.pos_ in VERBAL)):
        clause = clause_of(each)
        particles = frozenset(clause.particles)
        acts = any(c.dep_ == "nsubj" and c.lower_ in RELATIVES for c in each.children)
        if acts and each.dep_ != "acl":
            yield each, "subj", particles
        elif head in clause.objects:
            yield each, "obj", particles
        elif head in clause.subjects and each.dep_ != "acl":
            yield each, "subj", particles
        for below in each.children:
            if below.dep_ == "xcomp":
                inner = clause_of(below)
                if not inner.objects and head in clause.objects:
                    yield below, "obj", frozenset(inner.particles)


def _above(token: Token, depth: int) -> Iterator[tuple[Token, str, frozenset[str]]]:
    """The verb or noun that governs TOKEN, and those above nouns that only lead to it."""
    token = first_conjunct(token)
    above = token.head
    if above == token or not depth:
        return
    if token.dep_ in _OBJECTS and above.pos_ in VERBAL:
        yield from _of_object(token, above)
    elif token.dep_ in ACTIVE_SUBJECTS and above.pos_ in VERBAL:
        yield from _of_subject(above)
    elif token.dep_ == "pobj" and above.lower_ in _EXAMPLES and above.head.pos_ in NOMINAL:
        yield from _above(above.head, depth - 1)
    elif token.dep_ == "pobj":
        yield from _of_complement(above, depth)
    elif token.dep_ in {"compound", "poss", "nmod"} and above.pos_ in NOMINAL:
        yield above, "prep:of", frozenset()
    elif token.dep_ == "appos" and above.pos_ in NOMINAL:
        yield from _above(above, depth - 1)


def _of_object(token: Token, verb: Token) -> Iterator[tuple[Token, str, frozenset[str]]]:
    if verb.lemma_ in english(verb).process.copulas:
        for child in verb.children:
            if child.dep_ in {"nsubj", "prep"} and child != token:
                yield from _equated(child)
        return
    particles = frozenset(_particles(verb))
    yield verb, "obj", particles
    for child in verb.children:
        if child.dep_ in {"oprd", "acomp"} and child.pos_ == "ADJ":
            yield child, "mod", frozenset()
    for each in _shared(verb, token):
        yield each, "obj", frozenset(_particles(each))


def _equated(child: Token) -> Iterator[tuple[Token, str, frozenset[str]]]:
    """What an instrument is said to be: "among the outcomes was a deal"."""
    nouns = [child] if child.dep_ == "nsubj" else [c for c in child.children if c.dep_ == "pobj"]
    for noun in nouns:
        yield noun, "subj", frozenset()


def _of_subject(verb: Token) -> Iterator[tuple[Token, str, frozenset[str]]]:
    if verb.lemma_ in english(verb).process.copulas:
        for child in verb.children:
            if child.dep_ == "attr":
                yield child, "subj", frozenset()
            elif child.dep_ == "acomp":
                yield child, "mod", frozenset()
            elif child.dep_ == "prep" and child.lower_ == "in":  # "is in force"
                yield from ((c, "subj", frozenset()) for c in child.children if c.dep_ == "pobj")
        return
    yield verb, "subj", frozenset(_particles(verb))
    for each in verb.children:
        if each.dep_ == "conj" and each.pos_ in VERBAL and not _has_subject(each):
            yield each, "subj", frozenset(_particles(each))


def _of_complement(preposition: Token, depth: int) -> Iterator[tuple[Token, str, frozenset[str]]]:
    """What governs PREPOSITION: "walked away [from] it", "signing [of] it"."""
    particles: set[str] = set()
    above = preposition.head
    while above.pos_ in {"ADP", "ADV"} and above.head != above:
        particles.add(above.lower_)
        above = above.head
    if above.pos_ in VERBAL:
        yield above, f"prep:{preposition.lower_}", frozenset(particles | _particles(above))
    elif above.pos_ == "ADJ":
        yield above, f"prep:{preposition.lower_}", frozenset()
    elif above.pos_ in NOMINAL and preposition.dep_ != "agent":
        yield above, f"prep:{preposition.lower_}", frozenset()
        if preposition.lower_ in {"of", "on", "for", "from", "to"}:
            yield from _above(above, depth - 1)


def _shared(verb: Token, token: Token) -> Iterator[Token]:
    """The verbs before or behind VERB that share its object: "reached and [signed] a deal"."""
    first = verb.head if verb.dep_ == "conj" and verb.head.pos_ in VERBAL else None
    if first is not None and token.i > verb.i:
        yield from [first] if not any(c.dep_ in _OBJECTS for c in first.children) else []
    for child in verb.children:
        passive = token.dep_ == "nsubjpass"
        if child.dep_ == "conj" and child.pos_ in VERBAL and passive and not _has_subject(child):
            yield child


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _particles(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod"} and c.i > verb.i} | {
        c.lower_
        for c in verb.children
        if c.dep_ == "prep" and not any(g.dep_ in {"pobj", "pcomp"} for g in c.children)
    }


def _denies_partner(verb: Token) -> bool:
    """Whether VERB denies with whom, and not that it was done: "did not sign with each other"."""
    words = {child.lower_ for child in verb.children}
    return "with" in words and any(child.dep_ == "neg" for child in verb.children)
