"""Who issues a text, and whom its own voice means."""

from __future__ import annotations

import datetime as dt

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.records import Issuer, Source

_RESOLUTION = (
    "The Security Council,\n\nRecalling its earlier resolutions,\n\n"
    "1. Condemns the attack on Bangui by the rebels;\n\n"
    "2. Calls upon Chad to withdraw its troops;\n\n"
    "3. Urges the parties to return to the talks, and demands that they release the hostages."
)


def issued(nlp: Language, text: str, genre: str = "statement", **known: object) -> Doc:
    source = Source(published=dt.date(2023, 5, 5), published_precision="day", genre=genre, **known)  # type: ignore[arg-type]
    doc = nlp.make_doc(text)
    doc._.source = source
    return nlp(doc)


def sources(doc: Doc) -> dict[str, tuple[str, ...]]:
    return {doc[event.start].text: event.sources for event in doc._.events}


@pytest.mark.parametrize(
    ("known", "plural"),
    [
        ({"title": "Statement by the Ministry of Foreign Affairs of Chile on the port"}, ("CHL",)),
        ({"title": "Joint statement of the Governments of Peru and Chile"}, ("PER", "CHL")),
        ({"publisher": "Embassy of Kenya"}, ("KEN",)),
        ({"publisher": "Northern Women's League"}, ("org:northern_women_s_league",)),
    ],
)
def test_a_title_or_a_publisher_tells_the_issuer(
    nlp: Language, known: dict[str, object], plural: tuple[str, ...]
) -> None:
    doc = issued(nlp, "We condemn the attack on the harbour.", **known)
    assert doc._.issuer.plural == plural
    assert sources(doc)["condemn"] == plural


@pytest.mark.parametrize(
    "known",
    [
        {"publisher": "Reuters"},
        {"publisher": "The Coast Tribune"},
        {"title": "Letter from the bishops of Chile"},
        {"title": "Statement from an official of Kenya"},
        {"title": "Statement of the problem"},
        {},
    ],
)
def test_where_nothing_tells_it_stays_the_author(nlp: Language, known: dict[str, object]) -> None:
    doc = issued(nlp, "We condemn the attack on the harbour.", **known)
    assert doc._.issuer is None
    assert sources(doc)["condemn"] == (AUTHOR,)


def test_only_statements_have_an_issuer(nlp: Language) -> None:
    title = "Statement by the Ministry of Defence of Chile"
    assert issued(nlp, "We met them on Monday.", "news", title=title)._.issuer is None


def test_a_person_is_i_and_his_state_is_we(nlp: Language) -> None:
    text = "I thank Oman for its help. We condemn the attack on Kyiv."
    doc = issued(nlp, text, title="Remarks by President Emmanuel Macron in Paris")
    assert doc._.issuer == Issuer(("person:emmanuel_macron",), ("FRA",))
    assert sources(doc)["thank"] == ("person:emmanuel_macron",)
    assert sources(doc)["condemn"] == ("FRA",)


def test_we_are_who_stands_beside_it(nlp: Language) -> None:
    text = "We, the foreign ministers of Peru, Brazil and Chile, met today. We condemn the coup."
    assert sources(issued(nlp, text))["condemn"] == ("PER", "BRA", "CHL")


def test_a_signature_tells_the_issuer(nlp: Language) -> None:
    text = "Dear friends,\n\nI condemn the attack on the school.\n\nAntónio Guterres"
    assert sources(issued(nlp, text))["condemn"] == ("person:antonio_guterres",)


def test_this_ministry_is_the_issuer_and_a_quoted_we_is_not(nlp: Language) -> None:
    text = "This Ministry condemns the attack. “We reject the charge,” Bolivia said."
    doc = issued(nlp, text, title="Statement by the Foreign Ministry of Chile")
    assert sources(doc)["condemns"] == ("CHL",)
    assert sources(doc).get("reject", ("BOL",)) == ("BOL",)


def test_what_was_said_before_is_said_by_the_issuer(nlp: Language) -> None:
    text = "We have told the mediators that the talks must resume."
    doc = issued(nlp, text, publisher="Embassy of Kenya")
    assert [each.speakers for each in doc._.attributions] == [("KEN",)]


def test_clauses_of_a_resolution_have_its_head_for_subject(nlp: Language) -> None:
    told = sources(issued(nlp, _RESOLUTION))
    for verb in ("Condemns", "Calls", "Urges"):
        assert told[verb] == ("org:unsc",), verb
    assert told["withdraw"] == ("TCD",)


def test_a_clause_that_only_acts_reports_nothing(nlp: Language) -> None:
    text = (
        "The Security Council,\n\nAlarmed by the fighting,\n\n1. Deplores the attacks;\n\n"
        "2. Warns that it will act."
    )
    doc = issued(nlp, text)
    told = [(each.speakers, doc[each.start : each.end].text) for each in doc._.attributions]
    assert told == [(("org:unsc",), "it will act")]


def test_an_issuer_survives_bytes(nlp: Language) -> None:
    doc = issued(nlp, _RESOLUTION)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.issuer == doc._.issuer


def test_a_body_is_of_the_state_that_its_name_or_its_text_tells(nlp: Language) -> None:
    doc = issued(nlp, "We condemn the raid.", publisher="Council of Elders of Kenya")
    assert doc._.home == "KEN"
    assert doc._.found.actors[doc._.issuer.plural[0]].country == "KEN"
    text = "We condemn the raid on Kisumu. Kisumu and Nakuru will not forget it."
    doc = issued(nlp, text, publisher="Northern Women's League")
    assert doc._.found.actors["org:northern_women_s_league"].country == "KEN"
