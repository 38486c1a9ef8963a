"""The lock of a storage: of all runs on all machines one at a time writes releases into it.

    locks/<number>.json    who holds it, or held it

Made of puts that one of several writers wins (`Storage.create`), and of nothing else. Whoever wins
the next number holds the lock. It writes its own file again every minute; a file that was not
written for as long as EXPIRES, by the clock of the storage itself, belongs to a run that is gone,
and its lock may be taken over, again by winning the next number. A run that was only asleep then
finds a higher number than its own. Should it not look in time, no harm is done: releases are
numbered, and written by the same kind of put (mirror.py).
"""

from __future__ import annotations

import json
import logging
import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from parley.schemas.errors import ParleyError, WarehouseError
from parley.warehouse.storage.place import Storage

EXPIRES = 900.0
"""Seconds after which a lock that nobody renews is given up."""

BEAT = 60.0
"""Seconds between renewals."""

_LOCKS = "locks"
_held: ContextVar[dict[str, Lock]] = ContextVar("held", default={})  # noqa: B039 - never changed
_log = logging.getLogger(__name__)


class Lock:
    """A lock that is held."""

    def __init__(self, storage: Storage, number: int, told: dict[str, Any]) -> None:
        self._storage, self._number, self._told = storage, number, told
        self._ended = threading.Event()
        self._beating = threading.Thread(target=self._beat, args=(BEAT,), daemon=True)
        self._beating.start()

    def check(self) -> None:
        """See that nobody has taken the lock over.

        Raises
        ------
        WarehouseError: somebody has.
        """
        if (last := _last(self._storage)) != self._number:
            raise WarehouseError(
                "another run has taken over the storage, since this one gave no sign of life for "
                f"{EXPIRES / 60:.0f} minutes ({_holder(self._storage, last)}).",
                where=self._storage.url,
                mend="What this run has published lies in its own folder; see what the other one "
                "publishes, and run again.",
            )

    def _beat(self, seconds: float) -> None:
        """Renew the lock every so many SECONDS until it is released."""
        while not self._ended.wait(seconds):
            try:
                self.check()
                self._storage.put(_key(self._number), _bytes(self._told))
            except ParleyError as error:  # a network that is gone for a while; `check` comes again
                _log.warning("the lock could not be renewed: %s", error)

    def release(self) -> None:
        """Let the next one have it, and remove what earlier ones left."""
        self._ended.set()
        self._beating.join()  # or it might renew what is released
        try:
            self._storage.put(_key(self._number), _bytes({**self._told, "released": True}))
            self._storage.remove([key for key in _keys(self._storage) if key < _key(self._number)])
        except ParleyError as error:  # it ends by itself, and the run has done its work
            _log.warning("the lock could not be released: %s", error)


@contextmanager
def locked(storage: Storage) -> Iterator[Lock]:
    """Hold the lock of STORAGE; in one line of execution it may be held again.

    Raises
    ------
    WarehouseError: another run holds it, or the storage cannot be written.
    ConfigurationError: the storage cannot keep a lock.
    """
    if (mine := _held.get().get(storage.url)) is not None:
        yield mine
        return
    lock = _taken(storage)
    token = _held.set({**_held.get(), storage.url: lock})
    try:
        yield lock
    finally:
        _held.reset(token)
        lock.release()


def _taken(storage: Storage) -> Lock:
    now = storage.proven()
    last = _last(storage)
    if last:
        before = json.loads(storage.get(_key(last)))
        age = (now - storage.modified(_key(last))).total_seconds()
        if not before.get("released") and age < EXPIRES:
            raise WarehouseError(
                f"another run is writing to the storage ({_holder(storage, last)}).",
                where=storage.url,
                mend="Wait until it has ended. If it was killed, its lock is given up "
                f"{EXPIRES / 60:.0f} minutes after its last sign of life.",
            )
    told = {"host": socket.gethostname(), "pid": os.getpid(), "id": uuid.uuid4().hex}
    number = last + 1
    # Numbers below the highest are removed in time, and could be won a second time by who looked
    # before that: so the highest is looked for again.
    if not storage.create(_key(number), _bytes(told)) or _last(storage) != number:
        raise WarehouseError(
            "another run has begun to write to the storage at the same moment.",
            where=storage.url,
            mend="Wait until it has ended.",
        )
    return Lock(storage, number, told)


def _keys(storage: Storage) -> list[str]:
    return storage.keys(_LOCKS)


def _last(storage: Storage) -> int:
    """The number of the newest lock; 0 where there was none."""
    keys = _keys(storage)
    return int(keys[-1].removeprefix(f"{_LOCKS}/").removesuffix(".json")) if keys else 0


def _key(number: int) -> str:
    return f"{_LOCKS}/{number:012}.json"


def _bytes(told: dict[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True).encode()


def _holder(storage: Storage, number: int) -> str:
    told = json.loads(storage.get(_key(number)))
    return f"process {told['pid']} on {told['host']}"
