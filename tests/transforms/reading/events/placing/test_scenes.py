"""Where acts happened: at the place of their clause, at what they fall on, in their scene."""

from __future__ import annotations

import pytest

WRITTEN = "2022-04-10"


def placed(doc, kind: str) -> list[str | None]:
    """The places of the events of type KIND in DOC."""
    return [event.place for event in doc._.events if event.event_type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("Russia shelled the port of Odesa.", "ASSAULT", "Odesa", id="port-of"),
        pytest.param("Russia bombed eastern Ukraine.", "ASSAULT", "eastern Ukraine", id="part"),
        pytest.param("Russia left the Kharkiv region.", "RETREAT", "Kharkiv region", id="left"),
        pytest.param("Turkey hosted Russia and Ukraine.", "CONSULT", "Turkey", id="host"),
        pytest.param(
            "Turkey hosted Russia and Ukraine in Antalya.", "CONSULT", "Antalya", id="finer"
        ),
        pytest.param("Germany supplied tanks to Ukraine.", "AID", None, id="given-to"),
        pytest.param(
            "Germany urged Russia to accept a ceasefire in Mariupol.", "REQUEST", None, id="content"
        ),
    ],
)
def test_the_place_that_a_clause_tells(read, text, kind, expected):
    assert placed(read(text, WRITTEN), kind) == [expected]


def test_a_second_verb_shares_the_place_of_the_first(read):
    doc = read("Macron arrived in Kyiv on Monday and promised Ukraine tanks.", WRITTEN)
    assert placed(doc, "AGREE") == ["Kyiv"]


def test_what_is_seized_next_is_not_where_the_first_attack_was(read):
    doc = read("Russia shelled Kharkiv on Monday and seized Mariupol.", WRITTEN)
    assert placed(doc, "COERCE") == ["Mariupol"]


def test_who_meets_somewhere_also_asks_there(read):
    text = "Russia and Ukraine met in Geneva on 5 April. Ukraine asked Russia for a ceasefire."
    assert placed(read(text, WRITTEN), "REQUEST") == ["Geneva"]


def test_who_was_not_there_asks_elsewhere(read):
    text = "Russia and Ukraine met in Geneva on 5 April. Germany asked Russia for a ceasefire."
    assert placed(read(text, WRITTEN), "REQUEST") == [None]


def test_a_scene_ends_where_the_story_moves_on(read):
    text = (
        "Russia and Ukraine met in Geneva on 5 March. "
        "On 2 April Ukraine asked Russia for a ceasefire."
    )
    assert placed(read(text, WRITTEN), "REQUEST") == [None]


def test_a_heading_sets_place_and_time_of_its_section(read):
    text = "Geneva, 5 March\n\nUkraine asked Russia for a ceasefire."
    blocks = ((0, 15, "heading"), (17, len(text), "prose"))
    (event,) = [e for e in read(text, WRITTEN, blocks=blocks)._.events if e.event_type == "REQUEST"]
    assert (event.place, str(event.date.first), event.date.basis) == (
        "Geneva", "2022-03-01", "relative",
    )  # fmt: skip


def test_the_attack_told_again_has_day_and_place_of_the_first(read):
    text = "Russia attacked Odesa on 5 March. Germany condemned the attack."
    again = [e for e in read(text, WRITTEN)._.events if e.event_type == "ASSAULT"][-1]
    assert (again.place, str(again.date.first)) == ("Odesa", "2022-03-05")


def test_fighting_goes_on_where_it_was_told(read):
    text = "Russia shelled Kharkiv on Monday. Russian planes attacked Ukrainian troops."
    assert placed(read(text, WRITTEN), "ASSAULT") == ["Kharkiv", "Kharkiv"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param(
            "They drove to Kampala, where police arrested six men.", "COERCE", "Kampala", id="where"
        ),
        pytest.param(
            "The president will fly to Kampala, where he is due to meet Kenya's president.",
            "CONSULT", "Kampala", id="where-due",
        ),
        pytest.param(
            "Rebels shelled the northern districts of Goma.", "ASSAULT", "Goma", id="districts-of"
        ),
        pytest.param(
            "Students protested in the main square of Lima.", "PROTEST", "Lima", id="square-of"
        ),
        pytest.param(
            "LA PAZ, Nov 25 (AW) - Peru and Chile held talks on Monday.", "CONSULT", "LA PAZ",
            id="reported-from-there",
        ),
        pytest.param(
            "LA PAZ, Nov 25 (AW) - Peru and Chile held talks in Lima on Monday.", "CONSULT",
            "Lima", id="reported-from-afar",
        ),
        pytest.param(
            "LA PAZ, Nov 25 (AW) - Peru accused Chile of fraud on Monday.", "ACCUSE", None,
            id="said-anywhere",
        ),
    ],
)  # fmt: skip
def test_acts_happen_where_a_clause_or_a_dateline_says(read, text, kind, expected):
    assert expected in placed(read(text, WRITTEN), kind)


def test_here_is_where_a_report_was_written(read):
    text = (
        "LA PAZ, Nov 25 (AW) - It rained on Monday. Prices rose. "
        "Police arrested six men here on Sunday."
    )
    assert placed(read(text, WRITTEN), "COERCE") == ["LA PAZ"]
