"""Tests touch neither the user's Prefect home nor what environment variables say of Parley."""

from __future__ import annotations

import os
import tempfile

from parley.flows.orchestration.environment import quiet

for name in [name for name in os.environ if name.startswith(("PARLEY_", "PREFECT_"))]:
    del os.environ[name]
os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="parley-prefect-")
quiet(logs=True)
