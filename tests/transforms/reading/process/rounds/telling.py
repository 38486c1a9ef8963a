"""What a Doc tells of rounds, in short tuples that tests compare."""

from __future__ import annotations

from spacy.tokens import Doc


def wordings(doc: Doc) -> list[str]:
    """The words of each mention."""
    return [doc[m.start : m.end].text for m in doc._.round_mentions]


def which(doc: Doc) -> list[int]:
    """Which round each mention means, by number."""
    return [m.round for m in doc._.round_mentions]


def outcomes(doc: Doc) -> list[str | None]:
    """What each mention says that the round brought."""
    spans = [m.outcome for m in doc._.round_mentions]
    return [doc[span[0] : span[1]].text if span else None for span in spans]
