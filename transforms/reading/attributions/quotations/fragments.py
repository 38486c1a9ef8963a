"""Words in quotation marks that are a piece of what a verb reports, and those that are a name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parley.transforms.reading.attributions.lexicon import Cue
from parley.transforms.reading.attributions.reports.extents import Stretch, subtree
from parley.transforms.reading.grammar.quotations import Quote
from parley.transforms.reading.grammar.words import english

_PIECE = 10
_NAME = 8
_DEPTH = 12
_WORD = 4
_TERM = 6
_BEFORE_TERM = 5
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "acomp", "oprd"})


def governed(doc: Doc, verb: Token, quote: Quote, cue: Cue) -> Stretch | None:
    """What VERB reports where QUOTE stands in it: the quotation, or the phrase around a piece.

    None where the piece stands beside what is said: "told the daily \"Echo\" that".
    """
    whole = (quote.start, quote.end)
    if quote.start < verb.i or quote.end - quote.start > _PIECE or not quote.closed:
        return whole
    child = _child_over(doc, verb, quote)
    if child is None:
        return whole
    if child.left_edge.i >= quote.start - 2:
        end = child.right_edge.i + 1
        return subtree(child) if child.dep_ in _OBJECTS and end > quote.stop else whole
    if child.dep_ == "prep":
        if child.lower_ == "as" or child.right_edge.i < quote.start:
            return whole
        wanted = frozenset[str]().union(*cue.complements.values())
        done = any(c.dep_ == "pcomp" for c in child.children)
        return (child.i + 1, child.right_edge.i + 1) if done or child.lower_ in wanted else None
    if child.dep_ in ("dobj", "dative") and not cue.takes("object"):
        return whole if cue.takes("as") else None
    if child.dep_ in _OBJECTS:
        return subtree(child)
    return whole


def _child_over(doc: Doc, verb: Token, quote: Quote) -> Token | None:
    """The child of VERB under which QUOTE stands."""
    at = doc[quote.start]
    for _ in range(_DEPTH):
        if at.head.i == verb.i:
            return at
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def is_term(doc: Doc, quote: Quote) -> bool:
    """Whether QUOTE is a term that the text defines: "hereinafter "the Parties"", "(the "Act")"."""
    if quote.end - quote.start > _TERM or not quote.closed:
        return False
    before = [token.lower_ for token in doc[max(0, quote.mark - _BEFORE_TERM) : quote.mark]]
    if (
        english(doc).attributions.defining.intersection(before)
        or tuple(before[-3:]) == english(doc).attributions.defining_phrase
    ):
        return True
    bracketed = before[-1:] == ["("] or before[-2:] in (["(", "the"], ["(", "each"])
    return bracketed and quote.stop < len(doc) and doc[quote.stop].text == ")"


def is_title(doc: Doc, quote: Quote) -> bool:
    """Whether QUOTE is a name, as of a book or a broadcast: short, its words with capitals."""
    words = [token for token in doc[quote.start : quote.end] if token.is_alpha]
    if not 1 < len(words) <= _NAME:
        return False
    return all(word.text[0].isupper() for word in words if len(word) >= _WORD or word is words[0])
