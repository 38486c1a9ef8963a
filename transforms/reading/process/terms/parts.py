"""The parts of a list of nouns, each with its own words: "[X of Y], [Z] and [W]"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.process.extents import phrase

_LONGEST = 40
Part = tuple[int, int, Token]


def parts_of(noun: Token) -> Iterator[Part]:
    """The nouns joined to NOUN, each from its first to behind its last token."""
    heads = _joined(noun)
    for at, head in enumerate(heads):
        start = _start(head)
        following = [_start(other) for other in heads[at + 1 :] if _start(other) > head.i]
        end = min([phrase(head).end, *following, start + _LONGEST])
        end = max(end, head.i + 1)
        yield start, _trimmed(head, end), head


def _joined(noun: Token) -> list[Token]:
    """NOUN with its conjuncts, and those that the parse hung on a noun inside its phrase.

    Of "recognition of gains and the lifting of sanctions" the second part has an article, as no
    partner of a bare "gains" has.
    """
    found = [noun]
    for child in noun.rights:
        if _goes_on(child) and child.pos_ in NOMINAL:
            found += _joined(child)
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ == "pobj" and not _has_article(inner):
                    found += [
                        each
                        for other in inner.rights
                        if other.dep_ == "conj" and _has_article(other)
                        for each in _joined(other)
                    ]
    return found


def _goes_on(child: Token) -> bool:
    """Whether CHILD is the next of a list: the parse takes the second of three for an aside."""
    listed = any(c.dep_ == "conj" and c.pos_ in NOMINAL for c in child.rights)
    return child.dep_ == "conj" or (child.dep_ == "appos" and listed and _has_article(child))


def _has_article(noun: Token) -> bool:
    return any(c.dep_ == "det" for c in noun.children)


def _start(head: Token) -> int:
    """The first token of the phrase of HEAD."""
    start = head.left_edge.i
    while start < head.i and (head.doc[start].is_punct or head.doc[start].pos_ == "CCONJ"):
        start += 1
    return start


def _trimmed(head: Token, end: int) -> int:
    """END without "and" and commas before it."""
    while end - 1 > head.i and (head.doc[end - 1].is_punct or head.doc[end - 1].pos_ == "CCONJ"):
        end -= 1
    return end
