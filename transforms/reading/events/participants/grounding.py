"""Participants that no slot of the lexicon gives: told deeper in the clause, or without a name.

What is refused, agreed to, condemned or threatened is somebody's, or is meant for somebody: "agreed
to take refugees from the camps of Greece", "condemned a decision by the court". Where nothing names
a participant, an unnamed one is one too: "a court in Lima freed two priests".
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from functools import partial

from spacy.tokens import Token

from parley.transforms.reading.actors.local import LocalGroups
from parley.transforms.reading.events.participants.mentions import add_mentions
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.participants.unnamed import Unnamed
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import TALKS, Trigger
from parley.transforms.reading.grammar.arguments import coordinated, is_passive
from parley.transforms.reading.grammar.control import agents_of_noun, clause_of
from parley.transforms.reading.grammar.descendants import authors, behind, is_content, reach
from parley.transforms.reading.grammar.labels import ACTIVE_SUBJECTS
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Mention, mention_at, mentions_of

Reader = Callable[[Token], Mention | None]
_AT_VERB = ("against", "to", "on", "upon", "toward", "towards", "for", "from", "over", "with",
            "of", "into", "about", "between")  # fmt: skip
_TO = ("to", "with", "for", "against")
_BY_AUTHORITY = frozenset({"arrest", "deport"})
"""Types in which the people in the object are what the act is about, and not whom it is for."""
"""Types in which sources of several sides deal with each other."""
_IF = frozenset({"if", "unless"})


class Grounding:
    """Fill the participants that triggers lack from what else their sentence tells."""

    def __init__(self, participants: Participants, unnamed: Unnamed, local: LocalGroups) -> None:
        self.participants, self.unnamed, self.local = participants, unnamed, local

    def fill(self, story: Story) -> None:
        """Write participants that triggers lack, and mentions of those not named before."""
        made: dict[int, Mention] = {}
        for trigger in story.triggers:
            if trigger.row.symmetric:
                continue
            if not trigger.sources:
                self._take_source(trigger, story, made)
            if trigger.sources and not trigger.targets:
                self._take_target(trigger, story, made)
        add_mentions(story.doc, made.values())

    def _take_source(self, trigger: Trigger, story: Story, made: dict[int, Mention]) -> None:
        """Give TRIGGER who acts: told deeper in its sentence, or without a name."""
        told = self._told_source(trigger) or _denier(trigger)
        if told:
            trigger.sources = told
            return
        mention = self._unnamed_source(trigger)
        if mention is not None:
            trigger.sources = self._take(mention, story, made)
        elif _is_by_authority(trigger) and not _agents(trigger):
            trigger.sources = self._home(story, set(trigger.targets))

    def _home(self, story: Story, taken: AbstractSet[str]) -> list[str]:
        """The state of which the text mostly speaks, where it names it: it jails and frees."""
        home: str | None = story.doc._.home
        named = {actor for mention in mentions_of(story.doc) for actor in mention.actors}
        return [home] if home is not None and home in named - taken else []

    def _take(self, mention: Mention, story: Story, made: dict[int, Mention]) -> list[str]:
        """The actors of MENTION, which is MADE; unnamed people are those of the text's country."""
        (made[mention.head],) = self.local.placed(story.doc, [mention])
        return list(made[mention.head].actors)

    def _told_source(self, trigger: Trigger) -> list[str]:
        """Who acts by a noun above or by something of his: "the missiles fired by the army"."""
        token, taken = trigger.token, set(trigger.targets)
        if token.dep_ == "acl" and not is_passive(token):
            found = self._actors(agents_of_noun(token.head), taken)
            if found:
                return found
        behind_them = (self._actors(authors(head), taken) for head in _agents(trigger))
        return next((found for found in behind_them if found), [])

    def _unnamed_source(self, trigger: Trigger) -> Mention | None:
        """Who acts without being known: "Lagerfeld said", "two suspects", a place's authorities."""
        heads, taken = _agents(trigger), set(trigger.targets)
        by = trigger.clause.prepositions.get("by", []) if trigger.is_noun else []
        named = (self.unnamed.name(head) for head in heads)
        nominal = (self.unnamed.read(head, taken) for head in [*heads, *by])
        for mention in itertools.chain(named, nominal):
            if mention is not None:
                return mention
        return self._authorities(trigger) if not heads and _is_by_authority(trigger) else None

    def _authorities(self, trigger: Trigger) -> Mention | None:
        """The state whose authorities did it: "two priests were freed in [Lima]"."""
        for name in ("in", "from", "at"):
            for head in trigger.clause.prepositions.get(name, []):
                for at in (head, *behind(head, "in")):
                    mention = self.unnamed.place(at)
                    if mention and not set(mention.actors) <= set(trigger.targets):
                        return mention
        return None

    def _take_target(self, trigger: Trigger, story: Story, made: dict[int, Mention]) -> None:
        """Give TRIGGER whom the act is for: told deeper in its sentence, or without a name."""
        if trigger.event_type in traits(trigger.token).conditional:
            trigger.targets = self._nearest(_on_condition(trigger.token), trigger.sources, story)
        if trigger.targets or _is_complete(trigger, story):
            return
        mention = self._unnamed_target(trigger, story)
        if mention is None:
            trigger.targets = self._nearest(
                _places_of_target(trigger), trigger.sources, story,
                crowds=trigger.event_type not in traits(trigger.token).not_upon,
            )  # fmt: skip
            if not trigger.targets and trigger.event_type != TALKS:
                mention = self._deep_target(trigger, story)
        if mention is not None:
            trigger.targets = self._take(mention, story, made)

    def _unnamed_target(self, trigger: Trigger, story: Story) -> Mention | None:
        """Whom nothing named before, among the objects: "expelled [two suspects]"."""
        against = trigger.clause.prepositions.get("against", [])
        heads = [*_objects(trigger), *against]
        readers = [self.unnamed.name, *self._readers(trigger)]
        return _first_across(heads, readers, trigger, story)

    def _deep_target(self, trigger: Trigger, story: Story) -> Mention | None:
        """Whom, or the state of what place, the act touches farther below."""
        heads = _places_of_target(trigger)
        readers = [*self._readers(trigger), self.unnamed.place]
        found = _first_across(reach(heads), readers, trigger, story)
        if found is not None:
            return found
        heads += [c for c in trigger.token.children if c.dep_ == "advcl" and is_infinitive(c)]
        below = reach(heads, closed=story.tokens_of(TALKS), where=True)
        return _first_across(below, readers, trigger, story)

    def _readers(self, trigger: Trigger) -> list[Reader]:
        """How unnamed people are read, where those in the object are whom the act is for."""
        if trigger.event_type in traits(trigger.token).not_upon:
            return []
        return [partial(self.unnamed.read, others=set(trigger.sources))]

    def _nearest(
        self, heads: Iterable[Token], sources: Iterable[str], story: Story, *, crowds: bool = False
    ) -> list[str]:
        """The actors nearest below HEADS that are on another side than SOURCES."""
        taken = story.sides(sources)
        for token in reach(heads):
            joined = coordinated(token)
            for each in joined:
                found = [
                    actor
                    for actor in self._across(each, taken, story)
                    if (crowds or not self.participants.is_crowd(actor))
                    and not story.is_cited(actor)
                ]
                if found:
                    rest = [a for other in joined for a in self._across(other, taken, story)]
                    return list(dict.fromkeys([*found, *rest]))
        return []

    def _across(self, token: Token, taken: AbstractSet[str], story: Story) -> list[str]:
        """The actors at TOKEN that are on none of the sides TAKEN."""
        return [a for a in self.participants.actors(token) if story.side(a) not in taken]

    def _actors(self, heads: Iterable[Token], taken: AbstractSet[str]) -> list[str]:
        return [actor for actor in self.participants.named_by(heads) if actor not in taken]


