"""The model's named entities around a token, found without going through the whole text."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

_BEGINS, _INSIDE = "B", "I"


def entity_at(token: Token) -> Span | None:
    """The entity in which TOKEN stands; None where it stands in none."""
    if not token.ent_type_:
        return None
    doc, start, end = token.doc, token.i, token.i + 1
    while start and doc[start].ent_iob_ == _INSIDE:
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == _INSIDE:
        end += 1
    return Span(doc, start, end, label=token.ent_type)


def entities_in(span: Span) -> Iterator[Span]:
    """The entities that stand in SPAN as a whole, in order."""
    for token in span:
        entity = entity_at(token) if token.ent_iob_ == _BEGINS else None
        if entity is not None and entity.end <= span.end:
            yield entity
