"""What events count, once some rows stay out."""

from __future__ import annotations

import datetime as dt

import pyarrow.compute as pc
import pytest

from parley.warehouse.checks.counts import recounted
from tests.warehouse.small import B, small_rows, span, tables_of


@pytest.fixture
def tables():
    """The small warehouse, whose first event another document tells too."""
    rows = small_rows()
    first = rows["event_mentions"][0]
    second = first | {"event_mention_id": "em2", "trigger": "talks"} | span(B, "talks")
    rows["event_mentions"].append(second)
    rows["events"][0] |= {"n_mentions": 2, "n_documents": 2, "n_sources": 2}
    return tables_of(rows)


def without(tables, name: str, column: str, value: str):
    """The tables without the rows of NAME that hold VALUE."""
    rows = tables[name]
    return {**tables, name: rows.filter(pc.not_equal(rows[column], value))}


def test_nothing_changes_where_nothing_stays_out(tables):
    assert recounted(tables) == tables


def test_events_count_what_is_left(tables):
    left = recounted(without(tables, "event_mentions", "event_mention_id", "em0"))
    event = left["events"].to_pylist()[0]
    assert (event["n_mentions"], event["n_documents"], event["n_sources"]) == (1, 1, 1)
    assert event["first_published_on"] == dt.date(2022, 4, 1)
    assert left["events"].schema == tables["events"].schema


def test_documents_without_a_publisher_are_publishers_themselves(tables):
    documents = tables["documents"].to_pylist()
    for row, name in zip(documents, ("", None), strict=True):
        row["source_name"] = name
    nameless = {**tables, **tables_of({"documents": documents})}
    assert recounted(nameless)["events"]["n_sources"].to_pylist() == [2, 1]


def test_one_value_alone_is_no_dispute(tables):
    assert tables["events"]["contested"].to_pylist() == [True, False]
    left = recounted(without(tables, "event_conflicts", "value", "reported"))
    assert left["event_conflicts"].num_rows == 0
    assert left["events"]["contested"].to_pylist() == [False, False]


def test_tables_without_events_come_back_as_they_are(tables):
    some = {"actors": tables["actors"]}
    assert recounted(some) == some
