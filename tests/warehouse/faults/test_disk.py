"""A disk that takes nothing more: the error says so, the last release stays, nothing is left."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from parley.schemas.errors import WarehouseError
from parley.warehouse.query import run_query
from parley.warehouse.store.files import BUILDING
from parley.warehouse.store.history import current
from parley.warehouse.store.release import publish
from parley.warehouse.store.stages import read_stage, write_stage
from tests.warehouse.small import few_tables


@contextmanager
def room_for(most: int) -> Iterator[None]:
    """Let this process write no file longer than MOST bytes: DuckDB meets that too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_is_full_at_any_point_leaves_the_last_release(warehouse, tables):
    publish(warehouse, tables)
    size = warehouse.database.stat().st_size
    # In the first Parquet file; at the end of the database, where DuckDB would say nothing.
    for most in (10, size - 1):
        with room_for(most), pytest.raises(WarehouseError, match=r"untouched.*Make room") as caught:
            publish(warehouse, tables)
        assert "\n" not in str(caught.value)
        assert not list(warehouse.folder.rglob(f"{BUILDING}*"))
        assert current(warehouse).name == "release_1"
    assert current(warehouse).verify() == []
    assert run_query(warehouse, "FROM issues").num_rows == tables["issues"].num_rows


@pytest.mark.parametrize("most", [0, 10])
def test_a_stage_that_finds_no_room_keeps_what_was_there(warehouse, tables, most):
    write_stage(warehouse, "resolved", tables)
    with room_for(most), pytest.raises(WarehouseError, match=r"too large.*untouched.*Make room"):
        write_stage(warehouse, "resolved", tables)
    assert not list(warehouse.folder.rglob(f"{BUILDING}*"))
    assert read_stage(warehouse, "resolved")["events"].num_rows == tables["events"].num_rows


@pytest.fixture
def somebody():
    """Somebody who may not write everywhere: root may, and becomes another for a while."""
    if os.geteuid():
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_only_be_read_is_told_and_still_read(tmp_path_factory, tables, request):
    from parley.warehouse.store.home import Warehouse

    warehouse = Warehouse(tmp_path_factory.mktemp("closed") / "warehouse")
    with few_tables():
        publish(warehouse, tables)
    closed = [path for path in warehouse.folder.parents if not path.stat().st_mode & 0o001]
    opened = [*closed, *warehouse.folder.rglob("*"), warehouse.folder]
    for path in opened:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o555 if warehouse.folder in (path, *path.parents) else 0o755)
    request.getfixturevalue("somebody")
    with pytest.raises(WarehouseError, match=r"cannot be written.*--warehouse"):
        publish(warehouse, tables)
    assert run_query(warehouse, "FROM issues").num_rows == tables["issues"].num_rows
