"""Pronouns, titles and definite noun phrases: whom they take up, and when they take up nobody."""

from __future__ import annotations

import pytest

PUTIN, ZELENSKY = "person:vladimir_putin", "person:volodymyr_zelenskyy"
BOTH = f"{PUTIN}+{ZELENSKY}"
JOHNSON = "person:boris_johnson"


def meaning(read, text: str, wording: str) -> list[str]:
    """The actors of each mention with WORDING, joined by '+'."""
    doc = read(text, "2022-05-01")
    return [
        "+".join(sorted(m.actors)) for m in doc._.mentions if doc[m.start : m.end].text == wording
    ]


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        pytest.param("In his speech, Putin attacked NATO.", "his", PUTIN, id="named-later"),
        pytest.param(
            "Scholz left. In his speech, Putin attacked NATO.", "his", PUTIN, id="not-the-last"
        ),
        pytest.param(
            "Putin attacked the West, as he wrote in an article.", "he", PUTIN, id="main-clause"
        ),
        pytest.param(
            '"He attacked Ukraine," Scholz said of Putin.', "He", "", id="not-who-speaks"
        ),
        pytest.param(
            '"Putin lied," Scholz said. "He attacked Ukraine."', "He", PUTIN, id="quote-goes-on"
        ),
        pytest.param("Putin met Baerbock. She warned Russia.", "She", "person:annalena_baerbock",
                     id="first-name-tells"),
        pytest.param("Mr Lavrov met Ms Holm. She accused Russia.", "She", "person:holm",
                     id="honorific-tells"),
        pytest.param(
            "Zelensky challenged Putin to meet him in Turkey.", "him", ZELENSKY, id="controller"
        ),
        pytest.param(
            "Putin spoke. It rained. Snow fell. Nothing moved. Then he left.", "he", PUTIN,
            id="only-one-person",
        ),
        pytest.param(
            "Russia and Ukraine signed the deal. They praised Turkey.", "They", "RUS+UKR",
            id="coordination",
        ),
        pytest.param(
            "Europe urged Washington to act, asking it to join the sanctions.", "it", "USA",
            id="asked-to-act",
        ),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(read, text, pronoun, expected):
    assert meaning(read, text, pronoun) == [expected]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        pytest.param("Russia signed the treaty. It failed.", "It", id="thing"),
        pytest.param("Putin did not accept it. Russia left.", "it", id="object"),
        pytest.param("The talks began. They failed.", "They", id="things"),
    ],
)
def test_what_means_a_thing_or_cannot_be_told_is_no_actor(read, text, pronoun):
    assert meaning(read, text, pronoun) == []


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        pytest.param("Russia and Ukraine met. The two presidents left.", "two presidents", BOTH,
                     id="parties-office"),
        pytest.param("Putin and Zelensky met. Both men left.", "Both men", BOTH, id="both-men"),
        pytest.param("Russia and Ukraine met. The delegations left.", "delegations", "RUS+UKR",
                     id="delegations"),
        pytest.param("Russia and Ukraine met. The former refused.", "former", "RUS", id="former"),
        pytest.param("Russia and Ukraine met. The latter refused.", "latter", "UKR", id="latter"),
        pytest.param("A Ukrainian official accused Russia. The official left.", "official", "UKR",
                     id="same-noun"),
        pytest.param("Marta Lindqvist, the Swedish foreign minister, sat. The minister left.",
                     "minister", "person:marta_lindqvist", id="title-told"),
        pytest.param("Zelensky sent his negotiators.", "his negotiators", "UKR", id="owned"),
        pytest.param("Turkey hosted. Turkish mediators praised Russia.", "Turkish mediators", "TUR",
                     id="unnamed-officials"),
        pytest.param("European diplomats praised Russia.", "European diplomats",
                     "collective:europe", id="unnamed-diplomats"),
        pytest.param("Britain's then prime minister, Boris Johnson, left.",
                     "Britain's then prime minister", JOHNSON, id="apposition-before"),
        pytest.param("Erdogan, the host, left.", "host", "person:recep_tayyip_erdogan",
                     id="apposition-after"),
    ],
)  # fmt: skip
def test_whom_a_noun_phrase_means(read, text, wording, expected):
    assert meaning(read, text, wording) == [expected]


def test_two_delegations_are_named_apart(read):
    text = "Russian and Ukrainian negotiators met."
    assert meaning(read, text, "Russian") == ["RUS"]
    assert meaning(read, text, "Ukrainian negotiators") == ["UKR"]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        pytest.param("The delegation left.", "delegation", id="nobody-before"),
        pytest.param("Lavrov sat. The prime minister left.", "prime minister", id="other-office"),
        pytest.param("Russia, Ukraine and Turkey met. The former refused.", "former", id="three"),
    ],
)
def test_a_noun_phrase_that_cannot_be_told_is_no_mention(read, text, wording):
    assert meaning(read, text, wording) == []


@pytest.mark.parametrize(
    "text",
    [
        "Snow fell in Kyiv.",
        "Snow fell near Moscow.",
        "Snow covered the Moscow region.",
        "He spoke of Kyiv-based analysts.",
        "Snow covered the port of Kyiv.",
        "He fled to Moscow.",
        "They discussed the status of Crimea.",
    ],
)
def test_places_are_no_governments(read, text):
    assert [m for m in read(text, "2022-05-01")._.mentions if m.kind == "metonym"] == []


def test_the_annexation_of_a_region_is_against_its_state(read):
    assert meaning(read, "Russia's annexation of Crimea angered NATO.", "Crimea") == ["UKR"]


@pytest.mark.parametrize(
    "text",
    ["US President Donald Trump left.", "U.S. Secretary of State Marco Rubio left.",
     "UN Secretary-General António Guterres left."],
)  # fmt: skip
def test_a_title_before_a_name_is_part_of_the_person(read, text):
    assert len(read(text, "2025-05-01")._.mentions) == 1
