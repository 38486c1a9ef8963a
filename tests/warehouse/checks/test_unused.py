from __future__ import annotations

import subprocess
import sys

LOOK = """
import sys
import parley.warehouse.checks.unused
from scipy import stats
assert not any(name.startswith("scipy.stats.") for name in sys.modules), "loaded"
assert stats.norm.cdf(0) == 0.5
"""


def test_what_is_not_used_is_loaded_by_the_first_look_into_it():
    subprocess.run([sys.executable, "-c", LOOK], check=True)
