"""Events in a line each, so that a test shows them as it means them."""

from __future__ import annotations

from spacy.tokens import Doc


def told(doc: Doc) -> list[str]:
    """'RUS ASSAULT UKR' for each event, with its factuality unless it is actual."""
    lines = []
    for event in doc._.events:
        parts = ["+".join(sorted(event.sources)), event.event_type, "+".join(sorted(event.targets))]
        if event.factuality != "actual":
            parts.append(event.factuality)
        lines.append(" ".join(part for part in parts if part))
    return lines
