"""Real documents, where they are at hand: what several of them tell is one event."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from parley.transforms.reading.extract import extract
from parley.transforms.resolution.resolve import resolve
from tests.transforms.corpus import RUN, corpus
from tests.transforms.ingest.reading import read

SHARED = Path(__file__).parents[4] / "shared"
pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here"),
]

Row = dict[str, object]


@pytest.fixture(scope="module")
def tables(nlp, knowledge) -> dict[str, pa.Table]:
    paths = sorted((SHARED / "texts").glob("0*.txt"))
    documents = [found for path in paths for found in read(path.name, path.read_bytes()).documents]
    rows, blocks = corpus(*documents)
    resolved = resolve(rows, extract(nlp, rows, blocks, RUN), knowledge)
    return {"documents": rows, **resolved}


def told_by(tables: dict[str, pa.Table], event: Row) -> set[str]:
    """The numbers of the documents with a mention of EVENT."""
    number = {
        d["doc_id"]: d["source_uri"].removeprefix("in/")[:3]
        for d in tables["documents"].to_pylist()
    }
    mentions = tables["event_mentions"].to_pylist()
    return {number[m["doc_id"]] for m in mentions if m["event_id"] == event["event_id"]}


def largest(tables: dict[str, pa.Table], kind: str, year: int, **wanted: object) -> Row:
    rows = [
        row
        for row in tables["events"].to_pylist()
        if row["event_type"] == kind and row["date_start"] and row["date_start"].year == year
        and all(value in row[name] for name, value in wanted.items())
    ]  # fmt: skip
    return max(rows, key=lambda row: row["n_mentions"])


def disputes(tables: dict[str, pa.Table], event: Row) -> set[tuple[str, str]]:
    rows = tables["event_conflicts"].to_pylist()
    return {(r["attribute"], r["value"]) for r in rows if r["event_id"] == event["event_id"]}


def test_the_talks_of_may_2025_are_one_event_on_two_days(tables):
    talks = largest(tables, "CONSULT", 2025)
    assert {"001", "003", "004"} <= told_by(tables, talks)
    assert {("date", "2025-05-15"), ("date", "2025-05-16")} <= disputes(tables, talks)
    assert talks["contested"]


def test_the_talks_of_2022_are_another_event(tables):
    talks = largest(tables, "CONSULT", 2022)
    mentions = tables["event_mentions"].to_pylist()
    dated = [m for m in mentions if m["event_id"] == talks["event_id"] and m["date_start"]]
    assert len(dated) > 1
    assert {m["date_start"].year for m in dated} == {2022}


def test_the_deal_on_prisoners_is_one_event(tables):
    assert {"001", "003"} <= told_by(tables, largest(tables, "AGREE", 2025))


def test_a_visit_rests_on_one_text_and_on_a_report(tables):
    visit = largest(tables, "CONSULT", 2022, source_actor_ids="person:boris_johnson")
    assert {"001", "004"} <= told_by(tables, visit)
    assert {("factuality", "actual"), ("factuality", "reported")} <= disputes(tables, visit)
