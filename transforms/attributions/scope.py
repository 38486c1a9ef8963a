"""On whose word a statement rests: the innermost attribution whose content holds it."""

from __future__ import annotations

from spacy.tokens import Doc


def speaker_of(doc: Doc, token: int) -> tuple[str, ...]:
    """The speakers of the innermost attribution around TOKEN; empty in the document's own voice."""
    around = [a for a in doc._.attributions if a.start <= token < a.end and a.speakers]
    if not around:
        return ()
    innermost = min(around, key=lambda a: a.end - a.start)
    speakers: tuple[str, ...] = innermost.speakers
    return speakers
