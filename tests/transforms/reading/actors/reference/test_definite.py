"""Definite noun phrases and bare nouns for groups, on parses written by hand."""

from __future__ import annotations

import pytest

from tests.transforms.reading.actors.met import meanings

PUTIN, LAVROV = "person:vladimir_putin", "person:sergey_lavrov"


def met(*names: str) -> str:
    """The lines of "A and B met .": a sentence that names two."""
    first, *others = names
    lines = [f"{first} {first} PROPN NNP met nsubj"]
    for other in others:
        lines += [f"and and CCONJ CC {first} cc", f"{other} {other} PROPN NNP {first} conj"]
    return "\n".join([*lines, "met meet VERB VBD met ROOT", ". . PUNCT . met punct\n"])


def then(*words: str, noun: str, tag: str = "NN", dep: str = "nsubj") -> str:
    """The lines of a sentence "WORDS NOUN left .", in which WORDS are determiners of NOUN."""
    lemma = noun.removesuffix("s") if tag == "NNS" else noun
    return "\n".join(
        [
            *(f"{word} {word.lower()} DET DT {noun} det" for word in words),
            f"{noun} {lemma} NOUN {tag} left {dep}",
            "left leave VERB VBD left ROOT",
        ]
    )


def owned(noun: str, tag: str = "NN") -> str:
    """The lines of "His NOUN left"."""
    return f"His his PRON PRP$ {noun} poss\n" + then(noun=noun, tag=tag)


ALL_PARTIES = """
    All     all   DET  DT  parties det
    parties party NOUN NNS left    nsubj
    left    leave VERB VBD left    ROOT
"""


@pytest.mark.parametrize(
    ("lines", "wording", "expected"),
    [
        pytest.param(met("Russia", "Ukraine") + ALL_PARTIES, "All parties", "RUS+UKR",
                     id="all-parties"),
        pytest.param(met("Russia", "Ukraine") + then("Both", noun="delegations", tag="NNS"),
                     "Both delegations", "RUS+UKR", id="both-delegations"),
        pytest.param(met("Russia", "Ukraine") + then("The", noun="delegations", tag="NNS"),
                     "delegations", "RUS+UKR", id="the-delegations"),
        pytest.param(met("Russia", "Ukraine") + then("The", "two", noun="presidents", tag="NNS"),
                     "two presidents", f"{PUTIN}+person:volodymyr_zelenskyy",
                     id="presidents-of-the-parties"),
        pytest.param(met("Putin", "Macron") + then("Both", noun="leaders", tag="NNS"),
                     "Both leaders", f"{PUTIN}+person:emmanuel_macron", id="two-leaders"),
        pytest.param(met("Macron", "Scholz") + then("The", noun="leaders", tag="NNS"),
                     "leaders", "person:emmanuel_macron+person:olaf_scholz",
                     id="leaders-just-named"),
        pytest.param(met("Putin", "Lavrov") + then("The", noun="president"), "president", PUTIN,
                     id="title-by-the-codebook"),
        pytest.param(met("Peru", "Lavrov") + then("The", noun="president"), "president", None,
                     id="title-of-nobody-named"),
        pytest.param(met("Macron") + owned("country"), "His country", "FRA", id="his-country"),
        pytest.param(met("Macron") + owned("troops", "NNS"), "His troops", "FRA", id="his-troops"),
        pytest.param(met("Macron") + owned("dog"), "His dog", None, id="his-dog"),
        pytest.param(met("Putin") + owned("president"), "His president", None,
                     id="his-own-office"),
        pytest.param(then("The", noun="delegations", tag="NNS"), "delegations", None,
                     id="of-no-parties"),
        pytest.param(met("Peru") + then("The", noun="government"), "government", "PER",
                     id="only-state"),
        pytest.param(met("Peru", "Chile") + then("The", noun="government"), "government", None,
                     id="two-states"),
        pytest.param(met("Hamas") + then("The", noun="group"), "group", "armed:hamas",
                     id="only-body"),
        pytest.param(met("Hamas", "Hezbollah") + then("The", noun="group"), "group", None,
                     id="two-bodies"),
        pytest.param(met("Peru", "Chile") + then("The", noun="two"), "two", None,
                     id="two-as-a-noun"),
    ],
)  # fmt: skip
def test_whom_a_definite_phrase_means(meet, lines: str, wording: str, expected: str | None) -> None:
    assert meanings(meet(lines)).get(wording) == expected


THE_OTHERS = """
    Both   both  PRON  DT  agreed nsubj
    agreed agree VERB  VBD agreed ROOT
"""
THE_TWO = """
    the    the   DET   DT  two    det
    two    two   NUM   CD  agreed nsubj
    agreed agree VERB  VBD agreed ROOT
"""
OF_THEM = """
    Both   both  PRON  DT  agreed nsubj
    of     of    ADP   IN  Both   prep
    them   they  PRON  PRP of     pobj
    agreed agree VERB  VBD agreed ROOT
"""


