"""What a hundred new documents cost in archives of different sizes, stage by stage.

    python -m tests.benchmarks.growth [DOCUMENTS ...]

The rows are copies, not texts: short reports are read once (two sentences on two of sixty states,
and a line of their own), and each document is one of these with an id, a text and days of its own;
two documents tell of the same events. They appear over ten years, and the new ones on the last day.
The stages are those of a run, on the library and the cache of extraction that such a run would
have; what is not measured is reading the new files and parsing them, which no archive makes dearer.
Each size is built in one process and grows in another, whose seconds and memory are told.
"""

from __future__ import annotations

import cProfile
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console
from rich.table import Table as Shown

from parley.flows.orchestration.engine import without_engine
from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.table import Table
from parley.schemas.working import BLOCKS, READ
from parley.warehouse.store.files import read_parquet, write_parquet

COUNTS = (1_000, 10_000, 100_000)
NEW = 100
_SHARED = 2
_DAYS = 3_650
_FIRST = date(2015, 1, 1)
_SLICE = 1_000
_MARK = "qxaaaaaa"
_TEMPLATES = 120
_STATES = (
    "Norway", "Sweden", "Finland", "Denmark", "Iceland", "Ireland", "France", "Spain", "Portugal",
    "Italy", "Austria", "Hungary", "Romania", "Bulgaria", "Greece", "Albania", "Croatia",
    "Slovenia", "Slovakia", "Poland", "Lithuania", "Latvia", "Estonia", "Egypt", "Libya", "Tunisia",
    "Algeria", "Morocco", "Sudan", "Ethiopia", "Eritrea", "Somalia", "Kenya", "Uganda", "Tanzania",
    "Zambia", "Angola", "Namibia", "Botswana", "Ghana", "Nigeria", "Senegal", "Mali", "Niger",
    "Cameroon", "Gabon", "Peru", "Chile", "Bolivia", "Brazil", "Uruguay", "Paraguay", "Ecuador",
    "Colombia", "Venezuela", "Panama", "Honduras", "Mexico", "Cuba", "Japan",
)  # fmt: skip
_TOLD = (
    "{a} and {b} held talks on Monday. {a} rejected a proposal by {b} to withdraw troops.",
    "{a} attacked {b} on Tuesday. The government of {b} accused {a} of breaking a ceasefire.",
    "{a} called on {b} to release prisoners. {b} said on Monday that it would not agree.",
    "{a} imposed sanctions on {b} last week. {b} wants security guarantees from {a}.",
)


def main(counts: list[int]) -> None:
    """Print what NEW documents cost in archives of COUNTS documents."""
    columns = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            home = Path(folder) / str(count)
            _alone("--build", home, count)
            columns[f"{count:,}"] = _alone("--grow", home, count)
            shutil.rmtree(home)
    table = Shown("", *columns, title=f"{NEW} new documents; generated rows, not texts")
    for measure in next(iter(columns.values())):
        table.add_row(measure, *(found.get(measure, "") for found in columns.values()))
    Console(width=120).print(table)


def _alone(what: str, home: Path, count: int) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.benchmarks.growth", what, str(home), str(count)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(json.loads(told.splitlines()[-1]))


def build(home: Path, count: int) -> dict[str, str]:
    """Make a warehouse in HOME with a release of COUNT documents."""
    _fill(home, count, 0, count)
    return _run(home)


def grow(home: Path, count: int) -> dict[str, str]:
    """What a run with NEW documents costs in the warehouse HOME of COUNT documents."""
    _fill(home, count + NEW, count, count + NEW)
    found = _run(home)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found | {"peak memory, MB": f"{peak:,.0f}"}


def _run(home: Path) -> dict[str, str]:
    """The stages behind reading, and the seconds of the processor and of the clock of each."""
    from parley.flows.stages.extract import extract
    from parley.flows.stages.publish import publish
    from parley.flows.stages.resolve import resolve
    from parley.flows.stages.validate import validate
    from parley.warehouse.checks import suites  # noqa: F401
    from parley.warehouse.store.home import Warehouse

    found: dict[str, str] = {}
    warehouse = Warehouse(home)
    with warehouse.lock(), without_engine():
        for stage in (extract, resolve, validate, publish):
            with _timed(found, stage.name):
                stage(str(home))
    return found


@contextmanager
def _timed(found: dict[str, str], measure: str) -> Iterator[None]:
    profile = cProfile.Profile(time.process_time) if os.environ.get("PROFILE") else None
    start, clock = time.process_time(), time.perf_counter()
    if profile:
        profile.enable()
    yield
    if profile:
        profile.disable()
        profile.dump_stats(f"{os.environ['PROFILE']}/{measure}.prof")
    took = time.process_time() - start
    found[f"{measure}, s"] = f"{took:.1f} ({time.perf_counter() - clock:.1f})"


def _fill(home: Path, count: int, start: int, end: int) -> None:
    """Bring documents START to END of an archive of COUNT into library and cache of HOME."""
    from parley.flows.stages.context import open_stage
    from parley.warehouse.store.library import Library

    documents, found = _templates(home.parent)
    with open_stage(str(home)) as stage:
        copies = _Copies(documents, found, count - NEW if start else count, stage.run_id)
        library = Library(stage.home)
        added = copies.documents(start, end)
        library.write(pa.concat_tables([library.read()[0], added]), BLOCKS.empty())
        keys = stage.keys
        for first in range(start, end, _SLICE):
            last = min(first + _SLICE, end)
            ids = copies.documents(first, last)["doc_id"].to_pylist()
            stage.cache.write_part(copies.found(first, last), [keys[each] for each in ids])


