"""Participants that no slot of the lexicon gives: told deeper in the clause, or without a name.

What is refused, agreed to, condemned or threatened is somebody's, or is meant for somebody: "agreed
to take refugees from the camps of Greece", "condemned a decision by the court". Where nothing names
a participant, an unnamed one is one too: "a court in Lima freed two priests".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from spacy.tokens import Doc, Token

from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.participants.unnamed import Unnamed
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.arguments import coordinated, is_passive
from parley.transforms.reading.grammar.control import agents_of_noun, clause_of, is_own_purpose
from parley.transforms.reading.grammar.descendants import authors, behind, is_content, reach
from parley.transforms.reading.grammar.labels import SUBJECTS
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.records import Mention, mention_at

_AT_VERB = ("against", "to", "on", "upon", "toward", "towards", "for", "from", "over", "with",
            "of", "into", "about", "between")  # fmt: skip
_TO = ("to", "with", "for", "against")
_WITH = ("with", "between", "among", "amongst")
_BY_AUTHORITY = frozenset({"arrest", "deport"})
_FREEING = frozenset({"release", "free", "pardon", "acquit", "expel", "convict", "sentence"})
_NOT_UPON = frozenset({"CONSULT", "AGREE", "RETREAT", "MOBILIZE"})
"""Types in which the people in the object are what the act is about, and not whom it is for."""
_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types in which sources of several sides deal with each other."""
_CONDITIONAL = frozenset({"THREATEN"})
_IF = frozenset({"if", "unless"})
_PURPOSES = frozenset({"advcl", "xcomp", "ccomp"})


