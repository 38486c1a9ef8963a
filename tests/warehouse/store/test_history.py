from __future__ import annotations

import json
import os
from datetime import UTC, datetime

import pytest

from parley.schemas.errors import ConfigurationError, WarehouseError
from parley.warehouse.query import run_query
from parley.warehouse.store.files import BUILDING
from parley.warehouse.store.history import current, find, pinned, prune, releases, same_data
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.manifest import Made, Versions, read_manifest
from parley.warehouse.store.parts import parted
from parley.warehouse.store.release import publish, roll_back
from tests.warehouse.small import few_tables, small_rows, tables_of

VERSIONS = Versions(code="1", codebooks={"general": "1"})
LAND = "SELECT name FROM issues"


def day(number):
    return datetime(2026, 5, number, 12, tzinfo=UTC)


def issue(name):
    rows = small_rows()
    rows["issues"][0]["name"] = name
    return tables_of(rows)


@pytest.fixture(scope="module", autouse=True)
def _few_tables():
    with few_tables():
        yield


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """Releases of the 1st, 2nd and 3rd of May; no test may change them."""
    warehouse = Warehouse(tmp_path_factory.mktemp("three"))
    for number in (1, 2, 3):
        made = Made(versions=VERSIONS, at=day(number), settings={"model": "small"})
        publish(warehouse, issue(f"Issue {number}"), made=made)
    return warehouse


@pytest.fixture
def copied(three, tmp_path):
    """The three releases, to change; the files are shared."""
    folder = tmp_path / "copied"
    for path in sorted(three.folder.rglob("*")):
        target = folder / path.relative_to(three.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            target.symlink_to(os.readlink(path))
        elif path.is_file():
            os.link(path, target)
        else:
            target.mkdir(exist_ok=True)
    return Warehouse(folder)


def names(warehouse):
    return [release.name for release in releases(warehouse)]


def name_of_issue(warehouse):
    return run_query(warehouse, LAND)["name"].to_pylist()


def damage(path):
    """Another file of the same name; the one that releases share stays."""
    path.unlink()
    path.write_text("damaged")


def test_a_manifest_tells_what_made_a_release_and_what_it_holds(three, tables):
    manifest = current(three).manifest
    assert (manifest.release, manifest.since, manifest.published_at) == (3, 2, day(3))
    assert manifest.versions == VERSIONS
    assert manifest.settings == {"model": "small"}
    assert manifest.run_id == "run_20250601T120000_abcdef"
    digests = parted(issue("Issue 3"))
    assert manifest.dataset_version == digests.version
    assert manifest.tables["issues"].model_dump(exclude={"parts"}) == {
        "rows": 1, "digest": digests.tables["issues"], "added": 0, "removed": 0, "changed": 1,
    }  # fmt: skip
    assert manifest.tables["events"].changed == 0
    assert manifest.changes == ("rows in 1 table: 1 changed",)
    assert "parquet/events/events.parquet" in manifest.files
    assert releases(three)[0].manifest.changes == ("the first release: 2 documents",)


def test_versions_documents_and_figures_are_told_in_words(copied):
    rows = small_rows()
    rows["documents"][0]["title"] = "Another title"
    figure = {"run_id": rows["runs"][0]["run_id"], "gold_set": "sample", "layer": "event",
              "measure": "event.typed", "precision": 0.5, "recall": 0.5, "n_gold": 1,
              "n_predicted": 1}  # fmt: skip
    rows["evaluation"] = [figure | {"f1": 0.5}]
    books = {"general": "2", "sudan": "1"}
    made = Made(versions=Versions(code="2", codebooks=books, corrections="1"))
    publish(copied, tables_of(rows), "by hand", made=made)
    rows["evaluation"] = [figure | {"f1": 0.75}]
    publish(copied, tables_of(rows), made=made)
    before, after = (release.manifest.changes for release in releases(copied)[-2:])
    assert before == (
        "by hand",
        "documents: 1 changed",
        "the general layer: changed",
        "codebook sudan: new",
        "corrections: changed",
        "code: 1 → 2",
        "rows in 3 tables: 1 added, 2 changed",
    )
    assert after == ("rows in 1 table: 1 changed", "F1: event.typed of sample 0.50 → 0.75")


def test_files_that_have_not_changed_are_one_on_the_disk(three):
    one, two = (release.folder / "parquet" for release in releases(three)[1:])
    assert os.path.samefile(one / "events/events.parquet", two / "events/events.parquet")
    assert not os.path.samefile(one / "issues/issues.parquet", two / "issues/issues.parquet")
    assert not (two / "issues/issues.parquet").stat().st_mode & 0o222


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ("1", 1), ("release_2", 2), ("2026-05-01", 1), ("2026-05-02T11:59", 1),
        ("2026-05-02T15:00+02:00", 2), ("2026-05-02", 2), ("2030-01-01", 3),
    ],
)  # fmt: skip
def test_a_release_is_found_by_number_and_by_when_it_was_what_readers_saw(three, wanted, number):
    assert find(three, wanted).number == number
    assert name_of_issue(pinned(three, wanted)) == [f"Issue {number}"]


def test_what_is_no_release_is_told(three, warehouse):
    with pytest.raises(WarehouseError, match="no release 4"):
        find(three, "4")
    with pytest.raises(WarehouseError, match="Nothing was published yet on 2026-04-30"):
        find(three, "2026-04-30")
    with pytest.raises(ConfigurationError, match="'yesterday' is no release"):
        find(three, "yesterday")
    with pytest.raises(WarehouseError, match="no release here yet"):
        find(warehouse, "1")
    assert pinned(three, None) is three


