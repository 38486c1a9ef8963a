from __future__ import annotations

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from parley.schemas.errors import ConfigurationError, WarehouseError
from parley.warehouse.storage.place import Storage


def test_objects_are_kept_listed_and_removed(storage, tmp_path):
    assert storage.keys("a") == []
    storage.put("a/one", b"1")
    storage.put("a/one", b"one")
    (tmp_path / "two").write_bytes(b"2")
    storage.upload({"a/b/two": tmp_path / "two", "c/two": tmp_path / "two"})
    assert storage.keys("a") == ["a/b/two", "a/one"]
    assert storage.get("a/one") == b"one"
    storage.download({"a/one": tmp_path / "here", "c/two": tmp_path / "there"})
    assert (tmp_path / "here").read_bytes() + (tmp_path / "there").read_bytes() == b"one2"
    storage.remove(["a/one", "a/never"])
    assert storage.keys("a") == ["a/b/two"]


def test_of_two_that_create_an_object_one_wins(storage):
    storage.proven()
    assert storage.create("locks/1", b"mine")
    assert not storage.create("locks/1", b"theirs")
    assert storage.create("locks/1", b"mine")  # the answer to the first was lost
    assert storage.get("locks/1") == b"mine"
    assert storage.keys("probes") == []


def test_what_is_not_there_is_told(storage):
    with pytest.raises(WarehouseError, match="cannot be read"):
        storage.get("a/never")


class Careless(MemoryFileSystem):
    """A store that writes over an object although it is asked not to, as some servers do."""

    def pipe_file(self, path, value, mode="overwrite", **kwargs):
        super().pipe_file(path, value)


class Looking(MemoryFileSystem):
    """A store whose `create` looks and then writes, as that of most file systems."""

    protocol = ("looking",)


@pytest.mark.parametrize("kind", [Careless, Looking])
def test_a_storage_where_two_could_win_is_refused(kind):
    fsspec.register_implementation(kind.__name__.lower(), kind, clobber=True)
    with pytest.raises(ConfigurationError, match="If-None-Match"):
        Storage(f"{kind.__name__.lower()}://bucket").proven()


def test_an_address_of_no_storage_is_told():
    with pytest.raises(ConfigurationError, match="pip install 'parley"):
        Storage("nowhere://bucket")
