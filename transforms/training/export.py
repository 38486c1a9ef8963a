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
    "types", "factuality", "kinds", "triggers", "actors", "targets", "holders", "outcomes",
    "reasons",
)  # fmt: skip
PAIRS_IN = (
    "trigger", "actor", "via", "trigger_dependency", "actor_dependency", "up", "down", "side",
    "kind",
)  # fmt: skip
TOWARD_IN = (
    "holder", "target", "via", "holder_dependency", "target_dependency", "up", "down", "side",
    "issue", "inverse",
)  # fmt: skip


class _Sentence(nn.Module):
    """Encoder and heads on words for one sentence; probabilities out.

    `holders` has a row more than there are words, for a holder outside; the answers on outcomes
    and reasons have one.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder, self.words, self.reasons = network.encoder, network.words, network.reasons

    def forward(self, ids: Tensor, first: Tensor, *grammar: Tensor) -> tuple[Tensor, ...]:
        read = self.encoder(ids[None], torch.ones_like(ids)[None])[0]
        hidden, whole = read[first], read[:1]
        types, factuality, kinds, triggers, actors, targets = self.words(hidden, *grammar)
        holders = torch.cat([hidden, whole])
        outcomes, reasons = self.reasons(whole)
        return (
            types.softmax(-1), factuality.softmax(-1), kinds.softmax(-1), triggers, actors, targets,
            self.words.as_holder(holders), outcomes.softmax(-1), reasons.sigmoid(),
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
    vectors = tuple(torch.zeros(words, PAIR) for _ in range(3))
    roles, held = _Roles(network.pairs), _Held(network.toward)
    return {
        "words": _exported(_Sentence(network), sentence, WORDS_IN, WORDS_OUT),
        "pairs": _exported(roles, (*vectors, *([numbers] * 6)), PAIRS_IN, ("roles",)),
        "toward": _exported(held, (*vectors, *([numbers] * 7)), TOWARD_IN, ("positions",)),
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
