from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.warehouse.storage.place import Storage
from tests.s3 import s3_server


@pytest.fixture(scope="session")
def bucket() -> Iterator[str]:
    """An address in a bucket of a local server of S3."""
    with s3_server() as url:
        yield url


@pytest.fixture(params=["memory", "folder", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    """An empty storage, of each kind."""
    if request.param == "folder":
        return Storage(str(tmp_path / "storage"))
    address = request.getfixturevalue("bucket") if request.param == "s3" else "memory://parley"
    return Storage(f"{address}/{uuid.uuid4().hex}")
