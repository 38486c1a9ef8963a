"""Parts that words tell: nouns for who has them, nouns and verbs for what they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.lexicons import split
from parley.schemas.codebook.roles import (
    NOTHING,
    OF_PARTY,
    OF_PATRON,
    OF_PRESSURE,
    OF_SIDES,
    SELF,
    SIDES,
    WHERE,
    RoleRow,
    RoleWords,
)
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import first_conjunct, noun_arguments
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.descendants import authors
from parley.transforms.reading.grammar.labels import NOMINAL, PRESENT, VERBAL
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.patterns import Words, forms_of
from parley.transforms.reading.process.roles.claims import (
    PRIMARY,
    SECONDARY,
    SPOILER,
    SUPPORTER,
    Claim,
)
from parley.transforms.reading.process.roles.holders import Holders
from parley.transforms.reading.records import mention_at

_TWO, _FORCE = "@two", "@force"
_TO = "prep:to"
_BODIES = frozenset({"alliance", "igo"})
"""Whose allies are allies of one another, and not of a party: "NATO allies"."""
_COMPLEMENTS = frozenset(
    {"dobj", "prep", "ccomp", "xcomp", "acomp", "attr", "oprd", "dative", "agent"}
)
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl"})
_METHOD = {"noun": "named", "act": "act", "verb": "said", "adj": "made"}
_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})
_POS = {
    "noun": NOMINAL, "act": NOMINAL, "verb": VERBAL | {"ADJ"}, "adj": VERBAL | {"ADJ"},
}  # fmt: skip


class RoleWordsFinder:
    """The rows of lexicons/roles/words.csv, looked up sentence by sentence."""

    def __init__(
        self, rows: Iterable[RoleRow], words: RoleWords, participants: Participants
    ) -> None:
        self._rows: defaultdict[str, list[RoleRow]] = defaultdict(list)
        for row in rows:
            self._rows[_parts(row.lemma)[-1]].append(row)
        self._words, self._participants = words, participants
        self._holders = Holders(participants, words)

    def find(self, sentence: Span, events: dict[int, str]) -> Iterator[Claim]:
        """The claims of SENTENCE; EVENTS tells the type of the event at a token."""
        for token in Words.of(sentence).having(self._rows.keys(), sentence.doc):
            for row in self._rows.get(token.lemma_.lower()) or self._rows.get(token.lower_) or ():
                if token.pos_ in _POS[row.pos] and self._fits(row, token):
                    found = list(self._claims(row, token, events))
                    yield from found
                    if found:
                        break

    def _fits(self, row: RoleRow, token: Token) -> bool:
        """Whether the phrase or clause of TOKEN holds what ROW asks for."""
        before = _parts(row.lemma)[:-1]
        if before and before[-1] not in _words_before(token):
            return False
        around = _around(token)
        if not row.unwanted.isdisjoint(around):
            return False
        if _TWO in row.wanted:
            if len(self._two(token)) < 2:
                return False
        elif row.wanted and row.wanted.isdisjoint(around):
            return False
        if row.particle and row.particle not in clause_of(token).particles | around:
            return False
        return not row.objects or self._has_object(row, token)

    def _has_object(self, row: RoleRow, token: Token) -> bool:
        """Whether an object of a verb, or what a participle modifies, is one that ROW names."""
        if NOTHING in row.objects:  # "Malaysia facilitated."
            return not any(c.dep_ in _COMPLEMENTS for c in token.children) and _acts(token)
        wanted = self._objects(row)
        heads = _objects_of(row, token)
        told = [h for h in heads if not wanted.isdisjoint({h.lemma_.lower(), h.lower_})]
        if _TO in row.toward and any(is_own(head) for head in told):
            return False  # "the rebels gave [their weapons] to the state"
        if told:
            return True
        return _FORCE in row.objects and any(self._participants.actors(head) for head in heads)

    def _objects(self, row: RoleRow) -> set[str]:
        """The words that ROW names for objects, by themselves or by their class."""
        found: set[str] = set()
        for each in row.objects:
            found |= self._words.classes[each[1:]] if each.startswith("@") else {each}
        return found

    def _two(self, token: Token) -> list[str]:
        clause = noun_arguments(token)
        heads = [*clause.owners, *clause.prepositions.get("between", ())]
        for preposition in ("with", "of", "for"):
            heads += clause.prepositions.get(preposition, ())
        return self._named(heads)

    def _named(self, heads: Iterable[Token]) -> list[str]:
        """The actors at HEADS, or the states so called: a war is named by no mention of them."""
        found: list[str] = []
        for head in heads:
            found += self._participants.actors(head) or self._participants.state_named(head.text)
        return list(dict.fromkeys(found))

    def _claims(self, row: RoleRow, token: Token, events: dict[int, str]) -> Iterator[Claim]:
        if row.pos == "verb" and is_negated(token):
            return
        actors = self._slots(row.actor, token, row)
        toward = [a for a in self._slots(row.toward, token, row) if a not in actors]
        if row.role == OF_PATRON:
            yield from self._patrons(row, token, actors)
            return
        if row.role == SUPPORTER and not toward:
            actors = [a for a in actors if self._kind(token, a) not in _BODIES]
            toward = self._helped(token, actors)
            if not toward and row.pos != "verb":
                return
        for actor in actors:
            role = self._role(row, token, actor, events)
            yield Claim(token, actor, role, tuple(toward), _METHOD[row.pos])

    def _role(self, row: RoleRow, token: Token, actor: str, events: dict[int, str]) -> str:
        """The role of ROW, worked out where it depends on who it is or on what comes of it."""
        parties = token.doc._.rivals
        if row.role in {OF_SIDES, OF_PARTY}:
            return PRIMARY if self._participants.home(actor) in parties else SECONDARY
        if row.role == OF_PRESSURE:
            above = [events.get(t.i) for t in token.ancestors]
            return SPOILER if "REJECT" in above[:3] else SECONDARY
        return row.role

    def _kind(self, token: Token, actor: str) -> str | None:
        return self._participants.kind_of(token.doc, actor)

    def _patrons(self, row: RoleRow, token: Token, actors: list[str]) -> Iterator[Claim]:
        """Those whose proxy somebody is, as his supporters."""
        proxies = [a for a in self._holders.of(token) if a not in actors]
        for actor in actors:
            if proxies:
                yield Claim(token, actor, SUPPORTER, tuple(proxies), _METHOD[row.pos])

    def _helped(self, token: Token, actors: list[str]) -> list[str]:
        """The only party that the sentence names besides ACTORS: "X, with its Western allies"."""
        parties = set(token.doc._.rivals)
        first = first_conjunct(token)
        if first != token:  # "X and its allies"
            joined = [self._participants.home(a) for a in self._participants.actors(first)]
            return [side for side in joined if side not in actors]
        named = {
            self._participants.home(actor)
            for other in token.sent
            if (mention := mention_at(other)) is not None
            for actor in mention.actors
        }
        helped = sorted(named & parties - set(actors))
        return helped if len(helped) == 1 else []

    def _slots(self, slots: str, token: Token, row: RoleRow) -> list[str]:
        """The actors of the first of SLOTS that has any, all slots of an act together."""
        found: list[str] = []
        for slot in split(slots):
            found += [a for a in self._slot(slot, token, row) if a not in found]
            if found and row.pos != "act":
                break
        return found

    def _slot(self, slot: str, token: Token, row: RoleRow) -> list[str]:
        if slot == SELF:
            return self._holders.of(token)
        if slot == WHERE:
            return self._holders.where(token)
        if slot == SIDES:
            mention = mention_at(token)
            return list(mention.actors) if mention is not None else []
        if row.pos == "verb":
            return self._of_verb(slot, token)
        if slot == "mod":
            return self._modifying(token, row)
        if slot == "poss":
            owners = [c for c in token.children if c.dep_ == "poss"]
            found = self._participants.named_by(owners, within=False)
            return found or self._holders.standing_over(token)
        heads = _behind(token, slot.removeprefix("prep:"))
        if _TWO in row.wanted:  # "the delegations of X and Y", which is one mention
            return self._named(heads)
        return self._participants.named_by(heads, within=False)

    def _of_verb(self, slot: str, verb: Token) -> list[str]:
        clause = clause_of(verb)
        if slot == "subj" and verb.dep_ == "amod":  # "Western-backed rebels"
            heads = [c for c in verb.lefts if c.dep_ in _MODIFIERS]
            return self._participants.named_by(heads, within=False)
        if slot == "obj" and first_conjunct(verb).dep_ in {"amod", "acl"} and verb.tag_ == "VBN":
            return self._participants.named_by([first_conjunct(verb).head], within=False)
        if slot == "poss":
            return self._participants.named_by(clause.objects)
        heads = clause.slot(slot)
        if slot.startswith("prep:") and not heads:  # "mediated the truce between X and Y"
            objects = [noun_arguments(head) for head in clause.objects]
            heads = [h for each in objects for h in each.prepositions.get(slot[5:], [])]
        found = self._participants.named_by(heads, within=slot == "obj")
        if slot == "subj" and not found:  # "[Syrian] shelling derailed the talks"
            acts = [c for head in heads for c in head.lefts if c.dep_ == "amod"]
            found = self._participants.named_by(acts, within=False)
        return found

    def _modifying(self, token: Token, row: RoleRow) -> list[str]:
        """Those named before TOKEN in its phrase, without its owner: "[Western] aid"."""
        lefts = [c for c in token.lefts if c.dep_ in _MODIFIERS]
        if _TWO in row.wanted:
            return self._named(noun_arguments(token).owners)
        if row.pos == "adj":
            lefts += [t for t in token.doc[max(token.i - 2, 0) : token.i] if mention_at(t)]
        heads = [t for child in lefts for t in child.subtree if mention_at(t) is not None]
        return self._participants.named_by(heads, within=False)


def _behind(noun: Token, preposition: str) -> list[Token]:
    """Whom PREPOSITION names behind NOUN, or behind what says of which kind it is."""
    heads = list(noun_arguments(noun).prepositions.get(preposition, []))
    for child in noun.children:  # "a war, one between X and Y"
        if child.dep_ == "appos" and child.pos_ in {"NUM", "NOUN"}:
            heads += noun_arguments(child).prepositions.get(preposition, [])
    return [*heads, *authors(noun)] if preposition == "by" else heads


def _objects_of(row: RoleRow, token: Token) -> list[Token]:
    """The heads of what TOKEN has for objects; of an adjective, of what it modifies."""
    if row.pos == "adj":
        return [token.head, *([token.head.head] if token.dep_ in _MODIFIERS else [])]
    clause = clause_of(token)
    heads = [*clause.objects, *clause.indirect]
    heads += [h for each in clause.prepositions.values() for h in each]
    return [*heads, token.head] if token.dep_ in {"amod", "acl"} else heads


def _acts(verb: Token) -> bool:
    """Whether VERB is told of a subject in a sentence of its own, and no participle."""
    return verb.dep_ in _CLAUSES and verb.tag_ in {"VBD", *PRESENT}


def is_own(noun: Token) -> bool:
    """Whether NOUN is somebody's own: "their weapons"."""
    return any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in noun.children)


def _parts(lemma: str) -> list[str]:
    """The words of a lemma: "proxy war", "go-between"."""
    return lemma.replace("-", " ").split()


def _words_before(token: Token) -> set[str]:
    """The word right before TOKEN, and the one before a hyphen."""
    near = token.doc[max(token.i - 2, 0) : token.i]
    if len(near) == 2 and near[1].text not in {"-", "‑", "–"}:
        near = near[1:]
    return forms_of(near)


def _around(token: Token) -> set[str]:
    """The words of the phrase of a noun with what stands over it, or of the clause of a verb."""
    near = [token.head, *token.children]
    if token.pos_ in NOMINAL:
        near += [inner for child in token.children for inner in child.children]
    else:
        below = [c for c in token.children if c.dep_ in {"dobj", "prep", "oprd"}]
        inner = [each for child in below for each in child.children]
        near += [*inner, *(each for child in inner for each in child.children)]
    return forms_of(near)


def events_at(doc: Doc) -> dict[int, str]:
    """The type of the event that each trigger of DOC tells."""
    return {event.start: event.event_type for event in doc._.events}
