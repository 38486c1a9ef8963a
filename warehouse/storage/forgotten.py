"""Texts that are forgotten, in a storage: out of parts and shards; which releases hold them.

What was left in the middle is whole, and the same may be asked again.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc

from parley.warehouse.storage.mirror import Mirror
from parley.warehouse.storage.parts import KEYS, SharedParts, remove_shard
from parley.warehouse.storage.place import Storage
from parley.warehouse.store.cache import DOC_IDS, ExtractionCache, purge
from parley.warehouse.store.files import read_parquet
from parley.warehouse.store.home import Warehouse

_WITH_TEXTS = ("documents", "revisions")
"""Tables of a release, and of the state beside it, by which one sees whose texts it holds."""


def purge_parts(storage: Storage, texts: Collection[str]) -> int:
    """Take what was extracted from TEXTS (doc_ids) out of STORAGE, and shards that hold them.

    Other documents of a part stay. Returns how many parts and shards held one of the texts.

    Raises
    ------
    WarehouseError: the storage cannot be read or written.
    """
    changed = 0
    for key in storage.keys("shards"):
        _, name, file = key.rsplit("/", 2)
        if file == KEYS and _holds(storage, key, texts):
            remove_shard(storage, name)
            changed += 1
    for key in storage.keys("extracted"):
        _, fingerprint, name, file = key.split("/")
        if file == DOC_IDS and _holds(storage, key, texts):
            _purge_part(storage, fingerprint, name, texts)
            changed += 1
    return changed


def _holds(storage: Storage, key: str, texts: Collection[str]) -> bool:
    return any(each.partition("-")[0] in texts for each in storage.get(key).decode().split())


def _purge_part(storage: Storage, fingerprint: str, name: str, texts: Collection[str]) -> None:
    """Let a part without TEXTS take the place of the part NAME."""
    shared = SharedParts(storage, fingerprint)
    with TemporaryDirectory(prefix="parley-") as folder:
        home = Warehouse(folder)
        cache = ExtractionCache(home, fingerprint)
        shared.fetch_part(cache, name)
        purge(home, texts)
        for part in cache.folder.iterdir():
            shared.push(part.name, part)
    shared.remove(name)


def holding(storage: Storage, texts: Collection[str]) -> list[int]:
    """The releases in STORAGE that hold one of TEXTS, in their tables or in the state beside them.

    Raises
    ------
    WarehouseError: the storage cannot be read.
    """
    mirror, known = Mirror(storage), dict[str, bool]()
    found = []
    for number in mirror.numbers():
        wanted = {key for name, key in mirror.objects(number).items() if _may_tell(Path(name))}
        for key in wanted - known.keys():
            known[key] = _tells_of(storage, key, texts)
        if any(known[key] for key in wanted):
            found.append(number)
    return found


def _may_tell(path: Path) -> bool:
    return path.suffix == ".parquet" and path.stem.partition("-")[0] in _WITH_TEXTS


def _tells_of(storage: Storage, key: str, texts: Collection[str]) -> bool:
    with TemporaryDirectory(prefix="parley-") as folder:
        path = Path(folder) / "rows.parquet"
        storage.download({key: path})
        try:
            ids = read_parquet(path, ["doc_id"])["doc_id"]
        except (OSError, KeyError, pa.ArrowException):
            return True  # what cannot be read may hold it
    return bool(pc.any(pc.is_in(ids, value_set=pa.array(sorted(texts), pa.string()))).as_py())
