from __future__ import annotations

import os

import pytest

from parley.flows.orchestration.server import Helper
from parley.schemas.errors import ConfigurationError


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
