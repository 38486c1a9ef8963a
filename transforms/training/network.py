"""The trained reader as a network: a small encoder, and heads on its words and on pairs of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from parley.transforms.reading.reader.features import FLAGS, MOST_DOWN, MOST_UP

WIDTH, HEADS, INNER, PIECES, POSITIONS = 384, 12, 1536, 30522, 512
LABELS, PAIR, TRUNK = 64, 128, 192
_DROPOUT = 0.1


class Fused(torch.autograd.Function):
    """Attention as the one operation that ONNX Runtime has for it: what an exported model holds."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        """A tensor of the shape of the answer; a model that is exported is not asked."""
        return torch.empty_like(x)

    @staticmethod
    def symbolic(graph: Any, x: Any, weight: Any, bias: Any) -> Any:
        """The node of the graph."""
        node = graph.op("com.microsoft::Attention", x, weight, bias, num_heads_i=HEADS)
        node.setType(x.type())
        return node


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(_DROPOUT)

    def forward(self, x: Tensor, hidden_pieces: Tensor) -> Tensor:
        context = self._context(x, hidden_pieces)
        x = self.norm1(x + self.drop(self.out(context)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))

    def _context(self, x: Tensor, hidden_pieces: Tensor) -> Tensor:
        asked = (self.query, self.key, self.value)
        if torch.onnx.is_in_onnx_export():  # a sentence by itself, of which nothing is hidden
            weight = torch.cat([each.weight.t() for each in asked], 1)
            return Fused.apply(x, weight, torch.cat([each.bias for each in asked]))
        size, length, _ = x.shape
        query, key, value = (
            each(x).view(size, length, HEADS, WIDTH // HEADS).transpose(1, 2) for each in asked
        )
        weights = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + hidden_pieces
        context = self.drop(weights.softmax(-1)) @ value
        return context.transpose(1, 2).reshape(size, length, WIDTH)


class Encoder(nn.Module):
    """BERT of six layers, as in all-MiniLM-L6-v2."""

    def __init__(self, layers: int = 6) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(PIECES, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(_DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind
        x = self.drop(self.norm(x))
        hidden = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            x = layer(x, hidden)
        return x

    def load(self, weights: Mapping[str, Tensor]) -> None:
        """Take the WEIGHTS of all-MiniLM-L6-v2, by their names in its file."""
        names = {
            "query": "attention.self.query", "key": "attention.self.key",
            "value": "attention.self.value", "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        with torch.no_grad():
            self.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
            self.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, weights, "embeddings.LayerNorm")
            for place, layer in enumerate(self.layers):
                for ours, theirs in names.items():
                    _copy(getattr(layer, ours), weights, f"encoder.layer.{place}.{theirs}")


def _copy(module: Any, weights: Mapping[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


class Words(nn.Module):
    """What each word tells: a type of event or none, whether it happened, a kind of actor or none.

    Also each word's vectors for `Pairs` and `Toward`: as a trigger, as somebody, and as the holder
    and the target of a position.
    """

    def __init__(self, types: int, factuality: int, kinds: int) -> None:
        super().__init__()
        self.tag, self.dependency = nn.Embedding(LABELS, 16), nn.Embedding(LABELS, 16)
        grammar = 3 * 16 + types + FLAGS
        self.types = _head(WIDTH + grammar, 256, types)
        self.factuality = _head(WIDTH + grammar, 128, factuality)
        self.kinds = _head(WIDTH + 16, 128, kinds)
        self.as_trigger, self.as_actor = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.as_holder, self.as_target = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.drop = nn.Dropout(_DROPOUT)

    def forward(
        self, x: Tensor, tags: Tensor, head_tags: Tensor, dependencies: Tensor,
        lexicon: Tensor, flags: Tensor,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        x = self.drop(x)
        dependency = self.dependency(dependencies)
        grammar = [self.tag(tags), self.tag(head_tags), dependency, lexicon, flags]
        full = torch.cat([x, *grammar], -1)
        return (
            self.types(full), self.factuality(full), self.kinds(torch.cat([x, dependency], -1)),
            self.as_trigger(x), self.as_actor(x), self.as_target(x),
        )  # fmt: skip


class Reasons(nn.Module):
    """For which outcome of a peace process a sentence gives a reason, and which reasons."""

    def __init__(self, outcomes: int, reasons: int) -> None:
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(WIDTH, TRUNK), nn.GELU(), nn.Dropout(_DROPOUT))
        self.outcomes, self.reasons = nn.Linear(TRUNK, outcomes), nn.Linear(TRUNK, reasons)

    def forward(self, whole: Tensor) -> tuple[Tensor, Tensor]:
        z = self.trunk(whole)
        return self.outcomes(z), self.reasons(z)


class Toward(nn.Module):
    """What position, if any, the actor at a word holds toward another, or on an issue named there.

    The word VIA links the two. ISSUE is 0 for an actor.
    """

    def __init__(self, issues: int, positions: int) -> None:
        super().__init__()
        self.dependency, self.side = nn.Embedding(LABELS, 16), nn.Embedding(2, 8)
        self.up, self.down = nn.Embedding(MOST_UP + 1, 8), nn.Embedding(MOST_DOWN + 1, 8)
        self.issue, self.inverse = nn.Embedding(1 + issues, 16), nn.Embedding(2, 8)
        self.head = _head(4 * PAIR + 3 * 16 + 4 * 8, 192, 1 + positions)

    def forward(
        self, holder: Tensor, target: Tensor, via: Tensor, holder_dependency: Tensor,
        target_dependency: Tensor, up: Tensor, down: Tensor, side: Tensor, issue: Tensor,
        inverse: Tensor,
    ) -> Tensor:  # fmt: skip
        told = [
            self.dependency(holder_dependency), self.dependency(target_dependency),
            self.up(up), self.down(down), self.side(side), self.issue(issue), self.inverse(inverse),
        ]  # fmt: skip
        scores: Tensor = self.head(torch.cat([holder, target, holder * target, via, *told], -1))
        return scores


class Pairs(nn.Module):
    """What a word has to do with an event: its source, its target, on whose word it rests."""

    def __init__(self, types: int, roles: int) -> None:
        super().__init__()
        self.dependency, self.kind = nn.Embedding(LABELS, 16), nn.Embedding(types, 16)
        self.up, self.down = nn.Embedding(MOST_UP + 1, 8), nn.Embedding(MOST_DOWN + 1, 8)
        self.side = nn.Embedding(2, 8)
        self.head = _head(4 * PAIR + 3 * 16 + 3 * 8, 160, roles)

    def forward(
        self, trigger: Tensor, actor: Tensor, via: Tensor, trigger_dependency: Tensor,
        actor_dependency: Tensor, up: Tensor, down: Tensor, side: Tensor, kind: Tensor,
    ) -> Tensor:  # fmt: skip
        told = [
            self.dependency(trigger_dependency), self.dependency(actor_dependency),
            self.up(up), self.down(down), self.side(side), self.kind(kind),
        ]  # fmt: skip
        scores: Tensor = self.head(torch.cat([trigger, actor, trigger * actor, via, *told], -1))
        return scores


def _head(width: int, inner: int, out: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(width, inner), nn.GELU(), nn.Dropout(_DROPOUT), nn.Linear(inner, out)
    )
