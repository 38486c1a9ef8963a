"""Superset loads the dashboard of a release, and draws each chart: `make superset` runs this.

SUPERSET_PYTHON names the Python of an environment that has Superset (docs/bi.md). It takes minutes.
Where none is named this module holds no test, so that `make superset` fails rather than skips.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from parley.warehouse.export.superset import write_superset
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.warehouse.small import small_tables

PYTHON = os.environ.get("SUPERSET_PYTHON", "")
if not PYTHON:
    pytest.skip("Superset has an environment of its own: make superset", allow_module_level=True)


def test_superset_draws_the_dashboard(tmp_path):
    home = Warehouse(tmp_path / "warehouse")
    publish(home, small_tables(), "r1")
    folder = tmp_path / "superset"
    folder.mkdir()
    n_charts = write_superset(home, tmp_path / "parley.zip")
    ended = subprocess.run(
        [PYTHON, Path(__file__).with_name("draw.py"), tmp_path / "parley.zip", folder],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    drawn = json.loads(ended.stdout)
    assert drawn["imported"] == {"message": "OK"}
    assert drawn["page"] == 200
    assert len(drawn["charts"]) == n_charts
    assert not [chart for chart in drawn["charts"].values() if chart["error"]]
    assert any(chart["rowcount"] for chart in drawn["charts"].values())
