"""What a sentence is about, as a set of word stems, to tell two acts of the same kind apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
from spacy.lang.en.stop_words import STOP_WORDS

Row = dict[str, Any]
Content = Mapping[str, frozenset[str]]

_WORDS = re.compile(r"(?<![\w’'-])[a-z]{4,}")
_STEM = 6
_SAYING = frozenset({"said", "says", "told", "added", "according", "reported"})


def contents(mentions: Iterable[Row], documents: pa.Table, sentences: pa.Table) -> Content:
    """The stems of the sentence of each mention, by mention id.

    Only lower-case words count: names say who and where, and are compared elsewhere.
    """
    texts = dict(zip(documents["doc_id"].to_pylist(), documents["text"].to_pylist(), strict=True))
    spans = {
        row["sentence_id"]: (row["doc_id"], row["char_start"], row["char_end"])
        for row in sentences.select(["sentence_id", "doc_id", "char_start", "char_end"]).to_pylist()
    }
    by_sentence: dict[str, frozenset[str]] = {}
    found = {}
    for mention in mentions:
        key = mention["sentence_id"]
        if key not in by_sentence:
            doc_id, start, end = spans[key]
            by_sentence[key] = _stems(texts[doc_id][start:end])
        found[mention["event_mention_id"]] = by_sentence[key]
    return found


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that the other holds too (overlap coefficient)."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _stems(text: str) -> frozenset[str]:
    words = (word for word in _WORDS.findall(text) if word not in STOP_WORDS)
    return frozenset(word[:_STEM] for word in words if word not in _SAYING)
