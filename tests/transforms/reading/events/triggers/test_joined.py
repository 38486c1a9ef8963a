"""The rules and the trained reader, each with what the other lacks."""

from __future__ import annotations

import pytest

from parley.transforms.reading.records import ReadEvent, Somebody, mentions_of
from tests.transforms.parsed import token


@pytest.fixture
def told(nlp):
    """told(TEXT, word=(type, probability, {word: (kind, source, target)}), ...): its events."""

    def telling(text, **seen):
        doc = nlp.make_doc(text)
        for name, component in nlp.pipeline:
            if name == "parley_events":
                doc._.read = [_seen(doc, word, *given) for word, given in seen.items()]
            doc = component(doc)
        return {event.event_type: event for event in doc._.events}, doc

    return telling


def _seen(doc, word, event_type, probability, who):
    return ReadEvent(
        token(doc, word).i, event_type, probability, probability, "actual", 0.9,
        tuple(
            Somebody(token(doc, head).i, kind, source, target, 0.0)
            for head, (kind, source, target) in who.items()
        ),
    )  # fmt: skip


GUNMEN = {"gunmen": ("armed_group", 0.9, 0.0), "depot": ("none", 0.0, 0.2)}


def test_what_the_reader_alone_sees_is_an_event_with_whom_it_sees(told):
    events, doc = told("Masked gunmen scorched a depot.", scorched=("ASSAULT", 0.95, GUNMEN))
    assert events["ASSAULT"].sources
    assert events["ASSAULT"].method == "reader_verb_9"
    (source,) = events["ASSAULT"].sources
    assert any(source in mention.actors for mention in mentions_of(doc))


def test_what_it_is_not_sure_of_is_none(told):
    events, _ = told("Masked gunmen scorched a depot.", scorched=("ASSAULT", 0.2, GUNMEN))
    assert events == {}


@pytest.mark.parametrize(("probability", "expected"), [(0.5, []), (0.95, ["ASSAULT"])])
def test_an_event_without_anybody_must_be_surer(told, probability, expected):
    events, _ = told("A depot was scorched overnight.", scorched=("ASSAULT", probability, {}))
    assert list(events) == expected


def test_what_only_the_rules_see_stays_unless_the_reader_is_sure_that_it_is_nothing(told):
    text = "Russia attacked Ukraine, and Poland protested."
    alone, _ = told(text)
    doubted, _ = told(text, Poland=("PROTEST", 0.06, {}))
    assert "ASSAULT" in alone
    assert "ASSAULT" not in doubted


def test_where_both_see_it_the_reader_gives_what_the_rules_lack(told):
    text = "Ukraine was attacked again, the work of Belarus."
    given, _ = told(text, attacked=("ASSAULT", 0.9, {"Belarus": ("state", 0.8, 0.0)}))
    assert given["ASSAULT"].sources == ("BLR",)
    assert given["ASSAULT"].method.startswith("both_verb")


def test_a_type_of_which_the_reader_is_very_sure_counts(told):
    sure, _ = told("Russia attacked the plan of Ukraine.", attacked=("ACCUSE", 0.97, {}))
    unsure, _ = told("Russia attacked Ukraine.", attacked=("ACCUSE", 0.7, {}))
    assert "ACCUSE" in sure
    assert "ASSAULT" in unsure


def test_a_type_that_the_reader_gives_has_what_all_senses_of_its_word_share(told):
    accused, _ = told("Peru attacked Chile.", attacked=("ACCUSE", 0.97, {}))
    assert accused["ACCUSE"].mode == "disapprove"
    given, _ = told("Peru attacked Chile.", attacked=("AID", 0.97, {}))
    assert given["AID"].mode is None
