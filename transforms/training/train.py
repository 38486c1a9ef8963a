"""Training: examples in, a network out; the same examples give the same network on one machine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from parley.schemas.vocabulary import ACTOR_KINDS, EVENT_TYPES, FACTUALITY
from parley.transforms.reading.reader.features import pair_features
from parley.transforms.training.examples import ROLES, Example
from parley.transforms.training.network import Encoder, Pairs, Words

TYPES = ("none", *EVENT_TYPES)
KINDS = ("none", *ACTOR_KINDS)
_SMOOTHING = 0.02
_FACTUALITY, _PAIRS, _KINDS = 0.5, 0.5, 0.2  # weights of the heads beside that of the triggers
_WORDS_A_SENTENCE = 20.0


@dataclass(frozen=True)
class Settings:
    """How training goes about it; the defaults are those of the shipped reader."""

    epochs: int = 8
    batch: int = 16
    rate_encoder: float = 1e-4
    rate_heads: float = 1e-3
    warm_up: float = 0.1
    decay: float = 0.01
    seed: int = 7


class Network(NamedTuple):
    """The parts of the reader."""

    encoder: Encoder
    words: Words
    pairs: Pairs

    def parameters(self) -> Iterator[nn.Parameter]:
        """Those of all parts."""
        for part in self:
            yield from part.parameters()

    def train(self, mode: bool = True) -> None:
        """Put all parts into training, or out of it."""
        for part in self:
            part.train(mode)


class _Batch(NamedTuple):
    """Sentences laid end to end: N words, of which some are triggers with P pairs."""

    ids: Tensor
    mask: Tensor
    rows: Tensor
    columns: Tensor
    grammar: tuple[Tensor, ...]
    types: Tensor
    counted: Tensor
    triggers: Tensor
    factuality: Tensor
    candidates: Tensor
    kinds: Tensor
    pairs: tuple[Tensor, ...]
    roles: Tensor


def new_network(weights: Mapping[str, Tensor]) -> Network:
    """A network with the WEIGHTS of the encoder and heads that know nothing yet."""
    encoder = Encoder()
    encoder.load(weights)
    encoder.words.weight.requires_grad_(requires_grad=False)
    return Network(
        encoder,
        Words(len(TYPES), len(FACTUALITY), len(KINDS)),
        Pairs(len(TYPES), len(ROLES)),
    )


def train(
    examples: Sequence[Example],
    weights: Mapping[str, Tensor],
    settings: Settings = Settings(),
    told: Callable[[int, float], None] = lambda epoch, loss: None,
) -> Network:
    """A network that has learnt EXAMPLES; TOLD hears of each epoch and its loss."""
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    network = new_network(weights)
    network.train()
    heads = [*network.words.parameters(), *network.pairs.parameters()]
    optimiser = torch.optim.AdamW(
        [
            {"params": network.encoder.parameters(), "lr": settings.rate_encoder},
            {"params": heads, "lr": settings.rate_heads},
        ],
        weight_decay=settings.decay,
    )
    batches = [_batch([examples[i] for i in each]) for each in _sorted(examples, settings, chance)]
    steps = settings.epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: _rate(step, steps, settings)
    )
    for epoch in range(settings.epochs):
        chance.shuffle(batches)
        total = 0.0
        for batch in batches:
            loss = _loss(network, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        told(epoch, total / len(batches))
    network.train(mode=False)
    return network


def _rate(step: int, steps: int, settings: Settings) -> float:
    """The share of the full rate at STEP: it rises at first, and then falls to nearly nothing."""
    return min(1.0, (step + 1) / (settings.warm_up * steps)) * max(0.02, 1 - step / steps)


def _sorted(
    examples: Sequence[Example], settings: Settings, chance: random.Random
) -> list[list[int]]:
    """Batches of examples of about one length."""
    order = sorted(
        range(len(examples)), key=lambda i: len(examples[i].features.ids) + 10 * chance.random()
    )
    return [order[at : at + settings.batch] for at in range(0, len(order), settings.batch)]


def _loss(network: Network, batch: _Batch) -> Tensor:
    hidden = network.encoder(batch.ids, batch.mask)[batch.rows, batch.columns]
    types, factuality, kinds, triggers, actors = network.words(hidden, *batch.grammar)
    cross = functional.cross_entropy(
        types, batch.types, reduction="none", label_smoothing=_SMOOTHING
    )
    loss = (cross * batch.counted).sum() / _WORDS_A_SENTENCE
    if len(batch.triggers):
        loss = loss + _FACTUALITY * functional.cross_entropy(
            factuality[batch.triggers], batch.factuality, reduction="sum",
            label_smoothing=_SMOOTHING,
        )  # fmt: skip
    if len(batch.roles):
        trigger, actor, *told = batch.pairs
        scores = network.pairs(triggers[trigger], actors[actor], *told)
        loss = loss + _PAIRS * functional.binary_cross_entropy_with_logits(
            scores, batch.roles, reduction="sum"
        )
    if len(batch.candidates):
        loss = loss + _KINDS * functional.cross_entropy(
            kinds[batch.candidates], batch.kinds, reduction="sum"
        )
    shared: Tensor = loss / len(batch.ids)
    return shared


def _batch(examples: Sequence[Example]) -> _Batch:
    longest = max(len(each.features.ids) for each in examples)
    ids = torch.zeros(len(examples), longest, dtype=torch.long)
    rows, columns, start = [], [], 0
    types, counted, triggers, factuality = [], [], [], []
    candidates, kinds, pairs, roles = [], [], [], []
    for row, example in enumerate(examples):
        features = example.features
        ids[row, : len(features.ids)] = torch.from_numpy(features.ids)
        size = len(features.first)
        rows += [row] * size
        columns += features.first.tolist()
        labels, weights = [0] * size, [1.0] * size
        for event in example.events:
            at = event.trigger
            labels[at] = TYPES.index(event.event_type)
            weights[at] = float(not event.optional)
            triggers.append(start + at)
            factuality.append(FACTUALITY.index(event.factuality))
            acting = {head for role in event.roles for head in role}
            for word in sorted({*features.candidates, *acting} - {at}):
                dependencies = features.dependencies
                pairs.append(
                    (
                        start + at, start + word, int(dependencies[at]), int(dependencies[word]),
                        *pair_features(features, at, word), labels[at],
                    )
                )  # fmt: skip
                roles.append([float(word in role) for role in event.roles])
        for word in sorted({*features.candidates, *example.kinds}):
            candidates.append(start + word)
            kinds.append(KINDS.index(example.kinds.get(word, "none")))
        types += labels
        counted += weights
        start += size
    grammar = tuple(
        torch.cat([torch.from_numpy(getattr(each.features, name)) for each in examples])
        for name in ("tags", "head_tags", "dependencies", "lexicon", "flags")
    )
    return _Batch(
        ids, (ids != 0).long(), torch.tensor(rows), torch.tensor(columns), grammar,
        torch.tensor(types), torch.tensor(counted), _long(triggers), _long(factuality),
        _long(candidates), _long(kinds),
        tuple(_long(column) for column in zip(*pairs, strict=True)),
        torch.tensor(roles),
    )  # fmt: skip


def _long(values: Sequence[int]) -> Tensor:
    return torch.tensor(values, dtype=torch.long)
