"""Environment defaults that must stand before Prefect and Great Expectations are imported.

Nothing heavy may be imported here: the command line runs this first. Each is a default only:
what the user has set wins.
"""

from __future__ import annotations

import logging
import os

NO_TELEMETRY = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "GX_ANALYTICS_ENABLED": "false",
}
# A new Prefect home takes 15 s on a slow disk, and Prefect itself would wait 20 s only.
PATIENCE = {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180"}
# What Parley logs belongs to the runs as Prefect shows them.
OUR_LOGS = {"PREFECT_LOGGING_EXTRA_LOGGERS": "parley"}
QUIET_LOGS = {
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SHOW_WARNINGS_ON_MISSING_API_URL": "false",
}
# It sets its own level when it is imported.
_CHATTY = logging.getLogger("great_expectations.data_context.types.base")


def quiet(*, logs: bool = False) -> None:
    """Turn telemetry off, and with LOGS also Prefect's own log lines, unless the user asks."""
    defaults = {**NO_TELEMETRY, **PATIENCE, **OUR_LOGS, **(QUIET_LOGS if logs else {})}
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    if logs:
        _CHATTY.addFilter(lambda record: record.levelno > logging.INFO)
