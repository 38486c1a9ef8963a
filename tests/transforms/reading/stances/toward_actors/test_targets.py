"""Positions toward actors, on parses written by hand."""

from __future__ import annotations

from spacy.tokens import Doc

from parley.transforms.reading.stances.toward_actors.targets import Toward
from tests.transforms.reading.stances.by_hand import clause, holders, row, word_of

EACH_OTHER = "each/each/DET/DT/other/det other/other/ADJ/JJ/distrust/dobj"
DISTRUST = row("distrust", position="oppose", toward="actor")


def toward(doc: Doc, entry, *who: str) -> set[tuple[str, str | None, str]]:
    found = Toward(holders()).positions([word_of(doc, entry, *who)], [])
    return {(p.holder, p.target, p.position) for p in found}


def test_who_distrust_each_other(vocab):
    doc = clause(
        vocab,
        "Moscow/Moscow/PROPN/NNP/distrust/nsubj and/and/CCONJ/CC/Moscow/cc "
        "Kyiv/Kyiv/PROPN/NNP/Moscow/conj distrust/distrust/VERB/VBP/distrust/ROOT " + EACH_OTHER,
    )
    both = {("RUS", "UKR", "oppose"), ("UKR", "RUS", "oppose")}
    assert toward(doc, DISTRUST, "RUS", "UKR") == both
    assert toward(doc, DISTRUST, "RUS") == set()


def test_both_sides_are_the_parties(vocab):
    doc = clause(
        vocab,
        "Both/both/DET/DT/sides/det sides/side/NOUN/NNS/distrust/nsubj "
        "distrust/distrust/VERB/VBP/distrust/ROOT " + EACH_OTHER,
    )
    doc._.parties = ("RUS", "UKR")
    assert toward(doc, DISTRUST) == {("RUS", "UKR", "oppose"), ("UKR", "RUS", "oppose")}