def test_going_back_publishes_an_earlier_release_again(copied):
    target = roll_back(copied, None, day(4))
    now = current(copied)
    assert (target.number, now.number, now.original) == (2, 4, "release_2")
    assert name_of_issue(copied) == ["Issue 2"]
    assert now.manifest.changes == ("back to release 2", "rows in 1 table: 1 changed")
    assert now.verify() == []
    database = "parley.duckdb"
    assert os.path.samefile(now.folder / database, target.folder / database)
    # What was published on a day stays so, and the same steps go on from there.
    assert find(copied, "2026-05-03").number == 3
    assert roll_back(copied, None, day(5)).number == 1
    assert roll_back(copied, "3", day(6)).number == 3
    assert name_of_issue(copied) == ["Issue 3"]
    with pytest.raises(WarehouseError, match="is what readers see already"):
        roll_back(copied, "3", day(7))


def test_no_one_goes_back_to_nothing_or_to_what_is_damaged(copied, warehouse, tables):
    publish(warehouse, tables)
    with pytest.raises(WarehouseError, match="no earlier release"):
        roll_back(warehouse, None, day(1))
    damage(copied.releases / "release_2/parquet/events/events.parquet")
    with pytest.raises(WarehouseError, match=r"release 2 is not.*events\.parquet"):
        roll_back(copied, "2", day(4))
    assert current(copied).number == 3


def test_the_same_data_are_known_and_so_are_those_that_were_taken_back(copied):
    def holding(name, versions=VERSIONS):
        found = same_data(copied, parted(issue(name)).tables, versions)
        return found and found.number

    assert holding("Issue 3") == 3
    assert holding("Issue 2") is None
    assert holding("Issue 3", Versions(code="2")) is None
    roll_back(copied, "1", day(4))
    assert holding("Issue 1") == 4
    assert holding("Issue 3") == 3  # taken back, and not to be published by the next run
    assert holding("Issue 4") is None


def test_only_so_many_are_kept_and_the_manifests_of_all(copied):
    prune(copied, keep=0)
    assert len(list(copied.releases.iterdir())) == 3
    (copied.folder / "current").unlink()
    copied.current.symlink_to("releases/release_1")  # by hand
    prune(copied, keep=1)
    assert sorted(path.name for path in copied.releases.iterdir()) == [
        "release_1", "release_3", "removed",
    ]  # fmt: skip
    assert read_manifest(copied.removed / "release_2.json").release == 2
    copied.show(copied.releases / "release_3")
    prune(copied, keep=1)
    assert names(copied) == ["release_1", "release_2", "release_3"]
    with pytest.raises(WarehouseError, match=r"was removed to make room.*PARLEY_KEEP_RELEASES"):
        pinned(copied, "2")


def test_no_number_is_given_twice(copied, tables):
    for number in (2, 3):
        (copied.removed).mkdir(exist_ok=True)
        (copied.releases / f"release_{number}/manifest.json").rename(
            copied.removed / f"release_{number}.json"
        )
    assert publish(copied, tables, keep=1).name == "release_4"


def test_what_nobody_has_seen_is_no_release(copied, tables):
    copied.show(copied.releases / "release_2")  # as if release 3 was being put in its place
    assert names(copied) == ["release_1", "release_2"]
    publish(copied, tables)
    assert names(copied) == ["release_1", "release_2", "release_4"]
    assert find(copied, "2026-05-03").number == 2


def test_a_link_that_is_gone_comes_back_with_the_next_run(copied):
    copied.current.unlink()
    with copied.lock():
        pass
    assert current(copied).number == 3


def test_every_change_to_a_file_is_found(copied):
    folder = current(copied).folder
    assert current(copied).verify() == []
    damage(folder / "parquet/events/events.parquet")
    (folder / "parquet/issues/issues.parquet").unlink()
    (folder / "new.txt").write_text("new")
    assert current(copied).verify() == [
        "new.txt: not in the manifest",
        "parquet/events/events.parquet: not what was published (7 bytes)",
        "parquet/issues/issues.parquet: missing",
    ]
    damage(folder / "manifest.json")
    (fault,) = current(copied).verify()
    assert "manifest of the release cannot be read" in fault


def test_a_release_that_cannot_be_compared_is_told_and_hinders_nothing(copied, tables):
    damage(copied.releases / "release_3/parquet/issues/issues.parquet")
    publish(copied, tables)
    (words,) = current(copied).manifest.changes
    assert words.startswith("release 3 cannot be compared with")


def test_releases_of_earlier_versions_go_by_their_names(copied, tables):
    old = copied.releases / "release_20260401T120000_abcdef"
    (copied.releases / "release_1").rename(old)
    (old / "manifest.json").unlink()
    package = old / "parquet/datapackage.json"
    told = json.loads(package.read_text())
    package.unlink()
    package.write_text(json.dumps(told | {"created": "2026-04-01T12:00:00Z"}))
    assert names(copied)[0] == old.name
    assert find(copied, "2026-04-01").number is None
    assert find(copied, old.name).verify() == []
    assert roll_back(copied, old.name, day(4)).name == old.name
    assert name_of_issue(copied) == ["Issue 1"]
    assert current(copied).original == old.name
    prune(copied, keep=3)
    assert names(copied) == ["release_2", "release_3", "release_4"]
    assert not list(copied.releases.glob(f"{BUILDING}*"))
