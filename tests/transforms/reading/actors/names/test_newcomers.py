"""Which names that no codebook holds are actors, on parses written by hand."""

from __future__ import annotations

import pytest

from tests.transforms.reading.actors.met import meanings


def sentence(name: str, *, verb: str = "accused accuse", pos: str = "PROPN NNP") -> str:
    """The lines of "NAME accused Peru": each word of NAME is under its last one."""
    word, lemma = verb.split()
    *first, last = name.split()
    return "\n".join(
        [
            *(f"{each} {each} {pos} {last} compound" for each in first),
            f"{last} {last} {pos} {word} nsubj",
            f"{word} {lemma} VERB VBD {word} ROOT",
            f"Peru Peru PROPN NNP {word} dobj",
        ]
    )


@pytest.mark.parametrize(
    ("name", "label", "actor"),
    [
        ("Marta Lindqvist", "PERSON", "person:marta_lindqvist"),
        ("Marta van Dalen", "PERSON", "person:marta_van_dalen"),
        ("Lindqvist", "PERSON", "person:lindqvist"),
        ("Baltic Herald Society", "ORG", "org:baltic_herald_society"),
        ("Nordwatch", "ORG", "org:nordwatch"),
    ],
)
def test_names_that_act_are_actors(meet, name: str, label: str, actor: str) -> None:
    doc = meet(sentence(name), {name: label})
    assert meanings(doc) == {name: actor, "Peru": "PER"}
    assert doc._.found.actors[actor].name == name


@pytest.mark.parametrize(
    ("lines", "ents"),
    [
        pytest.param(sentence("Marta Ann Eva Kristina Maria Holm"),
                     {"Marta Ann Eva Kristina Maria Holm": "PERSON"}, id="too-many-words"),
        pytest.param(sentence("Harbour Committee"), {"Harbour Committee": "PERSON"}, id="a-body"),
        pytest.param(sentence("Marta lindqvist"), {"Marta lindqvist": "PERSON"}, id="lower-case"),
        pytest.param(sentence("Xi"), {"Xi": "LOC"}, id="a-place"),
        pytest.param(sentence("Ob"), {"Ob": "PERSON"}, id="too-short"),
        pytest.param(sentence("Lindqvist", verb="shone shine"), {"Lindqvist": "PERSON"},
                     id="who-does-nothing-that-only-somebody-does"),
        pytest.param(sentence("Marta Running", pos="PROPN VBG"), {"Marta Running": "PERSON"},
                     id="with-a-verb"),
        pytest.param(sentence("Marta Lindqvists", pos="PROPN NNS"),
                     {"Marta Lindqvists": "PERSON"}, id="a-plural"),
        pytest.param(sentence("Harbour Treaty"), {"Harbour Treaty": "ORG"}, id="a-matter"),
        pytest.param(sentence("Harbour watchers", pos="NOUN NNS"), {"Harbour watchers": "ORG"},
                     id="no-name"),
        pytest.param(sentence("Nordwatch", verb="shone shine"), {"Nordwatch": "ORG"},
                     id="a-word-that-does-nothing"),
        pytest.param(sentence("Old One Two Three Four Five Six Seven Board"),
                     {"Old One Two Three Four Five Six Seven Board": "ORG"}, id="a-long-body"),
        pytest.param(sentence("Harbour & Sons"), {"Harbour & Sons": "ORG"}, id="with-a-sign"),
        pytest.param(sentence("Harbour 2000 Group"), {"Harbour 2000 Group": "ORG"},
                     id="with-a-number"),
        pytest.param(sentence("Lima"), {"Lima": "ORG"}, id="a-city"),
        pytest.param(sentence("Harbour Region"), {"Harbour Region": "ORG"}, id="a-region"),
        pytest.param(sentence("the"), {"the": "ORG"}, id="an-article"),
    ],
)  # fmt: skip
def test_other_names_are_none(meet, lines: str, ents: dict[str, str]) -> None:
    doc = meet(lines, ents)
    assert doc._.found.actors == {}


