"""Who the labels of a transcript name."""

from __future__ import annotations

import pytest


def speakers(doc):
    return [a.speakers for a in doc._.attributions if a.method == "label:turn"]


def test_states_and_persons_named_before_are_whom_their_labels_name(read):
    doc = read(
        "Marta Lindqvist opened the meeting.\n\nMS. LINDQVIST: Let us begin.\n\n"
        "EL SALVADOR: We ask for an inquiry.\n\nWITNESS: I saw the trucks."
    )
    assert speakers(doc) == [("person:marta_lindqvist",), ("SLV",), ("person:witness",)]


def test_the_country_in_brackets_is_the_speaker_s(read):
    doc = read("Mr. Quiroga (Bolivia): We will vote for it.\n\nMr. Tembo (Zambia): So will we.")
    assert speakers(doc) == [("person:mr_quiroga",), ("person:mr_tembo",)]
    assert [doc._.found.actors[s].country for (s,) in speakers(doc)] == ["BOL", "ZMB"]


def test_we_in_a_turn_is_its_speaker_and_gives_no_report_of_its_own(read):
    doc = read("MINISTER: We will vote against the draft.\n\nQ: Why? Do you think it is weak?")
    we = next(m for m in doc._.speakers if doc[m.head].text == "We")
    assert we.actors == ("person:minister",)
    doc = read("MINISTER: I think that they will fail.\n\nQ: When did you hear of it?")
    assert {a.method for a in doc._.attributions} == {"label:turn"}


@pytest.mark.parametrize(
    "text",
    [
        "MINISTER: I think that they will fail.\n\nQ: When did you hear of it?",
        "Q: Who shelled the port of Hodeidah?\n\nA: I saw the ships. We fled.\n\nQ: And then?",
        "Q: Who holds Goma?\n\nA: The rebels do.\n\nQ: Since when?\n\nA: Since January.",
    ],
)
def test_a_letter_names_nobody(read, text):
    assert {"person:q", "person:a", "org:q", "org:a"}.isdisjoint(read(text)._.found.actors)


def test_who_asks_and_answers_alone_is_the_author(read):
    doc = read("Q: Who holds Goma?\n\nA: The rebels took it.\n\nQ: Since when?\n\nA: Since May.")
    assert [a.method for a in doc._.attributions] == []
