from __future__ import annotations

import json
from datetime import timedelta

import pytest

from parley.schemas.errors import WarehouseError
from parley.warehouse.storage import lock as module
from parley.warehouse.storage.lock import EXPIRES, locked
from parley.warehouse.storage.place import Storage


def elsewhere(storage):
    """Take the lock as another run would, which knows nothing of this one, and die at once."""
    module._taken(Storage(storage.url))._ended.set()


def late(storage, monkeypatch, seconds):
    """Let the storage's clock be so many SECONDS further on."""
    proven = Storage.proven
    monkeypatch.setattr(Storage, "proven", lambda it: proven(it) + timedelta(seconds=seconds))


def test_one_holds_it_at_a_time_and_may_hold_it_twice(storage):
    with locked(storage) as lock, locked(storage) as again:
        assert again is lock
        with pytest.raises(WarehouseError, match=r"another run is writing .*process \d+ on "):
            elsewhere(storage)
        lock.check()
    with locked(storage) as lock:
        lock.check()
    assert len(storage.keys("locks")) == 1


def test_a_lock_that_nobody_renews_is_taken_over_by_one(storage, monkeypatch):
    with locked(storage) as lock:
        late(storage, monkeypatch, EXPIRES - 60)
        with pytest.raises(WarehouseError, match="is writing"):
            elsewhere(storage)
        late(storage, monkeypatch, 120)
        elsewhere(storage)
        with pytest.raises(WarehouseError, match="another run has taken over"):
            lock.check()


def test_a_lock_is_renewed(monkeypatch):
    storage = Storage("memory://renewed")
    monkeypatch.setattr(module, "BEAT", 0.01)
    with locked(storage):
        (key,) = storage.keys("locks")
        before = storage.modified(key)
        for _ in range(1000):
            if storage.modified(key) > before:
                break
            module.threading.Event().wait(0.01)
        assert storage.modified(key) > before
    assert json.loads(storage.get(key))["released"]


def test_of_two_that_begin_at_once_one_is_refused(monkeypatch):
    storage, create = Storage("memory://at-once"), Storage.create

    def beaten(self, key, data):
        create(Storage(self.url), key, b"{}") if key.startswith("locks") else None
        return create(self, key, data)

    monkeypatch.setattr(Storage, "create", beaten)
    with pytest.raises(WarehouseError, match="same moment"), locked(storage):
        pass


def test_a_number_that_others_have_passed_is_no_lock(monkeypatch):
    storage, create = Storage("memory://passed"), Storage.create

    def slow(self, key, data):
        if key.startswith("locks"):
            self.put("locks/000000000009.json", b'{"released": true}')
        return create(self, key, data)

    monkeypatch.setattr(Storage, "create", slow)
    with pytest.raises(WarehouseError, match="same moment"), locked(storage):
        pass
