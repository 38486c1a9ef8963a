"""Extraction parts in a storage, where workers leave them and other runs find them.

    shards/<name>/documents.parquet, blocks.parquet, keys.txt    what a worker is to read
    extracted/<fingerprint>/<name>/<table>.parquet, doc_ids.txt  what it found, as in the cache

A part's list of documents is written last: a part without it is unfinished, and whoever writes it
again writes the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.working import BLOCKS
from parley.warehouse.storage.place import Storage
from parley.warehouse.store.cache import DOC_IDS, ExtractionCache, fill_part
from parley.warehouse.store.stages import read_declared, write_loose

KEYS = "keys.txt"
"""The file of a shard that lists the keys of its documents."""


class SharedParts:
    """What is extracted under one fingerprint, in a storage."""

    def __init__(self, storage: Storage, fingerprint: str) -> None:
        self._storage = storage
        self._prefix = f"extracted/{fingerprint}"

    def fetch(self, cache: ExtractionCache, wanted: Collection[str]) -> int:
        """Bring into CACHE the parts that hold documents of WANTED (keys) which it lacks.

        Returns how many parts came.
        """
        lacking, count = set(wanted) - cache.known(), 0
        for name in self._names() if lacking else []:
            if not cache.has_part(name) and lacking & set(self._ids(name)):
                self.fetch_part(cache, name)
                lacking -= cache.known()
                count += 1
        return count

    def fetch_part(self, cache: ExtractionCache, name: str) -> None:
        """Bring the part NAME into CACHE.

        Raises
        ------
        WarehouseError: it is not there, or not whole.
        """
        keys = self._storage.keys(f"{self._prefix}/{name}")
        cache.add_part(
            name,
            lambda folder: self._storage.download({key: folder / Path(key).name for key in keys}),
        )

    def push(self, name: str, folder: Path) -> None:
        """Keep the files of a part that lies in FOLDER."""
        files = {f"{self._prefix}/{name}/{path.name}": path for path in sorted(folder.iterdir())}
        last = f"{self._prefix}/{name}/{DOC_IDS}"
        self._storage.upload({key: path for key, path in files.items() if key != last})
        self._storage.put(last, files[last].read_bytes())

    def push_tables(self, name: str, tables: Mapping[str, pa.Table], keys: Iterable[str]) -> None:
        """Keep the TABLES that were extracted from the documents that go by KEYS."""
        with TemporaryDirectory(prefix="parley-") as folder:
            fill_part(Path(folder), tables, sorted(keys))
            self.push(name, Path(folder))

    def remove(self, name: str) -> None:
        """Remove a part; killed on the way, what is left of it counts as unfinished."""
        listed = f"{self._prefix}/{name}/{DOC_IDS}"
        self._storage.remove([listed, *self._storage.keys(f"{self._prefix}/{name}")])

    def _names(self) -> list[str]:
        found = self._storage.keys(self._prefix)
        return [key.split("/")[-2] for key in found if key.endswith(f"/{DOC_IDS}")]

    def _ids(self, name: str) -> list[str]:
        return self._storage.get(f"{self._prefix}/{name}/{DOC_IDS}").decode().split()


def put_shard(
    storage: Storage, name: str, documents: pa.Table, blocks: pa.Table, keys: Mapping[str, str]
) -> None:
    """Leave DOCUMENTS with their BLOCKS and KEYS (by doc_id) for a worker to read."""
    with TemporaryDirectory(prefix="parley-") as there:
        folder = Path(there)
        write_loose(DOCUMENTS, documents, folder)
        write_loose(BLOCKS, blocks, folder)
        told = "".join(f"{keys[doc_id]}\n" for doc_id in documents["doc_id"].to_pylist())
        (folder / KEYS).write_text(told)
        storage.upload({f"shards/{name}/{path.name}": path for path in folder.iterdir()})


def get_shard(storage: Storage, name: str) -> tuple[pa.Table, pa.Table, dict[str, str]]:
    """The documents, blocks and keys (by doc_id) that `put_shard` left."""
    with TemporaryDirectory(prefix="parley-") as there:
        folder = Path(there)
        storage.download({key: folder / Path(key).name for key in storage.keys(f"shards/{name}")})
        documents = read_declared(folder / f"{DOCUMENTS.name}.parquet")
        blocks = read_declared(folder / f"{BLOCKS.name}.parquet")
        keys = (folder / KEYS).read_text().split()
    return documents, blocks, dict(zip(documents["doc_id"].to_pylist(), keys, strict=True))


def remove_shard(storage: Storage, name: str) -> None:
    """Remove what a worker was to read."""
    storage.remove(storage.keys(f"shards/{name}"))
