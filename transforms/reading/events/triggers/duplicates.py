"""One event told by two words, of which one alone is kept.

"The sanctions imposed by X" is told by the participle, which has the parties; "the talks, held in
May" by the noun, of which the clause goes on to tell; "hosted the talks" by the verb. What is
refused is told by the refusal alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Token

from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import ATTACK, Trigger
from parley.transforms.reading.grammar.arguments import first_conjunct
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.records import mention_at

Found = Mapping[int, Trigger]


def without_duplicates(found: Found, spent: Collection[int]) -> list[Trigger]:
    """The triggers FOUND, each event once and none of the SPENT.

    What is left of a participle and the noun that tell one event has the participants of both.
    """
    kept = []
    for i, trigger in sorted(found.items()):
        if i in spent:
            continue
        participle = participle_for(trigger, found)
        if participle is not None:
            _give_to_participle(participle, trigger)
            continue
        if is_told_by_verb(trigger, found) or is_refused(trigger, found):
            continue
        noun = noun_for(trigger, found)
        if noun is not None:
            _give_to_noun(noun, trigger)
            continue
        kept.append(trigger)
    return kept


def participle_for(noun: Trigger, found: Found) -> Trigger | None:
    """The passive participle that tells the deed of NOUN: "the sanctions [imposed] by X"."""
    if not noun.is_noun:
        return None
    for child in noun.token.children:
        verb = found.get(child.i)
        if verb is not None and not verb.row.symmetric and _repeats(verb, noun):
            return verb
    return None


def _give_to_participle(verb: Trigger, noun: Trigger) -> None:
    """Give VERB the participants that NOUN alone tells."""
    verb.sources = verb.sources or noun.sources
    if not verb.targets:
        verb.targets = [actor for actor in noun.targets if actor not in verb.sources]


def noun_for(verb: Trigger, found: Found) -> Trigger | None:
    """The talks or the deal of which a participle tells: "[the talks] held in May"."""
    noun = found.get(verb.token.head.i)
    repeats = noun is not None and verb.row.symmetric and _repeats(verb, noun)
    return noun if repeats else None


def _give_to_noun(noun: Trigger, verb: Trigger) -> None:
    """Give NOUN the parties that VERB tells."""
    noun.sources += [actor for actor in verb.sources if actor not in noun.who]


def is_told_by_verb(trigger: Trigger, found: Found) -> bool:
    """Whether a noun is the object of a verb that tells the same event: "hosted the talks"."""
    verb = _governing(trigger.token, found) if trigger.is_noun else None
    if verb is None or _is_deed_spoken_of(trigger, verb):
        return False
    if verb.event_type == "REJECT" and trigger.event_type != ATTACK:
        return _named_by_owners(trigger) <= set(verb.sources)
    if _is_of_others(trigger, verb):
        return False
    if verb.event_type == trigger.event_type:
        return True
    if _is_deed_of_another(trigger, verb) or _is_to_end(trigger, verb):
        return False
    light = bool(verb.row.object) and not verb.row.excludes
    return light and verb.event_type not in traits(verb.token).about_acts


def _governing(token: Token, found: Found) -> Trigger | None:
    """The verb that tells an event and has TOKEN for an object: "hosted the talks"."""
    token = first_conjunct(token)
    above = token.head
    if token.dep_ == "pobj":
        verb = found.get(above.head.i)
        asked = verb is not None and verb.row.preposition == above.lower_
    else:
        verb = found.get(above.i)
        asked = token.dep_ in {"dobj", "nsubjpass"}
    return verb if verb is not None and asked and not verb.is_noun else None


def _named_by_owners(trigger: Trigger) -> set[str]:
    """Whose a noun is said to be; a word for nobody known counts for somebody."""
    mentions = ((owner, mention_at(owner)) for owner in trigger.clause.owners)
    return {
        actor
        for owner, mention in mentions
        for actor in (mention.actors if mention is not None and mention.actors else (owner.text,))
    }


def _is_deed_spoken_of(trigger: Trigger, verb: Trigger) -> bool:
    """Whether VERB speaks of what has been done: what is blamed, denied or recognised."""
    return (
        verb.event_type in traits(verb.token).speaks_of
        and trigger.event_type in traits(trigger.token).hostile
        and bool(trigger.who)
        and not verb.row.light
    )


def _is_of_others(trigger: Trigger, verb: Trigger) -> bool:
    """Whether somebody takes part who does not act in VERB: talks of others, whom it hosts."""
    if trigger.who - verb.who:
        return True
    return trigger.row.symmetric and len(trigger.who - set(verb.sources)) > 1


def _is_deed_of_another(trigger: Trigger, verb: Trigger) -> bool:
    """Whether it was another's deed: "refused to recognise its annexation of the island"."""
    return trigger.event_type in traits(trigger.token).hostile and bool(
        set(trigger.sources) - set(verb.sources)
    )


def _is_to_end(trigger: Trigger, verb: Trigger) -> bool:
    """Whether a deed goes on of which VERB says that it should end: "must stop its assault"."""
    hostile = trigger.event_type in traits(trigger.token).hostile
    asked = is_infinitive(verb.token) or any(c.tag_ == "MD" for c in verb.token.children)
    return hostile and verb.event_type == "RETREAT" and asked


def is_refused(trigger: Trigger, found: Found) -> bool:
    """Whether the refusal alone is the event: "refused [to meet] them", "ruled out [meeting]"."""
    token = trigger.token
    while token.dep_ == "conj" and token.head.i in found and not found[token.head.i].is_noun:
        token = token.head
    if token.dep_ == "pcomp":
        token = token.head
    above = found.get(token.head.i)
    return (
        (token.dep_ in {"xcomp", "prep"} or (token.dep_ == "acl" and token.tag_ == "VB"))
        and not trigger.is_noun
        and above is not None
        and above.event_type == "REJECT"
    )


def _repeats(participle: Trigger, noun: Trigger) -> bool:
    """Whether a participle behind a noun tells the event that the noun names."""
    token = participle.token
    return (
        token.dep_ == "acl"
        and token.tag_ == "VBN"
        and noun.is_noun
        and participle.event_type == noun.event_type
        and bool(participle.row.object)
    )
