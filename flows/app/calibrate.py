"""`make calibrate`: count on gold how often each method is right, into data/general.

Most is counted on the passages of data/training/tuning.txt, on conflicts that no rule was written
for and nothing was trained on; the gold of the sample corpus, and that of the process on passages
(both without held-out texts), tell of methods that are seldom or never met there. Run it after a
change to extraction, on a warehouse of the sample corpus; the file it writes is part of the general
layer.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from parley.flows.app.train import passage_files
from parley.flows.inputs.gold import is_held_out, read_gold
from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.parameters import of_stage
from parley.flows.inputs.reader import read_reader
from parley.flows.inputs.settings import PROJECT, SHIPPED, settings
from parley.flows.ledger import Ledger, now
from parley.flows.stages.context import Stage
from parley.schemas.codebook.passages import Passage
from parley.schemas.errors import ConfigurationError
from parley.transforms.evaluation.calibration import Counts, calibration
from parley.transforms.evaluation.passages import GENRES, gold_of, publisher_of, text_of
from parley.transforms.ingest.document import Document, RawFile
from parley.transforms.ingest.read import read_file
from parley.transforms.ingest.tables import document_rows
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.passages import parse_passages
from parley.transforms.reading.extract import extract
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.resolution.resolve import resolve
from parley.warehouse.store.home import Warehouse

_RUN = "calibration"
_ENOUGH = 10
_PROCESS = "process/passages"


def main(warehouse: str | None = None) -> None:
    """Measure the sample in WAREHOUSE and the tuning passages; write data/general/calibration.csv.

    Raises
    ------
    ConfigurationError: this is no checkout but an installed package, which nothing writes to.
    WarehouseError: the sample was not extracted by the code as it is now.
    """
    if not (PROJECT / "pyproject.toml").is_file():
        raise ConfigurationError(
            "calibration changes the data that come with Parley.",
            where=str(SHIPPED),
            mend="Run it in a checkout of the project.",
        )
    extracted = extracted_in(Warehouse(warehouse or settings().warehouse_folder))
    gold = {name: files for name, files in read_gold((SHIPPED,)).items() if not is_held_out(name)}
    process = calibration(tables_of(_with_process()), {_PROCESS: gold[_PROCESS]})
    passages = parse_passages(passage_files("tuning"))
    sample = added(calibration(extracted, gold), process)
    tuning = calibration(tables_of(passages), {"tuning": [gold_of(each) for each in passages]})
    path = SHIPPED / "general" / "calibration.csv"
    counts = {**counted_before(path.read_text(encoding="utf-8")), **joined(tuning, sample)}
    _write(path, counts)
    sys.stdout.write(
        f"{path}: {len(counts)} methods of {sum(n for n, _ in counts.values())} rows\n"
    )


def extracted_in(home: Warehouse) -> Mapping[str, pa.Table]:
    """The tables of the sample corpus in HOME as they were read, before reviewers' corrections."""
    stage = Stage(home, Ledger(home), of_stage())
    documents, keys = stage.extracted_documents()
    return resolve(documents, stage.cache.read(keys), stage.knowledge)


def tables_of(passages: list[Passage]) -> Mapping[str, pa.Table]:
    """The tables that a run without a codebook makes of PASSAGES."""
    knowledge = read_knowledge((SHIPPED,), ())
    return tables_by(load_pipeline(settings().model, knowledge, read_reader()), passages, knowledge)


def tables_by(nlp: Any, passages: list[Passage], knowledge: Knowledge) -> Mapping[str, pa.Table]:
    """The tables that the pipeline NLP makes of PASSAGES."""
    made = [document for each in passages for document in _documents(each, knowledge)]
    documents, blocks = document_rows(made, _RUN, now())
    tables = resolve(documents, extract(nlp, documents, blocks, _RUN), knowledge)
    return {**tables, "documents": documents}


def counted_before(text: str) -> Counts:
    """The counts of a calibration file: methods that are not met now keep theirs.

    Those are the methods of reading by the rules alone (`--reader rules`).
    """
    return {
        (row["layer"], row["method"]): (int(row["n"]), int(row["right"]))
        for row in csv.DictReader(io.StringIO(text))
    }


def joined(tuning: Counts, sample: Counts) -> Counts:
    """The counts on TUNING, with those on SAMPLE for methods that are seldom met there."""
    return {
        key: _sum(tuning.get(key, (0, 0)), sample.get(key, (0, 0)))
        for key in sorted({*tuning, *sample})
    }


def added(some: Counts, others: Counts) -> Counts:
    """The counts SOME and OTHERS together."""
    nothing = (0, 0)
    return {
        key: (
            some.get(key, nothing)[0] + others.get(key, nothing)[0],
            some.get(key, nothing)[1] + others.get(key, nothing)[1],
        )
        for key in sorted({*some, *others})
    }


def _with_process() -> list[Passage]:
    """The passages of which the process is annotated, or held out."""
    annotated = {path.stem for path in (SHIPPED / "gold" / _PROCESS).glob("*.jsonl")}
    return [each for each in parse_passages(passage_files()) if each.id in annotated]


def _sum(tuning: tuple[int, int], sample: tuple[int, int]) -> tuple[int, int]:
    if tuning[0] >= _ENOUGH:
        return tuning
    return tuning[0] + sample[0], tuning[1] + sample[1]


def _documents(passage: Passage, knowledge: Knowledge) -> list[Document]:
    told = {
        "published_on": passage.published_on,
        "genre": GENRES[passage.genre],
        "source_name": publisher_of(passage),
    }
    given = {name: str(value) for name, value in told.items() if value}
    file = RawFile(passage.id, f"{passage.id}.txt", text_of(passage).encode(), given)
    return read_file(file, knowledge.genres.phrases(), knowledge.page_words).documents


def _write(path: Path, counts: Counts) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["layer", "method", "n", "right"])
        writer.writerows(
            (layer, method, n, right) for (layer, method), (n, right) in sorted(counts.items())
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
