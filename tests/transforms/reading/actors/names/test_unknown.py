"""Names that no codebook holds: which of them are actors, and whose abbreviations they are."""

from __future__ import annotations

import pytest
import spacy

from parley.transforms.reading.actors.names.abbreviations import defined_abbreviations


def newcomers(read, text: str) -> set[str]:
    return set(read(text, "2022-05-01")._.found.actors)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Istanbul Convention binds Turkey.", id="treaty"),
        pytest.param("People fled Rakhine State.", id="region"),
        pytest.param("Brexit divided Britain.", id="word"),
        pytest.param("TEL AVIV (Reuters) - Israel attacked Iran.", id="dateline"),
        pytest.param("The Black Sea is calm.", id="sea"),
        pytest.param("Russia left, for many reasons (Wilson, 2022).", id="citation"),
    ],
)
def test_what_does_not_act_is_no_actor(read, text):
    assert newcomers(read, text) == set()


def test_the_name_of_an_organisation_keeps_its_title_words(read):
    found = newcomers(read, "The Senate Electoral Tribunal rejected the case.")
    assert found == {"org:senate_electoral_tribunal"}


def test_an_organisation_that_is_but_part_of_a_title_is_no_newcomer(read):
    found = newcomers(read, "Fisheries Committee Chairman Ann Lee accused Russia.")
    assert found == {"person:ann_lee"}


def test_a_surname_means_the_person_named_in_full_before(read):
    text = "Marta Lindqvist thanked Russia. Lindqvist praised NATO."
    doc = read(text, "2022-05-01")
    assert set(doc._.found.actors) == {"person:marta_lindqvist"}
    assert sum("person:marta_lindqvist" in m.actors for m in doc._.mentions) == 2


def test_a_newcomer_has_the_country_of_its_title(read):
    doc = read("Marta Lindqvist, the Swedish foreign minister, thanked Russia.", "2022-05-01")
    assert doc._.found.actors["person:marta_lindqvist"].country == "SWE"


def test_an_abbreviation_that_the_text_defines_is_the_same_actor(read):
    doc = read("The Joint Monitoring Group (JMG) met Russia. The JMG accused Kyiv.", "2022-05-01")
    assert set(doc._.found.actors) == {"org:joint_monitoring_group"}
    assert sum("org:joint_monitoring_group" in m.actors for m in doc._.mentions) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Joint Coordination Centre (JCC) opened.", "Joint Coordination Centre"),
        ("The Bank of the North (BN) opened.", "Bank of the North"),
        ("The harbour (HB) opened.", None),
        ("The Joint Centre (XYZ) opened.", None),
        ("The Joint Centre (2022) opened.", None),
    ],
)
def test_definitions_of_abbreviations(text, expected):
    doc = spacy.blank("en")(text)
    found = [doc[start:end].text for start, end, _ in defined_abbreviations(doc)]
    assert found == ([expected] if expected else [])


def test_another_first_name_is_kept_for_the_bare_surname(read):
    doc = read("Mike Johnson met Zelensky. Johnson promised aid.", "2024-05-01")
    actors = [m.actors for m in doc._.mentions if doc[m.start : m.end].text.endswith("Johnson")]
    assert len(actors) == 2
    assert actors[0] == actors[1] != ("person:boris_johnson",)


def test_a_body_whose_name_ends_in_a_state_is_no_organ_of_it(read):
    doc = read(
        "The Bank of Ghana accused a newspaper. The Communist Party of Nepal rejected the plan. "
        "The Norwegian Union of Teachers rejected the plan. The Church of Cyprus called for talks.",
        "2022-05-01",
    )
    assert {actor: new.country for actor, new in doc._.found.actors.items()} == {
        "org:bank_of_ghana": "GHA",
        "org:communist_party_of_nepal": "NPL",
        "org:norwegian_union_of_teachers": "NOR",
        "org:church_of_cyprus": "CYP",
    }
    assert not {"GHA", "NPL", "NOR", "CYP"} & {a for m in doc._.mentions for a in m.actors}


def test_a_known_party_is_not_found_in_the_longer_name_of_another(read):
    doc = read("The Democratic Party of Kosovo accused the government of fraud.", "2022-05-01")
    assert "org:us_democratic_party" not in {a for m in doc._.mentions for a in m.actors}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("The Union of Myanmar attacked the rebels.", "MMR", id="one word"),
        pytest.param("The Government of Kenya rejected the plan.", "KEN", id="government"),
        pytest.param("The Armed Forces of the Philippines attacked the town.", "PHL", id="army"),
        pytest.param("The Supreme Court of Kenya rejected the case.", "KEN", id="court"),
    ],
)
def test_an_organ_whose_name_ends_in_a_state_stands_for_it(read, text, state):
    doc = read(text, "2022-05-01")
    assert state in {actor for mention in doc._.mentions for actor in mention.actors}


def test_whoever_is_joined_to_a_person_is_one_and_acts_too(read):
    found = newcomers(read, "Presidents Edgar Lungu and Hage Geingob met in Windhoek on Monday.")
    assert found == {"person:edgar_lungu", "person:hage_geingob"}


def test_the_leaders_are_two_persons_whom_no_codebook_holds(read):
    doc = read("Alice Ndoro met Peter Falk in Oslo. The leaders signed a pact.", "2022-05-01")
    assert ("person:alice_ndoro", "person:peter_falk") in [m.actors for m in doc._.mentions]


def test_the_leaders_of_something_else_are_not_those_two(read):
    doc = read("Ann Lee met Peter Falk. The leaders of the union rejected the plan.", "2022-05-01")
    assert all(len(m.actors) < 2 for m in doc._.mentions)
