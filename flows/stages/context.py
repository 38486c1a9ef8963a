"""What each stage starts from: the locked warehouse, its ledger, and the run's parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from parley.flows.inputs.fingerprint import fingerprint
from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.parameters import Parameters, of_stage
from parley.flows.inputs.reader import chosen_reader
from parley.flows.inputs.settings import settings
from parley.flows.ledger import Ledger
from parley.flows.stages.chosen import Chosen
from parley.schemas.errors import WarehouseError
from parley.schemas.table import Row
from parley.transforms.ingest.collection import reading_keys
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.base_model import model_version
from parley.transforms.reading.reader.network import Model
from parley.warehouse.storage.parts import SharedParts
from parley.warehouse.storage.place import Storage
from parley.warehouse.store.cache import ExtractionCache
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.library import Library

READER = "reader@"
"""What stands before the version of the trained reader, where it has read."""


_keys: dict[str, dict[str, str]] = {}
"""The keys of the library that this process has met last, by all that they rest on."""


@dataclass
class Stage:
    """A stage at work on a warehouse."""

    home: Warehouse
    ledger: Ledger
    parameters: Parameters

    @property
    def run_id(self) -> str:
        """The current run."""
        return str(self.ledger.current["run_id"])

    @cached_property
    def knowledge(self) -> Knowledge:
        """The general layer with the run's codebooks, or with all of which each text takes some."""
        return read_knowledge(settings().data_folders, self.parameters.codebooks)

    @cached_property
    def reader(self) -> Model | None:
        """The trained reader; None where the rules read alone."""
        return chosen_reader(self.parameters.reader)

    @property
    def model_version(self) -> str:
        """The versions of the spaCy model and of the trained reader."""
        version = model_version(self.parameters.model)
        return f"{version} {READER}{self.reader.version}" if self.reader else version

    @cached_property
    def cache(self) -> ExtractionCache:
        """What was extracted by this code, with these codebooks and this model."""
        return ExtractionCache(
            self.home, fingerprint(self.knowledge, self.parameters.model, self.reader)
        )

    @cached_property
    def shared(self) -> SharedParts | None:
        """The parts in the storage that several machines see; None where the settings name none."""
        place = settings().storage
        return SharedParts(Storage(place), self.cache.folder.name) if place else None

    @cached_property
    def library(self) -> tuple[pa.Table, pa.Table]:
        """DOCUMENTS and BLOCKS ingested so far."""
        return Library(self.home).read()

    @cached_property
    def keys(self) -> dict[str, str]:
        """Each document's key in the cache; it stands for the codebooks that the text takes."""
        version = f"{self.cache.folder.name} {self.knowledge.version}"
        under = f"{version} {Library(self.home).content}"
        if under not in _keys:
            _keys.clear()
            _keys[under] = self._keys_of(version)
        return _keys[under]

    def _keys_of(self, version: str) -> dict[str, str]:
        chosen = Chosen(self.home, version, self._choose)
        keys = reading_keys(
            *self.library, lambda row: self.knowledge.with_codebooks(chosen.of(row)).version
        )
        chosen.keep()
        return keys

    def _choose(self, document: Row) -> tuple[str, ...]:
        return self.knowledge.codebooks_of(document["text"], document["published_on"])

    def extracted_documents(self) -> tuple[pa.Table, list[str]]:
        """The documents that could be extracted, and their keys in the cache.

        Raises
        ------
        WarehouseError: a document was not extracted under the codebooks, model and code of now.
        """
        known, refused = self.cache.known(), self.ledger.refused("extract")
        documents = self.library[0]
        keys, absent = {}, []
        for row in documents.select(["doc_id", "source_uri"]).to_pylist():
            key = self.keys[row["doc_id"]]
            if key in known:
                keys[row["doc_id"]] = key
            elif row["source_uri"] not in refused:
                absent.append(row["source_uri"])
        if absent:
            raise WarehouseError(
                f"{len(absent)} documents were not extracted with the codebooks, the model and "
                f"the code as they are now, such as {absent[0]}.",
                where=str(self.home.folder),
                mend="Run the stage extract first, or `parley run`.",
            )
        wanted = pa.array(sorted(keys), pa.string())
        return documents.filter(pc.is_in(documents["doc_id"], value_set=wanted)), [*keys.values()]


@contextmanager
def open_stage(
    warehouse: str | None = None,
    codebooks: Sequence[str] | None = None,
    model: str | None = None,
    workers: int | None = None,
    reader: str | None = None,
) -> Iterator[Stage]:
    """Hold WAREHOUSE for a stage; what is not given is as the settings say.

    Raises
    ------
    WarehouseError: another process holds it, or it cannot be written.
    """
    home = Warehouse(warehouse or settings().warehouse_folder)
    with home.lock():
        ledger = Ledger(home)
        parameters = of_stage(codebooks, model, workers, reader)
        ledger.resume(parameters)
        yield Stage(home, ledger, parameters)
