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


_POS = {
    "VB": "VERB", "MD": "AUX", "NNP": "PROPN", "NN": "NOUN", "IN": "ADP", "TO": "PART",
    "RP": "ADP", "RB": "ADV", "JJ": "ADJ", "DT": "DET", "PRP": "PRON", "CC": "CCONJ",
    "WDT": "PRON", "WP": "PRON", "WRB": "SCONJ", "CD": "NUM", "POS": "PART",
}  # fmt: skip


def phrase(vocab: Vocab, text: str) -> Doc:
    """A Doc from words one after the other, each written word/relation/head/TAG.

    A head is named by its word or, where a word stands twice, by its number. A lemma that is not
    the word itself stands behind it (left=leave), a part of speech that does not follow from the
    tag behind the tag (VBD:AUX).
    """
    rows = [_cells(*each.split("/")) for each in text.split()]
    words, lemmas, deps, heads, tags, pos = (list(column) for column in zip(*rows, strict=True))
    return Doc(
        vocab, words=words, lemmas=lemmas, tags=tags, pos=pos, deps=deps,
        heads=[int(head) if head.isdigit() else words.index(head) for head in heads],
    )  # fmt: skip


def _cells(word: str, dep: str, head: str, tag: str) -> tuple[str, ...]:
    """Word, lemma, relation, head, tag and part of speech."""
    word, _, lemma = word.partition("=")
    tag, _, pos = tag.partition(":")
    starts = [start for start in _POS if tag.startswith(start)]
    guessed = _POS[max(starts, key=len)] if starts else "PUNCT"
    lemma = lemma or (word if tag.startswith("NNP") else word.lower())
    return word, lemma, dep, head, tag, pos or guessed
