"""Which mentions tell one event."""

from __future__ import annotations

import random

import pytest

from parley.schemas.dimensions import PLACES
from parley.schemas.facts import EVENT_MENTIONS
from parley.transforms.resolution.joining import ties
from parley.transforms.resolution.joining.across_documents import Joined, joined
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.joining.features import Actors, tell
from tests.benchmarks.joining import generated, pairs
from tests.transforms.resolution.mentioned import CLASSES, TRAITS, Wording, features, mention

SIDES = {"person:vladimir_putin": "RUS", "RUS": "RUS", "UKR": "UKR", "org:tplf": "org:tplf"}
ACTORS = Actors(SIDES, persons=frozenset({"person:vladimir_putin"}))
ISTANBUL = {"place_id": "geonames:745044", "place_name": "Istanbul"}
ANTALYA = {"place_id": "geonames:323777", "place_name": "Antalya"}
PALACE = {"place_id": "place:palace", "place_name": "the palace"}
TURKEY = {"place_id": "country:TUR", "place_name": "Turkey"}


NEAR = Places(
    PLACES.from_rows(
        {"place_id": place_id, "name": place_id, "country": "TUR", "latitude": north,
         "longitude": east, "geonames_id": None, "kind": kind}
        for place_id, north, east, kind in (
            ("geonames:745044", 41.01, 28.95, "city"),
            ("geonames:323777", 36.91, 30.70, "city"),
            ("place:palace", 41.04, 29.00, "other"),
            ("country:TUR", None, None, "country"),
        )
    )
)  # fmt: skip


def events_of(mentions: list[dict], content: dict[str, str | Wording] | None = None) -> dict:
    """The event of each mention; CONTENT gives the words of the sentence of each, by its id."""
    told = dict.fromkeys((each["event_mention_id"] for each in mentions), "") | (content or {})
    wording = {
        mention_id: words if isinstance(words, Wording) else Wording(tuple(sorted(words.split())))
        for mention_id, words in told.items()
    }
    rows = EVENT_MENTIONS.from_rows(mentions)
    return _by_id(joined(tell(rows, ACTORS, features(wording), CLASSES, TRAITS), NEAR))


def _by_id(found: Joined) -> dict[str, str]:
    return dict(zip(found.ids.to_pylist(), found.events.to_pylist(), strict=True))


