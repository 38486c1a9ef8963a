"""Where mentions of one event disagree, both values are listed with who gives them."""

from __future__ import annotations

import pyarrow as pa
import pytest

from parley.schemas.dimensions import PLACES as PLACE_TABLE
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.tables.conflicts import Disputes, event_conflicts
from parley.transforms.resolution.tables.figures import Figure
from tests.transforms.resolution.mentioned import mention, of_one_event

SIDES = {"person:vladimir_putin": "RUS"}
CITED = frozenset({"author", "media:the_tide"})
PLACES = (
    {"place_id": "geonames:1", "place_name": "Istanbul"},
    {"place_id": "geonames:2", "place_name": "Antalya"},
)


NOWHERE = Places(PLACE_TABLE.empty())


def rows_of(*mentions: dict, names: tuple = (), figures: tuple[Figure, ...] = ()) -> list[dict]:
    """The rows of EVENT_CONFLICTS for the MENTIONS of one event, of papers of these NAMES."""
    ids = list(dict.fromkeys(each["doc_id"] for each in mentions))
    names = names or ("The Tide",) * len(ids)
    documents = pa.table({"doc_id": ids, "source_name": pa.array(names, pa.string())})
    disputes = Disputes(documents, SIDES, NOWHERE, CITED, {"e": list(figures)})
    return event_conflicts(of_one_event(mentions), disputes).to_pylist()


def conflicts(*mentions: dict, figures: tuple[Figure, ...] = ()) -> list[tuple[str, str]]:
    """What the mentions of one event disagree on: (attribute, value)."""
    return [(row["attribute"], row["value"]) for row in rows_of(*mentions, figures=figures)]


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
        pytest.param(
            mention(1), mention(2, factuality="possible"),
            [("factuality", "actual"), ("factuality", "possible")], id="left-open-by-another",
        ),
        pytest.param(
            mention(1), mention(2, factuality="possible", doc_id=mention(1)["doc_id"]), [],
            id="open-is-no-denial",
        ),
        pytest.param(
            mention(1), mention(2, attributed_to_actor_id="UKR"),
            [("factuality", "actual"), ("factuality", "reported")], id="on-somebodys-word",
        ),
        pytest.param(
            mention(1), mention(2, attributed_to_actor_id="media:the_tide"), [], id="cited",
        ),
        pytest.param(mention(1), mention(2, factuality="future"), [], id="told-before"),
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
    first, second = rows_of(*mentions, names=("The Tide", None))
    assert first["doc_ids"] == [mentions[0]["doc_id"]]
    assert (first["source_names"], second["source_names"]) == (["The Tide"], [])
    assert (first["attributed_to_actor_ids"], second["attributed_to_actor_ids"]) == (
        ["RUS"],
        ["UKR"],
    )


def test_a_text_that_gives_two_values_is_not_at_odds_with_itself():
    one_text = {"doc_id": mention(1)["doc_id"]}
    two_days = (mention(1, "2022-03-05"), mention(2, "2022-03-06", **one_text))
    assert conflicts(*two_days) == []
    assert conflicts(two_days[0], mention(3, factuality="negated", **one_text)) == []
    assert len(conflicts(*two_days, mention(3, "2022-03-05"), mention(4, "2022-03-06"))) == 2


def test_two_speakers_in_one_text_may_disagree():
    other = mention(2, "2022-03-06", doc_id=mention(1)["doc_id"], attributed_to_actor_id="UKR")
    assert len(conflicts(mention(1, "2022-03-05"), other)) == 2


def test_of_a_meeting_nobody_is_source_or_target_alone():
    hosted = {"event_type": "CONSULT", "source_actor_ids": ["TUR"], "target_actor_ids": ["RUS"]}
    met = {"event_type": "CONSULT", "source_actor_ids": ["RUS"], "target_actor_ids": []}
    assert conflicts(mention(1, **hosted), mention(2, **met)) == []


def figure(number: int, low: float, **values) -> Figure:
    """A figure told by document NUMBER: so many prisoners."""
    told = {"attributed_to": "author", "about": None, "unit": "prisoners", "qualifier": "exact"}
    return Figure(f"doc_{number:016x}", low=low, high=low, **(told | values))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            figure(1, 300), figure(2, 280), ["280 prisoners", "300 prisoners"], id="two-figures",
        ),
        pytest.param(figure(1, 300), figure(2, 300), [], id="the-same"),
        pytest.param(figure(1, 300), figure(2, 310, qualifier="about"), [], id="round"),
        pytest.param(figure(1, 300), figure(2, 200, qualifier="at_least"), [], id="at-least"),
        pytest.param(
            figure(1, 300), figure(2, 200, qualifier="at_most"),
            ["300 prisoners", "at most 200 prisoners"], id="at-most",
        ),
        pytest.param(figure(1, 300), figure(2, 12, unit="buses"), [], id="other-unit"),
        pytest.param(figure(1, 300), figure(2, 150, about="UKR"), [], id="of-one-side"),
        pytest.param(figure(1, 300), figure(1, 40), [], id="part-of-it-in-one-text"),
        pytest.param(
            figure(1, 300), figure(1, 40, attributed_to="UKR"),
            ["300 prisoners", "40 prisoners"], id="another-speaker",
        ),
    ],
)  # fmt: skip
def test_how_many_is_in_dispute_where_both_cannot_be_right(one, other, expected):
    found = conflicts(mention(1), mention(2), figures=(one, other))
    assert found == [("quantity", value) for value in expected]


def test_what_a_teller_says_itself_counts_before_what_was_inferred():
    told = mention(1, "2022-03-05")
    inferred = mention(2, "2022-03-06", doc_id=told["doc_id"], date_basis="relative")
    other = mention(3, "2022-03-06")
    assert conflicts(told, inferred) == []
    assert conflicts(told, inferred, other) == [("date", "2022-03-05"), ("date", "2022-03-06")]
