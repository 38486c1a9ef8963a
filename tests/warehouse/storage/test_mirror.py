from __future__ import annotations

import json

import pytest

from parley.schemas.errors import WarehouseError
from parley.warehouse.storage.lock import locked
from parley.warehouse.storage.mirror import Mirror
from parley.warehouse.storage.place import Storage
from parley.warehouse.store.files import point
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.manifest import Manifest

DAY = "2025-06-01T12:00:00Z"


def release(home: Warehouse, number: int, **files: str) -> None:
    """Let HOME have a release of a few files, with a state."""
    with home.lock():
        folder = home.releases / f"release_{number}"
        (folder / "parquet" / "events").mkdir(parents=True)
        (folder / "data_docs").mkdir()
        for name, text in {"parley.duckdb": f"db {number}", **files}.items():
            (folder / name.replace("__", "/")).write_text(text)
        Manifest(release=number, published_at=DAY, run_id=f"r{number}").write(folder)
        library = home.state / f"library-{number:08}"
        library.mkdir()
        (library / "documents.parquet").write_text(f"documents {number}")
        point(home.state / "library", library)
        (home.state / "extracted" / "f1").mkdir(parents=True, exist_ok=True)
        (home.state / "extracted" / "f1" / "x").write_text("lies in the storage by itself")
        home.show(folder)


def push(storage: Storage, home: Warehouse) -> int:
    with locked(storage) as lock:
        return Mirror(storage).push(home, lock)


def test_a_release_is_fetched_as_it_was(storage, tmp_path):
    home, mirror = Warehouse(tmp_path / "one"), Mirror(storage)
    release(home, 1, parquet__events__events="events")
    assert push(storage, home) == 4
    release(home, 2, parquet__events__events="events")
    assert push(storage, home) == 3, "what two releases share is kept once"
    assert push(storage, home) == 0
    assert mirror.numbers() == [1, 2]

    other = Warehouse(tmp_path / "other")
    assert mirror.fetch(other).release == 2
    assert other.database.read_text() == "db 2"
    assert (other.folder / "parquet" / "events" / "events").read_text() == "events"
    assert (other.state / "library" / "documents.parquet").read_text() == "documents 2"
    assert not (other.state / "extracted").exists()
    mirror.check(other)
    release(other, 3)
    push(storage, other)  # another machine goes on
    with pytest.raises(WarehouseError, match="holds a release 3"):
        mirror.check(home)

    first = Warehouse(tmp_path / "first")
    mirror.fetch(first, 1)
    assert first.database.read_text() == "db 1"
    with pytest.raises(WarehouseError, match="holds a warehouse already"):
        mirror.fetch(first)
    with pytest.raises(WarehouseError, match=r"no release 7\. There are 1, 2, 3"):
        mirror.fetch(Warehouse(tmp_path / "none"), 7)


def test_of_two_that_publish_one_number_one_is_refused(tmp_path):
    storage = Storage("memory://two")
    homes = [Warehouse(tmp_path / name) for name in ("one", "two")]
    release(homes[0], 1)
    release(homes[1], 1, parquet__more="more")
    text = (homes[1].releases / "release_1" / "manifest.json").read_text()
    (homes[1].releases / "release_1" / "manifest.json").write_text(text.replace("r1", "r2"))
    push(storage, homes[0])
    with pytest.raises(WarehouseError, match="has not published"):
        push(storage, homes[1])


def test_an_object_that_was_changed_is_told(tmp_path):
    storage, home = Storage(str(tmp_path / "storage")), Warehouse(tmp_path / "one")
    release(home, 1)
    push(storage, home)
    storage.put(storage.keys("objects")[0], b"something else")
    with pytest.raises(WarehouseError, match="not what was published"):
        Mirror(storage).fetch(Warehouse(tmp_path / "other"))


OBJECT = {"sha256": "0" * 64, "bytes": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"files": {"../outside": OBJECT}},
        {"files": {"/tmp/outside": OBJECT}},
        {"files": {"releases/../../outside": OBJECT}},
        {"files": {"inside": {"sha256": "../releases/000000000001.json", "bytes": 1}}},
        {"links": {"../outside": "current"}},
        {"links": {"current": "/etc"}},
        {"links": {"state/library": "../../outside"}},
        {"files": ["inside"]},
        {"links": None},
    ],
)
def test_a_release_that_leads_outside_is_refused_before_anything_is_written(tmp_path, change):
    storage, home = Storage(str(tmp_path / "storage")), Warehouse(tmp_path / "one")
    release(home, 1)
    push(storage, home)
    told = tmp_path / "storage" / "releases" / "000000000001.json"
    told.write_text(json.dumps(json.loads(told.read_text()) | change))
    with pytest.raises(WarehouseError, match="no release that Parley has written"):
        Mirror(storage).fetch(Warehouse(tmp_path / "in" / "other"))
    assert not (tmp_path / "in").exists()
