"""Views for BI tools: who stands for which side, plain columns, and a date dimension."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from parley.schemas.tables import BY_NAME
from parley.warehouse.query import run_query
from parley.warehouse.store.catalog import view_types, write_database
from tests.warehouse.small import A, full, small_rows, tables_of

FLAT = (
    "actor_sides", "agreement_actors", "agreement_evidence", "agreement_issues",
    "attribution_evidence", "contested_evidence", "dates", "dyads_by_month",
    "dyads_by_month_actors", "event_actors", "event_evidence", "round_actors", "stance_evidence",
)  # fmt: skip


@pytest.fixture(scope="module")
def asked(published):
    return lambda sql: [tuple(row.values()) for row in run_query(published, sql).to_pylist()]


@pytest.fixture(scope="module")
def sides(tmp_path_factory):
    """A release of a state, its army, rebels in it, and people who served more than one side."""
    rows = small_rows()
    actors = [
        ("SDN", "Sudan", "state", "SDN", None, None),
        ("org:saf", "Sudanese army", "government_body", "SDN", "SDN", "MIL"),
        ("armed:rsf", "Rapid Support Forces", "armed_group", "SDN", None, "REB"),
        ("armed:rsf_north", "RSF in the north", "armed_group", "SDN", "armed:rsf", "REB"),
        ("armed:volunteers", "Volunteers", "armed_group", "SDN", None, "MIL"),
        ("org:un", "United Nations", "igo", None, None, None),
        ("PRT", "Portugal", "state", "PRT", None, None),
        ("person:chief", "Chief", "person", "PRT", None, "GOV"),
        ("person:guest", "Guest", "person", "PRT", None, None),
    ]
    for code in ("SDN", "PRT"):
        rows["countries"].append(rows["countries"][0] | {"country": code})
    for actor_id, name, kind, country, parent, sector in actors:
        rows["actors"].append(
            full(BY_NAME["actors"], actor_id=actor_id, name=name, kind=kind, country=country,
                 parent_actor_id=parent, sector=sector)
        )  # fmt: skip
    for number, (office_of, first, last) in enumerate(
        [("PRT", date(2010, 1, 1), date(2015, 6, 30)), ("org:un", date(2017, 1, 1), None)]
    ):
        rows["actor_roles"].append(
            full(BY_NAME["actor_roles"], actor_role_id=f"c{number}", actor_id="person:chief",
                 role="head", affiliation_actor_id=office_of, valid_from=first, valid_to=last)
        )  # fmt: skip
    for number, (source, target, day) in enumerate(
        [
            ("org:saf", "armed:rsf_north", date(2023, 5, 1)),
            ("armed:rsf", "SDN", date(2023, 5, 2)),
            ("person:chief", "SDN", date(2023, 5, 3)),
            ("person:chief", "SDN", date(2012, 5, 3)),
        ]
    ):
        mine = {
            "event_id": f"e1{number}", "source_actor_ids": [source], "target_actor_ids": [target],
            "date_start": day, "date_end": day, "date_precision": "day",
        }  # fmt: skip
        rows["events"].append({**rows["events"][0], **mine})
    path = tmp_path_factory.mktemp("sides") / "parley.duckdb"
    write_database(path, tables_of(rows))
    return lambda sql: [tuple(row.values()) for row in run_query(path, sql).to_pylist()]


@pytest.mark.parametrize("name", FLAT)
def test_no_column_is_a_list(name):
    assert not {kind for kind in view_types()[name].values() if kind.endswith("[]")}


def test_no_view_has_a_type_that_other_tools_do_not_know():
    kinds = {kind for columns in view_types().values() for kind in columns.values()}
    assert not kinds & {"HUGEINT", "INTERVAL", "TIMESTAMP_NS"}


def test_organs_stand_for_their_state_and_rebels_for_themselves(sides):
    found = dict(
        sides("SELECT actor_id, side_actor_id FROM actor_sides WHERE actor_id <> 'person:chief'")
    )
    assert found["org:saf"] == found["armed:volunteers"] == found["SDN"] == "SDN"
    assert found["armed:rsf_north"] == found["armed:rsf"] == "armed:rsf"
    assert found["person:guest"] == "person:guest"
    assert found["author"] == "author"


def test_people_stand_for_whom_they_then_serve(sides):
    assert sides(
        "SELECT valid_from, valid_to, side_actor_id, side_country FROM actor_sides "
        "WHERE actor_id = 'person:chief' ORDER BY valid_from NULLS FIRST"
    ) == [
        (None, date(2016, 12, 31), "PRT", "PRT"),
        (date(2017, 1, 1), None, "org:un", None),
    ]


def test_army_and_rebels_are_two_sides_and_an_organisation_is_no_country(sides):
    expected = [
        (date(2012, 5, 1), "PRT", "SDN"),
        (date(2023, 5, 1), "SDN", "armed:rsf"),
        (date(2023, 5, 1), "armed:rsf", "SDN"),
        (date(2023, 5, 1), "org:un", "SDN"),
    ]
    for view, source, target in (
        ("dyads_by_month_actors", "source_actor_id", "target_actor_id"),
        ("dyads_by_month", "source_country", "target_country"),
    ):
        assert expected == sides(
            f"SELECT month, {source}, {target} FROM {view} "
            f"WHERE 'SDN' IN ({source}, {target}) ORDER BY ALL"
        )
    assert sides("SELECT source_countries FROM event_timeline WHERE event_id = 'e12'") == [([],)]


def test_events_and_actors_are_rows(asked):
    assert asked(
        "SELECT event_id, role, actor_name, side_name, month FROM event_actors "
        "WHERE event_id = 'e0'"
    ) == [
        ("e0", "source", "Russia", "Russia", date(2022, 2, 1)),
        ("e0", "target", "Ukraine", "Ukraine", date(2022, 2, 1)),
    ]
    assert asked("SELECT count(*) FROM event_actors") == [(5,)]


def test_evidence_of_events_has_sentence_and_source(asked):
    assert asked(
        "SELECT who, whom, trigger, sentence, source_name, published_on, place_country, latitude "
        "FROM event_evidence"
    ) == [
        (
            "Russia", "Ukraine", "invaded", "Russia invaded Ukraine on 24 February 2022.", "Daily",
            date(2022, 2, 25), None, None,
        ),
        (
            "Russia; Turkey; Ukraine", None, "talks",
            "Türkiye hosted talks between Russia and Ukraine in Istanbul in March 2022.", "Wire",
            date(2022, 4, 1), "TUR", 41.0,
        ),
    ]  # fmt: skip


def test_dates_are_told_as_exactly_as_they_are_known(asked):
    assert asked("SELECT date_text FROM event_timeline") == [("2022-02-24",), ("2022-03",)]
    assert asked("SELECT date_text FROM event_evidence") == [("2022-02-24",), ("2022-03",)]


def test_evidence_of_stances_and_words_names_the_side(asked):
    assert asked(
        "SELECT holder_name, side_name, position, on_what, wording, sentence FROM stance_evidence "
        "WHERE issue_id IS NOT NULL"
    ) == [
        (
            "Ukraine", "Ukraine", "oppose", "Territorial concessions", "opposes ceding land",
            "Ukraine opposes ceding land because it distrusts Moscow.",
        )
    ]  # fmt: skip
    assert asked(
        "SELECT speaker_name, side_name, content, sentence, reported_by FROM attribution_evidence"
    ) == [
        (
            "Volodymyr Zelenskyy", "Ukraine", "the front held",
            "President Zelenskyy said the front held.", None,
        )
    ]  # fmt: skip


def test_agreements_have_evidence_parties_and_issues(asked):
    assert asked(
        "SELECT agreement_name, parties, third_parties, status, by_whom, sentence "
        "FROM agreement_evidence"
    ) == [
        (
            "Exchange of soldiers", "Russia; Ukraine", None, "implemented", "Russia",
            "Some 1,000 soldiers were exchanged.",
        )
    ]  # fmt: skip
    assert asked("SELECT role, actor_name, status FROM agreement_actors") == [
        ("party", "Russia", "implemented"), ("party", "Ukraine", "implemented"),
    ]  # fmt: skip
    assert asked("SELECT issue_name, n_provisions FROM agreement_issues") == [
        ("Territorial concessions", 1)
    ]


def test_rounds_and_contested_values_are_rows(asked):
    assert asked("SELECT part, actor_name FROM round_actors") == [
        ("delegate", "Volodymyr Zelenskyy"), ("host", "Turkey"), ("party", "Russia"),
        ("party", "Ukraine"),
    ]  # fmt: skip
    assert asked("SELECT value, doc_id, source_name FROM contested_evidence") == [
        ("actual", A, "Daily"), ("reported", A, "Daily"),
    ]  # fmt: skip


def test_dates_have_no_gap(asked):
    ((first, last, n),) = asked("SELECT min(date), max(date), count(*) FROM dates")
    assert (first, last, n) == (date(2022, 1, 1), date(2022, 12, 31), 365)
    assert asked(
        "SELECT month_start, year_month, year_quarter, iso_week, week_start, weekday_name, "
        "is_weekend FROM dates WHERE date = DATE '2022-02-24'"
    ) == [(date(2022, 2, 1), "2022-02", "2022-Q1", 8, date(2022, 2, 21), "Thursday", False)]
    assert asked(
        "SELECT count(*) FROM dyads_by_month WHERE month NOT IN (SELECT date FROM dates)"
    ) == [(0,)]


def test_a_document_has_its_own_address_and_those_of_its_copies():
    view = Path(__file__).parents[2] / "warehouse/views/document_addresses.sql"
    with duckdb.connect() as small:
        small.execute(
            "CREATE TABLE documents AS SELECT 'd' AS doc_id, 'T' AS title, 'a' AS source_uri"
        )
        small.execute("CREATE TABLE quarantine (source_uri TEXT, error_kind TEXT, copy_of TEXT)")
        small.execute(
            "INSERT INTO quarantine VALUES ('b', 'near_duplicate', 'a'), "
            "('c', 'duplicate_content', 'a'), ('e', 'empty_file', NULL)"
        )
        rows = small.sql(view.read_text(encoding="utf-8")).fetchall()
    assert [(uri, own, like) for _, _, uri, own, like in rows] == [
        ("a", True, "own"),
        ("b", False, "nearly"),
        ("c", False, "same"),
    ]
