"""Databases that hold no row yet, made once and copied: declaring all that they hold takes long."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import duckdb
import pytest

from parley.warehouse.store import catalog

Empty = Callable[[Path], AbstractContextManager[duckdb.DuckDBPyConnection]]


@contextmanager
def declared_once(folder: Path) -> Iterator[None]:
    """Let releases begin with a copy, made in FOLDER, of what `catalog` declares."""
    declare: Empty = catalog._empty
    template = folder / "empty.duckdb"

    @contextmanager
    def copied(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
        if not template.exists():
            with declare(template):
                pass
        shutil.copyfile(template, path)
        with duckdb.connect(str(path), config=catalog._CONFIG) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            yield connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog, "_empty", copied)
        yield
