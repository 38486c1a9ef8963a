"""What events count, once some rows stay out."""

from __future__ import annotations

import datetime as dt

import pyarrow.compute as pc
import pytest

from parley.transforms.reading.extract import extract
from parley.transforms.resolution.resolve import resolve
from parley.transforms.resolution.tables.recount import recounted
from tests.transforms.corpus import RUN, corpus, document

FIRST = document("Russia attacked Ukraine on 5 March 2022.", "2022-03-07", "The Tide")
SECOND = document("On 6 March 2022 Ukraine was attacked by Russia.", "2022-03-09", "The Ebb")


@pytest.fixture(scope="module")
def tables(nlp, knowledge):
    rows, blocks = corpus(FIRST, SECOND)
    return resolve(rows, extract(nlp, rows, blocks, RUN), knowledge)


def without(tables, name: str, column: str, value: str):
    """The tables without the rows of NAME that hold VALUE."""
    rows = tables[name]
    return {**tables, name: rows.filter(pc.not_equal(rows[column], value))}


def test_nothing_changes_where_nothing_stays_out(tables):
    assert recounted(tables) == tables


def test_events_count_what_is_left(tables):
    left = recounted(without(tables, "event_mentions", "doc_id", FIRST.doc_id))
    (event,) = left["events"].to_pylist()
    assert (event["n_mentions"], event["n_documents"], event["n_sources"]) == (1, 1, 1)
    assert event["first_published_on"] == dt.date(2022, 3, 9)


def test_one_value_alone_is_no_dispute(tables):
    assert tables["events"]["contested"].to_pylist() == [True]
    left = recounted(without(tables, "event_conflicts", "value", "2022-03-05"))
    assert left["event_conflicts"].num_rows == 0
    assert left["events"]["contested"].to_pylist() == [False]
