"""Participants that a clause leaves to the verb above, the line before, or the conflict."""

from __future__ import annotations

import pytest

from parley.transforms.reading.records import mentions_of
from tests.transforms.reading.events.told import told

WRITTEN = "2022-04-10"
WAR = "Russia and Ukraine are at war. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "France accused Russia of genocide in Ukraine.", "RUS ASSAULT UKR", id="charged"
        ),
        pytest.param(
            "Germany threatened Russia with sanctions.", "DEU SANCTION RUS", id="threatened-with"
        ),
    ],
)
def test_a_noun_borrows_who_acts_from_the_verb_above(read, text, expected):
    assert any(line.startswith(expected) for line in told(read(text, WRITTEN)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ukraine was bombed.", "RUS ASSAULT UKR", id="attacked-by-the-other"),
        pytest.param(
            "Russia bombed Ukraine. France condemned the bombing.",
            "RUS ASSAULT UKR",
            id="the-attack-told-before",
        ),
        pytest.param("Nobody signed the treaty.", "RUS+UKR AGREE negated", id="nobody"),
    ],
)
def test_the_conflict_tells_who_is_left_out(read, text, expected):
    assert told(read(WAR + text, WRITTEN))[-1] == expected


def test_the_line_before_a_list_names_who_acts_in_its_items(read):
    lead, first, second = "Russia and Ukraine:", "signed a treaty;", "met in Geneva."
    text = "\n\n".join((lead, first, second))
    blocks, at = [], 0
    for line, kind in ((lead, "prose"), (first, "bullet"), (second, "bullet")):
        blocks.append((at, at + len(line), kind))
        at += len(line) + 2
    assert told(read(text, WRITTEN, blocks=tuple(blocks))) == ["RUS+UKR AGREE", "RUS+UKR CONSULT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Macron arrived in Kyiv.", ["person:emmanuel_macron CONSULT UKR"], id="to"),
        pytest.param("Macron returned to Paris.", [], id="home"),
        pytest.param("The winter arrived in Kyiv.", [], id="nobody-goes"),
    ],
)
def test_a_visit_needs_somebody_who_goes_abroad(read, text, expected):
    assert told(read(text, WRITTEN)) == expected


def test_people_hit_in_a_country_make_it_the_target_with_a_mention(read):
    doc = read("Russia killed ten people in Georgia.", WRITTEN)
    assert told(doc) == ["RUS ASSAULT GEO"]
    assert ("Georgia", ("GEO",)) in [
        (doc[m.start : m.end].text, m.actors) for m in mentions_of(doc)
    ]


def test_a_pronoun_stands_for_the_thing_that_the_verb_asks_for(read):
    text = "Germany suspended its aid to Ukraine in March and resumed it a week later."
    assert [e.event_type for e in read(text, WRITTEN)._.events] == ["SANCTION", "AID"]


def test_the_author_of_a_statement_acts_by_words(read):
    assert told(read("We urge Russia to withdraw.", WRITTEN))[0] == "author REQUEST RUS"


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        pytest.param(
            "Russia demanded talks, while Ukraine refused a truce.",
            "REJECT",
            "actual",
            id="contrast",
        ),
        pytest.param("Russia and Ukraine agreed to no truce.", "AGREE", "negated", id="to-no"),
    ],
)
def test_factuality_of_what_stands_beside(read, text, event_type, expected):
    assert expected in {
        e.factuality for e in read(text, WRITTEN)._.events if e.event_type == event_type
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Russia invaded Ukraine.", "Ukraine", id="invaded"),
        pytest.param("Macron visited Kyiv.", "Kyiv", id="visited"),
        pytest.param("Istanbul hosted Russia and Ukraine.", "Istanbul", id="hosting"),
    ],
)
def test_what_is_attacked_or_visited_is_the_place(read, text, place):
    assert [e.place for e in read(text, WRITTEN)._.events] == [place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Poland sent a letter condemning Russia.", "POL ACCUSE RUS", id="of-the-sender"
        ),
        pytest.param(
            "Putin called Macron to congratulate him.",
            "person:vladimir_putin SUPPORT",
            id="of-the-caller",
        ),
    ],
)
def test_what_a_letter_says_or_a_call_is_for_is_its_author_s(read, text, expected):
    assert any(line.startswith(expected) for line in told(read(text, WRITTEN)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Putin met Scholz in Moscow. The negotiations failed.",
            "RUS+UKR CONSULT",
            id="persons-pass-on-no-negotiations",
        ),
        pytest.param(
            "Putin met Scholz in Moscow. The meeting failed.",
            "person:olaf_scholz+person:vladimir_putin CONSULT",
            id="persons-pass-on-their-meeting",
        ),
    ],
)
def test_whose_the_talks_are(read, text, expected):
    assert told(read(WAR + text, WRITTEN))[-1].startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Zelenskyy called for a summit.",
            "person:volodymyr_zelenskyy REQUEST person:vladimir_putin",
            id="leader-asks-leader",
        ),
        pytest.param(
            "Poland imposed sanctions on Russia. Germany tightened its sanctions.",
            "DEU SANCTION RUS",
            id="sanctions-told-again",
        ),
        pytest.param(
            "France warned that aid would end if Ukraine refused a truce.",
            "FRA THREATEN UKR",
            id="on-condition",
        ),
    ],
)
def test_whom_an_act_is_meant_for(read, text, expected):
    assert any(line.startswith(expected) for line in told(read(WAR + text, WRITTEN)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ann Lee of Peru and Bob Ray of Chile met.",
            "person:ann_lee+person:bob_ray CONSULT",
            id="joined-across-an-aside",
        ),
        pytest.param(
            "Talks between French, German and Polish officials ended.",
            "DEU+FRA+POL CONSULT",
            id="every-adjective-is-a-party",
        ),
        pytest.param(
            "Colombia and the FARC signed a ceasefire in Geneva.",
            "COL+armed:farc RETREAT",
            id="their-ceasefire",
        ),
    ],
)
def test_all_who_take_part_are_told(read, text, expected):
    assert any(line.startswith(expected) for line in told(read(text, WRITTEN)))
