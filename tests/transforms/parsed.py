"""A parse written by hand, so that a test of a rule needs no model."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab


def parsed(vocab: Vocab, lines: str) -> Doc:
    """A Doc from one line a token: word, lemma, part of speech, tag, head, relation.

    A head is named by its word, which must stand once in the text, or by its number from 0.
    """
    rows = [line.split() for line in lines.strip().splitlines()]
    words, lemmas, pos, tags, heads, deps = (list(column) for column in zip(*rows, strict=True))
    places = [int(head) if head.isdigit() else words.index(head) for head in heads]
    return Doc(vocab, words=words, lemmas=lemmas, pos=pos, tags=tags, heads=places, deps=deps)


def token(doc: Doc, word: str) -> Token:
    """The first token of DOC with the text WORD."""
    return next(each for each in doc if each.text == word)
