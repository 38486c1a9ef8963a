from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

Read = Callable[..., Doc]


def cited(doc: Doc) -> list[tuple[tuple[str, ...], str]]:
    return [
        (a.speakers, doc[a.start : a.end].text) for a in doc._.attributions if a.kind == "citation"
    ]


def test_a_number_leads_to_the_list_of_references(read: Read) -> None:
    body = "The pause lasted for a week [2].\n\n"
    listed = "[1] Moreau, B. (2019). On truces.\n[2] Lindqvist, A. (2021). On pauses."
    end = len(body)
    line = end + listed.index("[2]")
    blocks = ((0, end, "prose"), (end, line, "reference"), (line, end + len(listed), "reference"))
    doc = read(body + listed, blocks=blocks)
    assert cited(doc) == [(("author:lindqvist",), "The pause lasted for a week")]


def test_each_bracket_backs_what_stands_before_it(nlp: Language) -> None:
    doc = nlp("The pause was short (Lindqvist, 2021), and the talks were slow (Moreau, 2019).")
    assert cited(doc) == [
        (("author:lindqvist",), "The pause was short"),
        (("author:moreau",), "the talks were slow"),
    ]


def test_brackets_side_by_side_back_the_same(nlp: Language) -> None:
    doc = nlp("The pause lasted for a week (Lindqvist, 2021) (Moreau, 2019).")
    assert [content for _, content in cited(doc)] == ["The pause lasted for a week"] * 2


def test_two_authors_named_in_the_sentence_are_one(nlp: Language) -> None:
    doc = nlp("As Lindqvist and Moreau (2021) explain, the pause was too short for them.")
    assert ("author:lindqvist_moreau",) in [a.speakers for a in doc._.attributions]


def test_a_content_ends_before_its_reference(nlp: Language) -> None:
    doc = nlp("Lavrov said that the pause was too short (Lindqvist, 2021).")
    contents = {a.kind: doc[a.start : a.end].text for a in doc._.attributions}
    assert contents["indirect"] == "the pause was too short"


def test_references_themselves_say_nothing(read: Read) -> None:
    text = "Lindqvist, A. (2021). Lavrov said that pauses work (Moreau, 2019)."
    assert read(text, blocks=((0, len(text), "reference"),))._.attributions == []