def groups(*mentions: dict, content: dict[str, str | Wording] | None = None) -> list[set[str]]:
    """The mentions by event."""
    found: dict[str, set[str]] = {}
    for mention_id, event_id in events_of(list(mentions), content).items():
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
            APART,
            id="sides-turned",
        ),
        pytest.param(
            mention(1, "2022-03-05", **ISTANBUL), mention(2, "2022-03-05", **ANTALYA), APART,
            id="other-place",
        ),
        pytest.param(
            mention(1, "2022-03-05", **ISTANBUL), mention(2, "2022-03-05", **PALACE), TOGETHER,
            id="palace-in-its-city",
        ),
        pytest.param(
            mention(1, "2022-03-05", **ISTANBUL), mention(2, "2022-03-05", **TURKEY), TOGETHER,
            id="city-in-its-country",
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


def _visit(number: int, *to: str, by: str = "person:vladimir_putin") -> dict:
    return mention(
        number, "2022-03", event_type="CONSULT", event_mode="visit", trigger=f"visited{number}",
        source_actor_ids=[by], target_actor_ids=list(to),
    )  # fmt: skip


def test_a_visit_told_without_its_host_is_that_of_the_same_person():
    assert groups(_visit(1, "UKR"), _visit(2)) == TOGETHER
    assert groups(_visit(1, "UKR"), _visit(2, by="RUS")) == APART
    assert groups(_visit(1, "UKR"), _visit(2, "POL")) == APART


def test_a_month_with_two_events_in_it_joins_neither():
    found = groups(mention(1, "2022-03-05"), mention(2, "2022-03-20"), mention(3, "2022-03"))
    assert found == [{"m1"}, {"m2"}, {"m3"}]


def test_days_next_to_each_other_do_not_chain():
    found = groups(*(mention(n, f"2022-03-0{n}") for n in range(1, 5)))
    assert found == [{"m1", "m2"}, {"m3", "m4"}]


def test_events_and_ids_do_not_depend_on_the_order_of_mentions():
    days = ["2022-03-05", "2022-03-06", "2022-03-08", "2022-03", None, "2023-03-05"]
    mentions = [mention(number, day) for number, day in enumerate(days)]
    first = events_of(mentions)
    for seed in range(5):
        shuffled = random.Random(seed).sample(mentions, len(mentions))
        assert events_of(shuffled) == first


def test_an_id_tells_type_participants_and_month():
    (event_id,) = set(events_of([mention(1, "2022-03-05")]).values())
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


def exchanges(*under: str | None) -> list[set[str]]:
    """Two texts that tell of one agreement and of an exchange, UNDER the mention told with it."""
    exchange = {"event_type": "COOPERATE", "trigger": "exchange", "factuality": "future"}
    told, content = [], {}
    about = ("prisoners", "wounded")
    for number, governor in enumerate(under, 1):
        document = {"doc_id": f"doc_{number}"}
        told.append(mention(number, "2022-03-05", event_type="AGREE", **document))
        told.append(mention(number + 2, **exchange, **document))
        content |= {f"m{number}": Wording(about), f"m{number + 2}": Wording(about, under=governor)}
    return groups(*told, content=content)


def test_an_exchange_agreed_on_is_one_where_the_agreement_is_one():
    assert exchanges("m1", "m2") == [{"m1", "m2"}, {"m3", "m4"}]


def test_an_exchange_that_the_agreement_does_not_govern_is_another():
    assert exchanges("m1", None) == [{"m1", "m2"}, {"m3"}, {"m4"}]


def test_a_further_telling_keeps_the_id_unless_it_is_the_sharpest():
    before = events_of([mention(2, "2022-03-05"), mention(4, "2022-03-05")])
    after = events_of([mention(2, "2022-03-05"), mention(4, "2022-03-05"), mention(1, "2022-03")])
    assert set(after.values()) == set(before.values())


def test_the_nameless_are_no_participants_that_two_events_share():
    row = mention(1, target_actor_ids=["collective:unnamed_people"])
    told = tell(
        EVENT_MENTIONS.from_rows([row]),
        Actors(SIDES, nameless=frozenset({"collective:unnamed_people"})),
        features({"m1": Wording()}),
        CLASSES,
        TRAITS,
    )
    assert told.sets.of[told.of_parties("who")[0]] == {"RUS"}


def test_other_events_of_the_month_leave_an_id_as_it_was():
    before = events_of([mention(1, "2022-03-05"), mention(2, "2022-03")])
    after = events_of([mention(1, "2022-03-05"), mention(2, "2022-03"), mention(3, "2022-03-20")])
    assert before["m1"] == after["m1"]


@pytest.mark.parametrize("crowded", [True, False])
def test_many_mentions_give_the_same_events_in_any_order(crowded):
    table, content, _ = generated(2_000, crowded)
    first = _by_id(joined(tell(table, Actors(), content, {}, TRAITS), NEAR))
    order = random.Random(1).sample(range(table.num_rows), table.num_rows)
    assert _by_id(joined(tell(table.take(order), Actors(), content, {}, TRAITS), NEAR)) == first


def test_a_crowded_block_is_not_compared_pair_by_pair(monkeypatch):
    """All are of one dyad, type and month: work grows with their number, not its square."""
    compared = []

    def counted(one, other, *rest):
        compared.append(len(one))
        return judge(one, other, *rest)

    judge = ties._agree
    monkeypatch.setattr(ties, "_agree", counted)
    table, content, _ = generated(3_000, crowded=True)
    joined(tell(table, Actors(), content, {}, TRAITS), NEAR)
    assert 0 < sum(compared) < 20 * table.num_rows


def test_generated_mentions_are_seldom_joined_wrongly():
    table, content, truth = generated(5_000)
    events = joined(tell(table, Actors(), content, {}, TRAITS), NEAR).events.to_pylist()
    right, found = pairs(events, truth)
    assert right > 0.95
    assert found > 0.4
