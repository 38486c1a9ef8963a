"""Instruments joined across documents, and what is known of each."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pyarrow as pa

from parley.schemas.codebook.agreements import Agreement
from parley.schemas.process import AGREEMENT_MENTIONS, AGREEMENT_STATUS, PROVISIONS
from parley.schemas.working import AGREEMENTS_FOUND
from parley.transforms.resolution.process.agreements import agreement_tables
from parley.transforms.resolution.process.contested import is_contested

ONE, TWO, THREE = ("doc_" + digit * 16 for digit in "123")
KNOWN = {
    "coral_pact": Agreement(
        id="coral_pact", name="Coral Pact", kind="treaty", parties=("FJI", "TON"), date="1999-04"
    )
}


def found(doc: str, own: str, **values: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "doc_id": doc, "agreement_id": own, "name": "Border truce", "kind": "ceasefire",
        "party_actor_ids": ["FJI", "TON"], "third_party_actor_ids": [], "words": ["border"],
        "date_start": None, "date_end": None, "date_precision": "none",
    }  # fmt: skip
    if day := values.pop("day", None):
        values |= {"date_start": day, "date_end": day, "date_precision": "day"}
    return row | values


def status(doc: str, own: str, state: str, **values: Any) -> dict[str, Any]:
    at = values.pop("at", 0)
    row: dict[str, Any] = {
        "agreement_status_id": f"{doc}.as{at}", "agreement_id": own, "doc_id": doc,
        "sentence_id": f"{doc}.s0", "char_start": at, "char_end": at + 1, "status": state,
        "by_actor_ids": [], "date_start": None, "date_end": None, "date_precision": "none",
        "date_basis": "none", "factuality": "actual", "attributed_to_actor_id": "author",
        "confidence": 0.5, "method": "verb_told", "run_id": "r",
    }  # fmt: skip
    if day := values.pop("day", None):
        values |= {
            "date_start": day, "date_end": day, "date_precision": "day", "date_basis": "text"
        }  # fmt: skip
    return row | values


def tables(rows: list[dict[str, Any]], *statuses: dict[str, Any]) -> dict[str, pa.Table]:
    extracted = {
        AGREEMENTS_FOUND.name: AGREEMENTS_FOUND.from_rows(rows),
        AGREEMENT_STATUS.name: AGREEMENT_STATUS.from_rows(statuses),
        AGREEMENT_MENTIONS.name: AGREEMENT_MENTIONS.empty(),
        PROVISIONS.name: PROVISIONS.empty(),
    }
    return agreement_tables(extracted, KNOWN, {})


def agreements(*args: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tables(*args)["agreements"].to_pylist()
    return rows


def ids(rows: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """The id of what each of ROWS tells of."""
    told = [
        status(row["doc_id"], row["agreement_id"], "signed", at=at) for at, row in enumerate(rows)
    ]
    found = {row["char_start"]: row["agreement_id"] for row in
             tables(rows, *told)["agreement_status"].to_pylist()}  # fmt: skip
    return {(row["doc_id"], row["agreement_id"]): found[at] for at, row in enumerate(rows)}


def test_two_documents_tell_of_one_truce() -> None:
    rows = [found(ONE, "a", day=dt.date(2030, 5, 1)), found(TWO, "b", day=dt.date(2030, 5, 3))]
    (one,) = agreements(rows)
    assert one["agreement_id"] == "fji_ton_border_ceasefire_2030_05"
    assert (one["n_documents"], one["in_codebook"]) == (2, False)


def test_order_of_documents_changes_nothing() -> None:
    rows = [found(ONE, "a", day=dt.date(2030, 5, 1)), found(TWO, "b", day=dt.date(2030, 5, 3))]
    assert agreements(rows) == agreements(rows[::-1])


def test_other_dates_parties_or_kinds_are_others() -> None:
    base = found(ONE, "a", day=dt.date(2030, 5, 1))
    for other in (
        found(TWO, "b", day=dt.date(2031, 5, 1)),
        found(TWO, "b", day=dt.date(2030, 5, 1), party_actor_ids=["FJI", "WSM"]),
        found(TWO, "b", day=dt.date(2030, 5, 1), kind="exchange"),
        found(TWO, "b", day=dt.date(2030, 5, 1), words=["fish"]),
    ):
        assert len(agreements([base, other])) == 2


def test_what_one_document_tells_apart_stays_apart() -> None:
    rows = [found(ONE, "a"), found(ONE, "b")]
    one, other = [each["agreement_id"] for each in agreements(rows)]
    assert one == "fji_ton_border_ceasefire"
    assert re.fullmatch(rf"{one}_[0-9a-f]{{6}}", other)


def test_an_id_stays_when_others_of_its_words_come() -> None:
    rows = [found(TWO, own) for own in "abcd"]
    before = ids(rows)
    for new in (found(TWO, "ca"), found(TWO, "e"), found(THREE, "f", words=["fish"])):
        after = ids([*rows, new])
        assert len({*after.values()}) == len(after)
        assert before.items() <= after.items()
    first = ids([*rows, found(ONE, "g"), found(ONE, "h")])  # which takes the word itself
    assert {key for key, each in before.items() if first[key] != each} <= {(TWO, "a"), (TWO, "b")}


def test_what_is_known_keeps_its_name_and_date() -> None:
    (one,) = agreements([found(ONE, "coral_pact", third_party_actor_ids=["NZL"])])
    assert one["name"] == "Coral Pact"
    assert (one["date_start"], one["date_precision"]) == (dt.date(1999, 4, 1), "month")
    assert (one["third_party_actor_ids"], one["in_codebook"]) == (["NZL"], True)


def test_the_last_dated_fact_is_the_status() -> None:
    (one,) = agreements(
        [found(ONE, "a")],
        status(ONE, "a", "violated", day=dt.date(2030, 7, 1)),
        status(ONE, "a", "signed", day=dt.date(2030, 5, 1), at=4),
        status(ONE, "a", "withdrawn", day=dt.date(2031, 1, 1), factuality="future", at=8),
    )
    assert (one["status"], one["status_on"]) == ("violated", dt.date(2030, 7, 1))


def test_statements_bear_the_id_of_the_agreement() -> None:
    rows = [found(ONE, "a", day=dt.date(2030, 5, 1)), found(TWO, "b", day=dt.date(2030, 5, 3))]
    told = tables(rows, status(ONE, "a", "signed"), status(TWO, "b", "signed"))
    assert set(told["agreement_status"]["agreement_id"].to_pylist()) == {
        "fji_ton_border_ceasefire_2030_05"
    }


def test_contested_where_two_words_contradict() -> None:
    assert is_contested([status(ONE, "a", "signed"), status(TWO, "b", "not_signed")], {})
    assert is_contested(
        [status(ONE, "a", "implemented"), status(TWO, "b", "implemented", factuality="negated")], {}
    )
    assert is_contested(
        [
            status(ONE, "a", "withdrawn", by_actor_ids=["FJI"]),
            status(TWO, "b", "withdrawn", by_actor_ids=["TON"]),
        ],
        {},
    )


def test_not_contested_by_one_word_or_by_two_phases() -> None:
    assert not is_contested([status(ONE, "a", "signed"), status(ONE, "a", "violated", at=3)], {})
    assert not is_contested(
        [
            status(ONE, "a", "violated", by_actor_ids=["FJI"]),
            status(ONE, "a", "violated", by_actor_ids=["TON"], at=5),
        ],
        {},
    )
