from __future__ import annotations

import pytest

from parley.transforms.reading.reader.pieces import CLS, SEP, UNKNOWN, WordPieces

VOCABULARY = ("[PAD]", UNKNOWN, CLS, SEP, "cease", "##fire", "##s", "erdogan", "-", "a", "##b")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("cease", ["cease"]),
        ("Ceasefires", ["cease", "##fire", "##s"]),
        ("Erdoğan", ["erdogan"]),
        ("cease-fire", ["cease", "-", UNKNOWN]),
        ("ж", [UNKNOWN]),
        ("", [UNKNOWN]),
        ("a" + "b" * 20, ["a"] + ["##b"] * 7),
    ],
)
def test_words_are_cut_into_the_longest_pieces(word, expected):
    pieces = WordPieces(VOCABULARY)
    assert [VOCABULARY[number] for number in pieces.of(word)] == expected
    assert pieces.of(word) is pieces.of(word)
