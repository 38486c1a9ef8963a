from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from parley.flows.inputs.files import file_reader
from parley.flows.inputs.sources import find_sources
from parley.flows.orchestration.processes import Limits
from parley.schemas.codebook.pages import Pages
from parley.warehouse.store.files import write_parquet

TEXT = "Ankara offered to host another round of talks between the two sides on Monday."


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def read(name):
        (source,) = find_sources([name])
        with file_reader({}, Pages(), 10**6, any_language=False, limits=Limits(0, 0)) as reader:
            return reader(source, {})

    return read


def test_the_rows_of_a_parquet_file_are_documents(read):
    rows = {"id": ["x", None], "text": [TEXT, f"{TEXT} So it said."], "headline": ["A title", None],
            "date": [date(2025, 5, 16), None], "image": [b"\x00", b"\x01"]}  # fmt: skip
    write_parquet(pa.table(rows), Path("a.parquet"))
    first, second = read("a.parquet").reading.documents
    assert (first.uri, first.title, first.published_on) == (
        "a.parquet#x", "A title", date(2025, 5, 16),
    )  # fmt: skip
    assert (second.uri, second.published_on) == ("a.parquet#2", None)


def test_a_broken_parquet_file_is_refused(read):
    for data in (b"PAR1 and no more", b""):
        Path("a.parquet").write_bytes(data)
        found = read("a.parquet")
        (refusal,) = found.reading.refusals
        assert (refusal.kind, found.digest is not None) == ("broken_parquet", True)
