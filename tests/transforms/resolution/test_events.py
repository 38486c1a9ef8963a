"""Which mentions tell one event, and what the event takes from each of them."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from tests.transforms.resolution.mentioned import mention
from transforms.resolution.events import event_rows, joined

SIDES = {"person:vladimir_putin": "RUS", "RUS": "RUS", "UKR": "UKR", "org:tplf": "org:tplf"}
ISTANBUL = {"place_id": "geonames:745044", "place_name": "Istanbul"}
ANTALYA = {"place_id": "geonames:323777", "place_name": "Antalya"}


def groups(*mentions: dict) -> list[set[str]]:
    """The mentions by event."""
    found: dict[str, set[str]] = {}
    for mention_id, event_id in joined(list(mentions), SIDES).items():
        found.setdefault(event_id, set()).add(mention_id)
    return sorted(found.values(), key=sorted)


TOGETHER, APART = [{"m1", "m2"}], [{"m1"}, {"m2"}]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(mention(1, "2022-03-05"), mention(2, "2022-03-05"), TOGETHER, id="same-day"),
        pytest.param(mention(1, "2022-03-05"), mention(2, "2022-03-06"), TOGETHER, id="next-day"),
        pytest.param(mention(1, "2022-03-31"), mention(2, "2022-04-01"), TOGETHER, id="next-month"),
        pytest.param(mention(1, "2022-03-05"), mention(2, "2022-03-08"), APART, id="days-apart"),
        pytest.param(mention(1, "2022-03-05"), mention(2, "2023-03-05"), APART, id="years-apart"),
        pytest.param(mention(1, "2022-03-05"), mention(2, "2022-03"), TOGETHER, id="its-month"),
        pytest.param(mention(1, "2022-03"), mention(2, "2022-03"), TOGETHER, id="same-month"),
        pytest.param(mention(1, "2022-03"), mention(2, "2022-05"), APART, id="other-month"),
        pytest.param(mention(1), mention(2), APART, id="undated-in-two-documents"),
        pytest.param(mention(1), mention(2, doc_id=mention(1)["doc_id"]), TOGETHER, id="undated"),
        pytest.param(
            mention(1), mention(2, doc_id=mention(1)["doc_id"], trigger="shelled"), APART,
            id="undated-other-word",
        ),
        pytest.param(
            mention(1, "2022-03-05"), mention(2, "2022-03-05", event_type="AID"), APART,
            id="other-type",
        ),
        pytest.param(
            mention(1, "2022-03-05"), mention(2, "2022-03-05", target_actor_ids=["POL"]), APART,
            id="other-participants",
        ),
        pytest.param(
            mention(1, "2022-03-05"),
            mention(2, "2022-03-05", source_actor_ids=["person:vladimir_putin"]),
            TOGETHER,
            id="leader-for-state",
        ),
        pytest.param(
            mention(1, "2022-03-05"),
            mention(2, "2022-03-05", source_actor_ids=["UKR"], target_actor_ids=["RUS"]),
            TOGETHER,
            id="sides-turned",
        ),
        pytest.param(
            mention(1, "2022-03-05", **ISTANBUL), mention(2, "2022-03-05", **ANTALYA), APART,
            id="other-place",
        ),
        pytest.param(
            mention(1, "2022-03-05", **ISTANBUL), mention(2, "2022-03-05"), TOGETHER,
            id="place-told-once",
        ),
        pytest.param(
            mention(1, "2022-03-05"), mention(2, "2022-03-05", factuality="negated"), TOGETHER,
            id="said-not-to-have-happened",
        ),
    ],
)  # fmt: skip
def test_two_mentions_tell_one_event(one, other, expected):
    assert groups(one, other) == expected


def test_a_month_with_two_events_in_it_joins_neither():
    found = groups(mention(1, "2022-03-05"), mention(2, "2022-03-20"), mention(3, "2022-03"))
    assert found == [{"m1"}, {"m2"}, {"m3"}]


def test_days_next_to_each_other_do_not_chain():
    found = groups(*(mention(n, f"2022-03-0{n}") for n in range(1, 5)))
    assert found == [{"m1", "m2"}, {"m3", "m4"}]


def test_events_and_ids_do_not_depend_on_the_order_of_mentions():
    days = ["2022-03-05", "2022-03-06", "2022-03-08", "2022-03", None, "2023-03-05"]
    mentions = [mention(number, day) for number, day in enumerate(days)]
    first = joined(mentions, SIDES)
    for seed in range(5):
        shuffled = random.Random(seed).sample(mentions, len(mentions))
        assert joined(shuffled, SIDES) == first


def test_an_id_tells_type_participants_and_month():
    (event_id,) = set(joined([mention(1, "2022-03-05")], SIDES).values())
    assert event_id.startswith("assault-rus-ukr-2022-03-")


def events(knowledge, *mentions: dict, sources: dict | None = None) -> list[dict]:
    mentions = [each | {"event_id": "e"} for each in mentions]
    documents = [
        {"doc_id": doc_id, "source_name": (sources or {}).get(doc_id), "published_on": None}
        for doc_id in sorted({each["doc_id"] for each in mentions})
    ]
    return event_rows(mentions, documents, knowledge, set()).to_pylist()


def test_an_event_counts_mentions_documents_and_sources(knowledge):
    told = [mention(1), mention(2), mention(3), mention(4, doc_id=mention(3)["doc_id"])]
    one_paper = {told[0]["doc_id"]: "The Tide", told[1]["doc_id"]: "The Tide"}
    (row,) = events(knowledge, *told, sources=one_paper)
    assert (row["n_mentions"], row["n_documents"], row["n_sources"]) == (4, 3, 2)


def test_an_event_takes_the_sharpest_date(knowledge):
    (row,) = events(knowledge, mention(1, "2022-03"), mention(2, "2022-03-05"))
    assert (row["date_start"], row["date_precision"]) == (dt.date(2022, 3, 5), "day")


def test_an_event_is_what_most_say_it_is(knowledge):
    told = [mention(1, factuality="negated"), mention(2), mention(3)]
    assert events(knowledge, *told)[0]["factuality"] == "actual"


def test_the_label_reads_as_a_sentence(knowledge):
    (row,) = events(knowledge, mention(1, "2022-03-05", factuality="negated"))
    assert row["label"] == "Russia: attacked → Ukraine (2022-03-05) [negated]"


def test_an_event_of_a_mode_has_the_scores_of_the_mode(knowledge):
    by_mode = {(r.event_type, r.event_mode): r.goldstein for r in knowledge.event_types}
    (row,) = events(knowledge, mention(1, event_type="CONSULT", event_mode="visit"))
    assert row["goldstein"] == by_mode["CONSULT", "visit"] != by_mode["CONSULT", ""]
