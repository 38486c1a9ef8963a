"""What our spaCy components have in common: they annotate a Doc, and keep what they know."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import TypeAdapter
from spacy.language import Language
from spacy.tokens import Doc

from parley.schemas.errors import ModelError
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.events.traits import learn_traits
from parley.transforms.reading.grammar.words import learn_english
from parley.transforms.reading.records import register


class Component:
    """A rule component: a call annotates a Doc; subclasses write their records in `annotate`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp, self.name = nlp, name
        register()

    def annotate(self, doc: Doc) -> None:
        """Write this component's records on DOC."""
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        self.annotate(doc)
        return doc


@dataclass(frozen=True)
class SameAs:
    """What stands in the place of knowledge that another component of the pipeline saves."""

    same_as: str


Kind = TypeVar("Kind", bound="KnowingComponent")
_SAVED: TypeAdapter[SameAs | Knowledge | None] = TypeAdapter(SameAs | Knowledge | None)
_FILE = "knowledge.json"


class KnowingComponent(Component):
    """A component that needs knowledge: from `initialize`, or from where it was saved.

    Subclasses build what they need in `prepare`. Where texts choose among codebooks, the component
    has an edition for each set of them that was met: a copy of itself, prepared with these alone;
    it is itself the one without any. Of components with the same knowledge the first one saves it.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        self.knowledge: Knowledge | None = None
        self._editions: dict[tuple[str, ...], Any] = {}

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        knowledge: Callable[[], Knowledge],
    ) -> None:
        """Take what KNOWLEDGE returns; the signature is that of spaCy's own components."""
        self._learn(knowledge())

    def prepare(self, knowledge: Knowledge) -> None:
        """Build matchers and tables from KNOWLEDGE."""
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        if self.knowledge is None:
            raise ModelError(
                "this component has no knowledge yet.",
                where=self.name,
                mend="Call nlp.initialize(), load a pipeline that was saved with its knowledge, "
                "or take the one of parley.load().",
            )
        self.edition(codebooks_of(doc, self.knowledge)).annotate(doc)
        return doc

    def edition(self, codebooks: tuple[str, ...]) -> Self:
        """This component as it reads texts that take CODEBOOKS (sorted names)."""
        known: Self | None = self._editions.get(codebooks)
        if known is not None:
            return known
        assert self.knowledge is not None
        made = self._editions[codebooks] = copy(self)
        made.prepare(self.knowledge.with_codebooks(codebooks))
        return made

    def beside(self, name: str, kind: type[Kind], knowledge: Knowledge) -> Kind:
        """The component NAME of the pipeline, of KIND, as it reads with KNOWLEDGE."""
        other = self.nlp.get_pipe(name)
        assert isinstance(other, kind)
        return other.edition(tuple(sorted(knowledge.codebooks)))

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The knowledge as JSON, or the name of the component that saves the same."""
        for name, other in self.nlp.components:
            if other is self:
                break
            if isinstance(other, KnowingComponent) and other.knowledge == self.knowledge:
                return _SAVED.dump_json(SameAs(name))
        return _SAVED.dump_json(self.knowledge)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take the knowledge that `to_bytes` gave.

        Raises
        ------
        ModelError: another component saved it, and is not in the pipeline.
        """
        saved = _SAVED.validate_json(data)
        if isinstance(saved, SameAs):
            keeper = dict(self.nlp.components).get(saved.same_as)
            if not isinstance(keeper, KnowingComponent):
                raise ModelError(
                    f"the knowledge was saved with {saved.same_as}, which is not in the pipeline.",
                    where=self.name,
                    mend="Load that component too.",
                )
            saved = keeper.knowledge
        if saved is not None:
            self._learn(saved)
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Save what `to_bytes` gives in the folder PATH."""
        path.mkdir(exist_ok=True)
        (path / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Self:
        """Take the knowledge that `to_disk` has saved."""
        return self.from_bytes((path / _FILE).read_bytes())

    def _learn(self, knowledge: Knowledge) -> None:
        learn_english(self.nlp.vocab, knowledge.english)
        learn_traits(self.nlp.vocab, knowledge.event_traits)
        own = knowledge.with_codebooks(()) if knowledge.choosing else knowledge
        self.prepare(own)
        self.knowledge = knowledge
        self._editions = {tuple(sorted(own.codebooks)): self}


class WeighingComponent(KnowingComponent):
    """A component that leaves out what is less sure than MIN_CONFIDENCE."""

    def __init__(self, nlp: Language, name: str, min_confidence: float) -> None:
        super().__init__(nlp, name)
        self.min_confidence = min_confidence


def codebooks_of(doc: Doc, knowledge: Knowledge) -> tuple[str, ...]:
    """The codebooks of KNOWLEDGE with which DOC is read: told at first sight, and kept on it."""
    told: tuple[str, ...] | None = doc._.codebooks
    if told is None:
        told = doc._.codebooks = knowledge.codebooks_of(doc.text, doc._.source.published)
    return told
