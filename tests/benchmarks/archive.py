"""What a release costs as the archive grows: python -m tests.benchmarks.archive [DOCUMENTS ...].

The rows are generated, not read from texts: each document has three sentences, five mentions, three
mentions of events with their participants, a position and a report; two documents tell of the same
three events. Documents appear one after the other over ten years, and the hundred new ones on the
last day. Measured is what the warehouse does with rows that are there: cutting them into parts,
digests, Parquet, the database, views, and the second release beside the first; not reading,
joining or the gate. Each size runs in a process of its own; seconds are those of the processor.
"""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console
from rich.table import Table as Shown

from parley.schemas.table import Table
from parley.schemas.tables import BY_NAME, TABLES
from parley.schemas.working import BLOCKS
from parley.warehouse.store.catalog import views_in_order
from parley.warehouse.store.home import DATABASE, Warehouse
from parley.warehouse.store.library import Library
from parley.warehouse.store.parts import parted
from parley.warehouse.store.release import publish
from tests.warehouse.small import TEXT_A, A, small_rows

COUNTS = (1_000, 10_000, 100_000)
NEW = 100
_DAYS = 3_650
_TEXT = TEXT_A + " Report {} ends here, after the last word."
# Rows a document, by table: what tells them apart is their number.
_EACH = {"sentences": 3, "mentions": 5, "event_mentions": 3, "stances": 1, "attributions": 1}
_SHARED = 2
"""Documents that tell of the same events."""


def main(counts: list[int]) -> None:
    """Print the measures for archives of each of COUNTS documents."""
    columns: dict[str, dict[str, str]] = {}
    for count in counts:
        command = [sys.executable, "-m", "tests.benchmarks.archive", "--one", str(count)]
        ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        columns[f"{count:,}"] = json.loads(ended.stdout.splitlines()[-1])
    table = Shown("measure", *columns, title="generated rows, not texts; documents")
    for measure in next(iter(columns.values())):
        table.add_row(measure, *(found.get(measure, "") for found in columns.values()))
    Console(width=120).print(table)


