"""Measures, not tests: `make bench`. How fast the pipeline reads, and how fast `parley` answers."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

PROJECT = Path(__file__).parent.parent.parent
CORPUS = PROJECT / "data" / "corpus"


def main(inputs: list[str]) -> None:
    """Print the measures for INPUTS, or for the sample corpus."""
    given = inputs or [str(CORPUS)]
    with tempfile.TemporaryDirectory() as folder:
        rows = [("parley --help, seconds", f"{_help_seconds():.2f}")]
        first, again, words = (
            _run_seconds(given, folder),
            _run_seconds(given, folder),
            _words(folder),
        )
        bare, ours = _reading_seconds(folder)
    rows += [
        ("words", f"{words:,}"),
        ("bare nlp.pipe, words per second", f"{words / bare:,.0f}"),
        ("with our components, words per second", f"{words / ours:,.0f}"),
        ("whole first run, seconds", f"{first:.1f}"),
        ("whole first run, words per second", f"{words / first:,.0f}"),
        ("second run over the same input, seconds", f"{again:.1f}"),
    ]
    table = Table("measure", "value", title=" ".join(given))
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _help_seconds(times: int = 5) -> float:
    """The best of several, after one that fills the file caches."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "parley", "--help"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        found.append(time.perf_counter() - start)
    return min(found)


def _run_seconds(inputs: list[str], folder: str) -> float:
    start = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "parley.flows.cli.main",
        "run",
        *inputs,
        "-w",
        folder,
        "--json",
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _words(folder: str) -> int:
    from parley.warehouse.store.home import Warehouse
    from parley.warehouse.store.release import read_table

    return int(sum(read_table(Warehouse(folder), "documents")["n_words"].to_pylist()))


def _reading_seconds(folder: str) -> tuple[float, float]:
    """Seconds of the bare model, and of our pipeline, on the same texts, both loaded and warm."""
    import spacy

    from parley.flows.inputs.knowledge import read_knowledge
    from parley.flows.inputs.reader import read_reader
    from parley.flows.inputs.settings import settings
    from parley.transforms.reading.extract import extract
    from parley.transforms.reading.pipeline import load_pipeline
    from parley.warehouse.store.home import Warehouse
    from parley.warehouse.store.library import Library

    documents, blocks = Library(Warehouse(folder)).read()
    texts = documents["text"].to_pylist()
    bare = spacy.load(settings().model)
    knowledge = read_knowledge(settings().data_folders, ["ukraine"])
    ours = load_pipeline(settings().model, knowledge, read_reader())
    for _ in bare.pipe(texts[:1]):
        pass
    extract(ours, documents.slice(0, 1), blocks, "run_bench")
    start = time.perf_counter()
    for _ in bare.pipe(texts):
        pass
    middle = time.perf_counter()
    extract(ours, documents, blocks, "run_bench")
    return middle - start, time.perf_counter() - middle


if __name__ == "__main__":
    main(sys.argv[1:])
