"""What the trained reader sees of a sentence: pieces, grammar, and what the lexicon knows.

The same numbers go in when it is trained and when it reads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Span, Token

from parley.schemas.codebook.lexicons import EventRow
from parley.schemas.vocabulary import EVENT_TYPES
from parley.transforms.reading.reader.pieces import CLS, SEP, WordPieces

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float32]
Lexicon = Mapping[str, Collection[str]]
"""The types of events that a lemma may tell, whatever its context."""

LONGEST = 250
"""Pieces of a sentence that the encoder sees; words behind them share the last one."""
AUXILIARIES = (
    "will", "would", "may", "might", "could", "can", "should", "must", "shall", "have", "be", "do",
)  # fmt: skip
_CONDITIONS = frozenset({"if", "unless", "whether"})
FLAGS = 2 * (len(AUXILIARIES) + 6)
MOST_UP, MOST_DOWN = 4, 6
_FAR = 40


@dataclass(frozen=True)
class Labels:
    """Numbers of tags and of dependency labels; 0 stands for those that training did not meet."""

    tags: Mapping[str, int]
    dependencies: Mapping[str, int]


@dataclass(frozen=True)
class Features:
    """A sentence of n words and its pieces; `first` is the place of each word's first piece.

    `candidates` are the words, counted in the sentence, at which something that acts may be told;
    `named` are those of them that are names or pronouns.
    """

    ids: Numbers  # pieces
    first: Numbers  # n
    tags: Numbers  # n
    head_tags: Numbers  # n
    dependencies: Numbers  # n
    lexicon: Shares  # n × 17
    flags: Shares  # n × FLAGS
    candidates: Sequence[int]
    named: Sequence[int]
    heads: Sequence[int]


def features_of(sentence: Span, pieces: WordPieces, labels: Labels, lexicon: Lexicon) -> Features:
    """The features of SENTENCE."""
    start = sentence.start
    ids, first = _pieces(sentence, pieces)
    tokens = list(sentence)
    candidates = [token for token in tokens if is_candidate(token)]
    return Features(
        ids=ids,
        first=first,
        tags=_numbers(labels.tags.get(token.tag_, 0) for token in tokens),
        head_tags=_numbers(labels.tags.get(token.head.tag_, 0) for token in tokens),
        dependencies=_numbers(labels.dependencies.get(token.dep_, 0) for token in tokens),
        lexicon=np.array([_types(token, lexicon) for token in tokens], np.float32),
        flags=np.array([_flags(token) + _flags(token.head) for token in tokens], np.float32),
        candidates=[token.i - start for token in candidates],
        named=[token.i - start for token in candidates if token.pos_ in {"PROPN", "PRON"}],
        heads=[token.head.i - start for token in tokens],
    )


def known_types(rows: Iterable[EventRow]) -> Lexicon:
    """The types of events that each lemma of the event lexicon may tell."""
    types: dict[str, set[str]] = {}
    for row in rows:
        types.setdefault(row.lemma.split(" ")[0].lower(), set()).add(row.event_type)
    return {lemma: frozenset(found) for lemma, found in types.items()}


def pair_features(features: Features, word: int, candidate: int) -> tuple[int, int, int]:
    """How one gets from WORD to CANDIDATE in the parse: steps up, steps down, whether backwards."""
    above = _chain(features.heads, word)
    steps = {at: count for count, at in enumerate(above)}
    for down, at in enumerate(_chain(features.heads, candidate)):
        if at in steps:
            return min(steps[at], MOST_UP), min(down, MOST_DOWN), int(candidate < word)
    return MOST_UP, MOST_DOWN, int(candidate < word)


def holding_features(
    features: Features, holder: int, target: int
) -> tuple[int, int, int, int, int]:
    """The dependencies of HOLDER and TARGET, and how one gets from one to the other."""
    dependencies = features.dependencies
    if holder == outside(features):
        return 0, int(dependencies[target]), MOST_UP, MOST_DOWN, 0
    return (
        int(dependencies[holder]), int(dependencies[target]),
        *pair_features(features, holder, target),
    )  # fmt: skip


def outside(features: Features) -> int:
    """The number that stands for a holder whom no word of the sentence names."""
    return len(features.first)


def is_candidate(token: Token) -> bool:
    """Whether TOKEN may stand for somebody: heads of noun phrases, owners, "Syrian (troops)"."""
    if token.pos_ in {"NOUN", "PROPN", "PRON"} or token.dep_ == "poss":
        return token.dep_ != "compound"
    return token.dep_ == "amod" and token.ent_type_ in {"NORP", "GPE"}


def _pieces(sentence: Span, pieces: WordPieces) -> tuple[Numbers, Numbers]:
    ids = [pieces.id_of(CLS)]
    first: list[int] = []
    for token in sentence:
        if len(ids) >= LONGEST:
            first.append(first[-1])
            continue
        first.append(len(ids))
        ids += pieces.of(token.text)
    ids.append(pieces.id_of(SEP))
    return _numbers(ids), _numbers(first)


def _types(token: Token, lexicon: Lexicon) -> list[int]:
    known = lexicon.get(token.lemma_.lower(), ())
    return [int(event_type in known) for event_type in EVENT_TYPES] + [int(bool(known))]


def _flags(token: Token) -> list[int]:
    """What is below TOKEN: auxiliaries, a negation, a condition, "to", subject, object, "no"."""
    children = list(token.children)
    helped = {child.lemma_.lower() for child in children if child.dep_ in {"aux", "auxpass"}}
    return [
        *(int(word in helped) for word in AUXILIARIES),
        int(any(child.dep_ == "neg" for child in children)),
        int(any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in children)),
        int(any(child.dep_ == "aux" and child.tag_ == "TO" for child in children)),
        int(any(child.dep_ in {"nsubj", "nsubjpass"} for child in children)),
        int(any(child.dep_ in {"dobj", "nsubjpass"} for child in children)),
        int(any(child.dep_ == "det" and child.lower_ == "no" for child in children)),
    ]


def _chain(heads: Sequence[int], word: int) -> list[int]:
    """WORD and the words above it, up to the root of its sentence."""
    chain = [word]
    while heads[chain[-1]] != chain[-1] and len(chain) < _FAR:
        chain.append(heads[chain[-1]])
    return chain


def _numbers(values: Any) -> Numbers:
    return np.array(list(values), np.int64)
