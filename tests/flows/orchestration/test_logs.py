"""What Parley logs, as lines for people and as objects for machines."""

from __future__ import annotations

import json
import logging

import pytest

from parley.flows.orchestration.logs import NAME, log_to_prefect, log_to_standard_error
from tests.flows.conftest import call, with_settings


@pytest.fixture(autouse=True)
def _as_before():
    logger = logging.getLogger(NAME)
    before = (list(logger.handlers), logger.level, logger.propagate)
    yield
    logger.handlers[:], logger.level, logger.propagate = before


def test_lines_for_people_at_the_level_asked_for(capsys):
    log_to_standard_error("info", as_json=False)
    log_to_standard_error("warning", as_json=False)  # the last call counts, and no line comes twice
    logging.getLogger("parley.flows.x").info("a detail")
    logging.getLogger("parley.flows.x").warning("something")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("WARNING something")


def test_a_record_is_one_line_that_steers_nothing(capsys):
    log_to_standard_error("info", as_json=False)
    logging.getLogger("parley.x").warning(
        "%s is broken", "a\x1b[2J\n00:00:00 INFO all is well\u202e"
    )
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(r"a\x1b[2J\n00:00:00 INFO all is well\u202e is broken")


def test_objects_for_machines_hold_the_facts(capsys):
    log_to_standard_error("INFO", as_json=True)
    logging.getLogger("parley.x").info("%d read", 3, extra={"stage": "ingest", "documents": 3})
    try:
        raise ValueError("a bad day")
    except ValueError:
        logging.getLogger("parley.x").exception("é")
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert first.pop("time").endswith("+00:00")
    assert first == {
        "level": "info", "logger": "parley.x", "message": "3 read", "stage": "ingest",
        "documents": 3,
    }  # fmt: skip
    assert "a bad day" in second["exception"]


@pytest.mark.parametrize(("asked", "level"), [("", logging.INFO), ("error", logging.ERROR)])
def test_prefect_that_is_there_first_takes_up_what_is_logged(monkeypatch, asked, level):
    monkeypatch.setenv("PARLEY_LOG_LEVEL", asked)
    extra, taken = logging.getLogger("prefect.extra"), logging.NullHandler()
    monkeypatch.setattr(extra, "handlers", [taken])
    monkeypatch.setattr(extra, "level", logging.INFO)
    logging.getLogger(NAME).setLevel(logging.NOTSET)
    log_to_prefect()
    log_to_prefect()
    assert logging.getLogger(NAME).handlers.count(taken) == 1
    assert logging.getLogger(NAME).level == level


def test_options_and_settings_of_the_command(tmp_path):
    wrong = call("--log-level", "loud", "status", "-w", tmp_path)
    assert wrong.code == 2
    assert "loud" in wrong.errors
    call("--log-level", "debug", "status", "-w", tmp_path)
    assert logging.getLogger(NAME).level == logging.DEBUG
    with with_settings(PARLEY_LOG_LEVEL="error"):
        call("status", "-w", tmp_path)
    assert logging.getLogger(NAME).level == logging.ERROR
