"""Whom a wording means: names, seats of government, nationals, officials, pronouns, newcomers."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

PUTIN, ZELENSKY = "person:vladimir_putin", "person:volodymyr_zelenskyy"
ERDOGAN = "person:recep_tayyip_erdogan"


def mentions(doc: Doc) -> list[tuple[str, str, str]]:
    """Each mention as (wording, kind, actors joined by '+')."""
    return [(doc[m.start : m.end].text, m.kind, "+".join(sorted(m.actors))) for m in doc._.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ukraine rested.", [("Ukraine", "name", "UKR")], id="state"),
        pytest.param("Zelensky rested.", [("Zelensky", "name", ZELENSKY)], id="surname"),
        pytest.param(
            "Volodymyr Zelensky rested.", [("Volodymyr Zelensky", "name", ZELENSKY)], id="full-name"
        ),
        pytest.param("NATO rested.", [("NATO", "name", "org:nato")], id="acronym"),
        pytest.param("The West rested.", [("West", "name", "collective:west")], id="article"),
        pytest.param(
            "Ukraine’s friends rested.", [("Ukraine", "name", "UKR")], id="curly-apostrophe"
        ),
        pytest.param("Moscow said so.", [("Moscow", "metonym", "RUS")], id="capital-acts"),
        pytest.param("They met in Moscow.", [], id="capital-as-place"),
        pytest.param("They met in Turkey.", [], id="state-as-place"),
        pytest.param(
            "Russian officials rested.", [("Russian officials", "nominal", "RUS")], id="demonym"
        ),
        pytest.param("The TPLF rested.", [("TPLF", "name", "org:tplf")], id="the-other-codebook"),
        pytest.param(
            "Putin and Zelensky rested.",
            [("Putin", "name", PUTIN), ("Zelensky", "name", ZELENSKY)],
            id="two-persons",
        ),
        pytest.param(
            "Ukraine and President Zelensky rested.",
            [("Ukraine", "name", "UKR"), ("Zelensky", "name", ZELENSKY)],
            id="state-and-person",
        ),
        pytest.param("Nobel rested.", [], id="not-an-actor"),
        pytest.param("Nobody rested.", [], id="nobody"),
    ],
)
def test_names_and_what_stands_for_them(read, text, expected):
    assert [m for m in mentions(read(text, "2022-04-10")) if m[2]] == expected


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("The Russian president rested.", "2010-05-01", "person:dmitry_medvedev"),
        ("The Russian president rested.", "2022-05-01", PUTIN),
        ("Turkey's foreign minister rested.", "2022-05-01", "person:mevlut_cavusoglu"),
        ("Turkey's foreign minister rested.", "2025-05-01", "person:hakan_fidan"),
        ("The president of Ukraine rested.", "2016-05-01", "person:petro_poroshenko"),
        ("The Ukrainian leader rested.", "2022-05-01", ZELENSKY),
        ("The Ukrainian president rested.", None, ZELENSKY),
    ],
)
def test_an_office_means_its_holder_on_the_day_of_the_text(read, text, written, expected):
    found = [m.actors for m in read(text, written)._.mentions if m.person]
    assert found == [(expected,)]


def test_a_former_holder_of_an_office_is_not_guessed(read):
    found = read("The former Ukrainian president rested.", "2022-05-01")._.mentions
    assert [m.actors for m in found] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "President Putin rested.",
        "Russian President Putin rested.",
        "Russia's President Vladimir Putin rested.",
        "Mr Putin rested.",
    ],
)
def test_a_title_before_a_name_is_no_second_person(read, text):
    assert [m.actors for m in read(text, "2022-05-01")._.mentions if m.person] == [(PUTIN,)]


def test_the_demonym_inside_a_title_is_no_mention_of_the_state(read):
    found = mentions(read("Russian Foreign Minister Sergei Lavrov rested.", "2022-05-01"))
    assert [actors for _, _, actors in found] == ["person:sergey_lavrov"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russia and Ukraine met. Both sides rested.", "RUS+UKR", id="ukraine"),
        pytest.param("Ethiopia and the TPLF met. Both sides rested.", "ETH+org:tplf", id="tigray"),
        pytest.param(
            "Russia watched. Ethiopia and the TPLF met. Both sides rested.",
            "ETH+org:tplf",
            id="one-side-of-another-conflict-named-too",
        ),
        pytest.param("Both sides rested.", "", id="no-conflict-named"),
    ],
)
def test_both_sides_are_the_parties_of_the_conflict_the_text_is_about(read, text, expected):
    (found,) = [m for m in mentions(read(text, "2022-05-01")) if m[0] == "Both sides"]
    assert found == ("Both sides", "nominal", expected)


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        pytest.param("Putin left. He met Erdogan.", "He", PUTIN, id="he"),
        pytest.param("Merkel left. She met Erdogan.", "She", "person:angela_merkel", id="she"),
        pytest.param("Russia left. It met nobody.", "It", "RUS", id="it"),
        pytest.param("Russian officials left. They met nobody.", "They", "RUS", id="they"),
        pytest.param(
            "Russia and Ukraine met. Both sides left. They rested.", "They", "RUS+UKR", id="plural"
        ),
        pytest.param("Putin thanked Russia. It rested.", "It", "RUS", id="it-is-no-person"),
        pytest.param("He met nobody.", "He", "", id="nobody-before"),
    ],
)
def test_pronouns_mean_who_was_spoken_of(read, text, pronoun, expected):
    found = [m for m in mentions(read(text, "2019-05-01")) if m[0] == pronoun]
    assert found == [(pronoun, "pronoun", expected)]


def test_the_it_of_it_is_clear_means_nobody(read):
    found = mentions(read("Russia rested. It is clear that nobody met.", "2022-05-01"))
    assert [wording for wording, _, _ in found] == ["Russia"]


def test_a_bare_title_means_who_held_it_and_was_spoken_of(read):
    found = mentions(read("Putin met Merkel. The president left.", "2019-05-01"))
    assert found[-1] == ("president", "nominal", PUTIN)


def test_an_object_pronoun_is_not_the_subject_of_its_verb(read):
    found = mentions(read("Putin met Scholz. The president thanked him.", "2022-05-01"))
    assert found[-2:] == [
        ("president", "nominal", PUTIN),
        ("him", "pronoun", "person:olaf_scholz"),
    ]


def test_his_country_is_the_state_of_the_person(read):
    found = mentions(read("Erdogan left. His country rested.", "2022-05-01"))
    assert ("His country", "nominal", "TUR") in found


def test_a_name_that_no_codebook_has_becomes_an_actor(read):
    doc = read("Marta Lindqvist thanked Russia.", "2022-05-01")
    assert mentions(doc)[0] == ("Marta Lindqvist", "name", "person:marta_lindqvist")
    assert doc._.found.actors["person:marta_lindqvist"].kind == "person"


def test_an_actor_of_a_codebook_is_no_newcomer(read):
    assert read("Volodymyr Zelensky met Putin.", "2022-05-01")._.found.actors == {}


def test_a_surname_takes_up_the_newcomer_named_before(read):
    doc = read("Marta Lindqvist thanked Russia. Mr Lindqvist met Putin.", "2022-05-01")
    assert list(doc._.found.actors) == ["person:marta_lindqvist"]


def test_another_first_name_means_another_person(read):
    doc = read("Angela Putin rested.", "2022-05-01")
    assert PUTIN not in {actor for m in doc._.mentions for actor in m.actors}


def test_a_town_is_no_actor_even_where_the_model_takes_it_for_a_person(read):
    assert read("Russia bombed Kharkiv.", "2022-05-01")._.found.actors == {}


def test_references_name_nobody(read):
    text = "It rained.\n\nPutin, V. Russia and Ukraine. Moscow, 2023."
    blocks = ((0, 10, "prose"), (12, len(text), "reference"))
    assert read(text, "2022-05-01", blocks=blocks)._.mentions == []
