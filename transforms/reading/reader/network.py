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
    MOST_DOWN,
    MOST_UP,
    Features,
    Labels,
    Numbers,
    Paths,
    Shares,
    Topic,
    outside,
)
from parley.transforms.reading.reader.pieces import WordPieces

_PLACES = 3
_WORDS = (
    "types", "factuality", "kinds", "triggers", "actors", "targets", "holders", "outcomes",
    "reasons",
)  # fmt: skip
_SLOWER = ["SkipLayerNormFusion"]
"""Rewritings of the graph by ONNX Runtime that cost time: that operation takes five times what
those take that it joins, a seventh of all reading of a sentence."""
_OUTSIDE = (MOST_UP, MOST_DOWN, 0)


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

    Their vectors for the heads on pairs: `holders` has a row more, for somebody outside the
    sentence. `outcomes` (1 × outcomes) and `reasons` (1 × reasons) tell what the sentence explains,
    and how.
    """

    types: Shares
    factuality: Shares
    kinds: Shares
    triggers: Shares
    actors: Shares
    targets: Shares
    holders: Shares
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
        shares = ("types", "factuality", "kinds", "outcomes", "reasons")
        return Words(**{**found, **{name: np.round(found[name], _PLACES) for name in shares}})

    def roles(
        self, features: Features, words: Words, paths: Paths, triggers: Sequence[int],
        event_types: Sequence[int], heads: Sequence[int],
    ) -> Shares:  # fmt: skip
        """How probably each of HEADS is source, target, or whose word it is, for each of TRIGGERS.

        Triggers × heads × 3; EVENT_TYPES are the numbers of the triggers' types.
        """
        shape = (len(triggers), len(heads), 3)
        if not triggers or not heads:
            return np.zeros(shape, np.float32)
        of_triggers = np.repeat(np.array(triggers), len(heads))
        of_heads = np.tile(np.array(heads), len(triggers))
        ways = np.array(
            [paths.between(trigger, head) for trigger in triggers for head in heads], np.int64
        )
        given = {
            "trigger": words.triggers[of_triggers],
            "actor": words.actors[of_heads],
            "via": words.triggers[ways[:, 3]],
            "trigger_dependency": features.dependencies[of_triggers],
            "actor_dependency": features.dependencies[of_heads],
            **_columns(ways),
            "kind": np.repeat(np.array(event_types, np.int64), len(heads)),
        }
        return _rounded(self._pairs.run(None, given)[0]).reshape(shape)

    def held(
        self, features: Features, words: Words, paths: Paths,
        holders: Sequence[int], targets: Sequence[int], topics: Sequence[Topic],
    ) -> Shares:  # fmt: skip
        """What each of HOLDERS holds toward each of TARGETS and on each of TOPICS.

        Holders × (targets, then topics) × (none and the positions). A holder of `outside` stands
        for somebody whom no word of the sentence names.
        """
        at = [*targets, *(topic.word for topic in topics)]
        shape = (len(holders), len(at), len(self.model.positions))
        if not holders or not at:
            return np.zeros(shape, np.float32)
        nobody = outside(features)
        ways = np.array(
            [
                paths.between(holder, target) if holder != nobody else (*_OUTSIDE, target)
                for holder in holders
                for target in at
            ],
            np.int64,
        )
        of_holders = np.repeat(np.array(holders), len(at))
        of_targets = np.tile(np.array(at), len(holders))
        dependencies = np.append(features.dependencies, 0)
        issues = [0] * len(targets) + [self._issues.get(topic.issue, 0) for topic in topics]
        inverse = [0] * len(targets) + [int(topic.inverse) for topic in topics]
        given = {
            "holder": words.holders[of_holders],
            "target": words.targets[of_targets],
            "via": words.triggers[ways[:, 3]],
            "holder_dependency": dependencies[of_holders],
            "target_dependency": dependencies[of_targets],
            **_columns(ways),
            "issue": np.tile(np.array(issues, np.int64), len(holders)),
            "inverse": np.tile(np.array(inverse, np.int64), len(holders)),
        }
        return _rounded(self._toward.run(None, given)[0]).reshape(shape)

    @cached_property
    def _issues(self) -> Mapping[str, int]:
        return {issue: place for place, issue in enumerate(self.model.issues, 1)}

    @cached_property
    def _words(self) -> Any:
        return _session(self.model.words)

    @cached_property
    def _pairs(self) -> Any:
        return _session(self.model.pairs)

    @cached_property
    def _toward(self) -> Any:
        return _session(self.model.toward)


def _columns(ways: Numbers) -> dict[str, Numbers]:
    """The steps of WAYS as what the heads on pairs take."""
    return {
        name: np.ascontiguousarray(ways[:, place])
        for place, name in enumerate(("up", "down", "side"))
    }


def _rounded(shares: Shares) -> Shares:
    rounded: Shares = np.round(shares, _PLACES)
    return rounded


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
    except Exception as error:
        raise ModelError(
            f"the trained reader cannot be loaded ({type(error).__name__}).",
            where="data/reader",
            mend="Install Parley anew, or read by the rules alone (--reader rules).",
        ) from error
