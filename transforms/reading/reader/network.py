"""The trained reader at work: ONNX models, one sentence a call, on one thread.

Numbers of eight bits are scaled by the largest value of a call, so that a sentence read beside
others would be read a little differently: one call reads one sentence, whatever else there is.
Probabilities are rounded before anything is decided by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from parley.schemas.errors import ModelError
from parley.transforms.reading.reader.features import (
    Features,
    Labels,
    Shares,
    holding_features,
    pair_features,
)
from parley.transforms.reading.reader.pieces import WordPieces

_PLACES = 3
_WORDS = (
    "types", "factuality", "kinds", "triggers", "actors", "targets", "holders", "issues",
    "positions", "outcomes", "reasons",
)  # fmt: skip
_HELD = ("holder_dependency", "target_dependency", "up", "down", "side")


@dataclass(frozen=True)
class Model:
    """The files of the reader: the ONNX models, the vocabulary, and what they mean."""

    words: bytes
    pairs: bytes
    toward: bytes
    vocabulary: tuple[str, ...]
    types: tuple[str, ...]
    factuality: tuple[str, ...]
    kinds: tuple[str, ...]
    positions: tuple[str, ...]
    issues: tuple[str, ...]
    outcomes: tuple[str, ...]
    reasons: tuple[str, ...]
    tags: Mapping[str, int]
    dependencies: Mapping[str, int]
    version: str

    @property
    def labels(self) -> Labels:
        """The numbers of tags and dependency labels."""
        return Labels(self.tags, self.dependencies)


@dataclass(frozen=True)
class Words:
    """What each of n words tells, as probabilities: n × types, n × factuality, n × kinds.

    `issues` ((n + 1) × issues) and `positions` ((n + 1) × issues × positions) tell what the actor
    at each word holds, and last what somebody outside the sentence does; `outcomes` (1 × outcomes)
    and `reasons` (1 × reasons) what the sentence explains, and how.
    """

    types: Shares
    factuality: Shares
    kinds: Shares
    triggers: Shares
    actors: Shares
    targets: Shares
    holders: Shares
    issues: Shares
    positions: Shares
    outcomes: Shares
    reasons: Shares


class Network:
    """The models, loaded when they are first asked."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.pieces = WordPieces(model.vocabulary)

    def read(self, features: Features) -> Words:
        """What the words of a sentence tell."""
        given = {
            "ids": features.ids, "first": features.first, "tags": features.tags,
            "head_tags": features.head_tags, "dependencies": features.dependencies,
            "lexicon": features.lexicon, "flags": features.flags,
        }  # fmt: skip
        found = dict(zip(_WORDS, self._words.run(list(_WORDS), given), strict=True))
        shares = ("types", "factuality", "kinds", "issues", "positions", "outcomes", "reasons")
        return Words(**{**found, **{name: np.round(found[name], _PLACES) for name in shares}})

    def roles(
        self, features: Features, words: Words, trigger: int, event_type: int, heads: Sequence[int]
    ) -> Shares:
        """How probably each of HEADS is source, target, or whose word it is: len(HEADS) × 3."""
        if not heads:
            return np.zeros((0, 3), np.float32)
        size = len(heads)
        up, down, side = zip(
            *(pair_features(features, trigger, head) for head in heads), strict=True
        )
        given = {
            "trigger": np.repeat(words.triggers[trigger : trigger + 1], size, axis=0),
            "actor": words.actors[list(heads)],
            "trigger_dependency": np.full(size, features.dependencies[trigger]),
            "actor_dependency": features.dependencies[list(heads)],
            "up": np.array(up, np.int64),
            "down": np.array(down, np.int64),
            "side": np.array(side, np.int64),
            "kind": np.full(size, event_type, np.int64),
        }
        (found,) = self._pairs.run(None, given)
        rounded: Shares = np.round(found, _PLACES)
        return rounded

    def held(self, features: Features, words: Words, pairs: Sequence[tuple[int, int]]) -> Shares:
        """What each holder of PAIRS holds toward each target: len(pairs) × (none and positions)."""
        if not pairs:
            return np.zeros((0, len(self.model.positions)), np.float32)
        told = np.array([holding_features(features, *pair) for pair in pairs], np.int64)
        holders, targets = zip(*pairs, strict=True)
        given = {
            "holder": words.holders[list(holders)], "target": words.targets[list(targets)],
            **dict(zip(_HELD, np.ascontiguousarray(told.T), strict=True)),
        }  # fmt: skip
        (found,) = self._toward.run(None, given)
        rounded: Shares = np.round(found, _PLACES)
        return rounded

    @cached_property
    def _words(self) -> Any:
        return _session(self.model.words)

    @cached_property
    def _pairs(self) -> Any:
        return _session(self.model.pairs)

    @cached_property
    def _toward(self) -> Any:
        return _session(self.model.toward)


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(
            f"the trained reader cannot be loaded ({type(error).__name__}).",
            where="data/reader",
            mend="Install Parley anew, or read by the rules alone (--reader rules).",
        ) from error
