"""The spaCy component that reads with the trained network, beside the rules."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Self

from pydantic import TypeAdapter
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.component import KnowingComponent
from parley.transforms.reading.reader.features import Lexicon, known_types
from parley.transforms.reading.reader.network import Model, Network
from parley.transforms.reading.reader.seen import Seen
from parley.transforms.reading.reader.topics import topics_of
from parley.transforms.reading.records import ReadEvent, ReadReason, ReadStance
from parley.transforms.reading.stances.on_issues.issues import IssueBook

_FILE = "reader.json"
_SAVED: TypeAdapter[Model | None] = TypeAdapter(
    Model | None, config={"ser_json_bytes": "base64", "val_json_bytes": "base64"}
)


@Language.factory(
    "parley_reader",
    requires=["token.dep", "token.tag", "token.lemma", "doc.ents"],
    assigns=["doc._.read", "doc._.read_stances", "doc._.read_reasons"],
    default_config={"threshold": 0.01, "unknown": 0.03, "longest": 400, "held": 0.2, "given": 0.2},
)
class Reader(KnowingComponent):
    """Events with their participants, positions and reasons, as a trained network sees them.

    THRESHOLD is the least probability of an event that is kept for the rules to weigh, UNKNOWN that
    of one at a word of which they know nothing, HELD that of a position, GIVEN that of a reason;
    sentences of more than LONGEST words are left to the rules.
    """

    def __init__(
        self, nlp: Language, name: str,
        threshold: float, unknown: float, longest: int, held: float, given: float,
    ) -> None:  # fmt: skip
        super().__init__(nlp, name)
        self.threshold, self.unknown, self.longest = threshold, unknown, longest
        self.held, self.given = held, given
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
        """Take the event lexicon of KNOWLEDGE and the issues of any conflict."""
        self.lexicon = known_types(knowledge.events)
        self.issues = IssueBook({}, knowledge.actors, knowledge.general.topics.issues)

    def annotate(self, doc: Doc) -> None:
        """Put what the network reads on DOC."""
        events: list[ReadEvent] = []
        stances: list[ReadStance] = []
        reasons: list[ReadReason] = []
        network = self.network
        for sentence in doc.sents if network is not None else ():
            kind = doc._.kinds[sentence.start : sentence.start + 1]
            if network is None or not 1 < len(sentence) <= self.longest or kind == ("reference",):
                continue
            seen = Seen(sentence, network, self.lexicon)
            events += seen.events(self.threshold, self.unknown)
            stances += seen.stances(topics_of(sentence, self.issues), self.held)
            reasons += seen.reasons(self.given)
        doc._.read, doc._.read_stances, doc._.read_reasons = events, stances, reasons

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
