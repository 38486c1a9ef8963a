"""A trained network as two ONNX files: one reads a sentence, one its pairs of words."""

from __future__ import annotations

import io

import torch
from torch import Tensor, nn

from parley.transforms.reading.reader.features import FLAGS
from parley.transforms.training.network import PAIR, Encoder, Words
from parley.transforms.training.train import TYPES, Network

OPSET = 17
WORDS_IN = ("ids", "first", "tags", "head_tags", "dependencies", "lexicon", "flags")
WORDS_OUT = ("types", "factuality", "kinds", "triggers", "actors")
PAIRS_IN = (
    "trigger", "actor", "trigger_dependency", "actor_dependency", "up", "down", "side", "kind",
)  # fmt: skip


class _Sentence(nn.Module):
    """Encoder and heads on words for one sentence; probabilities out."""

    def __init__(self, encoder: Encoder, words: Words) -> None:
        super().__init__()
        self.encoder, self.words = encoder, words

    def forward(self, ids: Tensor, first: Tensor, *grammar: Tensor) -> tuple[Tensor, ...]:
        hidden = self.encoder(ids[None], torch.ones_like(ids)[None])[0][first]
        types, factuality, kinds, triggers, actors = self.words(hidden, *grammar)
        return types.softmax(-1), factuality.softmax(-1), kinds.softmax(-1), triggers, actors


class _Roles(nn.Module):
    """The head on pairs; probabilities out."""

    def __init__(self, pairs: nn.Module) -> None:
        super().__init__()
        self.pairs = pairs

    def forward(self, *given: Tensor) -> Tensor:
        scores: Tensor = self.pairs(*given).sigmoid()
        return scores


def to_onnx(network: Network) -> tuple[bytes, bytes]:
    """The two models of NETWORK, in single precision."""
    words, pieces = 7, 9
    numbers = torch.zeros(words, dtype=torch.long)
    sentence = (
        torch.zeros(pieces, dtype=torch.long), numbers, numbers, numbers, numbers,
        torch.zeros(words, len(TYPES)), torch.zeros(words, FLAGS),
    )  # fmt: skip
    pairs = (torch.zeros(words, PAIR), torch.zeros(words, PAIR), *([numbers] * 6))
    return (
        _exported(_Sentence(network.encoder, network.words), sentence, WORDS_IN, WORDS_OUT),
        _exported(_Roles(network.pairs), pairs, PAIRS_IN, ("roles",)),
    )


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
