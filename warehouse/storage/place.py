"""A place that several machines see: a folder, or a bucket of an object store, by its address.

Keys are paths below the address, parted by slashes. Object stores have no locks, no renames and no
folders; what two writers may meet at is written by `create`, a put that only one of them wins.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from parley.schemas.errors import ConfigurationError, WarehouseError
from parley.warehouse.store.files import BUILDING, write_whole

EXTRA = "pip install 'parley[cluster]'"
"""How to install what clusters and object stores take."""

# File systems of fsspec whose `create` is one step of the server, not a look and then a write.
_CONDITIONAL = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "memory"})
# Where errors come from that are not OSErrors and yet tell of the network or of rights.
_CLIENTS = frozenset({"aiobotocore", "aiohttp", "azure", "botocore", "gcsfs", "google"})


class Storage:
    """Objects below one address; safe to use in threads."""

    def __init__(self, url: str) -> None:
        """Make the object; nothing is read or written yet.

        Raises
        ------
        ConfigurationError: there is no such kind of storage, or what it takes is not installed.
        """
        self.url = url.rstrip("/")
        try:
            # A list that somebody else has made longer must not be taken from memory.
            self._fs, root = url_to_fs(self.url, use_listings_cache=False)
        except (ImportError, ValueError) as error:
            raise ConfigurationError(
                f"this storage cannot be used ({error}).",
                where=self.url,
                mend=f"Name a folder or an address such as s3://bucket/prefix. For S3: {EXTRA}.",
            ) from error
        self._is_local = isinstance(self._fs, LocalFileSystem)
        self._fs.auto_mkdir = self._is_local
        self._root = str(Path(root).absolute()) if self._is_local else root.rstrip("/")

    def keys(self, below: str) -> list[str]:
        """All keys below a prefix that ends where a part of a path ends, in order."""
        with self._told(below):
            try:
                found = self._fs.find(self._path(below))
            except FileNotFoundError:
                return []
        start = len(self._root.lstrip("/")) + 1
        keys = sorted(path.lstrip("/")[start:] for path in found)
        return [key for key in keys if not key.rpartition("/")[2].startswith(BUILDING)]

    def get(self, key: str) -> bytes:
        """What the object KEY holds."""
        with self._told(key):
            return bytes(self._fs.cat_file(self._path(key)))

    def put(self, key: str, data: bytes) -> None:
        """Let the object KEY hold DATA, whatever it held before."""
        with self._told(key):
            if self._is_local:
                write_whole(Path(self._path(key)), data)
            else:
                self._fs.pipe_file(self._path(key), data)

    def create(self, key: str, data: bytes) -> bool:
        """Make the object KEY, unless it is there; whether it now is there with this DATA.

        Of several that create one key with data of their own, one is told that it is there. An
        answer that was lost on the way is no matter: the object is looked at again.
        """
        with self._told(key):
            try:
                self._create(self._path(key), data)
            except OSError:
                if not self._fs.exists(self._path(key)):
                    raise
                return bytes(self._fs.cat_file(self._path(key))) == data
        return True

    def _create(self, path: str, data: bytes) -> None:
        if self._is_local:
            building = Path(path).parent / f"{BUILDING}{uuid.uuid4().hex}"
            write_whole(building, data)
            try:
                os.link(building, path)  # fails where it is there, as no rename does
            finally:
                building.unlink()
        else:
            self._fs.pipe_file(path, data, mode="create")

    def upload(self, files: Mapping[str, Path]) -> None:
        """Put files under their keys, several at once."""
        with self._told(next(iter(files), "")):
            if files:
                self._fs.put(
                    [str(path) for path in files.values()], [self._path(key) for key in files]
                )

    def download(self, files: Mapping[str, Path]) -> None:
        """Write objects to files, several at once; the folders are there."""
        with self._told(next(iter(files), "")):
            if files:
                self._fs.get(
                    [self._path(key) for key in files], [str(path) for path in files.values()]
                )

    def remove(self, keys: Iterable[str]) -> None:
        """Remove objects; nothing happens where one is absent."""
        for key in keys:
            with self._told(key):
                try:
                    self._fs.rm_file(self._path(key))
                except FileNotFoundError:
                    continue

    def modified(self, key: str) -> datetime:
        """When KEY was last written, by the clock of the storage."""
        with self._told(key):
            found: datetime = self._fs.modified(self._path(key))
            return found

    def proven(self) -> datetime:
        """The time by the storage's clock, once it has shown that `create` is safe on it.

        Raises
        ------
        ConfigurationError: two writers could both win.
        WarehouseError: the storage cannot be written.
        """
        kinds = {self._fs.protocol} if isinstance(self._fs.protocol, str) else {*self._fs.protocol}
        probe = f"probes/{uuid.uuid4().hex}"
        is_safe = self._is_local or bool(kinds & _CONDITIONAL)
        try:
            is_safe = self.create(probe, b"1") and not self.create(probe, b"2") and is_safe
            now = self.modified(probe)
        finally:
            self.remove([probe])
        if not is_safe:
            raise ConfigurationError(
                "this storage writes over an object although it is asked not to (If-None-Match), "
                "so two runs could write at once.",
                where=self.url,
                mend="Take a store that keeps conditional puts, such as Amazon S3, or a folder.",
            )
        return now

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}".rstrip("/")

    @contextmanager
    def _told(self, key: str) -> Iterator[None]:
        """Tell errors of network, rights and disk as such; all others are ours."""
        try:
            yield
        except Exception as error:
            if isinstance(error, OSError) or type(error).__module__.split(".")[0] in _CLIENTS:
                raise WarehouseError(
                    f"the storage cannot be read or written ({error or type(error).__name__}).",
                    where=f"{self.url}/{key}".rstrip("/"),
                    mend="Look whether address, rights and credentials are right.",
                ) from error
            raise
