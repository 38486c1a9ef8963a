from __future__ import annotations

import subprocess
import sys

LOOK = """
import sys
import parley.warehouse.checks.unused

assert not {"altair", "scipy.stats"} & sys.modules.keys(), "loaded"
from great_expectations.expectations.core import expect_column_kl_divergence_to_be_less_than as user
assert user.stats.norm.cdf(0) == 0.5
assert user.alt.Chart.__name__ == "Chart"

import altair
from scipy import stats
assert altair.Chart is user.alt.Chart
assert stats.norm is user.stats.norm
assert (altair, stats) == (sys.modules["altair"], sys.modules["scipy.stats"])
"""


def test_what_is_not_used_is_loaded_by_the_first_look_into_it():
    subprocess.run([sys.executable, "-c", LOOK], check=True)
