"""Logs: to Prefect with the run that they belong to, and to standard error for whoever asks.

Modules log by the standard library (`logging.getLogger(__name__)`), facts in `extra`. Prefect takes
up all loggers below `parley` (PREFECT_LOGGING_EXTRA_LOGGERS, see `environment`) and shows their
lines with the flow or the task that wrote them. Where a worker of Prefect's starts a run, Prefect
is there before this setting; `log_to_prefect` then does the same.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime

from parley.transforms.ingest.text.clean import visible

NAME = "parley"
LEVELS = ("debug", "info", "warning", "error", "critical")
_OWN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
_LINE = "%(asctime)s %(levelname)-7s %(message)s"


class Lines(logging.Formatter):
    """A line a record, whatever was put into it: what does not print is written out."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line of RECORD, before its traceback."""
        return visible(super().formatMessage(record))


class JsonLines(logging.Formatter):
    """One JSON object a record: time (ISO, UTC), level, logger, message, and what `extra` held."""

    def format(self, record: logging.LogRecord) -> str:
        """RECORD as one line."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name, value in vars(record).items() if _is_fact(name)},
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def log_to_standard_error(level: str, *, as_json: bool) -> None:
    """Write what Parley logs at LEVEL (a name, in any case) and above to standard error."""
    logger = logging.getLogger(NAME)
    for handler in [each for each in logger.handlers if isinstance(each, _Handler)]:
        logger.removeHandler(handler)
    handler = _Handler(sys.stderr)
    handler.setLevel(level.upper())
    handler.setFormatter(JsonLines() if as_json else Lines(_LINE, "%H:%M:%S"))
    logger.addHandler(handler)
    logger.setLevel(level.upper())
    logger.propagate = False  # Prefect's handler at the root would say it again


def log_to_prefect() -> None:
    """Let Prefect take up what Parley logs, as it does of PREFECT_LOGGING_EXTRA_LOGGERS.

    That is, from PARLEY_LOG_LEVEL on where it is set, else from PREFECT_LOGGING_LEVEL (info).
    """
    logger, extra = logging.getLogger(NAME), logging.getLogger("prefect.extra")
    for handler in extra.handlers:
        if handler not in logger.handlers:
            logger.addHandler(handler)
    if logger.level == logging.NOTSET:
        wanted = os.environ.get("PARLEY_LOG_LEVEL", "").lower()
        logger.setLevel(wanted.upper() if wanted in LEVELS else extra.level)


class _Handler(logging.StreamHandler):  # type: ignore[type-arg]
    """Ours, to be found again when a process runs several commands."""


def _is_fact(name: str) -> bool:
    """Whether NAME came with `extra`: not logging's own, nor what Prefect adds to each record."""
    return name not in _OWN and not name.startswith(("flow_", "task_"))
