"""What an event takes from its mentions."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa

from parley.transforms.resolution.tables.events import Known, event_rows
from tests.transforms.resolution.mentioned import mention, of_one_event

NAMES = {"RUS": "Russia", "UKR": "Ukraine", "org:aclu": "ACLU"}


def events(knowledge, *mentions: dict, sources: dict | None = None) -> list[dict]:
    doc_ids = sorted({each["doc_id"] for each in mentions})
    documents = pa.table(
        {
            "doc_id": doc_ids,
            "source_name": pa.array([(sources or {}).get(each) for each in doc_ids], pa.string()),
            "published_on": pa.nulls(len(doc_ids), pa.date32()),
        }
    )
    known = Known(documents, knowledge.event_types, NAMES)
    return event_rows(of_one_event(mentions), known).to_pylist()


def test_an_event_counts_mentions_documents_and_sources(knowledge):
    told = [mention(1), mention(2), mention(3), mention(4, doc_id=mention(3)["doc_id"])]
    one_paper = {told[0]["doc_id"]: "The Tide", told[1]["doc_id"]: "The Tide"}
    (row,) = events(knowledge, *told, sources=one_paper)
    assert (row["n_mentions"], row["n_documents"], row["n_sources"]) == (4, 3, 2)


def test_an_event_takes_the_sharpest_date(knowledge):
    (row,) = events(knowledge, mention(1, "2022-03"), mention(2, "2022-03-05"))
    assert (row["date_start"], row["date_precision"]) == (dt.date(2022, 3, 5), "day")


def test_an_event_is_what_most_say_it_is(knowledge):
    told = [mention(1, factuality="negated"), mention(2), mention(3)]
    assert events(knowledge, *told)[0]["factuality"] == "actual"


def test_the_label_reads_as_a_sentence(knowledge):
    (row,) = events(knowledge, mention(1, "2022-03-05", factuality="negated"))
    assert row["label"] == "Russia: attacked → Ukraine (2022-03-05) [negated]"


def test_the_label_has_the_names_of_actors_that_only_texts_name(knowledge):
    (row,) = events(knowledge, mention(1, source_actor_ids=["org:aclu"]))
    assert row["label"] == "ACLU: attacked → Ukraine"


def test_an_event_of_a_mode_has_the_scores_of_the_mode(knowledge):
    by_mode = {(r.event_type, r.event_mode): r.goldstein for r in knowledge.event_types}
    (row,) = events(knowledge, mention(1, event_type="CONSULT", event_mode="visit"))
    assert row["goldstein"] == by_mode["CONSULT", "visit"] != by_mode["CONSULT", ""]
