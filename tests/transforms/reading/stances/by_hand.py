"""Sentences parsed by hand, and holders by name, so that a test of a rule needs no model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, cast

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from parley.schemas.codebook.lexicons import StanceRow
from parley.transforms.reading.patterns import Words
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.lexicon import StanceLexicon, Use
from parley.transforms.reading.stances.uses import Word
from tests.transforms.parsed import parsed


def clause(vocab: Vocab, text: str) -> Doc:
    """A Doc of TEXT, in which each word is word/lemma/POS/TAG/head/relation."""
    return parsed(vocab, "\n".join(word.replace("/", " ") for word in text.split()))


def row(lemma: str, pos: str = "verb", **cells: str) -> StanceRow:
    """A row of stance.csv for LEMMA: it supports, unless CELLS say otherwise."""
    told = {"position": "support", "strength": "0.8", "toward": "both"} | cells
    return StanceRow.model_validate({"lemma": lemma, "pos": pos, **told})


def use_of(doc: Doc, *rows: StanceRow) -> Use | None:
    """The first use of one of ROWS in DOC."""
    (sentence,) = doc.sents
    return next(StanceLexicon(rows).uses(sentence, Words.of(sentence)), None)


def word_of(doc: Doc, entry: StanceRow, *holders: str) -> Word:
    """The use of ENTRY in DOC as a word of HOLDERS."""
    use = use_of(doc, entry)
    assert use is not None
    return Word(use, list(holders), frozenset(), entry.position, entry.position)


class Named(Holders):
    """Holders that know the capitals and nobody else."""

    _KNOWN: ClassVar = {"Moscow": "RUS", "Kyiv": "UKR", "Ankara": "TUR", "Doha": "QAT"}

    def __init__(self) -> None:
        """Without the book of actors that others look them up in."""

    def actors(self, tokens: Iterable[Token], *, within: bool = False) -> list[str]:
        """The states of the capitals among TOKENS, or WITHIN their phrases."""
        words = [t for each in tokens for t in (each.subtree if within else (each,))]
        return list(dict.fromkeys(self._KNOWN[t.text] for t in words if t.text in self._KNOWN))


def holders() -> Holders:
    """Those of the capitals."""
    return cast(Holders, Named())
