"""The gate on the small warehouse: what passes, what goes to quarantine, what stops a release.

Great Expectations takes seconds for all tables, so the tests look at a few tables where they can.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from parley.schemas.tables import BY_NAME, TABLES
from parley.warehouse.checks.checks import (
    OF_RELATIONS,
    OF_RULES,
    OF_RUNS,
    checks,
    checks_of_runs,
)
from parley.warehouse.checks.gate import ReleaseStoppedError, Verdict, validate, validate_runs
from parley.warehouse.checks.quarantine import FALLEN
from tests.warehouse.small import NOW, RUN, full, small_rows, tables_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def passed(tmp_path_factory) -> tuple[Verdict, Any]:
    docs = tmp_path_factory.mktemp("docs") / "site"
    return validate(tables_of(small_rows()), RUN, NOW, docs), docs


@pytest.fixture(scope="module")
def faulty_and_docs(tmp_path_factory) -> tuple[Verdict, Any]:
    """The verdict on rows with one fault of each kind, in tables that do not touch each other."""
    rows = small_rows()
    rows["quantities"][0]["low"] = None
    rows["stances"][0] |= {"position": "maybe", "strength": 1.5}
    rows["explanations"][0]["attributed_to_actor_id"] = "person:nobody"
    rows["event_conflicts"][0]["attributed_to_actor_ids"] = ["RUS", "person:nobody"]
    rows["attributions"][0]["sentence_id"] = rows["sentences"][0]["sentence_id"]
    rows["places"][0]["country"] = "Türkiye"  # takes event, mention and participants with it
    docs = tmp_path_factory.mktemp("faulty") / "site"
    return validate(tables_of(rows), RUN, NOW, docs), docs


@pytest.fixture(scope="module")
def faulty(faulty_and_docs) -> Verdict:
    return faulty_and_docs[0]


def test_good_rows_pass_untouched(passed):
    verdict, _ = passed
    for table in TABLES:
        wanted = table.sorted(tables_of(small_rows())[table.name])
        assert verdict.tables[table.name].equals(wanted)
    assert verdict.quarantine_rows.num_rows == 0
    assert all(verdict.quality["success"].to_pylist())


def test_every_declared_promise_is_checked(passed):
    done = {
        (row["table_name"], row["expectation"], row["column_name"])
        for row in passed[0].quality.to_pylist()
    }
    for table in TABLES:
        for column in table.columns:
            promises = {
                "expect_column_values_to_not_be_null": not column.nullable,
                "expect_column_values_to_be_in_set": column.allowed,
                "expect_column_values_to_be_between": column.at_least is not None,
                "expect_column_values_to_match_regex": column.pattern,
                "expect_references_to_be_known": column.refers_to,
                "expect_values_to_not_be_excluded": column.excluded,
            }
            for expectation, promised in promises.items():
                assert ((table.name, expectation, column.name) in done) == bool(promised)
        assert any(
            (table.name, kind, ", ".join(table.key)) in done
            for kind in (
                "expect_column_values_to_be_unique",
                "expect_compound_columns_to_be_unique",
            )
        )
        for reference in table.joint_references:
            assert (table.name, FALLEN, ", ".join(reference.columns)) in done
        for rule in table.rules:
            named = (table.name, OF_RULES[rule.kind], ", ".join(rule.columns))
            assert named in done, rule.meaning
        for relation in table.all_relations:
            named = (table.name, OF_RELATIONS[relation.kind], ", ".join(relation.columns))
            assert named in done, relation.meaning
        if table.has_span:
            assert (table.name, "expect_spans_to_lie_in_document", "char_start, char_end") in done
        if table.span_text:
            assert (table.name, "expect_spans_to_match_text", "char_start, char_end") in done


def test_results_fit_their_own_table(passed):
    quality = passed[0].quality
    assert quality.schema.equals(BY_NAME["quality_results"].arrow)
    key = quality.select(list(BY_NAME["quality_results"].key)).to_pylist()
    assert len({tuple(row.values()) for row in key}) == quality.num_rows


@pytest.mark.parametrize(
    ("table", "kind", "told"),
    [
        ("quantities", "expect_column_values_to_not_be_null", "low is null.*quantity_id q0"),
        ("stances", "expect_column_values_to_be_in_set", "position 'maybe' is not one"),
        ("stances", "expect_column_values_to_be_between", "strength 1.5 lies outside"),
        ("explanations", "expect_references_to_be_known", "'person:nobody' refers to a row that"),
        ("event_conflicts", "expect_references_to_be_known", r"\['RUS', 'person:nobody'\]"),
        ("attributions", "expect_spans_to_lie_in_sentence", "outside the sentence"),
        ("places", "expect_column_values_to_match_regex", "'Türkiye' does not have the form"),
        ("events", "expect_references_to_be_known", "place_id 'istanbul' .* went to quarantine"),
        ("event_participants", "expect_references_to_be_known", "'em1' .* went to quarantine"),
    ],
)
def test_a_row_with_a_fault_goes_to_quarantine(faulty, table, kind, told):
    found = [
        row
        for row in faulty.quarantine_rows.to_pylist()
        if row["error_kind"] == kind and re.search(f"{table}: .*{told}", row["error_message"])
    ]
    assert found, faulty.quarantine_rows["error_message"].to_pylist()
    assert found[0]["stage"] == "validate"
    assert (found[0]["run_id"], found[0]["first_seen_at"]) == (RUN, NOW)


@pytest.fixture(scope="module")
def unruly() -> Verdict:
    """The verdict on rows that break rules between columns, and between rows."""
    rows = small_rows()
    rows["stances"][0]["target_actor_id"] = "RUS"
    rows["quantities"][0]["high"] = 1.0
    rows["actor_roles"][0]["valid_to"] = date(2018, 1, 1)
    rows["places"].append(rows["places"][0] | {"place_id": "x", "longitude": None})
    rows["actors"].append(rows["actors"][0] | {"actor_id": "XKX", "parent_actor_id": "author"})
    rows["attributions"][0]["reported_by_actor_ids"] = ["RUS", "author"]
    rows["event_participants"][0]["role"] = "target"
    rows["events"][0] |= {"date_precision": "none", "event_mode": "troops"}
    rows["event_mentions"][1]["date_end"] = None
    with pytest.raises(ReleaseStoppedError) as caught:  # some contradict other tables too
        validate(tables_of(rows), RUN, NOW)
    return caught.value.verdict


@pytest.mark.parametrize(
    ("table", "kind", "told"),
    [
        ("stances", "expect_one_column_to_be_filled", "just one of issue_id and target_actor_id"),
        ("quantities", "expect_columns_to_be_in_order", "low 1000.0 and high 1.0 breaks the rule"),
        ("actor_roles", "expect_columns_to_be_in_order", "valid_from is not after or above"),
        ("places", "expect_columns_to_be_filled_together", "latitude and longitude are filled"),
        ("actors", "expect_values_to_not_be_excluded", "parent_actor_id does not hold 'author'"),
        ("attributions", "expect_values_to_not_be_excluded", r"\['RUS', 'author'\] breaks"),
        ("event_participants", "expect_participants_to_be_listed", "is not among the actors"),
        ("events", "expect_none_where_unknown", "date_precision is 'none' just where date_start"),
        ("events", "expect_references_to_be_known", "event_mode 'troops' refers to a row that is"),
        ("event_mentions", "expect_columns_to_be_filled_together", "date_end are filled together"),
    ],
)
def test_a_row_that_breaks_a_rule_goes_to_quarantine(unruly, table, kind, told):
    assert any(
        row["error_kind"] == kind and re.search(f"{table}: .*{told}", row["error_message"])
        for row in unruly.quarantine_rows.to_pylist()
    ), unruly.quarantine_rows["error_message"].to_pylist()


def test_a_listed_actor_without_a_row_stops_the_release(unruly):
    (row,) = [
        row
        for row in unruly.quality.to_pylist()
        if row["expectation"] == "expect_listed_actors_to_have_rows"
    ]
    assert (row["severity"], row["success"], row["unexpected_count"]) == ("error", False, 1)
    assert row["observed_value"] == "1 of 2 rows, such as event_mention_id em0"


def test_events_that_count_wrongly_stop_the_release():
    rows = small_rows()
    rows["events"][0]["n_documents"] = 2
    rows["events"][1]["first_published_on"] = None
    with pytest.raises(ReleaseStoppedError, match=r"count_their_mentions .*2 of 2 rows, such as"):
        validate(tables_of(rows), RUN, NOW)


def test_only_sound_rows_are_left(faulty):
    left = {name: rows.num_rows for name, rows in faulty.tables.items()}
    assert (left["quantities"], left["explanations"], left["attributions"]) == (0, 0, 0)
    assert faulty.tables["stances"]["stance_id"].to_pylist() == ["s1"]
    assert faulty.tables["events"]["event_id"].to_pylist() == ["e0"]
    assert faulty.tables["event_mentions"]["event_id"].to_pylist() == ["e0"]
    assert set(faulty.tables["event_participants"]["event_id"].to_pylist()) == {"e0"}
    assert (left["mentions"], left["documents"], left["event_conflicts"]) == (7, 2, 1)


def test_a_row_of_a_document_names_its_source(faulty):
    uris = faulty.quarantine_rows["source_uri"].to_pylist()
    assert "b.txt#stances: stance_id s0" in uris
    assert "places: place_id istanbul" in uris


def test_failed_checks_count_their_rows(faulty):
    row = next(
        row
        for row in faulty.quality.to_pylist()
        if (row["table_name"], row["column_name"]) == ("stances", "position")
        and row["expectation"] == "expect_column_values_to_be_in_set"
    )
    assert not row["success"]
    assert (row["severity"], row["unexpected_count"], row["unexpected_percent"]) == ("row", 1, 50)
    assert row["observed_value"] == "1 of 2 rows, such as maybe"


@pytest.fixture(scope="module")
def stopped() -> ReleaseStoppedError:
    """The error on tables with one error of the whole of each kind."""
    rows = small_rows()
    rows["events"].append(rows["events"][0])
    rows["event_mentions"][0]["char_start"] += 1
    rows["quantities"][0]["char_end"] = 10_000
    rows["stances"][0]["char_end"] = rows["stances"][0]["char_start"]
    tables = tables_of(rows)
    del tables["places"]
    tables["issues"] = tables["issues"].drop(["definition"])
    with pytest.raises(ReleaseStoppedError) as caught:
        validate(tables, RUN, NOW)
    return caught.value


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            "events: expect_column_values_to_be_unique (event_id): 2 of 3 rows, such as e0",
            id="key-twice",
        ),
        pytest.param(
            "event_mentions: expect_spans_to_match_text (char_start, char_end): 1 of 2 rows, such "
            "as event_mention_id em0",
            id="wrong-offset",
        ),
        pytest.param("quantities: expect_spans_to_lie_in_document", id="beyond-the-end"),
        pytest.param("stances: expect_spans_to_lie_in_document", id="backwards"),
        pytest.param(
            "places: expect_table_columns_to_match_set (the table): The table is missing",
            id="missing-table",
        ),
        pytest.param("issues: lacks ['definition']", id="missing-column"),
        pytest.param("What was published before is untouched.", id="what-now"),
    ],
)
def test_an_error_of_the_whole_stops_the_release(stopped, told):
    assert told in str(stopped)


def test_a_stopped_release_tells_all_results(stopped):
    quality = stopped.verdict.quality.to_pylist()
    assert sum(row["severity"] == "error" and not row["success"] for row in quality) == 6
    assert any(row["success"] for row in quality)


def test_an_empty_corpus_is_a_warning_and_the_run_knows_itself(passed):
    rows = {name: [] for name in small_rows()}
    rows["runs"] = small_rows()["runs"]
    rows["quality_results"] = [
        {**row, "run_id": "run_of_today"} for row in passed[0].quality.slice(0, 1).to_pylist()
    ]
    verdict = validate(tables_of(rows), "run_of_today", NOW)
    failed = [row for row in verdict.quality.to_pylist() if not row["success"]]
    assert {row["table_name"] for row in failed} == {"documents"}
    assert {row["severity"] for row in failed} == {"warning"}
    assert verdict.tables["quality_results"].num_rows == 1


def test_tables_of_the_run_need_not_be_there():
    tables = {
        name: rows
        for name, rows in tables_of({name: [] for name in small_rows()}).items()
        if BY_NAME[name].section != "run"
    }
    assert set(validate(tables, RUN, NOW).tables) == set(tables)


def test_data_docs_tell_what_failed_and_where(faulty_and_docs):
    _, docs = faulty_and_docs
    index = (docs / "index.html").read_text(encoding="utf-8")
    assert '<a href="stances.html">stances</a></td><td class="row">row' in index
    page = (docs / "stances.html").read_text(encoding="utf-8")
    assert "1 unexpected values found" in page
    assert "just one of issue_id and target_actor_id is filled" in page


def test_data_docs_list_every_table_and_need_no_network(passed):
    _, docs = passed
    index = (docs / "index.html").read_text(encoding="utf-8")
    for table in TABLES:
        assert f'<a href="{table.name}.html">{table.name}</a></td><td class="passed">' in index
        page = (docs / f"{table.name}.html").read_text(encoding="utf-8")
        assert f"<h1>{table.name}</h1>" in page
        assert all(f">{column.name}<" in page for column in table.columns)
    for path in docs.rglob("*"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://|<script", text)
        for link in re.findall(r'href="([^"#]+)"', text):
            assert (path.parent / link).is_file(), f"{path.name} links to {link}"


def test_every_check_is_asked_by_one_of_the_two_gates():
    """The first holds all tables but those of the run, the second these."""
    names = {table.name for table in TABLES}
    first = names - OF_RUNS
    for table in TABLES:
        declared = {(each.expectation, each.columns) for each in checks(table, names)}
        asked = [*checks_of_runs(table), *(checks(table, first) if table.name in first else ())]
        assert {(each.expectation, each.columns) for each in asked} == declared


def test_what_is_told_of_runs_is_checked_with_the_rest_of_the_release(tmp_path):
    tables = tables_of(small_rows())
    quality = validate_runs(tables, RUN, NOW, tmp_path / "docs")
    assert set(quality["table_name"].to_pylist()) >= OF_RUNS
    assert all(quality["success"].to_pylist())
    again = validate_runs({**tables, "quality_results": quality}, RUN, NOW)
    assert again.equals(quality)  # each check stands there once, whatever other runs there were
    page = (tmp_path / "docs" / "runs.html").read_text(encoding="utf-8")
    assert "begun last has completed" in page
    assert "evaluation.html" in (tmp_path / "docs" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "values", "told"),
    [
        ("runs", {"status": "failed"}, r"runs: expect_runs_to_have_completed \(status\)"),
        ("runs", {"run_id": "another"}, r"documents: expect_references_to_be_known \(run_id\)"),
        ("evaluation", {"f1": 0.9}, "evaluation: expect_ids_to_be_made_of_their_row"),
    ],
)
def test_a_fault_in_what_is_told_of_runs_stops_the_release(table, values, told):
    rows = small_rows()
    rows["evaluation"] = [full(BY_NAME["evaluation"], layer="event", measure="event.typed")]
    rows[table][0] |= values
    with pytest.raises(ReleaseStoppedError, match=told):
        validate_runs(tables_of(rows), RUN, NOW)
