from __future__ import annotations

import os
import sys

import pytest

from parley.flows.orchestration import server
from parley.flows.orchestration.server import Helper
from parley.schemas.errors import ConfigurationError, ParleyError, WarehouseError


def test_a_server_that_the_user_keeps_is_used(prefect_server, monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", prefect_server)
    with Helper() as helper:
        helper.wait()
        assert not helper.is_own
    assert os.environ["PREFECT_API_URL"] == prefect_server


def test_a_server_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with Helper() as helper, pytest.raises(ConfigurationError) as caught:
        helper.wait()
    assert "127.0.0.1:9" in caught.value.where
    assert "PREFECT_API_URL" in caught.value.mend


SERVES = """
import http.server, threading, sys
server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
print(f"http://127.0.0.1:{server.server_port}/api", flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
"""


def lose_the_server(error: Exception | None = None) -> None:
    """Begin a helper, kill its server, and raise ERROR within."""
    with Helper() as helper:
        helper.wait()
        assert helper.is_own
        helper._process.kill()
        helper._process.wait()
        if error:
            raise error


@pytest.fixture
def small_server(monkeypatch):
    """A small server in the place of Prefect's."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr(server, "COMMAND", (sys.executable, "-c", SERVES))


def test_a_server_that_is_ended_from_outside_is_told_with_what_to_do(small_server):
    with pytest.raises(ParleyError, match=r"helper server was ended.*Run again"):
        lose_the_server(ConnectionRefusedError(111, "Connection refused"))
    assert "PREFECT_API_URL" not in os.environ


def test_a_server_that_is_ended_hides_no_other_fault(small_server):
    lose_the_server()
    with pytest.raises(WarehouseError, match="no room"):
        lose_the_server(WarehouseError("no room"))
