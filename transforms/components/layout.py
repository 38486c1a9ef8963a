"""Sentence boundaries by layout and punctuation, set before the parser, which keeps them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from transforms.components.component import Component

_FINAL = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]}")


@Language.factory("parley_layout", assigns=["token.is_sent_start", "doc._.kinds"])
class Layout(Component):
    """Start a sentence at each block of the layout and after final punctuation."""

    def annotate(self, doc: Doc) -> None:
        """Set `is_sent_start` on every token, and `doc._.kinds`, the layout kind of each token."""
        blocks = doc._.source.blocks or ((0, len(doc.text), "prose"),)
        kinds, starts, at = [], set(), 0
        for token in doc:
            while at + 1 < len(blocks) and token.idx >= blocks[at + 1][0]:
                at += 1
                starts.add(token.i)
            kinds.append(blocks[at][2])
        doc._.kinds = tuple(kinds)
        for token in doc:
            token.is_sent_start = (
                token.i == 0
                or token.i in starts
                or (kinds[token.i] != "reference" and _starts_sentence(token))
            )


def _starts_sentence(token: Token) -> bool:
    """Whether a sentence ends right before TOKEN, inside a block."""
    if token.is_space or (token.text in _CLOSERS and not token.nbor(-1).whitespace_):
        return False
    before = token.nbor(-1)
    while before.i > 0 and (
        before.is_space or (before.text in _CLOSERS and not before.whitespace_)
    ):
        before = before.nbor(-1)
    last = token.nbor(-1)
    if before.text in _CLOSERS and before.i > 0:
        before = before.nbor(-1)
    if before.text[-1:] not in _FINAL or not (last.whitespace_ or last.is_space):
        return False
    if len(before.text) > 1 and before.text not in {"...", "?!", "!?", "!!"}:
        return _ends_in_abbreviation(before, token)
    return not token.text[:1].islower()


def _ends_in_abbreviation(before: Token, token: Token) -> bool:
    """An abbreviation ends a sentence only where a word that opens clauses comes next."""
    openers = {"The", "It", "He", "She", "They", "But", "However", "In", "On", "This", "That", "We"}
    known = before.text.count(".") > 1 or before.text in {"etc.", "al.", "Inc.", "Co.", "Ltd."}
    return known and token.text in openers
