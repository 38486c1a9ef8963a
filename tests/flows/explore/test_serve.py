"""The server of `parley explore`: where it listens, and that it leaves nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from parley.flows.explore.serve import address_of, bound, is_open
from parley.schemas.errors import ConfigurationError
from tests.flows.conftest import call


@pytest.fixture
def taken():
    """A port of this machine on which something listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_a_taken_port_gives_way_to_a_free_one(taken, monkeypatch):
    monkeypatch.setattr("parley.flows.explore.serve.USUAL_PORT", taken)
    with bound("127.0.0.1", None) as listening:
        assert listening.getsockname()[1] != taken
        assert address_of(listening, "127.0.0.1").startswith("http://127.0.0.1:")


def test_a_port_that_was_asked_for_is_not_replaced(taken):
    with pytest.raises(ConfigurationError, match="taken"), bound("127.0.0.1", taken):
        pass


def test_an_address_of_another_machine():
    with pytest.raises(ConfigurationError, match="no address"), bound("192.0.2.1", None):
        pass


def test_who_is_told_that_others_may_read():
    assert [is_open(host) for host in ("127.0.0.1", "::1", "0.0.0.0")] == [False, False, True]


def test_without_a_release(tmp_path):
    ended = call("explore", "-w", tmp_path)
    assert ended.code == 7
    assert "no release" in ended.errors


def test_it_serves_until_an_interrupt_and_leaves_nothing(home, tmp_path):
    command = [sys.executable, "-P", "-m", "parley", "explore", "-w", home.folder]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        address = server.stdout.readline().split()[-1]
        page = urllib.request.urlopen(f"{address}sql.html", timeout=60).read()
        assert b"Ask in SQL" in page
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=60)
    assert server.returncode == 130, errors
    assert errors.count("Interrupted") == 1
    assert "Traceback" not in errors
    assert not list(tmp_path.iterdir())
