"""Participants that no slot gives: deeper in the clause, without a name, or behind a place."""

from __future__ import annotations

import pytest

from parley.transforms.reading.records import mentions_of
from tests.transforms.reading.events.told import told

WRITTEN = "2019-06-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru rejected an appeal filed by lawyers of Chile.", "PER REJECT CHL", id="made-by"
        ),
        pytest.param(
            "Japan lifted the sanctions imposed on Kenya.", "JPN CONCEDE KEN", id="imposed-on"
        ),
        pytest.param(
            "The refusal of Peru to talk to the Chilean government surprised nobody.",
            "PER REJECT CHL",
            id="content-of-a-noun",
        ),
        pytest.param(
            "Italy agreed to take in families from the camps of Greece.",
            "ITA AGREE GRC",
            id="agreed-to",
        ),
    ],
)
def test_a_target_may_stand_deep_in_what_is_said(read, text, expected):
    assert expected in told(read(text, WRITTEN))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A court in Lima freed Emmanuel Macron.", "PER CONCEDE", id="seat"),
        pytest.param("The court freed Karl Olmek.", "collective:unnamed_courts", id="nowhere"),
        pytest.param("Kenya arrested two suspects.", "collective:unnamed_suspects", id="people"),
        pytest.param("Peru arrested Karlsonik.", "PER COERCE org:karlsonik", id="name"),
        pytest.param(
            "Kenya said Nakuru was calm. In Nakuru Kenya arrested two suspects.",
            "KEN COERCE population:ken_unnamed_suspects",
            id="people-of-the-text",
        ),
    ],
)
def test_who_has_no_name_takes_part_too(read, text, expected):
    assert expected in " ".join(told(read(text, WRITTEN)))


def test_unnamed_people_are_mentions_only_where_they_take_part(read):
    doc = read("Two suspects slept. Kenya arrested two suspects.", WRITTEN)
    found = [m.start for m in mentions_of(doc) if m.actors == ("collective:unnamed_suspects",)]
    assert len(found) == 1
    assert found[0] > 3


def test_every_participant_can_be_traced_to_a_mention(read):
    text = "A court in Lima freed a priest. Kenya shelled a village in Tigray. Chad arrested Olmek."
    doc = read(text, WRITTEN)
    named = {actor for mention in mentions_of(doc) for actor in mention.actors}
    assert all({*event.sources, *event.targets} <= named for event in doc._.events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A bombing by the Taliban killed a priest.", "armed:taliban", id="by"),
        pytest.param(
            "The missiles fired by Iran struck a town in Georgia.", "IRN ASSAULT GEO", id="fired-by"
        ),
        pytest.param(
            "Kenya published a report accusing Chad of theft.", "KEN ACCUSE TCD", id="document"
        ),
        pytest.param("Two reporters were arrested in Chad.", "TCD COERCE", id="authorities"),
    ],
)
def test_a_source_may_stand_behind_the_subject(read, text, expected):
    assert expected in " ".join(told(read(text, WRITTEN)))


def test_parties_to_an_agreement_leave_its_content_without_a_target(read):
    assert told(read("Peru and Chile agreed to free the prisoners.", WRITTEN))[0] == "CHL+PER AGREE"


def test_who_calls_to_thank_is_the_one_who_thanks(read):
    lines = told(read("Angela Merkel called Emmanuel Macron to thank him.", WRITTEN))
    assert "person:angela_merkel SUPPORT person:emmanuel_macron future" in lines


@pytest.mark.parametrize("day", ["On 4 June", "On June 4", "On 4 June 2019"])
def test_a_date_is_no_part_of_the_name_after_it(read, day):
    doc = read(f"{day} Trump had phoned Vladimir Putin for two hours.", WRITTEN)
    assert told(doc) == ["person:donald_trump CONSULT person:vladimir_putin"]


def test_a_city_before_a_deal_is_no_party_to_it(read):
    doc = read("The Paris deal between Peru and Chile collapsed.", WRITTEN)
    assert all("FRA" not in event.sources for event in doc._.events)


def test_a_body_that_every_state_has_stands_for_the_state(read):
    doc = read("Israel's Supreme Court rejected the appeal of Kenya.", WRITTEN)
    assert told(doc) == ["ISR REJECT KEN"]
    assert not doc._.found.actors
