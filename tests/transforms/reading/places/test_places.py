"""Which words name places, and which places they mean."""

from __future__ import annotations

import pytest

from parley.transforms.reading.records import place_at


def named(doc) -> dict[str, str | None]:
    """The places that DOC names, each with its country."""
    return {
        doc[place.start : place.end].text: doc._.found.places[place.place][1]
        for place in doc._.places
    }


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param("Troops entered Goma on Monday.", "Goma", "COD", id="town"),
        pytest.param("A deputy from Paris, Texas, was held.", "Paris", "USA", id="told-region"),
        pytest.param("Envoys met in Lima, New York and Oslo.", "Lima", "PER", id="list-of-towns"),
        pytest.param("They met in Birmingham, Ala., on Friday.", "Birmingham", "USA", id="short"),
        pytest.param("Shells fell in Donetsk region.", "Donetsk", "UKR", id="region"),
        pytest.param("Ships waited in the Strait of Hormuz.", "Strait of Hormuz", None, id="water"),
    ],
)
def test_a_place_is_resolved_by_what_the_text_says(read, text, name, country):
    assert named(read(text))[name] == country


def test_countries_that_and_or_of_joins_are_one_name(read):
    doc = read(
        "Rebels attacked a village in southern Bosnia and Herzegovina. Fighting broke out in "
        "eastern Democratic Republic of the Congo. Russia and Ukraine met in Istanbul."
    )
    found = {name: country for name, country in named(doc).items() if " " in name}
    assert found == {"Bosnia and Herzegovina": "BIH", "Democratic Republic of the Congo": "COD"}


def test_towns_are_those_of_the_country_of_which_a_text_speaks(read):
    text = "Syria's army left Tartus. Syrian planes bombed Tripoli, and Lebanon protested. "
    text += "Lebanon said that Lebanese soldiers had been hit in Tripoli."
    assert named(read(text))["Tripoli"] == "LBN"


def test_a_village_that_no_gazetteer_holds_lies_by_the_town_told_beside_it(read):
    doc = read("Rebels took the village of Qwzarhim, near Aleppo, on Monday.")
    (learned,) = [place for place in doc._.places if place.method.startswith("learned")]
    record = doc._.found.places[learned.place]
    assert record[1] == "SYR"
    assert record[2] == pytest.approx(36.2, abs=0.2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Militiamen killed four herders at Kwarzimo.", "Kwarzimo", id="at"),
        pytest.param("Shelling went on near Kwarzimo until dawn.", "Kwarzimo", id="near"),
        pytest.param("The two delegations met at Qarm-Velu on Monday.", "Qarm-Velu", id="hyphen"),
        pytest.param("Ministers met at Foz do Iguaçu in May.", "Foz do Iguaçu", id="particles"),
        pytest.param("Talks were held at Port of Spain in May.", "Port of Spain", id="of"),
        pytest.param("Marines landed in Port-au-Prince on Friday.", "Port-au-Prince", id="hyphens"),
        pytest.param("Guards shot two men at the Qwerimo bridge.", "Qwerimo", id="ground"),
        pytest.param("Government soldiers entered Kisumu on Sunday.", "Kisumu", id="entered"),
        pytest.param("Units exchanged fire in Vitez at noon.", "Vitez", id="small-town"),
    ],
)
def test_what_stands_where_places_do_is_one(read, text, name):
    assert name in named(read(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("An analyst at Verisk Marlow doubted it.", id="employed"),
        pytest.param("The truce began at Christmas.", id="feast"),
        pytest.param("BEARING IN MIND the report,", id="clause-in-capitals"),
        pytest.param("The Washington Post wrote a review.", id="paper"),
        pytest.param("They broke the Geneva Conventions.", id="treaty"),
        pytest.param("The Bank of England raised rates.", id="bank"),
        pytest.param("Mr. Jordan resigned on Monday.", id="person"),
        pytest.param("Moscow refused the offer.", id="government"),
        pytest.param("The officers were US-trained.", id="trained"),
    ],
)
def test_names_of_something_else_are_no_places(read, text):
    assert named(read(text)) == {}


def test_a_town_of_another_country_is_no_state(read):
    doc = read("Police in Moscow, Idaho, arrested two men.")
    assert not [m for m in doc._.mentions if "RUS" in m.actors]


def test_a_name_is_found_at_each_of_its_words(read):
    doc = read("They met in New York on Monday.")
    assert place_at(doc[3]) == place_at(doc[4]) is not None
    assert place_at(doc[0]) is None


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("Lebanon, Ohio, voted for a new mayor.", "Lebanon", "USA"),
        ("Moscow, Idaho, elected a council.", "Moscow", "USA"),
        ("London, Ontario, refused to pay.", "London", "CAN"),
    ],
)
def test_a_town_put_into_its_region_is_no_government(read, text, town, country):
    doc = read(text)
    places = {doc[p.start : p.end].text: doc._.found.places[p.place][1] for p in doc._.places}
    assert places[town] == country
    assert not {"LBN", "RUS", "GBR"} & {actor for m in doc._.mentions for actor in m.actors}


def test_a_list_of_capitals_stays_one_of_governments(read):
    doc = read("Moscow, Washington, and Beijing refused to sign.")
    assert {"RUS", "USA", "CHN"} <= {actor for m in doc._.mentions for actor in m.actors}
