"""Rows of EVENT_MENTIONS written by hand, for tests of joining."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from parley.schemas.codebook.event_traits import traits_of
from parley.schemas.facts import EVENT_MENTIONS
from parley.schemas.working import EVENT_FEATURES
from parley.transforms.resolution.tables.event_slices import ByEvent, by_event

CLASSES = {
    "resuming": {"the"}, "another": {"second"}, "taken_up": {"talk", "dispatch"},
    "sending": {"dispatch"},
}  # fmt: skip
TRAITS = traits_of(
    [
        ("CONSULT", ["in_halls"]), ("AGREE", ["in_halls", "by_wording"]),
        *((each, ["by_wording"]) for each in ("REQUEST", "REJECT", "ACCUSE", "SUPPORT")),
    ]
)  # fmt: skip


class Wording(NamedTuple):
    """How a test words a mention; `features` writes it as rows of EVENT_FEATURES."""

    stems: tuple[str, ...] = ()
    sentence: int = 0
    noun: bool = False
    resumes: bool = False
    another: bool = False
    sends: bool = False
    under: str | None = None


def features(wordings: Mapping[str, Wording]) -> pa.Table:
    """EVENT_FEATURES of mentions by id, of CLASSES."""
    return EVENT_FEATURES.from_rows(
        {
            "event_mention_id": mention_id,
            "doc_id": "doc",
            "sentence_index": told.sentence,
            "is_noun": told.noun,
            "lemma": "dispatch" if told.sends else "talk",
            "modifiers": ["the"] * told.resumes + ["second"] * told.another,
            "content": sorted({*told.stems}),
            "governed_by": told.under,
        }
        for mention_id, told in wordings.items()
    )


def of_one_event(mentions: Iterable[Mapping[str, Any]]) -> ByEvent:
    """The MENTIONS as those of the event 'e'."""
    return by_event(EVENT_MENTIONS.from_rows({**each, "event_id": "e"} for each in mentions))


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
