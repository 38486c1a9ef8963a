"""Rounds joined across documents."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa

from parley.schemas.dimensions import PLACES
from parley.schemas.talks import ROUND_MENTIONS
from parley.schemas.working import ROUNDS_FOUND
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.process.rounds import round_tables

ONE, TWO, THREE = ("doc_" + digit * 16 for digit in "123")
NAMES = {"FJI": "Fiji", "TON": "Tonga"}
WHERE = [("suva", "Suva", "FJI", "city"), ("apia", "Apia", "WSM", "city")]
PLACED = PLACES.from_rows(
    {
        "place_id": place, "name": name, "country": country, "latitude": None, "longitude": None,
        "geonames_id": None, "kind": kind,
    }
    for place, name, country, kind in WHERE
)  # fmt: skip


def found(doc: str, **values: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "doc_id": doc, "round_id": f"{doc}.r", "kind": "talks", "party_actor_ids": ["FJI", "TON"],
        "host_actor_ids": [], "mediator_actor_ids": [], "delegate_actor_ids": [], "level": None,
        "place_id": "suva", "place_name": "Suva", "date_start": dt.date(2030, 5, 3),
        "date_end": dt.date(2030, 5, 3), "date_precision": "day", "outcome": None,
    }  # fmt: skip
    return row | values


def tables(*rows: dict[str, Any], events: dict[str, str] | None = None) -> dict[str, pa.Table]:
    mentions = [
        {
            "round_mention_id": f"{row['round_id']}m", "round_id": row["round_id"],
            "event_id": f"{row['doc_id']}.e", "doc_id": row["doc_id"],
            "sentence_id": f"{row['doc_id']}.s0", "char_start": 0, "char_end": 5, "text": "talks",
            "outcome": row["outcome"], "confidence": 0.7, "method": "told", "run_id": "r",
        }
        for row in rows
    ]  # fmt: skip
    extracted = {
        ROUNDS_FOUND.name: ROUNDS_FOUND.from_rows(rows),
        ROUND_MENTIONS.name: ROUND_MENTIONS.from_rows(mentions),
    }
    event_of = {f"{row['doc_id']}.e": f"{row['doc_id']}.e" for row in rows} | (events or {})
    return round_tables(extracted, _looked_up(event_of), {"disputed"}, NAMES, {}, Places(PLACED))


def _looked_up(event_of: dict[str, str]):
    return lambda ids: pa.chunked_array([[event_of.get(i) for i in ids.to_pylist()]], pa.string())


def rounds(*rows: dict[str, Any], events: dict[str, str] | None = None) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = tables(*rows, events=events)["rounds"].to_pylist()
    return made


def test_two_documents_tell_of_one_round() -> None:
    later = dt.date(2030, 5, 4)
    (one,) = rounds(found(ONE), found(TWO, date_start=later, date_end=later, outcome="failed"))
    assert one["round_id"] == "suva_talks_2030_05"
    assert one["name"] == "Fiji – Tonga, talks, Suva, 3 May 2030"
    assert (one["n_documents"], one["outcome"]) == (2, "failed")


def test_other_days_places_or_parties_are_others() -> None:
    day = dt.date(2030, 6, 9)
    for other in (
        found(TWO, date_start=day, date_end=day),
        found(TWO, place_id="apia", place_name="Apia"),
        found(TWO, party_actor_ids=["FJI", "WSM"]),
        found(TWO, kind="call"),
    ):
        assert len(rounds(found(ONE), other)) == 2


def test_a_month_means_the_only_round_that_there_was_then() -> None:
    month = found(
        THREE, date_start=dt.date(2030, 5, 1), date_end=dt.date(2030, 5, 31), place_id=None,
        place_name=None, date_precision="month",
    )  # fmt: skip
    later = dt.date(2030, 5, 20)
    other = found(TWO, date_start=later, date_end=later)
    assert len(rounds(found(ONE), month)) == 1
    assert len(rounds(found(ONE), other, month)) == 3


def test_a_shared_event_joins_what_has_no_date() -> None:
    bare = {"date_start": None, "date_end": None, "date_precision": "none", "place_id": None}
    undated = found(TWO, place_name=None, **bare)
    assert len(rounds(found(ONE), undated)) == 2
    assert len(rounds(found(ONE), undated, events={f"{TWO}.e": f"{ONE}.e"})) == 1


def test_order_of_documents_changes_nothing() -> None:
    rows = [found(ONE), found(TWO), found(THREE, kind="call")]
    assert rounds(*rows) == rounds(*rows[::-1])


def test_a_round_is_contested_with_its_event() -> None:
    assert [r["contested"] for r in rounds(found(ONE), events={f"{ONE}.e": "disputed"})] == [True]


def test_a_mention_rests_on_no_event_that_was_dropped() -> None:
    mentions = tables(found(ONE), events={f"{ONE}.e": None})["round_mentions"]  # type: ignore[dict-item]
    assert mentions["event_id"].to_pylist() == [None]