@pytest.mark.parametrize(
    ("lines", "wording", "expected"),
    [
        pytest.param(THE_OTHERS, "Both", "PER+CHL", id="both"),
        pytest.param(THE_TWO, "two", "PER+CHL", id="the-two"),
        pytest.param(THE_TWO.replace("the    the   DET", "some   some  DET"), "two", None,
                     id="two-of-others"),
        pytest.param(OF_THEM, "Both", None, id="both-of-them"),
    ],
)  # fmt: skip
def test_two_that_were_named_together(meet, lines: str, wording: str, expected: str | None) -> None:
    assert meanings(meet(met("Peru", "Chile") + lines)).get(wording) == expected


def test_two_who_were_not_named_together_are_not_the_two(meet) -> None:
    assert "two" not in meanings(meet(met("Peru") + THE_TWO))


FORMER = """
    The    the    DET DT the    det
    former former ADJ JJ left   nsubj
    left   leave  VERB VBD left ROOT
"""


@pytest.mark.parametrize(
    ("names", "word", "expected"),
    [
        (("Peru", "Chile"), "former", "PER"),
        (("Peru", "Chile"), "latter", "CHL"),
        (("Peru", "Chile", "Norway"), "former", None),
        (("Peru",), "former", None),
    ],
)
def test_one_of_two(meet, names: tuple[str, ...], word: str, expected: str | None) -> None:
    lines = FORMER.replace("former", word).replace("DT the    det", f"DT {word} det")
    assert meanings(meet(met(*names) + lines)).get(word) == expected


AN_OFFICIAL = """
    A         a         DET  DT  official det
    Ukrainian ukrainian ADJ  JJ  official amod
    official  official  NOUN NN  spoke    nsubj
    spoke     speak     VERB VBD spoke    ROOT
    .         .         PUNCT .  spoke    punct
"""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("The the DET DT official#2 det", "UKR", id="the-same-noun"),
        pytest.param("The the DET DT official#2 det\nold old ADJ JJ official#2 amod", "UKR",
                     id="the-same-noun-described"),
        pytest.param("Both both DET DT official#2 det\nold old ADJ JJ official#2 amod", None,
                     id="described-and-not-pointed-at"),
        pytest.param("old old ADJ JJ official#2 amod", None, id="not-pointed-at"),
    ],
)  # fmt: skip
def test_who_was_called_so_before(meet, before: str, expected: str | None) -> None:
    again = "\nofficial official NOUN NN left nsubj\nleft leave VERB VBD left ROOT"
    doc = meet(AN_OFFICIAL + before + again)
    last = [m.actors for m in doc._.mentions if m.start > 4]
    assert last == ([(expected,)] if expected else [])


HIS_MINISTER = """
    His      his      PRON PRP$ minister poss
    foreign  foreign  ADJ  JJ   minister amod
    minister minister NOUN NN   left     nsubj
    left     leave    VERB VBD  left     ROOT
"""


def test_the_office_of_somebodys_state(meet) -> None:
    assert meanings(meet(met("Putin") + HIS_MINISTER))["His foreign minister"] == LAVROV


def test_nobody_is_the_officer_of_himself(meet) -> None:
    assert "His foreign minister" not in meanings(meet(met("Lavrov") + HIS_MINISTER))


def test_what_two_own_is_no_ones(meet) -> None:
    lines = owned("government").replace("His his", "Their their")
    assert meanings(meet(met("Peru", "Chile") + lines)).get("Their government") is None


def test_whose_is_told_by_a_name_is_no_pronouns(meet) -> None:
    lines = met("Macron") + owned("dog").replace("His his PRON PRP$", "Holm Holm PROPN NNP")
    assert meanings(meet(lines)) == {"Macron": "person:emmanuel_macron"}


THE_PRESIDENT_PUTIN = """
    The       the       DET   DT  president det
    president president NOUN  NN  left      nsubj
    ,         ,         PUNCT ,   president punct
    Putin     Putin     PROPN NNP president appos
    left      leave     VERB  VBD left      ROOT
"""
OF_THE_CLUB = """
    The       the       DET   DT  president det
    president president NOUN  NN  left      nsubj
    of        of        ADP   IN  president prep
    clubs     club      NOUN  NNS of        pobj
    left      leave     VERB  VBD left      ROOT
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(OF_THE_CLUB, None, id="of-a-club"),
        pytest.param(THE_PRESIDENT_PUTIN, "person:vladimir_putin", id="with-the-name-behind"),
    ],
)
def test_a_title_that_says_whose_it_is_takes_up_nobody(
    meet, lines: str, expected: str | None
) -> None:
    doc = meet(met("Macron", "Scholz") + lines)
    assert meanings(doc).get("president") == expected


TWO_FIRST_NAMES = """
    He  he   PRON  PRP left nsubj
    left leave VERB VBD left ROOT
"""


@pytest.mark.parametrize(
    ("pronoun", "expected"),
    [("She", "person:annalena_baerbock"), ("He", "person:sergey_lavrov")],
)
def test_first_names_tell_who_she_is(meet, pronoun: str, expected: str) -> None:
    lines = TWO_FIRST_NAMES.replace("He  he ", f"{pronoun} {pronoun.lower()} ")
    assert meanings(meet(met("Lavrov", "Baerbock") + lines))[pronoun] == expected
