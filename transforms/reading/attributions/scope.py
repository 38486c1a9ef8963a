"""On whose word a token rests: the innermost attribution whose content holds it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.records import Attribution, annotations_of


def set_attributions(doc: Doc, attributions: Sequence[Attribution]) -> None:
    """Put ATTRIBUTIONS on DOC in the order of the text."""
    doc._.attributions = sorted(
        attributions, key=lambda a: (a.start, a.end, a.kind, a.cue or (0, 0), a.speakers)
    )


def speaker_of(doc: Doc, at: int) -> tuple[str, ...]:
    """The actors on whose word the token AT rests; () for the document's own voice.

    An attribution to somebody unknown leaves the word to the one around it.
    """
    known = annotations_of(doc)
    if known.scopes is None:
        known.scopes = _scopes(known.attributions)
    return known.scopes.get(at, ())


def voice_of(doc: Doc, at: int) -> str:
    """The first of those on whose word the token AT rests; the author where there is none."""
    return next(iter(speaker_of(doc, at)), AUTHOR)


def _scopes(attributions: Sequence[Attribution]) -> dict[int, tuple[str, ...]]:
    """The speakers by token."""
    scopes: dict[int, tuple[str, ...]] = {}
    # The widest first, so that the innermost has the last word; of two over the same words, the
    # reported speaker goes before the reference.
    for attribution in sorted(attributions, key=lambda a: (a.start - a.end, a.kind != "citation")):
        if attribution.speakers:
            for at in range(attribution.start, attribution.end):
                scopes[at] = attribution.speakers
    return scopes
