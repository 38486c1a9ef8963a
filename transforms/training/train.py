"""Training: examples in, a network out; the same examples give the same network on one machine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from parley.schemas.vocabulary import ACTOR_KINDS, EVENT_TYPES, FACTUALITY, POSITIONS
from parley.transforms.reading.reader.features import (
    MOST_DOWN,
    MOST_UP,
    Features,
    Path,
    Paths,
    Topic,
    outside,
)
from parley.transforms.training.examples import ROLES, Example, Held, Reasoned
from parley.transforms.training.network import Encoder, Pairs, Reasons, Toward, Words

TYPES = ("none", *EVENT_TYPES)
KINDS = ("none", *ACTOR_KINDS)
_SMOOTHING = 0.02
# Weights of the heads beside that of the triggers.
_FACTUALITY, _PAIRS, _KINDS, _TOWARD, _REASONS = 0.5, 0.5, 0.2, 0.5, 0.5
_SELDOM = 3.0  # a position weighs as much as so many of the words that hold none
_EXPRESS = frozenset({"ACCUSE", "SUPPORT"})
"""Acts that show a position toward their target, whether or not somebody has written it down."""


@dataclass(frozen=True)
class Settings:
    """How training goes about it; the defaults are those of the shipped reader.

    What is kept is a running mean of the weights, of which each step leaves the share REMEMBERED:
    it does not hang on the last sentences seen.
    """

    epochs: int = 5
    batch: int = 16
    rate_encoder: float = 1.5e-4
    rate_heads: float = 1e-3
    warm_up: float = 0.1
    decay: float = 0.01
    seed: int = 7
    remembered: float = 0.998


class Network(NamedTuple):
    """The parts of the reader."""

    encoder: Encoder
    words: Words
    pairs: Pairs
    toward: Toward
    reasons: Reasons

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
    toward: tuple[Tensor, ...]
    positions: Tensor
    outcomes: Tensor
    reasons: Tensor


class Topics(NamedTuple):
    """The issues that have wordings, and what explains what: the classes of the heads."""

    issues: Sequence[str]
    outcomes: Sequence[str]
    reasons: Sequence[str]

    @classmethod
    def of(cls, examples: Iterable[Example], issues: Iterable[str]) -> Topics:
        """ISSUES, and the outcomes and reasons that EXAMPLES tell of."""
        given = [reason for each in examples for reason in each.reasons]
        return cls(
            sorted(issues), sorted({r.outcome for r in given}), sorted({r.reason for r in given})
        )


def new_network(weights: Mapping[str, Tensor], topics: Topics) -> Network:
    """A network with the WEIGHTS of the encoder and heads that know nothing yet."""
    encoder = Encoder()
    encoder.load(weights)
    encoder.words.weight.requires_grad_(requires_grad=False)
    return Network(
        encoder,
        Words(len(TYPES), len(FACTUALITY), len(KINDS)),
        Pairs(len(TYPES), len(ROLES)),
        Toward(len(topics.issues), len(POSITIONS)),
        Reasons(1 + len(topics.outcomes), len(topics.reasons)),
    )


def train(
    examples: Sequence[Example],
    weights: Mapping[str, Tensor],
    topics: Topics,
    settings: Settings = Settings(),
    told: Callable[[int, float], None] = lambda epoch, loss: None,
) -> Network:
    """A network that has learnt EXAMPLES, which tell of TOPICS; TOLD hears of each epoch."""
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    network = new_network(weights, topics)
    network.train()
    heads = [weight for part in network[1:] for weight in part.parameters()]
    optimiser = torch.optim.AdamW(
        [
            {"params": network.encoder.parameters(), "lr": settings.rate_encoder},
            {"params": heads, "lr": settings.rate_heads},
        ],
        weight_decay=settings.decay,
        fused=True,
    )
    batches = [
        _batch([examples[i] for i in each], topics) for each in _sorted(examples, settings, chance)
    ]
    steps = settings.epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: _rate(step, steps, settings)
    )
    mean = [weight.detach().clone() for weight in network.parameters()]
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
            _remember(mean, network, settings.remembered)
            total += loss.item()
        told(epoch, total / len(batches))
    with torch.no_grad():
        for weight, kept in zip(network.parameters(), mean, strict=True):
            weight.copy_(kept)
    network.train(mode=False)
    return network


def _remember(mean: Sequence[Tensor], network: Network, share: float) -> None:
    """Take the weights of NETWORK into their running MEAN, which keeps the SHARE of its own."""
    with torch.no_grad():
        for kept, weight in zip(mean, network.parameters(), strict=True):
            if weight.requires_grad:
                kept.lerp_(weight, 1 - share)


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
    read = network.encoder(batch.ids, batch.mask)
    whole, hidden = read[:, 0], read[batch.rows, batch.columns]
    types, factuality, kinds, triggers, actors, targets = network.words(hidden, *batch.grammar)
    cross = functional.cross_entropy(
        types, batch.types, reduction="none", label_smoothing=_SMOOTHING
    )
    loss = (cross * batch.counted).sum()
    if len(batch.triggers):
        loss = loss + _FACTUALITY * functional.cross_entropy(
            factuality[batch.triggers], batch.factuality, reduction="sum",
            label_smoothing=_SMOOTHING,
        )  # fmt: skip
    if len(batch.roles):
        trigger, actor, via, *told = batch.pairs
        scores = network.pairs(triggers[trigger], actors[actor], triggers[via], *told)
        loss = loss + _PAIRS * functional.binary_cross_entropy_with_logits(
            scores, batch.roles, reduction="sum"
        )
    if len(batch.candidates):
        loss = loss + _KINDS * functional.cross_entropy(
            kinds[batch.candidates], batch.kinds, reduction="sum"
        )
    if len(batch.positions):
        holders = network.words.as_holder(torch.cat([hidden, whole]))
        loss = loss + _TOWARD * _loss_of_positions(network, batch, holders, targets, triggers)
    loss = loss + _REASONS * _loss_of_reasons(network, batch, whole)
    shared: Tensor = loss / len(batch.ids)
    return shared


def _loss_of_positions(
    network: Network, batch: _Batch, holders: Tensor, targets: Tensor, triggers: Tensor
) -> Tensor:
    """What is wrong about positions; the whole sentences follow the words among HOLDERS."""
    holder, target, via, *told = batch.toward
    scores = network.toward(holders[holder], targets[target], triggers[via], *told)
    wanted = torch.ones(scores.shape[1]) * _SELDOM
    wanted[0] = 1.0
    return functional.cross_entropy(
        scores, batch.positions, weight=wanted, ignore_index=-1, reduction="sum",
        label_smoothing=_SMOOTHING,
    )  # fmt: skip


def _loss_of_reasons(network: Network, batch: _Batch, whole: Tensor) -> Tensor:
    """What is wrong about the outcomes that are explained, and about the reasons."""
    outcomes, reasons = network.reasons(whole)
    explained = functional.cross_entropy(
        outcomes, batch.outcomes, ignore_index=-1, reduction="sum", label_smoothing=_SMOOTHING
    )
    given = functional.binary_cross_entropy_with_logits(
        reasons, batch.reasons, reduction="sum",
        pos_weight=torch.full((reasons.shape[1],), _SELDOM),
    )  # fmt: skip
    both: Tensor = explained + given
    return both


def _batch(examples: Sequence[Example], topics: Topics) -> _Batch:
    longest = max(len(each.features.ids) for each in examples)
    ids = torch.zeros(len(examples), longest, dtype=torch.long)
    rows, columns, start = [], [], 0
    types, counted, triggers, factuality = [], [], [], []
    candidates, kinds, pairs, roles = [], [], [], []
    words = sum(len(example.features.first) for example in examples)
    views = _Views(words, {issue: place for place, issue in enumerate(topics.issues, 1)})
    for row, example in enumerate(examples):
        features, paths = example.features, Paths(example.features)
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
                dependencies, way = features.dependencies, paths.between(at, word)
                pairs.append(
                    (
                        start + at, start + word, start + way.via, int(dependencies[at]),
                        int(dependencies[word]), way.up, way.down, way.backwards, labels[at],
                    )
                )  # fmt: skip
                roles.append([float(word in role) for role in event.roles])
        for word in sorted({*features.candidates, *example.kinds}):
            candidates.append(start + word)
            kinds.append(KINDS.index(example.kinds.get(word, "none")))
        views.add(example, paths, row, start)
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
        tuple(_long(column) for column in zip(*views.pairs, strict=True)),
        _long(views.positions),
        _long([_outcome(each.reasons, topics) for each in examples]),
        torch.tensor([_reasons(each.reasons, topics) for each in examples]),
    )  # fmt: skip


class _Views:
    """The positions of a batch of N words: -1 stands for what is neither right nor wrong."""

    def __init__(self, words: int, issues: Mapping[str, int]) -> None:
        self._words, self._numbers = words, issues
        self.pairs: list[tuple[int, ...]] = []
        self.positions: list[int] = []

    def add(self, example: Example, paths: Paths, row: int, start: int) -> None:
        """Take in EXAMPLE, the sentence of number ROW whose words begin at START."""
        features = example.features
        nobody = outside(features)
        somebody = sorted({*features.named, *example.kinds})
        toward = {(each.holder, each.target): each for each in example.stances if not each.issue}
        on = {(each.holder, each.issue): each for each in example.stances if each.issue}
        shown = {
            (source, target)
            for event in example.events
            if event.event_type in _EXPRESS and event.factuality == "actual"
            for source in event.roles[0]
            for target in event.roles[1]
        }
        for holder in [*somebody, nobody]:
            named = holder if holder != nobody else None
            for target in somebody:
                if target != holder:
                    self._pair(features, paths, (row, start), holder, target)
                    self.positions.append(
                        _position(toward.get((named, target)), (named, target) in shown)
                    )
            for topic in example.topics:
                self._pair(features, paths, (row, start), holder, topic.word, topic)
                self.positions.append(_position(on.get((named, topic.issue)), shown=False))

    def _pair(
        self, features: Features, paths: Paths, place: tuple[int, int], holder: int, target: int,
        topic: Topic | None = None,
    ) -> None:  # fmt: skip
        row, start = place
        if holder == outside(features):
            at, dependency, way = self._words + row, 0, Path(MOST_UP, MOST_DOWN, 0, target)
        else:
            at, way = start + holder, paths.between(holder, target)
            dependency = int(features.dependencies[holder])
        self.pairs.append(
            (
                at, start + target, start + way.via, dependency,
                int(features.dependencies[target]), way.up, way.down, way.backwards,
                self._numbers[topic.issue] if topic else 0, int(topic.inverse if topic else False),
            )
        )  # fmt: skip


def _outcome(reasons: Sequence[Reasoned], topics: Topics) -> int:
    """The number of the outcome that is explained; 0 for none, -1 where it may count either way."""
    owed = [each for each in reasons if not each.optional]
    if owed:
        return 1 + topics.outcomes.index(owed[0].outcome)
    return -1 if reasons else 0


def _reasons(reasons: Sequence[Reasoned], topics: Topics) -> list[float]:
    given = {each.reason for each in reasons}
    return [float(reason in given) for reason in topics.reasons]


def _position(held: Held | None, shown: bool) -> int:
    """The number of a position; 0 for none, -1 where it may count either way."""
    if held is None:
        return -1 if shown else 0
    return -1 if held.optional else 1 + POSITIONS.index(held.position)


def _long(values: Sequence[int]) -> Tensor:
    return torch.tensor(values, dtype=torch.long)
