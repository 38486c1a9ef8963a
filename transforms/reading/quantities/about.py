"""What a quantity is about: an event that governs it, or an actor; and as of when."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from parley.transforms.reading.records import Dated, mention_at

_FAR = 12


def triggers(doc: Doc) -> dict[int, int]:
    """The events of DOC by the tokens of their triggers."""
    return {
        at: place
        for place, event in enumerate(doc._.events)
        for at in range(event.start, event.end)
    }


def event_about(head: Token, events: Mapping[int, int]) -> int | None:
    """The event that the phrase of HEAD belongs to: under it, over it, else the nearest before."""
    for child in head.children:
        if child.i in events:
            return events[child.i]
    at = head
    while at.head.i != at.i:
        if at.dep_ == "relcl" and at.head.i in events:
            return events[at.head.i]
        at = at.head
        if at.i in events:
            return events[at.i]
        subject = next((c for c in at.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.i in events:
            return events[subject.i]
    sentence = head.sent
    near = [i for i in events if sentence.start <= i < sentence.end and abs(i - head.i) < _FAR]
    return events[min(near, key=lambda at: abs(at - head.i))] if near else None


def actor_about(head: Token) -> str | None:
    """The actor whose the counted things are: in the phrase of HEAD, else the clause's subject."""
    for child in head.subtree:
        if child.i != head.i and (actor := _actor(child)):
            return actor
    at = head
    while at.head.i != at.i:
        at = at.head
        for child in at.children:
            if child.dep_ in ("nsubj", "nsubjpass", "poss") and (actor := _actor(child)):
                return actor
        if at.pos_ in ("VERB", "AUX") and at.dep_ not in ("xcomp", "acl", "relcl", "conj", "advcl"):
            return None
    return None


def _actor(token: Token) -> str | None:
    mention = mention_at(token)
    return mention.actors[0] if mention is not None and len(mention.actors) == 1 else None


def time_about(doc: Doc, head: Token, event: int | None) -> Dated | None:
    """As of when: the nearest time of the sentence, else the date of the event."""
    sentence = head.sent
    near = [
        time
        for time in doc._.times
        if time.value is not None and sentence.start <= time.start < sentence.end
    ]
    if near:
        value: Dated | None = min(near, key=lambda time: abs(time.start - head.i)).value
        return value
    date: Dated | None = doc._.events[event].date if event is not None else None
    return date