def _agents(trigger: Trigger) -> list[Token]:
    """The heads of who acts: the owners of a noun, the subjects of a verb."""
    return trigger.clause.owners if trigger.is_noun else trigger.clause.subjects


def _denier(trigger: Trigger) -> list[str]:
    """Who denies a deed that nobody else is said to have done: "denied that he was beaten"."""
    token = trigger.token
    said = token.head
    if (
        trigger.event_type not in traits(token).force
        or not is_passive(token)
        or token.dep_ != "ccomp"
        or said.lemma_.lower() not in english(said).explanations.denials
    ):
        return []
    deniers = (mention_at(head) for head in clause_of(said).subjects)
    return [actor for mention in deniers if mention is not None for actor in mention.actors]


def _objects(trigger: Trigger) -> list[Token]:
    """The heads of what an act falls on."""
    return [*trigger.clause.objects, *trigger.clause.indirect]


def _is_complete(trigger: Trigger, story: Story) -> bool:
    """Whether nobody else takes part, or it could not be told who: "they agreed", "met them"."""
    if (
        trigger.event_type in traits(trigger.token).together
        and len(story.sides(trigger.sources)) > 1
    ):
        return True
    return any((known := mention_at(head)) and not known.actors for head in _objects(trigger))


def _places_of_target(trigger: Trigger) -> list[Token]:
    """Where whom an act is for may stand: its objects, its content, behind its prepositions.

    What is given up or left is no one's gain.
    """
    retreat = trigger.event_type == "RETREAT"
    heads = [] if trigger.event_type in traits(trigger.token).moving else _objects(trigger)
    heads += [child for child in trigger.token.children if is_content(child)]
    for name in _TO if retreat else _AT_VERB:
        heads += trigger.clause.prepositions.get(name, [])
    return heads


def _first_across(
    heads: Iterable[Token], readers: Iterable[Reader], trigger: Trigger, story: Story
) -> Mention | None:
    """The first mention that READERS read at HEADS and that is on another side than the sources."""
    taken = story.sides(trigger.sources)
    for head, read in itertools.product(heads, readers):
        mention = read(head)
        if mention is not None and story.sides(mention.actors).isdisjoint(taken):
            return mention
    return None


def _is_by_authority(trigger: Trigger) -> bool:
    """Whether what was done is what the authorities of a place do: "were arrested in Lima"."""
    done = (
        trigger.row.event_mode in _BY_AUTHORITY
        or trigger.token.lemma_.lower() in english(trigger.token).events.by_authority
    )
    return done and not trigger.is_noun and is_passive(trigger.token)


def _on_condition(threat: Token) -> list[Token]:
    """Who could avert what is threatened: "if they refuse, sanctions would follow"."""
    above = [threat, threat.head, *(c for c in threat.children if c.dep_ in {"ccomp", "xcomp"})]
    return [
        subject
        for verb in above
        for child in verb.children
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _IF for c in child.lefts)
        for subject in child.lefts
        if subject.dep_ in ACTIVE_SUBJECTS
    ]
