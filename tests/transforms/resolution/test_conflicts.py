"""Where mentions of one event disagree, both values are listed with who gives them."""

from __future__ import annotations

import pytest

from tests.transforms.resolution.mentioned import mention
from transforms.resolution.conflicts import event_conflicts

SIDES = {"person:vladimir_putin": "RUS"}
PLACES = (
    {"place_id": "geonames:1", "place_name": "Istanbul"},
    {"place_id": "geonames:2", "place_name": "Antalya"},
)


def conflicts(one: dict, other: dict) -> list[tuple[str, str]]:
    """What two mentions of one event disagree on: (attribute, value)."""
    mentions = [each | {"event_id": "e"} for each in (one, other)]
    documents = [{"doc_id": each["doc_id"], "source_name": "The Tide"} for each in mentions]
    rows = event_conflicts(mentions, documents, SIDES).to_pylist()
    return [(row["attribute"], row["value"]) for row in rows]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            mention(1, "2022-03-05"), mention(2, "2022-03-06"),
            [("date", "2022-03-05"), ("date", "2022-03-06")], id="days",
        ),
        pytest.param(
            mention(1), mention(2, factuality="negated"),
            [("factuality", "actual"), ("factuality", "negated")], id="whether",
        ),
        pytest.param(
            mention(1), mention(2, source_actor_ids=["UKR"], target_actor_ids=["RUS"]),
            [("source", "RUS"), ("source", "UKR"), ("target", "RUS"), ("target", "UKR")],
            id="who-began",
        ),
        pytest.param(
            mention(1, **PLACES[0]), mention(2, **PLACES[1]),
            [("place", "Istanbul"), ("place", "Antalya")], id="where",
        ),
        pytest.param(mention(1, "2022-03-05"), mention(2, "2022-03"), [], id="day-in-its-month"),
        pytest.param(mention(1), mention(2, factuality="possible"), [], id="open-is-no-denial"),
        pytest.param(
            mention(1), mention(2, source_actor_ids=["RUS", "BLR"]), [], id="more-of-the-same",
        ),
        pytest.param(
            mention(1), mention(2, source_actor_ids=["person:vladimir_putin"]), [],
            id="leader-for-state",
        ),
        pytest.param(mention(1, **PLACES[0]), mention(2), [], id="place-told-once"),
        pytest.param(mention(1), mention(2), [], id="agreement"),
    ],
)  # fmt: skip
def test_what_two_mentions_disagree_on(one, other, expected):
    assert sorted(conflicts(one, other)) == sorted(expected)


def test_each_value_names_documents_publishers_and_speakers():
    mentions = [
        mention(1, "2022-03-05", event_id="e", attributed_to_actor_id="RUS"),
        mention(2, "2022-03-06", event_id="e", attributed_to_actor_id="UKR"),
    ]
    documents = [
        {"doc_id": mentions[0]["doc_id"], "source_name": "The Tide"},
        {"doc_id": mentions[1]["doc_id"], "source_name": None},
    ]
    first, second = event_conflicts(mentions, documents, SIDES).to_pylist()
    assert first["doc_ids"] == [mentions[0]["doc_id"]]
    assert (first["source_names"], second["source_names"]) == (["The Tide"], [])
    assert (first["attributed_to_actor_ids"], second["attributed_to_actor_ids"]) == (
        ["RUS"],
        ["UKR"],
    )


def test_events_do_not_disagree_with_each_other():
    mentions = [mention(1, "2022-03-05"), mention(2, "2022-03-06")]
    documents = [{"doc_id": each["doc_id"], "source_name": None} for each in mentions]
    assert event_conflicts(mentions, documents, SIDES).num_rows == 0
