"""What the trained reader sees of a sentence: pieces, grammar, and what the lexicon knows.

The same numbers go in when it is trained and when it reads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from parley.schemas.codebook.lexicons import EventRow
from parley.schemas.vocabulary import EVENT_TYPES
from parley.transforms.reading.grammar.labels import NAMING, SUBJECTS
from parley.transforms.reading.reader.pieces import CLS, SEP, WordPieces

if TYPE_CHECKING:  # spaCy takes more than a second, and the network is known where nobody reads
    from spacy.tokens import Span, Token

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
    flags = {token.i: _flags(token) for token in {*tokens, *(token.head for token in tokens)}}
    return Features(
        ids=ids,
        first=first,
        tags=_numbers(labels.tags.get(token.tag_, 0) for token in tokens),
        head_tags=_numbers(labels.tags.get(token.head.tag_, 0) for token in tokens),
        dependencies=_numbers(labels.dependencies.get(token.dep_, 0) for token in tokens),
        lexicon=np.array([_types(token, lexicon) for token in tokens], np.float32),
        flags=np.array([flags[token.i] + flags[token.head.i] for token in tokens], np.float32),
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


class Path(NamedTuple):
    """How one gets from a word to another in the parse.

    UP steps and DOWN steps, BACKWARDS where the other stands before it; VIA is the word that links
    them: where they meet, or the next word on the way where one stands above the other.
    """

    up: int
    down: int
    backwards: int
    via: int


class Paths:
    """The ways between the words of a sentence."""

    def __init__(self, features: Features) -> None:
        self._heads = features.heads
        self._chains: dict[int, dict[int, int]] = {}

    def between(self, word: int, other: int) -> Path:
        """The way from WORD to OTHER."""
        above, chain = self._chain(word), self._chain(other)
        backwards = int(other < word)
        for at, down in chain.items():
            if at in above:
                up = above[at]
                via = at
                if at == word:
                    via = _before(chain, down)
                elif at == other:
                    via = _before(above, up)
                return Path(min(up, MOST_UP), min(down, MOST_DOWN), backwards, via)
        return Path(MOST_UP, MOST_DOWN, backwards, word)

    def _chain(self, word: int) -> dict[int, int]:
        """WORD and the words above it, up to the root of its sentence, with the steps to each."""
        if word not in self._chains:
            chain, at = {word: 0}, word
            while self._heads[at] != at and len(chain) < _FAR:
                at = self._heads[at]
                chain[at] = len(chain)
            self._chains[word] = chain
        return self._chains[word]


def _before(chain: Mapping[int, int], steps: int) -> int:
    """The word of CHAIN that stands a step below the one that is STEPS away."""
    return next(at for at, count in chain.items() if count == max(steps - 1, 0))


class Topic(NamedTuple):
    """A word of a sentence that names an ISSUE, or the INVERSE of one."""

    word: int
    issue: str
    inverse: bool


def outside(features: Features) -> int:
    """The number that stands for a holder whom no word of the sentence names."""
    return len(features.first)


def is_candidate(token: Token) -> bool:
    """Whether TOKEN may stand for somebody: heads of noun phrases, owners, "Syrian (troops)"."""
    if token.pos_ in NAMING or token.dep_ == "poss":
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
        int(any(child.dep_ in SUBJECTS for child in children)),
        int(any(child.dep_ in {"dobj", "nsubjpass"} for child in children)),
        int(any(child.dep_ == "det" and child.lower_ == "no" for child in children)),
    ]


def _numbers(values: Any) -> Numbers:
    return np.array(list(values), np.int64)
