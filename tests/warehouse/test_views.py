"""What the views answer on the small warehouse."""

from __future__ import annotations

from datetime import date

import pytest

from parley.schemas.tables import BY_NAME
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.warehouse.small import A, B, full, small_rows, tables_of


@pytest.fixture(scope="module")
def asked(published):
    return lambda sql: [tuple(row.values()) for row in run_query(published, sql).to_pylist()]


def test_event_timeline_is_in_order_of_time_with_names(asked):
    assert asked("SELECT date_start, label, sources, targets, place_name FROM event_timeline") == [
        (
            date(2022, 2, 24),
            "Russia: invaded → Ukraine (2022-02-24)",
            ["Russia"],
            ["Ukraine"],
            None,
        ),
        (
            date(2022, 3, 1),
            "Russia: talks in Istanbul",
            ["Russia", "Turkey", "Ukraine"],
            [],
            "Istanbul",
        ),
    ]
    assert asked("SELECT source_countries, target_countries FROM event_timeline LIMIT 1") == [
        (["RUS"], ["UKR"])
    ]


def test_dyads_count_acts_and_meetings(asked):
    assert asked(
        "SELECT source_country, target_country, month, n_events, n_material_conflict, "
        "n_verbal_cooperation, mean_goldstein, n_contested FROM dyads_by_month "
        "WHERE source_country = 'RUS'"
    ) == [
        ("RUS", "UKR", date(2022, 2, 1), 1, 1, 0, -9.0, 1),
        ("RUS", "TUR", date(2022, 3, 1), 1, 0, 1, 1.5, 0),
        ("RUS", "UKR", date(2022, 3, 1), 1, 0, 1, 1.5, 0),
    ]


def test_dyads_leave_out_what_did_not_happen_and_keep_what_has_no_month(tmp_path):
    rows = small_rows()
    rows["events"][0]["factuality"] = "negated"
    rows["events"][1] |= {"date_start": date(2022, 1, 1), "date_end": date(2022, 12, 31),
                          "date_precision": "year"}  # fmt: skip
    rows["actors"].append(
        full(BY_NAME["actors"], actor_id="org:nato", name="NATO", kind="alliance")
    )
    of_nato = {"event_id": "e2", "source_actor_ids": ["org:nato"], "target_actor_ids": ["RUS"]}
    rows["events"].append({**rows["events"][1], **of_nato})
    warehouse = Warehouse(tmp_path)
    publish(warehouse, tables_of(rows), "r1")
    found = run_query(
        warehouse,
        "SELECT source_country, target_country, month FROM dyads_by_month ORDER BY ALL",
    ).to_pylist()
    assert {row["month"] for row in found} == {None}
    assert ("org:nato", "RUS", None) in [tuple(row.values()) for row in found]
    assert len(found) == 7  # the meeting of three, each toward each other, and the act of NATO


def test_positions_on_issues_and_toward_actors(asked):
    assert asked(
        "SELECT holder_name, issue_name, target_name, position, n_stances, n_documents, "
        "n_sources, first_stated_on, doc_ids FROM issue_positions ORDER BY issue_name NULLS LAST"
    ) == [
        ("Ukraine", "Territorial concessions", None, "oppose", 1, 1, 1, date(2022, 4, 1), [B]),
        ("Ukraine", None, "Russia", "oppose", 1, 1, 1, date(2022, 4, 1), [B]),
    ]


def test_positions_by_source_tell_outlets_apart(tmp_path):
    rows = small_rows()
    other = dict(rows["stances"][0], stance_id="s9", doc_id=A, sentence_id=f"{A}_s0")
    rows["stances"].append(other)
    warehouse = Warehouse(tmp_path)
    publish(warehouse, tables_of(rows), "r1")
    on_land = "WHERE issue_id = 'territorial_concessions'"
    together = run_query(warehouse, f"FROM issue_positions {on_land}").to_pylist()
    apart = run_query(warehouse, f"FROM issue_positions_by_source {on_land}").to_pylist()
    assert [(row["n_stances"], row["n_sources"]) for row in together] == [(2, 2)]
    assert [(row["source_name"], row["n_stances"]) for row in apart] == [("Daily", 1), ("Wire", 1)]


