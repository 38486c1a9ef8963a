from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from parley.schemas.errors import WarehouseError
from parley.warehouse.store.files import BUILDING
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish

ROOT = Path(__file__).parents[3]


def test_prepare_makes_the_folders(warehouse):
    warehouse.prepare()
    assert {path.name for path in warehouse.folder.iterdir()} == {"releases", "state"}
    assert warehouse.release() is None


@pytest.mark.parametrize("folder", ["a-file", "a-file/below", "/proc/parley"])
def test_a_folder_that_cannot_be_written_is_told(tmp_path, folder):
    (tmp_path / "a-file").touch()
    with pytest.raises(WarehouseError, match=r"cannot be written.*--warehouse DIR"):
        Warehouse(tmp_path / folder).prepare()


@pytest.mark.skipif(os.geteuid() == 0, reason="rights do not bind the superuser")
def test_a_folder_without_rights_is_told(tmp_path):
    tmp_path.chmod(0o555)
    with pytest.raises(WarehouseError, match="cannot be written"):
        Warehouse(tmp_path).prepare()


def test_other_things_of_these_names_are_not_overwritten(warehouse):
    (warehouse.folder / "parquet").mkdir(parents=True)
    (warehouse.folder / "parquet" / "mine").touch()
    with pytest.raises(WarehouseError, match="did not make"):
        warehouse.prepare()
    assert (warehouse.folder / "parquet" / "mine").exists()


def test_one_line_of_execution_may_lock_twice_and_another_may_not(warehouse):
    told = []

    def other():
        with pytest.raises(WarehouseError, match=f"Another run .*process {os.getpid()}"):
            Warehouse(warehouse.folder).lock().__enter__()
        told.append(True)

    with warehouse.lock(), Warehouse(warehouse.folder).lock():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert told
    with warehouse.lock():
        pass


def test_another_process_may_not_write_at_the_same_time(warehouse):
    code = (
        "from parley.warehouse.store.home import Warehouse\n"
        f"with Warehouse({str(warehouse.folder)!r}).lock():\n"
        "    print('locked', flush=True)\n"
        "    input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(WarehouseError, match=f"process {other.pid}"):
            warehouse.lock().__enter__()
        other.communicate("\n")
    with warehouse.lock():
        pass


def test_the_next_run_removes_what_a_killed_one_left(warehouse):
    warehouse.prepare()
    left = [
        warehouse.folder / f"{BUILDING}current-1",
        warehouse.releases / f"{BUILDING}r1",
        warehouse.state / "extracted" / "f" / f"{BUILDING}part",
    ]
    for path in left:
        path.mkdir(parents=True)
        (path / "half").touch()
    with warehouse.lock():
        assert not any(path.exists() for path in left)


def test_links_that_a_killed_run_did_not_make_are_made(warehouse, tables):
    publish(warehouse, tables, "r1")
    (warehouse.folder / "parley.duckdb").unlink()
    with warehouse.lock():
        assert warehouse.database.is_file()
