"""The database of a large release, made of a copy of the one before: rows that both have stay.

Rows of a table stand in the database in the order of its parts. So those of the parts with which
both releases begin are there already, and what comes behind them is put anew. News changes the last
parts alone: what this costs follows what is new, but for the copy. Rows and their order are those
that a database made whole would have.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path

import duckdb
import pyarrow as pa

from parley.schemas.tables import BY_NAME, LOAD_ORDER
from parley.warehouse.store import catalog
from parley.warehouse.store.files import digest, remove
from parley.warehouse.store.history import Release
from parley.warehouse.store.home import DATABASE
from parley.warehouse.store.manifest import Manifest, Versions
from parley.warehouse.store.parts import Parted

_MOST_ANEW = 0.5
"""The share of all rows that may be put anew; where there are more, all are."""
_MOST_EMPTY = 0.4
"""The share of a file that rows may have left empty before it is made whole again."""


def grow_database(path: Path, whole: Parted, versions: Versions, last: Release | None) -> bool:
    """Make the database at PATH of that of the LAST release; whether that one could serve.

    It has to be as it was published, by the same code and libraries (VERSIONS), and large enough to
    have no keys. No document of it may be gone: its text would still lie in the file.
    """
    if last is None or last.folder is None or last.manifest is None:
        return False
    kept = _kept(whole, last.manifest)
    if not _can_serve(last.manifest, versions) or not _enough(kept, whole):
        return False
    shutil.copyfile(last.folder / DATABASE, path)
    served = digest(path) == last.manifest.files[DATABASE].sha256 and _grown(path, whole, kept)
    if not served:
        remove(path)
    return served


def _can_serve(manifest: Manifest, versions: Versions) -> bool:
    code, libraries = manifest.versions.code, manifest.versions.libraries
    return (
        (code, libraries) == (versions.code, versions.libraries)
        and code != ""
        and manifest.tables["documents"].rows >= catalog.KEYED
        and DATABASE in manifest.files
    )


def _kept(whole: Parted, manifest: Manifest) -> dict[str, int]:
    """How many rows of each table stand in the parts with which both releases begin."""
    found = {}
    for name, parts in whole.parts.items():
        before = [part.content for part in manifest.tables[name].parts]
        same = takewhile(lambda pair: pair[0].content == pair[1], zip(parts, before, strict=False))
        found[name] = sum(part.n_rows for part, _ in same)
    return found


def _enough(kept: Mapping[str, int], whole: Parted) -> bool:
    rows = sum(map(whole.n_rows, whole.parts))
    few = whole.n_rows("documents") < catalog.KEYED
    return not few and sum(kept.values()) >= (1 - _MOST_ANEW) * rows


def _grown(path: Path, whole: Parted, kept: Mapping[str, int]) -> bool:
    """Put the rows behind those KEPT anew in the database at PATH; whether it may be so."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        if _is_gone(connection, whole.unordered("documents")) or _empty(connection) > _MOST_EMPTY:
            return False
        for table in LOAD_ORDER:
            _cut(connection, table.name, kept[table.name])
        connection.execute("CHECKPOINT")  # so that what comes takes the room of what goes
        for table in LOAD_ORDER:
            catalog.fill(connection, table, whole.rows(table.name, kept[table.name]))
        connection.execute("CHECKPOINT")
    return True


def _is_gone(connection: duckdb.DuckDBPyConnection, documents: pa.Table) -> bool:
    """Whether DOCUMENTS lack one that the database holds, or tell something else of it."""
    names = [name for name in BY_NAME["documents"].data_names if name != "text"]
    connection.register("now", documents.select(names))
    told = ", ".join(f'"{name}"' for name in names)
    gone = f"SELECT EXISTS (SELECT {told} FROM documents EXCEPT SELECT {told} FROM now)"
    ((found,),) = connection.execute(gone).fetchall()
    connection.unregister("now")
    return bool(found)


def _empty(connection: duckdb.DuckDBPyConnection) -> float:
    """The share of the file that holds nothing."""
    sizes = "SELECT free_blocks / greatest(total_blocks, 1) FROM pragma_database_size()"
    ((found,),) = connection.execute(sizes).fetchall()
    return float(found)


def _cut(connection: duckdb.DuckDBPyConnection, name: str, kept: int) -> None:
    """Leave the first rows of the table NAME, so many as are KEPT."""
    behind = f'SELECT rowid FROM "{name}" ORDER BY rowid LIMIT 1 OFFSET {kept}'
    if found := connection.execute(behind).fetchall():
        connection.execute(f'DELETE FROM "{name}" WHERE rowid >= {found[0][0]}')
