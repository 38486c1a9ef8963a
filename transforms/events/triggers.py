"""Which words tell an event: the lexicon's verbs and nouns in a clause that asserts something."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from schemas.codebook.classes import Contexts
from schemas.codebook.lexicons import EventRow
from transforms.annotations import in_reference
from transforms.events.clauses import Clause, clause_of
from transforms.events.lexicon import EventLexicon
from transforms.events.participants import Participants
from transforms.events.targets import deep_targets, parties_inside

_LIGHT = frozenset(
    {"make", "give", "take", "launch", "conduct", "carry", "issue", "offer", "hold", "begin",
     "start", "continue", "resume", "voice", "express", "pursue", "undertake", "do", "have",
     "mount", "wage", "stage", "commit", "provide", "extend", "send", "announce", "declare",
     "propose", "suggest", "seek", "order", "perpetrate", "lead", "complete", "plan"}
)  # fmt: skip
_OCCASIONS = frozenset({"during", "in", "on", "after", "following", "through", "at"})
_READY = frozenset({"ready", "prepared", "willing", "open", "eager"})
_ABOUT_ACTS = frozenset({"REQUEST", "AGREE", "THREATEN"})
_ASSERTED = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT", "attr", "conj", "appos", "csubj"})


@dataclass(slots=True)
class Trigger:
    """A word that tells an event, with the sense of the lexicon and its participants."""

    token: Token
    row: EventRow
    clause: Clause
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a nominal."""
        return self.token.pos_ in {"NOUN", "PROPN"}

    @property
    def who(self) -> set[str]:
        """All participants."""
        return {*self.sources, *self.targets}


