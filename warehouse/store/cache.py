"""What was extracted from each document, so that no document is parsed twice.

    DIR/state/extracted/<fingerprint>/<part>/<table>.parquet, and doc_ids.txt beside them

The fingerprint stands for all that extraction depends on besides the document. A part holds a
batch of documents and never changes; its folder appears whole or not at all.

A document goes by its key: its doc_id, or its doc_id with a hyphen and a digest of what else its
reading depends on (metadata, layout), so that the same text with another date is read anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.errors import WarehouseError
from parley.schemas.working import READ
from parley.warehouse.store.files import BUILDING, built_folder, remove, write_whole
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.stages import DamagedError, read_declared, write_loose

DOC_IDS = "doc_ids.txt"
"""The file of a part that lists the keys of its documents."""
_MERGED = 8
"""So many parts of about one size become one; a power of two."""
_WHOLE = 20_000
"""Documents from which on a part is left as it is."""


class ExtractionCache:
    """The extracted tables of the documents parsed under one fingerprint."""

    def __init__(self, warehouse: Warehouse, fingerprint: str) -> None:
        self.warehouse = warehouse
        self.folder = warehouse.state / "extracted" / fingerprint

    @cached_property
    def _owners(self) -> dict[str, Path]:
        """The part that each document is read from."""
        owners: dict[str, Path] = {}
        for path in sorted(self.folder.glob(f"*/{DOC_IDS}")):
            part = path.parent
            if not part.name.startswith(BUILDING):
                for doc_id in path.read_text().split():
                    owners.setdefault(doc_id, part)
        return owners

    def known(self) -> set[str]:
        """The documents extracted so far, those without any rows too."""
        return set(self._owners)

    def write_part(self, tables: Mapping[str, pa.Table], doc_ids: Iterable[str]) -> None:
        """Keep what was extracted from DOC_IDS; TABLES holds every table of READ.

        Raises
        ------
        WarehouseError: a table is missing, or the folder cannot be written.
        """
        ids = sorted(set(doc_ids))
        if not self.known().issuperset(ids):
            self.add_part(part_name(ids), lambda folder: fill_part(folder, tables, ids))

    def has_part(self, name: str) -> bool:
        """Whether the part NAME is here, and whole."""
        path = self.folder / name / DOC_IDS
        return path.is_file() and part_name(path.read_text().split()) == name

    def add_part(self, name: str, fill: Callable[[Path], None]) -> None:
        """Keep the part NAME, whose files FILL writes into the folder that it is given."""
        if self.has_part(name):
            return
        part = self.folder / name
        with self.warehouse.lock():
            remove(part)  # one that was damaged: its documents are not known
            with built_folder(part) as building:
                fill(building)
        self.__dict__.pop("_owners", None)

    def read(self, doc_ids: Collection[str]) -> dict[str, pa.Table]:
        """The tables of READ with the rows of DOC_IDS, in release order.

        Raises
        ------
        WarehouseError: one of the documents was not extracted, or what was extracted is damaged; it
            is forgotten then.
        """
        if unknown := set(doc_ids) - self.known():
            raise WarehouseError(
                f"{len(unknown)} documents were not extracted yet, such as {min(unknown)}.",
                mend="Run the stage extract first.",
            )
        parts: dict[Path, list[str]] = {}
        for doc_id in sorted(set(doc_ids)):
            parts.setdefault(self._owners[doc_id], []).append(_text(doc_id))
        result = {}
        for table in READ:
            wanted = [self._rows(part, table.name, ids) for part, ids in parts.items()]
            result[table.name] = table.sorted(pa.concat_tables([table.empty(), *wanted]))
        return result

    def _rows(self, part: Path, name: str, doc_ids: list[str]) -> pa.Table:
        try:
            table = read_declared(part / f"{name}.parquet")
        except DamagedError as error:
            with self.warehouse.lock():
                remove(part)
            self.__dict__.pop("_owners", None)
            raise WarehouseError(
                f"What was read from {len(doc_ids)} documents was damaged, and is removed.",
                where=error.where,
                mend="Run again: they are read anew. What was published before is untouched.",
            ) from error
        return table.filter(pc.is_in(table["doc_id"], value_set=pa.array(doc_ids)))

    def compact(self) -> int:
        """Make one part of each few of about one size; how many parts are merged.

        An archive to which each hour adds some documents so has some dozens of parts and not
        thousands, and a document is written again only when what it lies in has grown eightfold.

        Raises
        ------
        WarehouseError: a part is damaged; it is forgotten then.
        """
        merged = 0
        with self.warehouse.lock():
            there, read = self.folder.glob(f"*/{DOC_IDS}"), {*self._owners.values()}
            self._remove({path.parent for path in there} - read)  # a merge was killed
            while parts := self._alike():
                self._merge(parts)
                merged += len(parts)
        return merged

    def _merge(self, parts: Mapping[Path, list[str]]) -> None:
        keys = sorted(key for each in parts.values() for key in each)
        tables = {}
        for table in READ:
            rows = [self._rows(part, table.name, [*map(_text, has)]) for part, has in parts.items()]
            tables[table.name] = pa.concat_tables(rows)
        self.add_part(part_name(keys), lambda folder: fill_part(folder, tables, keys))
        self._remove(parts)

    def _remove(self, parts: Iterable[Path]) -> None:
        for part in parts:
            remove(part)
        self.__dict__.pop("_owners", None)

    def _alike(self) -> dict[Path, list[str]]:
        """Parts to merge with the keys of their documents: of one size, and no text in two.

        Rows go by texts: a text that was read with two dates must stay in two parts.
        """
        owned: dict[Path, list[str]] = {}
        for key, part in self._owners.items():
            owned.setdefault(part, []).append(key)
        alike: dict[int, dict[Path, list[str]]] = {}
        for part, keys in owned.items():
            if len(keys) < _WHOLE:
                size = (len(keys).bit_length() - 1) // (_MERGED.bit_length() - 1)
                alike.setdefault(size, {})[part] = keys
        many = (_apart(parts) for parts in alike.values() if len(parts) >= _MERGED)
        return next((parts for parts in many if _enough(parts)), {})

    def prune(self, keep: Collection[str]) -> None:
        """Forget what was extracted under other fingerprints than KEEP."""
        with self.warehouse.lock():
            for folder in self.folder.parent.glob("*"):
                if folder.name not in keep:
                    remove(folder)


def purge(warehouse: Warehouse, texts: Collection[str]) -> int:
    """Forget what was extracted from TEXTS (doc_ids) under any fingerprint; how many parts had it.

    Other documents of these parts stay. A part that cannot be read goes whole: they are read anew.
    """
    changed = 0
    with warehouse.lock():
        for path in sorted((warehouse.state / "extracted").glob(f"*/*/{DOC_IDS}")):
            keys = path.read_text().split()
            kept = [key for key in keys if _text(key) not in texts]
            if len(kept) < len(keys):
                changed += 1
                _keep_only(ExtractionCache(warehouse, path.parents[1].name), path.parent, kept)
    return changed


def _keep_only(cache: ExtractionCache, part: Path, keys: list[str]) -> None:
    """Let a part with the documents of KEYS alone take the place of PART."""
    ids = pa.array(sorted({*map(_text, keys)}), pa.string())
    try:
        tables = {table.name: read_declared(part / f"{table.name}.parquet") for table in READ}
    except WarehouseError:
        keys = []
    if keys:
        rows = {
            name: table.filter(pc.is_in(table["doc_id"], value_set=ids))
            for name, table in tables.items()
        }
        cache.add_part(part_name(keys), lambda folder: fill_part(folder, rows, keys))
    remove(part)


class OverLimit:
    """What STAGE has given up, since it takes more than its limits: it is not tried again.

    Each goes by a key of its own, UNDER the code and the limits that this tells.
    DIR/state/over_limit/<stage>.json keeps them.

    `told` holds what was said of each. A file that is damaged is as good as none.
    """

    def __init__(self, warehouse: Warehouse, stage: str, under: str) -> None:
        self._warehouse, self._under = warehouse, under
        self._path = warehouse.state / "over_limit" / f"{stage}.json"
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            self.told: dict[str, str] = dict(kept["told"]) if kept["under"] == under else {}
        except (OSError, ValueError, KeyError, TypeError):
            self.told = {}

    def add(self, told: Mapping[str, str]) -> None:
        """Remember what was TOLD of more of them.

        Raises
        ------
        WarehouseError: another run holds the warehouse, or the folder cannot be written.
        """
        if not told.items() - self.told.items():
            return
        self.told.update(told)
        with self._warehouse.lock():
            write_whole(self._path, json.dumps({"under": self._under, "told": self.told}, indent=1))


def _apart(parts: Mapping[Path, list[str]]) -> dict[Path, list[str]]:
    """Those of PARTS, with the keys of their documents, that have no text in common: as many as
    make a whole one."""
    chosen: dict[Path, list[str]] = {}
    there: set[str] = set()
    for part, keys in parts.items():
        texts = {*map(_text, keys)}
        if len(there) < _WHOLE and there.isdisjoint(texts):
            chosen[part] = keys
            there |= texts
    return chosen


def _enough(parts: Mapping[Path, list[str]]) -> bool:
    return len(parts) >= _MERGED or sum(map(len, parts.values())) >= _WHOLE


def _text(key: str) -> str:
    """The doc_id of the document that goes by KEY."""
    return key.partition("-")[0]


def part_name(keys: Iterable[str]) -> str:
    """The name of the part that holds the documents that go by KEYS."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()[:16]


def fill_part(folder: Path, tables: Mapping[str, pa.Table], keys: Sequence[str]) -> None:
    """Write into FOLDER the TABLES that were extracted from the documents that go by KEYS.

    Raises
    ------
    WarehouseError: a table of READ is missing.
    """
    if missing := {table.name for table in READ} - set(tables):
        raise WarehouseError(f"Extraction gave no tables {sorted(missing)}.")
    for table in READ:
        write_loose(table, tables[table.name], folder)
    (folder / DOC_IDS).write_text("".join(f"{each}\n" for each in keys))
