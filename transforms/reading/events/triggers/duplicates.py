"""One event told by two words: a participle behind the noun that it goes with.

"The sanctions imposed by X" is told by the participle, which has the parties; "the talks, held in
May" by the noun, of which the clause goes on to tell. What is refused has no twin either.
"""

from __future__ import annotations

from parley.transforms.reading.events.trigger import Trigger


def told_by_participle(trigger: Trigger, found: dict[int, Trigger]) -> bool:
    """Whether the passive participle of a noun tells the same deed.

    What the noun alone tells of the participants goes to the participle.
    """
    for child in trigger.token.children:
        verb = found.get(child.i)
        if verb is None or verb.row.symmetric or not _repeats(verb, trigger):
            continue
        verb.sources = verb.sources or trigger.sources
        if not verb.targets:
            verb.targets = [a for a in trigger.targets if a not in verb.sources]
        return True
    return False


def told_by_noun(trigger: Trigger, found: dict[int, Trigger]) -> bool:
    """Whether a participle stands behind the talks or the deal that it tells of."""
    noun = found.get(trigger.token.head.i)
    if noun is None or not trigger.row.symmetric or not _repeats(trigger, noun):
        return False
    noun.sources += [actor for actor in trigger.sources if actor not in noun.who]
    return True


def refused(trigger: Trigger, found: dict[int, Trigger]) -> bool:
    """What is refused has no twin of its own: the refusal alone is the event."""
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
        and above.row.event_type == "REJECT"
    )


def _repeats(participle: Trigger, noun: Trigger) -> bool:
    """Whether a participle behind a noun tells the event that the noun names."""
    token = participle.token
    return (
        token.dep_ == "acl"
        and token.tag_ == "VBN"
        and noun.is_noun
        and participle.row.event_type == noun.row.event_type
        and bool(participle.row.object)
    )