AGENT = """
    Peru      Peru      PROPN NNP accused   nsubjpass
    was       be        AUX   VBD accused   auxpass
    accused   accuse    VERB  VBN accused   ROOT
    by        by        ADP   IN  accused   agent
    Lindqvist Lindqvist PROPN NNP by        pobj
"""
TITLED = """
    Mr        Mr        PROPN NNP Lindqvist compound
    Lindqvist Lindqvist PROPN NNP shone     nsubj
    shone     shine     VERB  VBD shone     ROOT
"""
AGAIN = """
    Marta     Marta     PROPN NNP Lindqvist   compound
    Lindqvist Lindqvist PROPN NNP fell        nsubj
    fell      fall      VERB  VBD fell        ROOT
    .         .         PUNCT .   fell        punct
    Lindqvist Lindqvist PROPN NNP rose        nsubj
    rose      rise      VERB  VBD rose        ROOT
"""


@pytest.mark.parametrize(
    ("lines", "ents", "expected"),
    [
        pytest.param(AGENT, {"Lindqvist": "PERSON"}, "person:lindqvist", id="by-whom"),
        pytest.param(TITLED, {"Lindqvist": "PERSON"}, "person:lindqvist", id="title"),
        pytest.param(AGAIN, {"Marta Lindqvist": "PERSON"}, "person:marta_lindqvist",
                     id="named-in-full-before"),
    ],
)  # fmt: skip
def test_one_word_is_a_person(meet, lines: str, ents: dict[str, str], expected: str) -> None:
    assert meanings(meet(lines, ents))["Lindqvist"] == expected


DEFINED = """
    Harbour Harbour PROPN NNP Line    compound
    Line    Line    PROPN NNP met     nsubj
    (       (       PUNCT (   Line    punct
    HL      HL      PROPN NNP Line    appos
    )       )       PUNCT )   Line    punct
    accused accuse  VERB  VBD met     advcl
    met     meet    VERB  VBD met     ROOT
    .       .       PUNCT .   met     punct
    HL      HL      PROPN NNP left    nsubj
    left    leave   VERB  VBD left    ROOT
"""


def test_what_is_abbreviated_is_an_actor_where_it_acts(meet) -> None:
    doc = meet(DEFINED)
    assert meanings(doc) == {"Harbour Line": "org:harbour_line", "HL": "org:harbour_line"}
    assert meanings(meet(DEFINED.replace("met     meet ", "met     shine"))) == {}


def test_the_abbreviation_of_a_body_stands_for_it(meet) -> None:
    doc = meet(
        DEFINED.replace("Line   ", "Watch  ").replace(" Line ", " Watch ").replace("HL", "HW")
    )
    assert meanings(doc) == {"Harbour Watch": "org:harbour_watch", "HW": "org:harbour_watch"}
    assert sum(m.actors == ("org:harbour_watch",) for m in doc._.mentions) == 3


def test_the_abbreviation_of_a_matter_stands_for_nobody(meet) -> None:
    lines = DEFINED.replace("Line   ", "Treaty ").replace(" Line ", " Treaty ").replace("HL", "HT")
    doc = meet(lines)
    assert meanings(doc) == {}


def test_what_a_text_cites_is_no_actor(meet) -> None:
    lines = """
        Wilson  Wilson PROPN NNP accused nsubj
        (       (      PUNCT (   Wilson  punct
        2022    2022   NUM   CD  Wilson  nummod
        )       )      PUNCT )   Wilson  punct
        accused accuse VERB  VBD accused ROOT
    """
    assert meet(lines, {"Wilson": "PERSON"})._.found.actors == {}
    others = lines.replace("(       (      PUNCT (  ", "et et X FW").replace(
        "2022    2022", "al. al."
    )
    assert meet(others, {"Wilson": "PERSON"})._.found.actors == {}
