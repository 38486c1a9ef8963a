"""On whose word an event rests: the report that holds it, or who asks for, offers or promises it.

What somebody demands, offers or threatens is that actor's word, as what somebody says is; inside
a report it stays the reported speaker's.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.records import mention_at

_CONTENT = frozenset({"dobj", "pobj", "prep", "xcomp", "ccomp", "acl", "pcomp", "conj", "dative"})
_TO_COME = frozenset({"future", "possible"})
_HOPS = 5


def on_whose_word(trigger: Trigger, story: Story, cues: Cues) -> str:
    """The actor on whose word the event of TRIGGER rests; the author where the text tells it."""
    speakers = speaker_of(story.doc, trigger.token.i)
    if speakers:
        return speakers[0]
    if trigger.factuality not in _TO_COME:
        return AUTHOR
    return _who_wants(trigger.token, story, cues) or AUTHOR


def _who_wants(token: Token, story: Story, cues: Cues) -> str | None:
    """The one who asks for, offers or wants what lies in the future: "[they] want a truce"."""
    for _ in range(_HOPS):
        if token.dep_ not in _CONTENT or token.head == token:
            return None
        token = token.head
        above = story.at(token)
        if above is None:
            if _is_wish(token, cues):
                return _subject(token)
        elif (
            above.factuality not in _TO_COME and above.event_type in traits(above.token).about_acts
        ):
            # "Urged them to agree on X" rests on who urges.
            return above.sources[0] if len(above.sources) == 1 else None
    return None


def _is_wish(token: Token, cues: Cues) -> bool:
    """Whether a verb tells what somebody wants, in the present or past: "they want a truce"."""
    row = cues.row(token) if token.pos_ == "VERB" else None
    return row is not None and row.cue_class == "intention" and row.effect == "future"


def _subject(verb: Token) -> str | None:
    """The actor, or the first of the actors, whose will VERB tells."""
    for child in verb.children:
        mention = mention_at(child) if child.dep_ == "nsubj" else None
        if mention is not None and mention.actors:
            return mention.actors[0]
    return None
