"""A parse written by hand, so that a test of a rule needs no model."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab


def parsed(vocab: Vocab, lines: str, ents: Mapping[str, str] | None = None) -> Doc:
    """A Doc from one line a token: word, lemma, part of speech, tag, head, relation.

    A head is named by its word; "word#2" is the second such word. Hyphens join their neighbours.
    ENTS gives wordings the label of a named entity.
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
        heads=[_place(words, head) for head in heads],
        deps=deps,
    )
    doc.ents = [
        Span(doc, at, at + len(entity), label)
        for wording, label in (ents or {}).items()
        for entity in [wording.split()]
        for at in range(len(words))
        if words[at : at + len(entity)] == entity
    ]
    return doc


def _place(words: list[str], head: str) -> int:
    """Where HEAD stands among WORDS."""
    word, _, which = head.partition("#")
    places = [at for at, each in enumerate(words) if each == word]
    return places[int(which or 1) - 1]


def token(doc: Doc, word: str) -> Token:
    """The first token of DOC with the text WORD."""
    return next(each for each in doc if each.text == word)
