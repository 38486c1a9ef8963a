"""Documents to tables: the same whatever the order and the company of the documents."""

from __future__ import annotations

import datetime as dt

import pytest

from parley.schemas.working import READ
from parley.transforms.reading.extract import extract
from tests.transforms.corpus import RUN, corpus, document

TEXTS = (
    document("Russia attacked Ukraine on 5 March.", "2022-04-10"),
    document("“We will not yield,” said Zelensky. Marta Lindqvist met Putin in Istanbul."),
    document(
        "Ethiopia and the TPLF signed the treaty. Both sides freed 20 soldiers.", "2022-11-03"
    ),
)
TABLES = {table.name: table for table in READ}


@pytest.fixture(scope="module")
def extracted(nlp):
    return extract(nlp, *corpus(*TEXTS), RUN)


def test_each_table_has_its_declared_columns(extracted):
    assert {name: table.schema for name, table in extracted.items()} == {
        name: table.arrow for name, table in TABLES.items()
    }


@pytest.mark.parametrize("name", ["sentences", "mentions", "event_mentions", "attributions"])
def test_texts_with_something_to_tell_give_rows(extracted, name):
    assert extracted[name].num_rows > 0


def test_newcomers_and_places_are_told_by_document(extracted):
    (actor,) = extracted["actors_found"].to_pylist()
    places = {row["name"]: row["doc_id"] for row in extracted["places_found"].to_pylist()}
    assert actor["actor_id"] == "person:marta_lindqvist"
    assert actor["doc_id"] == places["Istanbul"] == TEXTS[1].doc_id
    assert places["Ukraine"] == TEXTS[0].doc_id


def test_until_resolved_an_event_mention_is_its_own_event(extracted):
    mentions = extracted["event_mentions"]
    assert mentions["event_id"] == mentions["event_mention_id"]


def test_rows_carry_the_run(extracted):
    assert set(extracted["event_mentions"]["run_id"].to_pylist()) == {RUN}


def test_the_same_documents_give_the_same_rows_again(nlp, extracted):
    assert extract(nlp, *corpus(*TEXTS), RUN) == extracted


def test_rows_do_not_depend_on_order_or_batch(nlp, extracted):
    fillers = [f"It rained on day {n}." for n in range(20)]
    documents, blocks = corpus(*fillers, *TEXTS)
    turned = documents.take(list(reversed(range(documents.num_rows))))
    again = extract(nlp, turned, blocks, RUN)
    wanted = {each.doc_id for each in TEXTS}
    for name, table in TABLES.items():
        rows = [row for row in again[name].to_pylist() if row["doc_id"] in wanted]
        assert by_key(rows, table.key) == by_key(extracted[name].to_pylist(), table.key)


def by_key(rows, key):
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in key))


def test_the_date_of_publication_reads_partial_dates(extracted):
    row = next(
        row
        for row in extracted["event_mentions"].to_pylist()
        if row["doc_id"] == TEXTS[0].doc_id and row["event_type"] == "ASSAULT"
    )
    assert row["date_start"] == dt.date(2022, 3, 5)


def test_blocks_of_other_documents_are_ignored(nlp):
    documents, _ = corpus("It rained.")
    _, blocks = corpus("It rained.", "It snowed for days.")
    assert extract(nlp, documents, blocks, RUN)["sentences"].num_rows == 1


def test_no_documents_give_empty_tables(nlp):
    documents, blocks = corpus()
    assert {table.num_rows for table in extract(nlp, documents, blocks, RUN).values()} == {0}
