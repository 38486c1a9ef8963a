"""What is asked of a Doc for every word is asked past `doc._`, and answers the same."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from parley.transforms.reading.records import in_reference


def test_words_of_reference_lists_are_told_from_others(vocab: Vocab):
    doc = Doc(vocab, ["Talks", "Holm"])
    assert not any(in_reference(token) for token in doc)
    doc._.kinds = ("prose", "reference")
    assert [in_reference(token) for token in doc] == [False, True]
