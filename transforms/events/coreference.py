"""Talks that a text speaks of again: "the meeting" takes its parties from the talks before."""

from __future__ import annotations

from spacy.tokens import Doc

from transforms.events.triggers import Trigger

_TALKS = "CONSULT"


def inherit(doc: Doc, triggers: list[Trigger]) -> None:
    """Give definite talks without participants those of the last talks told, or the parties'."""
    last: list[str] = []
    for trigger in triggers:
        if trigger.row.event_type != _TALKS or not trigger.row.symmetric:
            continue
        if trigger.is_noun and len(trigger.who) < 2 and _definite(trigger):
            if last and trigger.who <= set(last):
                trigger.sources = list(last)
            elif not trigger.who:
                trigger.sources = list(doc._.parties)
        if len(trigger.sources) > 1:
            last = list(trigger.sources)


def _definite(trigger: Trigger) -> bool:
    token = trigger.token
    determiners = {child.lower_ for child in token.children if child.dep_ == "det"}
    if determiners & {"the", "this", "these", "those", "both"}:
        return True
    named = any(child.dep_ == "compound" and child.ent_type_ == "GPE" for child in token.children)
    return named or (not determiners and token.tag_ == "NNS")
