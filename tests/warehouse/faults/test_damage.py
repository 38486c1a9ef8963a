"""Files of a warehouse that are damaged: told in a line, never read as data, and made anew."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.schemas.errors import WarehouseError
from parley.schemas.working import READ
from parley.warehouse.query import run_query
from parley.warehouse.store.cache import ExtractionCache
from parley.warehouse.store.history import current, same_data
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.manifest import Versions
from parley.warehouse.store.parts import parted
from parley.warehouse.store.release import publish, read_table
from parley.warehouse.store.stages import DamagedError, read_stage, write_stage
from tests.warehouse.small import A, B, few_tables, small_tables


@pytest.fixture(scope="module", autouse=True)
def _few_tables():
    with few_tables():
        yield


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A warehouse with two releases, which no test may change."""
    warehouse = Warehouse(tmp_path_factory.mktemp("sound"))
    for _ in range(2):
        publish(warehouse, small_tables())
    return warehouse


@pytest.fixture
def copy(sound, tmp_path):
    """The two releases, to damage; the files are shared."""
    folder = tmp_path / "copy"
    subprocess.run(["cp", "-al", sound.folder, folder], check=True)
    return Warehouse(folder)


@pytest.fixture(scope="module")
def digests():
    return parted(small_tables()).tables


def put(path: Path, content: bytes) -> None:
    """Another file of the same name; others that share the old one keep it."""
    path.unlink()
    path.write_bytes(content)


def cut(path: Path) -> None:
    put(path, path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path: Path) -> None:
    """Another byte in the middle, as by a bad disk."""
    content = bytearray(path.read_bytes())
    content[len(content) // 4] ^= 0xFF
    put(path, bytes(content))


def database(release: Path) -> Path:
    return release / "parley.duckdb"


def events(release: Path) -> Path:
    (path,) = (release / "parquet" / "events").glob("*.parquet")
    return path


def manifest(release: Path) -> Path:
    return release / "manifest.json"


@pytest.mark.parametrize("file", [database, events, manifest])
@pytest.mark.parametrize("fault", [cut, overwrite, Path.unlink])
def test_a_damaged_release_is_published_anew(
    copy: Warehouse, digests, file: Callable[[Path], Path], fault: Callable[[Path], None]
):
    assert same_data(copy, digests, Versions())
    fault(file(copy.release()))
    assert same_data(copy, digests, Versions()) is None


def test_what_is_published_over_a_damaged_release_is_whole(copy, sound, tables):
    release = copy.release()
    cut(database(release))
    overwrite(events(release))
    events(release).with_name("other.parquet").write_bytes(b"")
    cut(manifest(release))
    publish(copy, tables)
    assert current(copy).name == "release_3"
    assert current(copy).verify() == []
    for name in ("events", "issues"):
        assert read_table(copy, name).equals(read_table(sound, name))
    assert run_query(copy, "FROM issues").equals(run_query(sound, "FROM issues"))


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_a_damaged_database_is_told_with_what_to_do(copy, content):
    put(path := database(copy.release()), content or path.read_bytes()[:70_000])
    with pytest.raises(WarehouseError, match="parley run") as caught:
        run_query(copy, "FROM issues")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("fault", [cut, overwrite, Path.unlink])
def test_a_damaged_table_is_never_read_as_data(copy, fault):
    fault(events(copy.release()))
    with pytest.raises(DamagedError):
        read_table(copy, "events")


def test_a_link_to_nothing_leads_to_the_newest_release_again(copy):
    copy.current.unlink()
    copy.current.symlink_to("releases/release_9")
    with copy.lock():
        assert copy.release().name == "release_2"
        assert run_query(copy, "FROM issues").num_rows


def test_a_damaged_stage_is_told(warehouse, tables):
    write_stage(warehouse, "library", {"documents": tables["documents"]})
    overwrite(warehouse.state / "library" / "documents.parquet")
    with pytest.raises(DamagedError, match=r"documents\.parquet.*damaged.*--fresh") as caught:
        read_stage(warehouse, "library")
    assert "\n" not in str(caught.value)


def extracted(tables):
    return {table.name: tables.get(table.name, table.empty()) for table in READ}


def parts(cache: ExtractionCache, name: str) -> Path:
    (path,) = cache.folder.rglob(name)
    return path


@pytest.mark.parametrize("fault", [cut, overwrite, Path.unlink])
def test_a_damaged_reading_is_forgotten_and_read_anew(warehouse, tables, fault):
    cache = ExtractionCache(warehouse, "f")
    cache.write_part(extracted(tables), [A, B])
    whole = cache.read([A, B])
    fault(parts(cache, "sentences.parquet"))
    with pytest.raises(WarehouseError, match=r"2 documents.*Run again"):
        cache.read([A, B])
    assert cache.known() == set() == ExtractionCache(warehouse, "f").known()
    cache.write_part(extracted(tables), [A, B])
    assert cache.read([A, B]) == whole


@pytest.mark.parametrize("fault", [cut, Path.unlink])
def test_a_reading_whose_list_is_cut_is_read_anew(warehouse, tables, fault):
    cache = ExtractionCache(warehouse, "f")
    cache.write_part(extracted(tables), [A, B])
    fault(parts(cache, "doc_ids.txt"))
    again = ExtractionCache(warehouse, "f")
    assert not again.known() >= {A, B}
    again.write_part(extracted(tables), [A, B])
    assert again.known() >= {A, B}
    assert again.read([A, B])["sentences"].num_rows == tables["sentences"].num_rows
