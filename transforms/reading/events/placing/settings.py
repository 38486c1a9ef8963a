"""Where acts happen that tell no place themselves: where their clause or the story is.

Fighting, marching and seizing are done somewhere, and a story stays there for a while.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from parley.transforms.reading.events.placing.place_names import PlaceNames
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger, Where
from parley.transforms.reading.grammar.labels import VERBAL

_SENTENCES = 3


def place_in_settings(story: Story, names: PlaceNames) -> None:
    """Write the `place` of bodily acts without one: that of their clause, else of the story."""
    told = _by_verb(story, names)
    written = names.dateline(story.doc)
    last: Trigger | None = None
    for trigger in story.triggers:
        if trigger.place is None and written is not None and _is_here(trigger, story, names):
            trigger.place = written
        if trigger.event_type not in traits(trigger.token).bodily:
            continue
        if trigger.place is None:
            trigger.place = _of_clause(trigger, told)
        if trigger.place is not None:
            last = trigger
        elif last is not None and _goes_on(trigger, last, story):
            trigger.place = last.place


def _is_here(trigger: Trigger, story: Story, names: PlaceNames) -> bool:
    """Whether TRIGGER happened where it was written: "here", or told first and in no other place.

    Only what is done in company, or by a crowd, is reported from where it happens.
    """
    if any(c.lower_ == "here" and c.dep_ == "advmod" for c in _verb(trigger.token).children):
        return True
    if (
        trigger.event_type not in traits(trigger.token).reported_there
        or trigger.factuality != "actual"
    ):
        return False
    sentence = trigger.token.sent
    opens = story.layout.sentence[trigger.token.i] <= story.layout.sentence[0] + 1
    places = (story.doc[place.start : place.end] for place in story.doc._.places)
    return opens and not any(p.root in sentence and names.is_where(p) for p in places)


def _goes_on(trigger: Trigger, last: Trigger, story: Story) -> bool:
    """Whether fighting or a protest goes on where the LAST act was: soon after, at its time."""
    sentence = story.layout.sentence
    near = sentence[trigger.token.i] - sentence[last.token.i] <= _SENTENCES
    one, two = trigger.date, last.date
    apart = one and two and (one.first > two.last or two.first > one.last)
    wide = last.place is not None and last.place.is_country
    return trigger.event_type in traits(trigger.token).stays and near and not apart and not wide


def _by_verb(story: Story, names: PlaceNames) -> dict[int, dict[str, Where]]:
    """The places that phrases of place tell, by the verb of their clause and by name."""
    told: defaultdict[int, dict[str, Where]] = defaultdict(dict)
    for span in names.find(story.doc):
        if names.is_where(span):
            place = names.found(span)
            told[_verb(span.root).i][place.name] = place
    return told


def _of_clause(trigger: Trigger, told: dict[int, dict[str, Where]]) -> Where | None:
    """The only place that the clause of TRIGGER tells."""
    here = told.get(_verb(trigger.token).i, {})
    return next(iter(here.values())) if len(here) == 1 else None


def _verb(token: Token) -> Token:
    """The verb of the clause in which TOKEN stands, or the head of what has none."""
    while token.pos_ not in VERBAL and token.head.i != token.i:
        token = token.head
    return token
