"""The storage that the settings name (PARLEY_STORAGE), as a run meets it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from parley.flows.inputs.settings import settings
from parley.schemas.errors import ConfigurationError
from parley.warehouse.storage.forgotten import holding, purge_parts
from parley.warehouse.storage.lock import locked
from parley.warehouse.storage.mirror import Mirror
from parley.warehouse.storage.place import Storage
from parley.warehouse.store.home import Warehouse


@contextmanager
def storage_held(home: Warehouse) -> Iterator[None]:
    """Hold the storage, if there is one, for a run that will publish into HOME.

    Raises
    ------
    WarehouseError: a run on another machine holds it, or has published what HOME has not.
    ConfigurationError: it cannot keep a lock, or what it takes is not installed.
    """
    if not (place := settings().storage):
        yield
        return
    storage = Storage(place)
    with locked(storage):
        Mirror(storage).check(home)
        yield


def keep_release(home: Warehouse) -> int:
    """Keep the current release of HOME in the storage, if there is one; how many files were new.

    Raises
    ------
    WarehouseError: another run has taken the storage over, or it cannot be written.
    """
    if not (place := settings().storage):
        return 0
    storage = Storage(place)
    with locked(storage) as lock:
        return Mirror(storage).push(home, lock)


def purge_storage(texts: Collection[str]) -> None:
    """Take what was extracted from TEXTS (doc_ids) out of the storage, if there is one.

    Raises
    ------
    WarehouseError: it cannot be read or written.
    """
    if place := settings().storage:
        purge_parts(Storage(place), texts)


def stored_with(texts: Collection[str], *, remove: bool) -> list[int]:
    """The releases that the storage, if there is one, keeps with one of TEXTS.

    Where REMOVE is set they go, and only the current one stays.

    Raises
    ------
    WarehouseError: it cannot be read or written.
    """
    if not (place := settings().storage):
        return []
    storage = Storage(place)
    mirror, found = Mirror(storage), holding(storage, texts)
    if not remove:
        return found
    current = {*mirror.numbers()[-1:]}
    with locked(storage):
        mirror.remove({*found} - current)
    return [number for number in found if number in current]


def named_storage(url: str | None) -> Storage:
    """The storage at URL, else the one that the settings name.

    Raises
    ------
    ConfigurationError: none is named.
    """
    place = url or settings().storage
    if not place:
        raise ConfigurationError(
            "no storage is named.",
            where="PARLEY_STORAGE",
            mend="Name a folder or an address such as s3://bucket/prefix, there or with --from.",
        )
    return Storage(place)
