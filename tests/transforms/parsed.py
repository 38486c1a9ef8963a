"""A parse written by hand, so that a test of a rule needs no model."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab


def parsed(vocab: Vocab, lines: str, ents: Mapping[str, str] | None = None) -> Doc:
    """A Doc from one line a token: word, lemma, part of speech, tag, head, relation.

    A head is named by its word (the first such word is meant). Hyphens join their neighbours.
    ENTS gives words the label of a named entity.
    """
    rows = [line.split() for line in lines.splitlines() if line.strip()]
    words, lemmas, pos, tags, heads, deps = (list(column) for column in zip(*rows, strict=True))
    doc = Doc(
        vocab,
        words=words,
        spaces=["-" not in pair for pair in pairwise((*words, ""))],
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        heads=[words.index(head) for head in heads],
        deps=deps,
    )
    labels = ents or {}
    doc.ents = [Span(doc, t.i, t.i + 1, labels[t.text]) for t in doc if t.text in labels]
    return doc


def token(doc: Doc, word: str) -> Token:
    """The first token of DOC with the text WORD."""
    return next(each for each in doc if each.text == word)
