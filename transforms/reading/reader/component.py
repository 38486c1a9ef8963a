"""The spaCy component that reads with the trained network, beside the rules."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Self

import numpy as np
from pydantic import TypeAdapter
from spacy.language import Language
from spacy.tokens import Doc, Span

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.component import KnowingComponent
from parley.transforms.reading.reader.features import Lexicon, features_of, known_types
from parley.transforms.reading.reader.network import Model, Network
from parley.transforms.reading.records import ReadEvent, Somebody

_FILE = "reader.json"
_SAVED: TypeAdapter[Model | None] = TypeAdapter(
    Model | None, config={"ser_json_bytes": "base64", "val_json_bytes": "base64"}
)


@Language.factory(
    "parley_reader",
    requires=["token.dep", "token.tag", "token.lemma", "doc.ents"],
    assigns=["doc._.read"],
    default_config={"threshold": 0.3, "longest": 400},
)
class Reader(KnowingComponent):
    """Triggers with their type, factuality and participants, as a trained network sees them.

    THRESHOLD is the least probability of an event that is kept for the rules to weigh; sentences
    of more than LONGEST words are left to the rules.
    """

    def __init__(self, nlp: Language, name: str, threshold: float, longest: int) -> None:
        super().__init__(nlp, name)
        self.threshold, self.longest = threshold, longest
        self.network: Network | None = None
        self.lexicon: Lexicon = {}

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        knowledge: Callable[[], Knowledge],
        model: Callable[[], Model | None] = lambda: None,
    ) -> None:
        """Take what KNOWLEDGE and MODEL return; without a model the component finds nothing."""
        super().initialize(get_examples, nlp=nlp, knowledge=knowledge)
        given = model()
        self.network = Network(given) if given is not None else None

    def prepare(self, knowledge: Knowledge) -> None:
        """Take the event lexicon of KNOWLEDGE."""
        self.lexicon = known_types(knowledge.events)

    def annotate(self, doc: Doc) -> None:
        """Put what the network reads on DOC."""
        if self.network is None:
            doc._.read = []
            return
        doc._.read = [
            event
            for sentence in doc.sents
            if 1 < len(sentence) <= self.longest
            and doc._.kinds[sentence.start : sentence.start + 1] != ("reference",)
            for event in self._events(sentence, self.network)
        ]

    def _events(self, sentence: Span, network: Network) -> list[ReadEvent]:
        features = features_of(sentence, network.pieces, network.model.labels, self.lexicon)
        words = network.read(features)
        found = []
        for at in np.flatnonzero(1 - words.types[:, 0] >= self.threshold).tolist():
            place = int(words.types[at, 1:].argmax()) + 1
            heads = [head for head in features.candidates if head != at]
            roles = network.roles(features, words, at, place, heads)
            kinds = words.kinds[heads].argmax(axis=1) if heads else ()
            found.append(
                ReadEvent(
                    token=sentence.start + at,
                    event_type=network.model.types[place],
                    probability=round(float(1 - words.types[at, 0]), 3),
                    type_probability=float(words.types[at, place]),
                    factuality=network.model.factuality[int(words.factuality[at].argmax())],
                    factuality_probability=float(words.factuality[at].max()),
                    who=tuple(
                        Somebody(
                            sentence.start + head, network.model.kinds[int(kind)],
                            *(float(share) for share in shares),
                        )
                        for head, kind, shares in zip(heads, kinds, roles, strict=True)
                        if max(shares) >= self.threshold
                    ),
                )
            )  # fmt: skip
        return found

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The knowledge and the model."""
        model = self.network.model if self.network is not None else None
        knowledge = super().to_bytes(exclude=exclude)
        return len(knowledge).to_bytes(8, "big") + knowledge + _SAVED.dump_json(model)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take the knowledge and the model that `to_bytes` gave."""
        size = int.from_bytes(data[:8], "big")
        super().from_bytes(data[8 : 8 + size], exclude=exclude)
        model = _SAVED.validate_json(data[8 + size :])
        self.network = Network(model) if model is not None else None
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Save what `to_bytes` gives in the folder PATH."""
        path.mkdir(exist_ok=True)
        (path / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Self:
        """Take what `to_disk` has saved."""
        return self.from_bytes((path / _FILE).read_bytes())