def _templates(folder: Path) -> tuple[pa.Table, dict[str, pa.Table]]:
    """The reports that are read, and what is read in them; kept in FOLDER."""
    kept = folder / "templates"
    names = ["documents", *(table.name for table in READ)]
    if not kept.is_dir():
        documents, found = _read()
        kept.mkdir(parents=True)
        for name, rows in (found | {"documents": documents}).items():
            write_parquet(rows, kept / f"{name}.parquet")
    tables = {name: read_parquet(kept / f"{name}.parquet") for name in names}
    return DOCUMENTS.conform(tables.pop("documents")), {
        table.name: table.conform(tables[table.name]) for table in READ
    }


def _read() -> tuple[pa.Table, dict[str, pa.Table]]:
    import parley
    from parley.flows.app.notebook import _document, _knowledge
    from parley.transforms.ingest.tables import document_rows
    from parley.transforms.reading.extract import extract

    made = []
    for number in range(_TEMPLATES):
        one, other = (_STATES[(number * step) % len(_STATES)] for step in (1, 7))
        text = _TOLD[number % len(_TOLD)].format(a=one, b=other if other != one else "Iraq")
        given = {
            "published_on": str(_FIRST), "source_name": f"Paper {number % 9}",
            "genre": "news", "title": f"Report {number}", "authors": None,
        }  # fmt: skip
        text = f"{text}\n\nThe report ends here {_MARK} after number {number} of the day.\n"
        made.append(_document(text, number, given, _knowledge(None)))
    documents, blocks = document_rows(made, "run", datetime(2025, 1, 1, tzinfo=UTC))
    return documents, extract(parley.load(), documents, blocks, "run")


class _Copies:
    """Copies of the reports DOCUMENTS and of what was FOUND in them, by number."""

    def __init__(
        self, documents: pa.Table, found: Mapping[str, pa.Table], count: int, run_id: str
    ) -> None:
        self._documents, self._found = documents, found
        self._count, self._run_id = count, run_id
        self._ids = documents["doc_id"].to_pylist()

    def documents(self, start: int, end: int) -> pa.Table:
        """The rows of DOCUMENTS of the copies from START to END."""
        return self._copied(DOCUMENTS, self._documents, start, end)

    def found(self, start: int, end: int) -> dict[str, pa.Table]:
        """What reading them finds."""
        return {
            table.name: self._copied(table, self._found[table.name], start, end) for table in READ
        }

    def _copied(self, table: Table, rows: pa.Table, start: int, end: int) -> pa.Table:
        numbers = np.arange(start, end)
        template = (numbers // _SHARED) % len(self._ids)
        texts = self._documents["text"].take(pa.array(template)).to_pylist()
        marks = [_mark(number) for number in range(start, end)]
        texts = [text.replace(_MARK, mark) for text, mark in zip(texts, marks, strict=True)]
        digests = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        place = pc.index_in(rows["doc_id"], value_set=pa.array(self._ids)).to_numpy()
        of_template = [np.flatnonzero(place == number) for number in range(len(self._ids))]
        taken = [of_template[number] for number in template.tolist()]
        at = pa.array(np.concatenate(taken) if taken else np.empty(0, np.int64))
        copy = pa.array(np.repeat(numbers - start, [len(each) for each in taken]))
        old = pa.array(self._ids).take(pa.array(template)).take(copy)
        new = pa.array([f"doc_{each[:16]}" for each in digests]).take(copy)
        mark = pa.array(marks).take(copy)
        days = numbers // _SHARED * _SHARED * _DAYS // self._count
        shift = pa.array(np.minimum(days, _DAYS).astype(np.int32)).take(copy)
        whole = rows.take(at).combine_chunks()
        columns = {name: _renamed(whole[name], old, new, mark, shift) for name in table.names}
        if "run_id" in columns:
            columns["run_id"] = pa.repeat(self._run_id, len(at))
        if table.name == "documents":
            columns |= {
                "text": pa.array(texts), "content_sha256": pa.array(digests),
                "source_uri": pa.array([f"{number}.txt" for number in range(start, end)]),
            }  # fmt: skip
        return table.conform(pa.table(columns))


def _mark(number: int) -> str:
    return "qx" + "".join(chr(ord("a") + (number >> 4 * place) % 16) for place in range(6))


def _renamed(
    column: pa.ChunkedArray, old: pa.Array, new: pa.Array, mark: pa.Array, shift: pa.Array
) -> pa.Array:
    """COLUMN with the documents OLD as NEW, with their MARK, and with its days moved by SHIFT."""
    values = column.combine_chunks()
    if pa.types.is_date32(values.type):
        return pc.add(values.view(pa.int32()), shift).view(pa.date32())
    if pa.types.is_list(values.type):
        rows = pc.list_parent_indices(values)
        members = _with(values.flatten(), new.take(rows), mark.take(rows))
        return pa.ListArray.from_arrays(values.offsets, members) if len(values) else values
    return _with(values, new, mark) if pa.types.is_string(values.type) else values


def _with(values: pa.Array, new: pa.Array, mark: pa.Array) -> pa.Array:
    for pattern, by in ((r"doc_[0-9a-f]{16}", new), (_MARK, mark)):
        parts = pc.extract_regex(values, rf"(?s)^(?P<a>.*?){pattern}(?P<b>.*)$")
        before, after = (pc.struct_field(parts, [n]) for n in (0, 1))
        values = pc.coalesce(pc.binary_join_element_wise(before, by, after, ""), values)
    return values


if __name__ == "__main__":
    if sys.argv[1:2] in (["--build"], ["--grow"]):
        step = build if sys.argv[1] == "--build" else grow
        sys.stdout.write(json.dumps(step(Path(sys.argv[2]), int(sys.argv[3]))) + "\n")
    else:
        main([int(each) for each in sys.argv[1:]] or [*COUNTS])
