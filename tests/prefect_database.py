"""An empty database of Prefect's server, made once and copied: making one takes ten seconds."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

Place = Callable[[Path], None]

_MAKE = """
import asyncio
from prefect.server.database import provide_database_interface
asyncio.run(provide_database_interface().create_db())
"""


@pytest.fixture(scope="session")
def place_database(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Put a database into a folder that is to be the home of a Prefect server.

    It is what the server makes there itself when it starts. Pytest's cache, where there is one,
    keeps it, one for each version of Prefect.
    """
    cache = getattr(pytestconfig, "cache", None)
    kept = cache.mkdir("prefect") if cache else tmp_path_factory.mktemp("database")
    made = kept / f"{version('prefect')}.db"

    def placing(folder: Path) -> None:
        with made.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # another worker may be about to make it
            if not made.exists():
                _make(made)
        shutil.copyfile(made, folder / "prefect.db")

    return placing


def _make(database: Path) -> None:
    making = database.with_suffix(".new")
    making.unlink(missing_ok=True)
    url = f"sqlite+aiosqlite:///{making}"
    environment = {**os.environ, "PREFECT_SERVER_DATABASE_CONNECTION_URL": url}
    subprocess.run([sys.executable, "-c", _MAKE], env=environment, check=True)
    making.rename(database)
