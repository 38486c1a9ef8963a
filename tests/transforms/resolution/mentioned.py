"""Rows of EVENT_MENTIONS written by hand, for tests of joining."""

from __future__ import annotations

import datetime as dt
from typing import Any


def mention(number: int, day: str | None = None, **values: Any) -> dict[str, Any]:
    """Mention NUMBER: Russia attacks Ukraine on DAY ('2022-03-05', '2022-03', or nothing).

    Each is told by a document of its own, unless VALUES say otherwise.
    """
    first, last, precision = _days(day)
    row = {
        "event_mention_id": f"m{number}",
        "doc_id": f"doc_{number:016x}",
        "event_id": f"m{number}",
        "sentence_id": f"sentence_{number}",
        "char_start": 10 * number,
        "char_end": 10 * number + 8,
        "trigger": "attacked",
        "event_type": "ASSAULT",
        "event_mode": None,
        "cameo_code": None,
        "contexts": [],
        "source_actor_ids": ["RUS"],
        "target_actor_ids": ["UKR"],
        "date_start": first,
        "date_end": last,
        "date_precision": precision,
        "date_basis": "text" if day else "none",
        "place_id": None,
        "place_name": None,
        "factuality": "actual",
        "attributed_to_actor_id": "author",
        "confidence": 0.7,
        "method": "verb_in_context",
        "run_id": "run_test",
    }
    assert values.keys() <= row.keys()
    return row | values


def _days(day: str | None) -> tuple[dt.date | None, dt.date | None, str]:
    if day is None:
        return None, None, "none"
    if len(day) == 7:
        first = dt.date.fromisoformat(f"{day}-01")
        return first, first.replace(day=28), "month"
    only = dt.date.fromisoformat(day)
    return only, only, "day"
