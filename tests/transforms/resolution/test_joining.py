"""Which mentions tell one event."""

from __future__ import annotations

import random

import pytest

from tests.transforms.resolution.mentioned import mention
from transforms.resolution.joining import joined

SIDES = {"person:vladimir_putin": "RUS", "RUS": "RUS", "UKR": "UKR", "org:tplf": "org:tplf"}
ISTANBUL = {"place_id": "geonames:745044", "place_name": "Istanbul"}
ANTALYA = {"place_id": "geonames:323777", "place_name": "Antalya"}


def groups(*mentions: dict, content: dict[str, str] | None = None) -> list[set[str]]:
    """The mentions by event; CONTENT gives the words of the sentence of each, by mention id."""
    found: dict[str, set[str]] = {}
    for mention_id, event_id in joined(list(mentions), SIDES, words(mentions, content)).items():
        found.setdefault(event_id, set()).add(mention_id)
    return sorted(found.values(), key=sorted)


def words(mentions: list[dict], content: dict[str, str] | None = None) -> dict[str, frozenset]:
    ids = [each["event_mention_id"] for each in mentions]
    return {each: frozenset((content or {}).get(each, "").split()) for each in ids}


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
            APART,
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
    first = joined(mentions, SIDES, words(mentions))
    for seed in range(5):
        shuffled = random.Random(seed).sample(mentions, len(mentions))
        assert joined(shuffled, SIDES, words(shuffled)) == first


def test_an_id_tells_type_participants_and_month():
    told = [mention(1, "2022-03-05")]
    (event_id,) = set(joined(told, SIDES, words(told)).values())
    assert event_id.startswith("assault-rus-ukr-2022-03-")


DEMANDS = [mention(n, "2022-03-05", event_type="REQUEST", trigger="asked") for n in (1, 2)]


def test_two_demands_of_one_day_are_one_if_they_ask_for_the_same():
    same = {"m1": "corridor wounded city", "m2": "corridor wounded"}
    assert groups(*DEMANDS, content=same) == TOGETHER


def test_two_demands_of_one_day_are_two_if_they_ask_for_different_things():
    other = {"m1": "corridor wounded city", "m2": "neutral status army"}
    assert groups(*DEMANDS, content=other) == APART


def test_who_did_it_is_in_dispute_only_where_the_story_is_the_same():
    turned = mention(2, "2022-03-05", source_actor_ids=["UKR"], target_actor_ids=["RUS"])
    same = {"m1": "walked table draft", "m2": "walked table draft"}
    assert groups(mention(1, "2022-03-05"), turned, content=same) == TOGETHER


def test_a_month_joins_the_event_told_in_the_same_words():
    told = [mention(1, "2022-03-05"), mention(2, "2022-03-20"), mention(3, "2022-03")]
    same = {"m1": "bridge river night", "m2": "depot fuel", "m3": "depot fuel flames"}
    assert groups(*told, content=same) == [{"m1"}, {"m2", "m3"}]
