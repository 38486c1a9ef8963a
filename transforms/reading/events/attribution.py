"""On whose word an event rests: the report that holds it, or who asks for, offers or promises it.

What somebody demands, offers or threatens is that actor's word, as what somebody says is; inside
a report it stays the reported speaker's.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.records import mention_at

_SPEECH = frozenset({"AGREE", "REQUEST", "THREATEN"})
_CONTENT = frozenset({"dobj", "pobj", "prep", "xcomp", "ccomp", "acl", "pcomp", "conj", "dative"})
_TO_COME = frozenset({"future", "possible"})
_HOPS = 5


def on_whose_word(
    doc: Doc,
    trigger: Trigger,
    by_token: Mapping[int, Trigger],
    factuality: Mapping[int, str],
    cues: Cues,
) -> str:
    """The actor on whose word the event of TRIGGER rests; the author where the text tells it."""
    speakers = speaker_of(doc, trigger.token.i)
    if speakers:
        return speakers[0]
    if factuality[trigger.token.i] in _TO_COME:
        token = trigger.token
        for _ in range(_HOPS):
            if token.dep_ not in _CONTENT or token.head == token:
                break
            token = token.head
            above = by_token.get(token.i)
            if above is None and _is_wish(token, cues):
                return _subject(token) or AUTHOR
            if above is None or factuality[token.i] in _TO_COME:
                # "Urged them to agree on X" rests on who urges.
                continue
            if above.row.event_type in _SPEECH:
                return above.sources[0] if len(above.sources) == 1 else AUTHOR
    return AUTHOR


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
