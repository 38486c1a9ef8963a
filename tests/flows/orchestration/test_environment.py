from __future__ import annotations

import os

from parley.flows.orchestration.environment import NO_TELEMETRY, QUIET_LOGS, quiet


def test_telemetry_is_off_unless_the_user_wants_it(monkeypatch):
    for name in (*NO_TELEMETRY, *QUIET_LOGS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DO_NOT_TRACK", "0")
    quiet()
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert os.environ["GX_ANALYTICS_ENABLED"] == "false"
    assert os.environ["DO_NOT_TRACK"] == "0"
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
    assert "PREFECT_LOGGING_LEVEL" not in os.environ
    quiet(logs=True)
    assert os.environ["PREFECT_LOGGING_LEVEL"] == "CRITICAL"


def test_the_project_folder_turns_prefects_reports_off():
    from prefect.settings import PREFECT_SERVER_ANALYTICS_ENABLED

    assert PREFECT_SERVER_ANALYTICS_ENABLED.value() is False


def test_the_project_folder_keeps_who_holds_the_place_of_a_run_on_disk():
    from prefect.settings import get_current_settings

    storage = get_current_settings().server.concurrency.lease_storage
    assert storage == "prefect.server.concurrency.lease_storage.filesystem"
