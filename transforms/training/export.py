"""A trained network as ONNX files: one reads a sentence, two its pairs of words."""

from __future__ import annotations

import io

import torch
from torch import Tensor, nn

from parley.transforms.reading.reader.features import FLAGS
from parley.transforms.training.network import PAIR
from parley.transforms.training.train import TYPES, Network

OPSET = 17
WORDS_IN = ("ids", "first", "tags", "head_tags", "dependencies", "lexicon", "flags")
WORDS_OUT = (
    "types", "factuality", "kinds", "triggers", "actors", "targets", "holders", "issues",
    "positions", "outcomes", "reasons",
)  # fmt: skip
PAIRS_IN = (
    "trigger", "actor", "trigger_dependency", "actor_dependency", "up", "down", "side", "kind",
)  # fmt: skip
TOWARD_IN = (
    "holder", "target", "holder_dependency", "target_dependency", "up", "down", "side",
)  # fmt: skip


class _Sentence(nn.Module):
    """Encoder and heads on words for one sentence; probabilities out.

    The answers on holders have a row more than there are words, for a holder outside; those on
    outcomes and reasons have one.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder, self.words, self.issues = network.encoder, network.words, network.issues
        self.reasons = network.reasons

    def forward(self, ids: Tensor, first: Tensor, *grammar: Tensor) -> tuple[Tensor, ...]:
        read = self.encoder(ids[None], torch.ones_like(ids)[None])[0]
        hidden, whole = read[first], read[:1]
        types, factuality, kinds, triggers, actors, targets = self.words(hidden, *grammar)
        holders = torch.cat([hidden, whole])
        issues, positions = self.issues(holders, whole.expand(holders.shape[0], -1))
        outcomes, reasons = self.reasons(whole)
        return (
            types.softmax(-1), factuality.softmax(-1), kinds.softmax(-1), triggers, actors, targets,
            self.words.as_holder(holders), issues.sigmoid(), positions.softmax(-1),
            outcomes.softmax(-1), reasons.sigmoid(),
        )  # fmt: skip


class _Held(nn.Module):
    """The head on holders and targets; probabilities out."""

    def __init__(self, toward: nn.Module) -> None:
        super().__init__()
        self.toward = toward

    def forward(self, *given: Tensor) -> Tensor:
        scores: Tensor = self.toward(*given).softmax(-1)
        return scores


class _Roles(nn.Module):
    """The head on pairs; probabilities out."""

    def __init__(self, pairs: nn.Module) -> None:
        super().__init__()
        self.pairs = pairs

    def forward(self, *given: Tensor) -> Tensor:
        scores: Tensor = self.pairs(*given).sigmoid()
        return scores


def to_onnx(network: Network) -> dict[str, bytes]:
    """The models of NETWORK in single precision, by name: "words", "pairs" and "toward"."""
    words, pieces = 7, 9
    numbers = torch.zeros(words, dtype=torch.long)
    sentence = (
        torch.zeros(pieces, dtype=torch.long), numbers, numbers, numbers, numbers,
        torch.zeros(words, len(TYPES)), torch.zeros(words, FLAGS),
    )  # fmt: skip
    vectors = (torch.zeros(words, PAIR), torch.zeros(words, PAIR))
    roles, held = _Roles(network.pairs), _Held(network.toward)
    return {
        "words": _exported(_Sentence(network), sentence, WORDS_IN, WORDS_OUT),
        "pairs": _exported(roles, (*vectors, *([numbers] * 6)), PAIRS_IN, ("roles",)),
        "toward": _exported(held, (*vectors, *([numbers] * 5)), TOWARD_IN, ("positions",)),
    }


def _exported(
    module: nn.Module, given: tuple[Tensor, ...], names: tuple[str, ...], out: tuple[str, ...]
) -> bytes:
    module.eval()
    file = io.BytesIO()
    axes = {name: {0: "pieces" if name == "ids" else "words"} for name in (*names, *out)}
    torch.onnx.export(
        module, given, file, input_names=list(names), output_names=list(out),
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    return file.getvalue()
