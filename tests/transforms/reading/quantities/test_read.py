from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.reading.records import Quantity


def only(doc: Doc) -> Quantity:
    (quantity,) = doc._.quantities
    assert isinstance(quantity, Quantity)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Russia sent 250 young soldiers on Monday.", 250, "troops"),
        ("The sides exchanged 1,200 prisoners of war.", 1200, "prisoners_of_war"),
        ("Kyiv proposed a 45-day ceasefire.", 45, "days"),
        ("The congress approved $12 billion for Kyiv.", 12e9, "usd"),
        ("Moscow holds 17 percent of the land.", 17, "percent"),
        ("The meeting lasted ninety minutes.", 90, "minutes"),
        ("Ukraine lost 340 pontoons in the river.", 340, "pontoons"),
    ],
)
def test_units(nlp: Language, text: str, value: float, unit: str) -> None:
    quantity = only(nlp(text))
    assert (quantity.low, quantity.high, quantity.unit) == (value, value, unit)


def test_a_number_on_each_side_counts_what_was_named(nlp: Language) -> None:
    quantity = only(nlp("They agreed to swap prisoners, 300 on each side."))
    assert (quantity.low, quantity.unit) == (300, "prisoners_of_war")


@pytest.mark.parametrize(
    "text",
    [
        "They met on 7 June 2022 in Ankara.",
        "In 2022 the delegates of Kyiv left the hall.",
        "They met at 10 a.m. in the hall.",
        "The two sides met again.",
        "The two countries met again.",
        "One of the delegates left.",
        "They spoke of Article 5 and of the G7.",
        "Three days ago they met again.",
        "It failed again (Lindqvist, 2021, pp. 12–14).",
        "The first round failed.",
    ],
)
def test_what_is_no_quantity(nlp: Language, text: str) -> None:
    assert nlp(text)._.quantities == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The bomb killed Amina Diallo, 44, and hurt her son.", id="between-commas"),
        pytest.param("The shell wounded Lina Aoun, 28.", id="at-the-end"),
        pytest.param("Finance minister Omar Saleh (54) resigned.", id="in-brackets"),
        pytest.param("The men, aged 19, 22 and 30, fled.", id="several"),
    ],
)
def test_an_age_counts_nothing(nlp: Language, text: str) -> None:
    assert nlp(text)._.quantities == []


def test_the_span_holds_qualifier_number_and_unit(nlp: Language) -> None:
    doc = nlp("The truce held for less than three weeks.")
    quantity = only(doc)
    assert doc[quantity.start : quantity.end].text == "less than three weeks"
    assert (quantity.low, quantity.high, quantity.qualifier) == (0, 3, "at_most")


def test_whose_figure_it_is(nlp: Language) -> None:
    doc = nlp("Erdoğan said that Russia had sent 900 soldiers.")
    quantity = only(doc)
    assert quantity.attributed_to == "person:recep_tayyip_erdogan"
    assert quantity.about_actor == "RUS"


def test_the_writer_s_own_figures(nlp: Language) -> None:
    assert only(nlp("Russia sent 900 soldiers.")).attributed_to == "author"
