"""What a test asks of a Doc whose actors were found."""

from __future__ import annotations

from spacy.tokens import Doc


def meanings(doc: Doc) -> dict[str, str]:
    """The wording of each mention of DOC, and its actors joined by '+'."""
    return {doc[m.start : m.end].text: "+".join(m.actors) for m in doc._.mentions}
