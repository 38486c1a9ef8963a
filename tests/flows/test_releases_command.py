from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.manifest import Made, Versions
from parley.warehouse.store.release import publish
from tests.flows.conftest import call, with_settings
from tests.warehouse.small import few_tables, small_rows, tables_of


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Two releases, of the 1st and the 2nd of May, between which a codebook changed an issue."""
    folder = tmp_path_factory.mktemp("two")
    with few_tables():
        for number in (1, 2):
            rows = small_rows()
            rows["issues"][0]["name"] = f"Issue {number}"
            made = Made(
                versions=Versions(code="1", codebooks={"general": str(number)}),
                at=datetime(2026, 5, number, 12, tzinfo=UTC),
            )
            publish(Warehouse(folder), tables_of(rows), made=made)
    return folder


@pytest.fixture
def copied(two, tmp_path):
    return shutil.copytree(two, tmp_path / "copied", symlinks=True)


def test_releases_are_listed_with_what_changed(two):
    told = call("releases", "-w", two, "--json").json["releases"]
    assert [(each["number"], each["state"]) for each in told] == [(1, ""), (2, "current")]
    assert told[1]["manifest"]["changes"][0] == "the general layer: changed"
    ended = call("releases", "-w", two)
    assert "2026-05-02 12:00" in ended.output
    assert ended.output.index("the general layer") < ended.output.index("the first release")


def test_one_release_is_shown_and_how_to_cite_it(two):
    ended = call("releases", "2", "-w", two)
    assert "Cite as: Parley dataset, release 2, data " in ended.output
    assert "general 2" in ended.output
    assert call("releases", "7", "-w", two).code == 7


def test_a_file_that_was_changed_is_told(copied):
    assert call("releases", "--verify", "-w", copied).code == 0
    path = copied / "releases/release_2/parquet/issues/issues.parquet"
    path.unlink()
    ended = call("releases", "--verify", "-w", copied)
    assert ended.code == 7
    assert "release 1: as it was published" in ended.output
    assert "release 2: parquet/issues/issues.parquet: missing" in ended.output
    told = call("releases", "--verify", "-w", copied, "--json")
    assert told.code == 7
    assert told.json["releases"][0]["faults"] == []


def test_two_releases_are_compared(two, tmp_path):
    told = call("diff", "-w", two, "--json").json
    assert (told["earlier"], told["later"]) == ("release 1", "release 2")
    assert told["counts"] == [
        {"table_name": "issues", "change": "changed", "reason": "new codebook", "n_rows": 1}
    ]
    (row,) = call("diff", "1", "2026-05-02", "-t", "issues", "-w", two, "--json").json["rows"]
    assert (row["columns"], row["before"], row["after"]) == (["name"], ["Issue 1"], ["Issue 2"])
    assert "new codebook" in call("diff", "1", "2", "-w", two).output
    assert "name: Issue 2 → Issue 1" in call("diff", "2", "1", "-t", "issues", "-w", two).output
    assert "All rows are the same" in call("diff", "1", "1", "-w", two).output
    file = tmp_path / "rows.csv"
    assert call("diff", "-t", "issues", "-o", file, "-w", two).code == 0
    assert file.read_text().startswith("change,reason,issue_id")
    assert call("diff", "-o", tmp_path / "rows.doc", "-w", two).code == 2
    assert call("diff", "-t", "happenings", "-w", two).code == 2


def test_going_back_and_reading_as_of_a_day(copied):
    def number(*options):
        return call("status", "-w", copied, "--json", *options).json["number"]

    ended = call("rollback", "-w", copied)
    assert ended.output.startswith("Release 3 is release 1 again."), ended.errors
    assert number() == 3
    assert number("--release", "2") == number("--as-of", "2026-05-02") == 2
    asked = call("query", "SELECT name FROM issues", "-w", copied, "--json", "--release", "2")
    assert asked.json["rows"] == [{"name": "Issue 2"}]
    assert "is release 1 again" in call("releases", "-w", copied).output
    told = call("diff", "-w", copied, "--json").json  # what going back has changed
    assert (told["earlier"], told["later"]) == ("release 2", "release 3")
    assert call("query", "FROM issues", "-w", copied, "--as-of", "2020-01-01").code == 7
    assert call("query", "FROM issues", "-w", copied, "--as-of", "May").code == 2
    assert call("rollback", "-w", copied, "--json").code == 7  # there is none before the first


def test_so_many_are_kept_as_the_setting_says(copied):
    with with_settings(PARLEY_KEEP_RELEASES=1):
        assert call("rollback", "1", "-w", copied).code == 0
    told = call("releases", "-w", copied, "--json").json["releases"]
    assert [each["state"] for each in told] == ["removed", "removed", "current, is release 1 again"]


def test_a_release_of_an_earlier_version_is_told_as_far_as_it_goes(two):
    told = call("status", "-w", two, "--json").json
    assert (told["number"], told["rows"]["documents"]) == (2, 2)
    assert "countries" in told["lacks"]
    ended = call("status", "-w", two)
    assert "`parley run` publishes it anew" in ended.output
    assert "Release 2 in" in ended.output
    asked = call("query", "FROM countries", "-w", two)
    assert asked.code == 8
    assert "earlier version of Parley" in asked.errors