class Triggers:
    """Find the triggers of a Doc."""

    def __init__(
        self, lexicon: EventLexicon, participants: Participants, qualifiers: Contexts
    ) -> None:
        self.lexicon, self.participants = lexicon, participants
        self.nouns_before = frozenset(qualifiers.before)
        self.nouns_after = frozenset(qualifiers.after)
        self.times = frozenset(qualifiers.prepositions)

    def find(self, doc: Doc) -> list[Trigger]:
        """The triggers of DOC in order, each with at least one actor."""
        found: dict[int, Trigger] = {}
        for token in doc:
            if in_reference(token) or not self.lexicon.candidates(token):
                continue
            trigger = self._trigger(token)
            if trigger:
                found[token.i] = trigger
        kept = [
            t for t in found.values() if not self._told_by_verb(t, found) and not _refused(t, found)
        ]
        return [t for t in kept if t.who or t.row.symmetric]

    def _trigger(self, token: Token) -> Trigger | None:
        verb = token.pos_ in {"VERB", "AUX"}
        if verb and (_is_adjective(token) or token.dep_ in {"aux", "auxpass"}):
            return None
        if not verb and token.dep_ in {"compound", "npadvmod"}:
            return None
        clause = clause_of(token)
        row = self.lexicon.sense(token, clause)
        if row is None:
            return None
        trigger = Trigger(token, row, clause)
        trigger.sources, trigger.targets = self.participants.of(row, clause, trigger.is_noun)
        if trigger.is_noun:
            if not self._asserted(trigger):
                return None
            self._from_light_verb(trigger)
            return trigger
        if _in_heading(token) and not trigger.who:
            return None
        if row.symmetric:
            inside = parties_inside(clause, self.participants)
            trigger.sources += [actor for actor in inside if actor not in trigger.sources]
        elif not trigger.targets:
            trigger.targets = deep_targets(
                token, clause, row.event_type, trigger.sources, self.participants
            )
        return trigger

    def _asserted(self, trigger: Trigger) -> bool:
        """Whether a noun is told as an event, and does not only name a topic or a time."""
        token = trigger.token
        if (
            token.pos_ == "PROPN"
            and token.ent_type_ in {"PERSON", "GPE", "ORG"}
            and not trigger.who
        ):
            return False
        if _in_heading(token) and not trigger.who:
            return False
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        if token.head == after and after.lemma_.lower() in self.nouns_after:
            return False
        if token.dep_ == "pobj":
            noun = token.head.head
            if noun.pos_ == "NOUN" and noun.lemma_.lower() in self.nouns_before:
                return bool(trigger.clause.owners) and bool(trigger.who)
            if noun.pos_ in {"VERB", "AUX"} and self.lexicon.candidates(noun):
                return True
            return bool(trigger.who)
        return token.dep_ in _ASSERTED or bool(trigger.who)

    def _from_light_verb(self, trigger: Trigger) -> None:
        """The subject of a light verb is who does what its object names ("made an offer")."""
        token = trigger.token
        while token.dep_ == "conj":
            token = token.head
        verb = token.head
        if trigger.sources and not trigger.row.symmetric:
            return
        below = token.dep_ in {"pobj", "dobj"}
        occasion = below and verb.lower_ in _OCCASIONS and not trigger.clause.owners
        if occasion:
            asked = {row.preposition for row in self.lexicon.candidates(verb.head)}
            occasion, verb = verb.lower_ not in asked, verb.head
        elif token.dep_ == "pobj" and verb.head.lemma_ in _READY:
            occasion, verb = True, verb.head.head
        light = token.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in _LIGHT
        if light or (occasion and verb.pos_ in {"VERB", "AUX"}):
            clause = clause_of(verb)
            found = [
                a for head in clause.subjects for a in self.participants.actors(head, within=True)
            ]
            new = [actor for actor in found if actor not in trigger.who]
            trigger.sources += list(dict.fromkeys(new))
            if not trigger.targets and not trigger.row.symmetric:
                for slot in ("prep:to", "prep:on", "prep:against", "prep:with", "iobj"):
                    told = [a for h in clause.slot(slot) for a in self.participants.actors(h)]
                    trigger.targets = [a for a in told if a not in trigger.sources]
                    if trigger.targets:
                        break

    def _told_by_verb(self, trigger: Trigger, found: dict[int, Trigger]) -> bool:
        """A noun that is the object of a verb which tells the same event ("hosted the talks")."""
        if not trigger.is_noun:
            return False
        token = trigger.token
        while token.dep_ == "conj":
            token = token.head
        above = token.head
        if token.dep_ == "pobj":
            above = above.head
            if not (above.i in found and found[above.i].row.preposition == token.head.lower_):
                return False
        elif token.dep_ not in {"dobj", "nsubjpass"}:
            return False
        verb = found.get(above.i)
        if verb is None or verb.is_noun:
            return False
        if verb.row.event_type == "REJECT" and trigger.row.event_type != "ASSAULT":
            return not trigger.clause.owners
        if trigger.who - verb.who:
            return False
        same = verb.row.event_type == trigger.row.event_type
        light = bool(verb.row.object) and not verb.row.excludes
        return same or (light and verb.row.event_type not in _ABOUT_ACTS)


def _refused(trigger: Trigger, found: dict[int, Trigger]) -> bool:
    """What is refused has no twin of its own: the refusal alone is the event."""
    token = trigger.token
    while token.dep_ == "conj" and token.head.i in found and not found[token.head.i].is_noun:
        token = token.head
    if token.dep_ == "pcomp":
        token = token.head
    above = found.get(token.head.i)
    return (
        token.dep_ in {"xcomp", "prep"}
        and not trigger.is_noun
        and above is not None
        and above.row.event_type == "REJECT"
    )


def _is_adjective(verb: Token) -> bool:
    """A participle before a noun ("occupied territories") tells no event."""
    return verb.dep_ in {"amod", "compound", "nmod"} and verb.tag_ in {"VBN", "VBG", "VBD", "NN"}


def _in_heading(token: Token) -> bool:
    kinds = token.doc._.kinds
    return bool(kinds) and kinds[token.i] == "heading"