def test_contested_events_name_values_and_who_gives_them(asked):
    assert asked(
        "SELECT label, attribute, value, source_names, attributed_to_names FROM contested_events"
    ) == [
        (
            "Russia: invaded → Ukraine (2022-02-24)",
            "factuality",
            "actual",
            ["Daily"],
            ["the author"],
        ),
        (
            "Russia: invaded → Ukraine (2022-02-24)",
            "factuality",
            "reported",
            ["Daily"],
            ["the author"],
        ),
    ]


def test_claims_name_speaker_and_source(asked):
    assert asked(
        "SELECT speaker_name, cue, content, kind, source_name, published_on FROM claims_by_speaker"
    ) == [("Volodymyr Zelenskyy", "said", "the front held", "indirect", "Daily", date(2022, 2, 25))]


def test_reasons_name_the_source_and_on_whose_word(asked):
    assert asked(
        "SELECT source_name, outcome, reason, n_explanations, n_documents FROM reasons_by_source"
    ) == [("Wire", "failure_2022_talks", "distrust", 1, 1)]


def test_agreement_timeline_tells_who_acts_and_on_whose_word(asked):
    assert asked(
        "SELECT agreement_name, status, date_start, by_names, attributed_to_name, sentence, "
        "source_name FROM agreement_timeline"
    ) == [
        (
            "Exchange of soldiers", "implemented", date(2022, 2, 24), ["Russia"], "the author",
            "Some 1,000 soldiers were exchanged.", "Daily",
        )
    ]  # fmt: skip


def test_provisions_tell_who_is_bound_and_who_rejects_the_issue(asked):
    assert asked(
        "SELECT content, force, obliged_names, beneficiary_names, accepted_by, rejected_by, "
        "rejected_on_word_of FROM provisions_by_agreement"
    ) == [("ceding land", "obliges", ["Ukraine"], ["Russia"], [], ["Ukraine"], ["the author"])]


def test_interests_tell_whose_they_are_and_on_whose_word(asked):
    assert asked(
        "SELECT actor_name, kind, content, issue_name, own_word, source_name "
        "FROM interests_by_actor"
    ) == [("Ukraine", "fear", "ceding land", "Territorial concessions", False, "Wire")]


def test_rounds_are_told_with_who_met_and_what_it_brought(asked):
    assert asked(
        "SELECT process, round_number, delegates, hosts, mediators, place_name, outcomes "
        "FROM process_rounds"
    ) == [
        (
            "Russia – Ukraine", 1, ["Volodymyr Zelenskyy"], ["Turkey"], [], "Istanbul",
            ["ceding land"],
        )
    ]  # fmt: skip


def test_parties_are_told_with_their_part_and_by_whose_word(asked):
    assert asked(
        "SELECT actor_name, role, toward_names, n_claims, claimed_by, source_names, evidence "
        "FROM conflict_parties"
    ) == [
        (
            "Turkey", "host", ["Russia", "Ukraine"], 1, ["the author"], ["Wire"],
            "Türkiye hosted talks between Russia and Ukraine in Istanbul in March 2022.",
        )
    ]  # fmt: skip


def test_actor_activity_counts_by_actor(asked):
    assert asked(
        "SELECT name, n_mentions, n_events_as_source, n_events_as_target, n_material_conflict, "
        "n_stances, n_attributions, first_event_on FROM actor_activity "
        "WHERE actor_id IN ('RUS', 'UKR', 'person:volodymyr_zelenskyy')"
    ) == [
        ("Russia", 2, 2, 0, 1, 0, 0, date(2022, 2, 24)),
        ("Ukraine", 2, 1, 1, 0, 2, 0, date(2022, 2, 24)),
        ("Volodymyr Zelenskyy", 1, 0, 0, 0, 0, 1, None),
    ]


def test_the_dictionary_tells_meaning_type_and_unit(asked):
    assert asked(
        "SELECT table_kind, type, description, unit FROM data_dictionary "
        "WHERE table_name = 'documents' AND column_name IN ('n_words', 'title')"
    ) == [
        ("table", "VARCHAR", "The document's title.", None),
        ("table", "BIGINT", "Words in text.", "words"),
    ]
    assert asked("SELECT count(*) FROM data_dictionary WHERE description IS NULL") == [(0,)]
    assert asked(
        "SELECT DISTINCT table_kind FROM data_dictionary WHERE table_name = 'data_dictionary'"
    ) == [("view",)]
