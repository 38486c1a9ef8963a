"""Who is blamed for a deed: who did it, and never whom it befell.

"Condemned the attack on the port" accuses whoever attacked: the port's state is the victim, and who
condemns it did not attack.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.arguments import is_passive
from parley.transforms.reading.grammar.descendants import behind
from parley.transforms.reading.grammar.labels import ACTIVE_SUBJECTS
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import mention_at

_DOWN = frozenset({"dobj", "nsubjpass", "pobj", "prep", "conj", "pcomp", "attr"})
_FARTHEST = 5
_WARNING = "THREATEN"


def spare_victims(story: Story) -> None:
    """Take the victims of what is condemned from the accused, and the accusers from who did it."""
    for deed in story.triggers:
        blame = _blame_of(deed, story) if deed.event_type in traits(deed.token).force else None
        if blame is None:
            continue
        deed.accusers = tuple(blame.sources)
        named = _named_in(blame)
        if deed.is_noun:
            _give_doers(deed, blame, named)
        victims = story.sides(set(deed.targets) - set(deed.sources) - named)
        blame.targets = [a for a in blame.targets if a in named or story.side(a) not in victims]
        if not blame.targets:
            blame.targets = [actor for actor in deed.sources if actor not in blame.sources]


def _give_doers(deed: Trigger, blame: Trigger, named: set[str]) -> None:
    """Let those do a DEED told by a noun whom BLAME, which names NAMED, says or leaves."""
    if blame.row.preposition and deed.token in blame.clause.objects:  # "blamed the attack on X"
        deed.targets = [actor for actor in deed.targets if actor not in named]
        deed.sources = deed.sources or [actor for actor in blame.targets if actor in named]
    if not deed.sources and not is_passive(blame.token):
        deed.sources = _actors(blame.clause.slot("prep:by"))  # where the parser hangs them
    if not _named_in(deed) & set(blame.sources):
        deed.sources = [actor for actor in deed.sources if actor not in blame.sources]


def spare_described(story: Story) -> None:
    """Take from the accused of whom the matter only tells how he fares.

    "Deplored the fact that the island remains divided" blames nobody.
    """
    for blame in story.triggers:
        if blame.event_type != "ACCUSE" or blame.is_noun:
            continue
        told = {
            actor
            for token in blame.token.subtree
            if token.dep_ in ACTIVE_SUBJECTS and _only_is(token.head, blame.token)
            and (mention := mention_at(token)) is not None
            for actor in mention.actors
        }  # fmt: skip
        blame.spared = tuple(told - _named_in(blame))
        blame.targets = [actor for actor in blame.targets if actor not in blame.spared]


def spare_others(story: Story) -> None:
    """Take whom a deed is against from those whom its backers favour or who are warned of it.

    "Rwanda backed a rebellion against Kabila" favours the rebels, and "China warned against an
    attack on Iran" threatens nobody there; neither Rwanda nor China does the deed.
    """
    for trigger in story.triggers:
        for noun in _about(trigger):
            backed = trigger.event_type != _WARNING
            harmed = set(_actors(behind(noun, "against"))) if backed else set()
            deed = story.at(noun)
            if deed is not None and (
                harmed or not backed or deed.event_type in traits(noun).hostile
            ):
                harmed |= set(deed.targets)
                if not _named_in(deed) & set(trigger.sources):
                    deed.accusers = (*deed.accusers, *trigger.sources)
                    deed.sources = [a for a in deed.sources if a not in trigger.sources]
            if harmed:
                trigger.spared = (*trigger.spared, *sorted(harmed))
                trigger.targets = [a for a in trigger.targets if a not in harmed]


def _about(trigger: Trigger) -> list[Token]:
    """The nouns of what TRIGGER, a verb, backs or warns against."""
    if trigger.is_noun:
        return []
    if trigger.event_type == _WARNING:
        return trigger.clause.slot("prep:against")
    if trigger.event_type in traits(trigger.token).backing:
        return [*trigger.clause.objects, *trigger.clause.indirect]
    return []


def _only_is(verb: Token, above: Token) -> bool:
    """Whether a clause under ABOVE says by its VERB how something is: "remains divided"."""
    is_under = verb != above and (
        verb.dep_ in {"acl", "pcomp"} or (verb.dep_ == "ccomp" and verb.lemma_ != "be")
    )  # "said that X was responsible" blames X
    return is_under and verb.lemma_ in english(verb).events.copulas


def _blame_of(deed: Trigger, story: Story) -> Trigger | None:
    """The accusation of which DEED is the matter."""
    token = deed.token
    for _ in range(_FARTHEST):
        if token.dep_ not in _DOWN or token.head == token:
            return None
        token = token.head
        above = story.at(token)
        if above is not None and above.event_type == "ACCUSE":
            return above
    return None


def _named_in(trigger: Trigger) -> set[str]:
    """The actors in the slots of TRIGGER that name whose it is, or whom it is said of."""
    clause = trigger.clause
    heads: list[Token] = [*clause.owners, *clause.slot("prep:by")]
    if not trigger.is_noun:
        heads = [*clause.objects, *clause.indirect]
        if trigger.row.preposition:
            heads += clause.slot(f"prep:{trigger.row.preposition}")
    return set(_actors(heads))


def _actors(heads: Iterable[Token]) -> list[str]:
    mentions = (mention_at(head) for head in heads)
    return [actor for mention in mentions if mention is not None for actor in mention.actors]
