"""What the network sees in one sentence, as records of the Doc."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from spacy.tokens import Span

from parley.transforms.reading.reader.features import Lexicon, features_of, outside
from parley.transforms.reading.reader.network import Network
from parley.transforms.reading.records import ReadEvent, ReadReason, ReadStance, Somebody

_NOBODY = "none"
_PLACES = 3


class _Held(NamedTuple):
    """A position: HOLDER and TARGET are words counted in the sentence."""

    holder: int
    issue: str | None
    target: int | None
    position: str
    probability: float


class Seen:
    """The answers of a NETWORK on SENTENCE."""

    def __init__(self, sentence: Span, network: Network, lexicon: Lexicon) -> None:
        self.start, self.network, self.model = sentence.start, network, network.model
        self.features = features_of(sentence, network.pieces, network.model.labels, lexicon)
        self.words = network.read(self.features)
        self.kinds = [self.model.kinds[int(kind)] for kind in self.words.kinds.argmax(axis=1)]

    def events(self, least: float) -> Iterator[ReadEvent]:
        """The events that are at LEAST so probable, with who may take part in them."""
        words = self.words
        for at in np.flatnonzero(1 - words.types[:, 0] >= least).tolist():
            place = int(words.types[at, 1:].argmax()) + 1
            yield ReadEvent(
                token=self.start + at,
                event_type=self.model.types[place],
                probability=round(float(1 - words.types[at, 0]), _PLACES),
                type_probability=float(words.types[at, place]),
                factuality=self.model.factuality[int(words.factuality[at].argmax())],
                factuality_probability=float(words.factuality[at].max()),
                who=tuple(self._who(at, place, least)),
            )

    def stances(self, least: float) -> Iterator[ReadStance]:
        """The positions that are at LEAST so probable, toward actors and then on issues."""
        nobody = outside(self.features)
        acting = {at for at in self.features.candidates if self.kinds[at] != _NOBODY}
        somebody = sorted(acting.union(self.features.named))
        for held in (
            *self._toward([*somebody, nobody], somebody),
            *self._on_issues([*somebody, nobody]),
        ):
            if held.probability >= least:
                told = held.holder != nobody
                yield ReadStance(
                    self.start,
                    self.start + held.holder if told else None,
                    held.issue,
                    self.start + held.target if held.target is not None else None,
                    held.position,
                    held.probability,
                    self.kinds[held.holder] if told else _NOBODY,
                    self.kinds[held.target] if held.target is not None else _NOBODY,
                )

    def reasons(self, least: float) -> Iterator[ReadReason]:
        """The reasons that are at LEAST so probable, for the most probable outcome."""
        outcomes, reasons = self.words.outcomes[0], self.words.reasons[0]
        explains = float(1 - outcomes[0])
        outcome = self.model.outcomes[int(outcomes[1:].argmax()) + 1]
        for reason, share in zip(self.model.reasons, reasons, strict=True):
            probability = round(explains * float(share), _PLACES)
            if probability >= least:
                yield ReadReason(self.start, outcome, reason, probability)

    def _who(self, at: int, place: int, least: float) -> Iterator[Somebody]:
        heads = [head for head in self.features.candidates if head != at]
        roles = self.network.roles(self.features, self.words, at, place, heads)
        for head, shares in zip(heads, roles, strict=True):
            if max(shares) >= least:
                source, target, word = (float(share) for share in shares)
                yield Somebody(self.start + head, self.kinds[head], source, target, word)

    def _toward(self, holders: list[int], targets: list[int]) -> Iterator[_Held]:
        pairs = [(holder, target) for holder in holders for target in targets if holder != target]
        for (holder, target), shares in zip(
            pairs, self.network.held(self.features, self.words, pairs), strict=True
        ):
            position = self.model.positions[int(shares[1:].argmax()) + 1]
            yield _Held(holder, None, target, position, round(float(1 - shares[0]), _PLACES))

    def _on_issues(self, holders: list[int]) -> Iterator[_Held]:
        for holder in holders:
            for issue, share, positions in zip(
                self.model.issues, self.words.issues[holder], self.words.positions[holder],
                strict=True,
            ):  # fmt: skip
                position = self.model.positions[int(positions.argmax()) + 1]
                yield _Held(holder, issue, None, position, round(float(share), _PLACES))
