"""What actors want, need and fear, and what presses on them, apart from what they demand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Read = Callable[..., Doc]
Told = tuple[str, str, str]


def interests(doc: Doc) -> list[Told]:
    """Holder, kind and words of each interest."""
    return [(i.holder, i.kind, doc[i.start : i.end].text) for i in doc._.interests]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Eritrea wants to break out of its isolation.",
         ("ERI", "goal", "break out of its isolation")),
        ("Sudan hopes for a return to the African Union.",
         ("SDN", "goal", "a return to the African Union")),
        ("Rwanda’s ambition to dominate the trade in minerals worried its neighbours.",
         ("RWA", "goal", "dominate the trade in minerals")),
        ("What Colombia wants is an end to kidnapping.", ("COL", "goal", "an end to kidnapping")),
        ("Laos's chief interest lies in a quiet river.", ("LAO", "goal", "a quiet river")),
        ("Armenia's goal is to open the railway.", ("ARM", "goal", "open the railway")),
        ("Algeria is determined to keep foreign troops away.",
         ("DZA", "goal", "keep foreign troops away")),
        ("Chad, keen to please its creditors, sent envoys.",
         ("TCD", "goal", "please its creditors")),
        ("India's proposals are designed to divide the rebels.",
         ("IND", "goal", "divide the rebels")),
        ("Kenya hosted the talks in order to raise its standing.",
         ("KEN", "goal", "raise its standing")),
        ("Iran returned to the talks to buy time.", ("IRN", "goal", "buy time")),
        ("Chile took advantage of the truce to rebuild its army.",
         ("CHL", "goal", "rebuild its army")),
        ("For Mali, the war is not just about gold.", ("MLI", "goal", "gold")),
        ("Angola wanted the shelling to stop.", ("AGO", "goal", "the shelling to stop")),
        ("Laos needed its prisoners back.", ("LAO", "need", "its prisoners back")),
        ("Panama wanted the base closed.", ("PAN", "goal", "the base closed")),
        ("For Chad the truce meant time to rest its troops.",
         ("TCD", "goal", "time to rest its troops")),
        ("Many in Zambia feared an invasion.", ("ZMB", "fear", "an invasion")),
        ("Fiji wanted the war to go on in order to weaken its rival.",
         ("FJI", "goal", "weaken its rival")),
        ("Benin feared for its ships.", ("BEN", "fear", "its ships")),
        ("Ghana had no choice but to sign.", ("GHA", "pressure", "no choice but to sign")),
        ("Nepal called a truce in May, desperate for aid.", ("NPL", "goal", "aid")),
        ("Gabon did not want the war to end.",
         ("GAB", "goal", "did not want the war to end")),
        ("Libya was playing for time.", ("LBY", "goal", "playing for time")),
        ("Jordan relies on foreign aid to pay its soldiers.",
         ("JOR", "need", "foreign aid")),
        ("Malawi cannot afford to lose the harbour.",
         ("MWI", "need", "cannot afford to lose the harbour")),
        ("The harbour is vital for Djibouti.", ("DJI", "need", "The harbour")),
        ("Peru recognised the importance of good relations with Chile.",
         ("PER", "need", "good relations with Chile")),
        ("Lebanon fears that the border may be closed.",
         ("LBN", "fear", "the border may be closed")),
        ("Bolivia sees the treaty as a trap.", ("BOL", "fear", "a trap")),
        ("The dam is an existential threat to Egypt.",
         ("EGY", "fear", "an existential threat to Egypt")),
        ("Uganda's worries about an influx of refugees grew.",
         ("UGA", "fear", "an influx of refugees")),
        ("Tunisia, wary of a coup, closed its border.", ("TUN", "fear", "a coup")),
        ("Eritrea believes that it can win the war.", ("ERI", "goal", "it can win the war")),
        ("The defeat persuaded Chad that it could gain more by waiting.",
         ("TCD", "goal", "it could gain more by waiting")),
        ("Moldova voted for independence.", ("MDA", "goal", "independence")),
        ("The border may be closed again, Lebanon fears.",
         ("LBN", "fear", "The border may be closed again")),
        ("Fiji cannot win without foreign planes.", ("FJI", "need", "foreign planes")),
        ("Without loans, Ghana would collapse.", ("GHA", "need", "loans")),
        ("Yemen, tired of war, gave way.", ("YEM", "pressure", "tired of war")),
        ("Sanctions have crippled Iran.", ("IRN", "pressure", "Sanctions")),
        ("Zambia, under pressure from its creditors, gave way.",
         ("ZMB", "pressure", "pressure from its creditors")),
        ("Fiji, under pressure from its neighbours, cannot wait.",
         ("FJI", "pressure", "pressure from its neighbours")),
        ("Pressure on Nicaragua is mounting.", ("NIC", "pressure", "Pressure on Nicaragua")),
        ("Cuba faces shortages of fuel.", ("CUB", "pressure", "shortages of fuel")),
        ("Turkey pressed Greece to reopen the border.",
         ("GRC", "pressure", "Turkey pressed Greece to reopen the border")),
        ("A withdrawal would be costly for Morocco.", ("MAR", "pressure", "A withdrawal")),
    ],
)  # fmt: skip
def test_whose_interest_of_what_kind(read: Read, text: str, told: Told) -> None:
    assert told in interests(read(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ghana does not want to break its isolation.", id="denied"),
        pytest.param("Haiti did not host the talks in order to raise its standing.", id="no-aim"),
        pytest.param("If Togo wants to end its isolation, it must act.", id="condition"),
        pytest.param("Does Benin want to leave the union?", id="question"),
        pytest.param("Oman can afford to lose the harbour.", id="can-afford"),
        pytest.param("Kuwait sees the treaty as a success.", id="no-threat"),
        pytest.param("Qatar faces the sea.", id="no-hardship"),
        pytest.param("Serbia has committed troops to the mission.", id="another-sense"),
        pytest.param("Niger said that Mali needs to leave the town.", id="demand"),
        pytest.param("It is hoped that rain will fall.", id="nobody"),
        pytest.param("One reason was the goals of Iran and Oman.", id="named-only"),
        pytest.param("Gabon would have been forced to answer.", id="unreal"),
        pytest.param("Spain remains committed to this end.", id="points-only"),
    ],
)
def test_what_tells_no_interest(read: Read, text: str) -> None:
    assert interests(read(text)) == []


def test_each_wish_of_several_is_a_row(read: Read) -> None:
    found = interests(read("Nepal and Bhutan seek to open the road and lower the tariffs."))
    assert sorted(found) == [
        ("BTN", "goal", "lower the tariffs"),
        ("BTN", "goal", "open the road"),
        ("NPL", "goal", "lower the tariffs"),
        ("NPL", "goal", "open the road"),
    ]


def test_what_is_only_added_is_no_part_of_the_wish(read: Read) -> None:
    text = "Iraq wants to keep its army in the north, a region that it lost in 2014 (Hassan, 2019)."
    assert interests(read(text)) == [("IRQ", "goal", "keep its army in the north")]


def test_somebody_whom_no_list_holds_has_interests_too(read: Read) -> None:
    doc = read("The villagers feared that the soldiers would come back.")
    ((holder, kind, words),) = interests(doc)
    assert (kind, words) == ("fear", "the soldiers would come back")
    assert doc._.found.actors[holder].kind == "population"


def test_an_interest_rests_on_who_tells_it_and_names_its_issue(read: Read) -> None:
    doc = read("Austria said that Hungary fears new sanctions.")
    (told,) = doc._.interests
    assert (told.holder, told.attributed_to) == ("HUN", "AUT")
    assert told.issue is not None


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea believes that Sudan can win the war.",
        "Ghana left without its minister.",
        "Mali crippled Niger.",
    ],
)
def test_what_only_looks_like_one(read: Read, text: str) -> None:
    assert interests(read(text)) == []