def one(count: int) -> dict[str, str]:
    """The measures for an archive of COUNT documents."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Warehouse(folder)
        before = archive(count)
        found["rows"] = f"{sum(rows.num_rows for rows in before.values()):,}"
        found["rows in memory, MB"] = f"{sum(rows.nbytes for rows in before.values()) / 1e6:,.0f}"
        with _timed(found, "library written, s"):
            Library(home).write(before["documents"], BLOCKS.empty())
        with _timed(found, "the same library again, s"):
            Library(home).write(before["documents"], BLOCKS.empty())
        with _timed(found, "digests and parts, s"):
            whole = parted(before)
        with _timed(found, "first release, s"):
            publish(home, whole)
        del whole, before
        first = home.release()
        assert first is not None
        after = archive(count + NEW)
        with _timed(found, f"release with {NEW} new documents, s"):
            publish(home, after)
        second = home.release()
        assert second is not None
        found |= _sizes(first, second)
        found |= _views(second / DATABASE)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"peak memory, MB": f"{peak:,.0f}", **found}


@contextmanager
def _timed(found: dict[str, str], measure: str) -> Iterator[None]:
    start = time.process_time()
    yield
    found[measure] = f"{time.process_time() - start:.2f}"


def _sizes(first: Path, second: Path) -> dict[str, str]:
    """What two releases take on the disk: files that they share count once."""
    seen: dict[int, int] = {}
    told = {}
    for name, folder in (("first", first), ("second", second)):
        files = [path.stat() for path in folder.rglob("*") if path.is_file()]
        fresh = {each.st_ino: each.st_size for each in files if each.st_ino not in seen}
        told[f"{name} release on the disk, MB"] = f"{sum(fresh.values()) / 1e6:,.1f}"
        seen |= fresh
    told["of it the database, MB"] = f"{(second / DATABASE).stat().st_size / 1e6:,.1f}"
    parts = list((second / "parquet").rglob("*.parquet"))
    told["Parquet files"] = f"{len(parts):,}"
    told["of them shared"] = f"{sum(path.stat().st_nlink > 1 for path in parts):,}"
    return told


def _views(database: Path) -> dict[str, str]:
    """The seconds of each view, read whole; those of more than a second by name."""
    taken = {}
    with duckdb.connect(str(database), read_only=True) as connection:
        for view in views_in_order():
            start = time.process_time()
            connection.execute(f'SELECT count(COLUMNS(*)) FROM "{view.name}"').fetchall()
            taken[view.name] = time.process_time() - start
    slow = sorted(taken, key=taken.__getitem__, reverse=True)[:3]
    return {
        "views of at most 1 s": f"{sum(each <= 1 for each in taken.values())} of {len(taken)}",
        "slowest views, s": ", ".join(f"{name} {taken[name]:.1f}" for name in slow),
    }


def archive(count: int) -> dict[str, pa.Table]:
    """Every table of the contract with the rows of COUNT generated documents."""
    small = small_rows()
    documents = _documents(small["documents"][0], count)
    doc_ids = documents["doc_id"].combine_chunks()
    days = documents["published_on"].combine_chunks()
    tables = {name: BY_NAME[name].from_rows(rows) for name, rows in small.items()}
    for table in TABLES:
        if "doc_id" in table.names or table.name in ("events", "event_participants", "agreements",
                                                     "rounds", "event_conflicts"):  # fmt: skip
            tables[table.name] = table.empty()
    tables["documents"] = documents
    for name, many in _EACH.items():
        rows = [row for row in small[name] if row["doc_id"] == A] or small[name]
        parts = [
            _of_documents(BY_NAME[name], rows[number % len(rows)], doc_ids, days, number)
            for number in range(many)
        ]
        tables[name] = BY_NAME[name].conform(pa.concat_tables(parts))
    mentions = tables["event_mentions"]
    tables["event_participants"] = pa.concat_tables(
        _repeated(
            BY_NAME["event_participants"], row, mentions.num_rows,
            event_mention_id=mentions["event_mention_id"].combine_chunks(),
            event_id=mentions["event_id"].combine_chunks(),
        )
        for row in small["event_participants"][:2]
    )  # fmt: skip
    tables["events"] = _events(small["events"][0], mentions)
    return tables


def _documents(template: dict[str, Any], count: int) -> pa.Table:
    texts = [_TEXT.format(number) for number in range(count)]
    digests = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    last = date(2025, 1, 1)
    usual = count - NEW
    days = [
        last if number >= usual else last - timedelta(days=_DAYS - number * _DAYS // usual)
        for number in range(count)
    ]
    return _repeated(
        BY_NAME["documents"], template, count,
        doc_id=pa.array([f"doc_{each[:16]}" for each in digests]),
        source_uri=pa.array([f"{number}.txt" for number in range(count)]),
        text=pa.array(texts), content_sha256=pa.array(digests), published_on=pa.array(days),
        n_chars=pa.array([len(text) for text in texts], pa.int64()),
    )  # fmt: skip


def _of_documents(
    table: Table, row: dict[str, Any], doc_ids: pa.Array, days: pa.Array, number: int
) -> pa.Table:
    """One row of TABLE for each document, like ROW, the row NUMBER of its document."""
    join: Callable[..., pa.Array] = pc.binary_join_element_wise
    changed = {"doc_id": doc_ids, table.key[0]: join(doc_ids, f"{table.name[0]}{number}", "_")}
    if table.name == "sentences":
        changed[table.key[0]] = join(doc_ids, f"s{number}", "_")
        changed["sentence_index"] = pa.array([number] * len(doc_ids), pa.int64())
    else:
        sentence = row["sentence_id"].rpartition("_")[2]
        changed["sentence_id"] = join(doc_ids, sentence, "_")
    if table.name == "event_mentions":
        pairs = pc.multiply(pc.divide(pa.array(range(len(doc_ids))), _SHARED), _SHARED)
        changed["event_id"] = join(doc_ids.take(pairs), f"e{number}", "_")
        day = days.take(pairs)
        changed |= {"date_start": day, "date_end": day}
    return _repeated(table, row, len(doc_ids), **changed)


def _events(template: dict[str, Any], mentions: pa.Table) -> pa.Table:
    found = mentions.select(["event_id", "date_start"]).group_by(["event_id", "date_start"])
    counted = found.aggregate([([], "count_all")])
    day, told = (counted[name].combine_chunks() for name in ("date_start", "count_all"))
    return _repeated(
        BY_NAME["events"], template | {"contested": False}, counted.num_rows,
        event_id=counted["event_id"].combine_chunks(), date_start=day, date_end=day,
        first_published_on=day, n_mentions=told, n_documents=told,
    )  # fmt: skip


def _repeated(table: Table, row: dict[str, Any], count: int, **changed: pa.Array) -> pa.Table:
    """COUNT rows of TABLE like ROW, but for the columns CHANGED."""
    columns = [
        changed.get(column.name, pa.repeat(pa.scalar(row[column.name], column.type), count))
        for column in table.columns
    ]
    return table.conform(pa.table(dict(zip(table.names, columns, strict=True))))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        sys.stdout.write(json.dumps(one(int(sys.argv[2]))) + "\n")
    else:
        main([int(each) for each in sys.argv[1:]] or [*COUNTS])
