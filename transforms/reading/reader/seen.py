"""What the network sees in one sentence, as records of the Doc."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.tokens import Span

from parley.transforms.reading.reader.features import (
    Lexicon,
    Paths,
    Shares,
    Topic,
    features_of,
    outside,
)
from parley.transforms.reading.reader.network import Network
from parley.transforms.reading.records import ReadEvent, ReadReason, ReadStance, Somebody

_NOBODY = "none"
_PLACES = 3


class Seen:
    """The answers of a NETWORK on SENTENCE."""

    def __init__(self, sentence: Span, network: Network, lexicon: Lexicon) -> None:
        self.start, self.network, self.model = sentence.start, network, network.model
        self.features = features_of(sentence, network.pieces, network.model.labels, lexicon)
        self.paths = Paths(self.features)
        self.words = network.read(self.features)
        self.kinds = [self.model.kinds[int(kind)] for kind in self.words.kinds.argmax(axis=1)]

    def events(self, least: float, unknown: float) -> Iterator[ReadEvent]:
        """The events that are at LEAST so probable, with who may take part in them.

        At words that the lexicon does not hold they must be as probable as UNKNOWN: who takes part
        is asked of each, which costs as much as the rest where it is asked of all words.
        """
        words = self.words
        asked = np.where(self.features.lexicon[:, -1] > 0, least, unknown)
        found = np.flatnonzero(1 - words.types[:, 0] >= asked).tolist()
        places = [int(words.types[at, 1:].argmax()) + 1 for at in found]
        heads = self.features.candidates
        roles = self.network.roles(self.features, words, self.paths, found, places, heads)
        for at, place, shares in zip(found, places, roles, strict=True):
            yield ReadEvent(
                token=self.start + at,
                event_type=self.model.types[place],
                probability=round(float(1 - words.types[at, 0]), _PLACES),
                type_probability=float(words.types[at, place]),
                factuality=self.model.factuality[int(words.factuality[at].argmax())],
                factuality_probability=float(words.factuality[at].max()),
                who=tuple(self._who(at, shares, least)),
            )

    def stances(self, topics: Sequence[Topic], least: float) -> Iterator[ReadStance]:
        """The positions that are at LEAST so probable, toward actors and on TOPICS."""
        nobody = outside(self.features)
        acting = {at for at in self.features.candidates if self.kinds[at] != _NOBODY}
        somebody = sorted(acting.union(self.features.named))
        holders = [*somebody, nobody]
        shares = self.network.held(self.features, self.words, self.paths, holders, somebody, topics)
        for row, column in np.argwhere(1 - shares[:, :, 0] >= least).tolist():
            holder = holders[row] if holders[row] != nobody else None
            target = somebody[column] if column < len(somebody) else None
            if holder is not None and holder == target:
                continue
            topic = topics[column - len(somebody)] if target is None else None
            yield ReadStance(
                sentence=self.start,
                holder=None if holder is None else self.start + holder,
                issue=topic.issue if topic else None,
                target=self.start + (topic.word if topic else somebody[column]),
                position=self.model.positions[int(shares[row, column, 1:].argmax()) + 1],
                probability=round(float(1 - shares[row, column, 0]), _PLACES),
                holder_kind=_NOBODY if holder is None else self.kinds[holder],
                target_kind=_NOBODY if target is None else self.kinds[target],
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

    def _who(self, at: int, roles: Shares, least: float) -> Iterator[Somebody]:
        """Those but AT itself whose ROLES, one row a candidate, are at LEAST so probable."""
        heads = self.features.candidates
        for place in np.flatnonzero(roles.max(axis=1, initial=0) >= least).tolist():
            if heads[place] != at:
                source, target, word = roles[place].tolist()
                kind = self.kinds[heads[place]]
                yield Somebody(self.start + heads[place], kind, source, target, word)