class Grounding:
    """Fill the participants that triggers lack from what else their sentence tells."""

    def __init__(
        self, participants: Participants, unnamed: Unnamed, sides: Mapping[str, str]
    ) -> None:
        self.participants, self.unnamed, self.sides = participants, unnamed, sides

    def fill(self, doc: Doc, triggers: Iterable[Trigger]) -> list[Mention]:
        """Fill TRIGGERS; the mentions of those whom nothing named before."""
        made: dict[int, Mention] = {}
        triggers = list(triggers)
        talks = {t.token.i for t in triggers if t.row.event_type == "CONSULT"}
        for trigger in triggers:
            if trigger.row.symmetric:
                self._parties(trigger)
                continue
            if not trigger.sources:
                self._source(trigger, made)
            if trigger.sources and not trigger.targets:
                self._target(trigger, made, talks)
        return list(made.values())

    def _parties(self, trigger: Trigger) -> None:
        """The other party, where only one was found: deeper behind "with" or "between"."""
        if len(trigger.who) != 1 or trigger.targets:
            return
        clause = trigger.clause
        below = [*clause.objects, *(c for c in trigger.token.children if is_content(c))]
        inside = list(reach(below))
        for name in _WITH:
            heads = list(clause.prepositions.get(name, []))
            for head in inside:
                heads += behind(head, name)
            found = self._nearest(heads, trigger.who)
            if found:
                trigger.sources += found
                return

    def _source(self, trigger: Trigger, made: dict[int, Mention]) -> None:
        token, clause = trigger.token, trigger.clause
        taken = set(trigger.targets)
        if token.dep_ == "acl" and not is_passive(token):
            found = self._actors(agents_of_noun(token.head), taken)
            if found:
                trigger.sources = found
                return
        heads = clause.owners if trigger.is_noun else clause.subjects
        for head in heads:
            found = self._actors(authors(head), taken)
            if found:
                trigger.sources = found
                return
        for head in heads:
            mention = self.unnamed.name(head)
            if mention:
                made[mention.head] = mention
                trigger.sources = list(mention.actors)
                return
        for head in [*heads, *(clause.prepositions.get("by", []) if trigger.is_noun else [])]:
            mention = self.unnamed.read(head, taken)
            if mention:
                made[mention.head] = mention
                trigger.sources = list(mention.actors)
                return
        if not heads and not trigger.is_noun and is_passive(token) and _by_authority(trigger):
            for name in ("in", "from", "at"):
                for head in clause.prepositions.get(name, []):
                    for at in (head, *behind(head, "in")):
                        mention = self.unnamed.place(at)
                        if mention and not set(mention.actors) <= taken:
                            made[mention.head] = mention
                            trigger.sources = list(mention.actors)
                            return

    def _target(self, trigger: Trigger, made: dict[int, Mention], talks: set[int]) -> None:
        clause = trigger.clause
        kind = trigger.row.event_type
        if kind in _CONDITIONAL:
            trigger.targets = self._nearest(_on_condition(trigger.token), trigger.sources)
            if trigger.targets:
                return
        taken = {self._side(actor) for actor in trigger.sources}
        if kind in _TOGETHER and len(taken) > 1:
            return
        heads = [*clause.objects, *clause.indirect]
        if any((known := mention_at(head)) and not known.actors for head in heads):
            return  # somebody is meant, and it could not be told who
        if trigger.token.dep_ in _PURPOSES and is_own_purpose(trigger.token):
            trigger.targets = self._actors(clause_of(trigger.token.head).objects, taken)
            if trigger.targets:
                return
        own = set(trigger.sources)
        readers = [] if kind in _NOT_UPON else [partial(self.unnamed.read, others=own)]
        at = [*heads, *clause.prepositions.get("against", [])]
        if self._read(at, [self.unnamed.name, *readers], trigger, taken, made):
            return
        if kind == "RETREAT":
            heads = []  # what is given up or left is no one's gain
        heads += [c for c in trigger.token.children if is_content(c)]
        for name in _AT_VERB if kind != "RETREAT" else _TO:
            heads += clause.prepositions.get(name, [])
        trigger.targets = self._nearest(heads, trigger.sources, crowds=kind not in _NOT_UPON)
        if trigger.targets or kind == "CONSULT":
            return
        if self._read(reach(heads), [*readers, self.unnamed.place], trigger, taken, made):
            return
        heads += [c for c in trigger.token.children if c.dep_ == "advcl" and is_infinitive(c)]
        self._read(reach(heads, talks, True), [*readers, self.unnamed.place], trigger, taken, made)

    def _read(
        self,
        heads: Iterable[Token],
        readers: Iterable[Callable[[Token], Mention | None]],
        trigger: Trigger,
        taken: set[str],
        made: dict[int, Mention],
    ) -> bool:
        """Take for the target the first of HEADS that one of READERS reads as another side."""
        readers = list(readers)
        for head in heads:
            for read in readers:
                mention = read(head)
                if mention and not {self._side(a) for a in mention.actors} & taken:
                    made[mention.head] = mention
                    trigger.targets = list(mention.actors)
                    return True
        return False

    def _nearest(
        self, heads: Iterable[Token], sources: Iterable[str], *, crowds: bool = False
    ) -> list[str]:
        """The actors nearest below HEADS that are on another side than SOURCES."""
        taken = {self._side(actor) for actor in sources}
        for token in reach(heads):
            for each in coordinated(token):
                found = [
                    actor
                    for actor in self.participants.actors(each)
                    if self._side(actor) not in taken
                    and (crowds or not self.participants.is_crowd(actor))
                    and not actor.startswith("author:")
                ]
                if found:
                    rest = [
                        actor
                        for other in coordinated(token)
                        for actor in self.participants.actors(other)
                        if self._side(actor) not in taken
                    ]
                    return list(dict.fromkeys([*found, *rest]))
        return []

    def _actors(self, heads: Iterable[Token], taken: set[str]) -> list[str]:
        found = [a for head in heads for a in self.participants.actors(head, within=True)]
        return [actor for actor in dict.fromkeys(found) if actor not in taken]

    def _side(self, actor: str) -> str:
        return self.sides.get(actor, actor)


def _by_authority(trigger: Trigger) -> bool:
    """Whether what was done is what the authorities of a place do."""
    return trigger.row.event_mode in _BY_AUTHORITY or trigger.token.lemma_.lower() in _FREEING


def _on_condition(threat: Token) -> list[Token]:
    """Who could avert what is threatened: "if they refuse, sanctions would follow"."""
    above = [threat, threat.head, *(c for c in threat.children if c.dep_ in {"ccomp", "xcomp"})]
    return [
        subject
        for verb in above
        for child in verb.children
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _IF for c in child.lefts)
        for subject in child.lefts
        if subject.dep_ in SUBJECTS
    ]
