"""When and where an act happened: by its own words, by the story, by the document."""

from __future__ import annotations

import pytest

WRITTEN = "2022-04-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("On 5 March Russia attacked Ukraine.", "2022-03-05", id="before-the-verb"),
        pytest.param("Russia attacked Ukraine on 5 March.", "2022-03-05", id="after-the-verb"),
        pytest.param("Russia's attack on Ukraine of 5 March failed.", "2022-03-05", id="nominal"),
        pytest.param("Russia attacked Ukraine before 2014.", None, id="before"),
        pytest.param("Russia attacked Ukraine until March 2020.", None, id="until"),
        pytest.param("Russia attacked Ukraine.", None, id="no-time"),
    ],
)
def test_the_day_of_an_event(read, text, expected):
    (event,) = [e for e in read(text, WRITTEN)._.events if e.event_type == "ASSAULT"]
    assert (str(event.date.first) if event.date else None) == expected


def dated(doc) -> list[tuple[str, str, str, str] | None]:
    """First and last day, precision and basis of each event of DOC."""
    return [
        e.date and (str(e.date.first), str(e.date.last), e.date.precision, e.date.basis)
        for e in doc._.events
    ]


def test_an_act_that_goes_on_since_a_year_is_not_dated_to_that_year(read):
    assert dated(read("Since 2014 Russia has attacked Ukraine.", WRITTEN)) == [
        ("2014-01-01", WRITTEN, "interval", "text")
    ]


def test_an_undated_act_is_put_in_the_month_of_what_was_told_before(read):
    text = "On 5 March Russia attacked Ukraine. Russia seized a bridge."
    assert dated(read(text, WRITTEN))[1] == ("2022-03-01", "2022-03-31", "month", "relative")


@pytest.mark.parametrize(
    ("text", "genre", "expected"),
    [
        pytest.param("Russia attacked Ukraine.", "news", "2022-04-01", id="news-tell-of-now"),
        pytest.param("Russia attacked Ukraine.", "analysis", None, id="analyses-look-back"),
        pytest.param("Russia is attacking Ukraine.", "analysis", "2022-04-01", id="present"),
        pytest.param("Russia attacks Ukraine.", "scholarly", None, id="scholars-have-no-present"),
        pytest.param("Russia will attack Ukraine.", "news", None, id="future"),
    ],
)
def test_an_undated_act_is_put_in_the_month_of_publication(read, text, genre, expected):
    (found,) = dated(read(text, WRITTEN, genre=genre))
    assert (found and found[0]) == expected
    assert found is None or found[2:] == ("month", "document")


def test_each_of_two_acts_keeps_its_own_day(read):
    doc = read("Russia attacked Ukraine on 5 March, and on 7 March it thanked Belarus.", WRITTEN)
    assert [str(event.date.first) for event in doc._.events] == ["2022-03-05", "2022-03-07"]


def test_an_undated_act_takes_the_day_of_its_sentence_as_relative(read):
    doc = read("On 5 March Russia attacked Ukraine, and Germany condemned Russia.", WRITTEN)
    assert [(e.date.precision, e.date.basis) for e in doc._.events][-1][1] in {"text", "relative"}
    assert {str(e.date.first) for e in doc._.events} == {"2022-03-05"}


def test_the_place_of_an_event_is_a_record_of_the_gazetteer(read):
    (event,) = read("Russia and Ukraine met in Istanbul.", WRITTEN)._.events
    assert (event.place, event.place_id) == ("Istanbul", "geonames:745044")


def test_talks_told_again_have_the_day_told_before(read):
    text = "Russia and Ukraine met in Istanbul on 29 March 2022. The talks in Istanbul were hard."
    days = [str(e.date.first) for e in read(text, "2022-12-10")._.events if e.date]
    assert days == ["2022-03-29", "2022-03-29"]


def test_a_clause_without_an_act_moves_the_time_of_the_story(read):
    text = "On 5 March the front moved. Russia attacked Ukraine."
    assert dated(read(text, WRITTEN))[-1] == ("2022-03-01", "2022-03-31", "month", "relative")


def test_what_is_told_in_passing_does_not_move_the_time_of_the_story(read):
    text = "On 5 March Russia attacked Ukraine. Russia thanked Orbán, who had attacked it in 2014. "
    found = dated(read(f"{text}Germany accused Russia.", WRITTEN))
    assert found[-1] == ("2022-03-01", "2022-03-31", "month", "relative")


def test_an_analysis_of_the_last_days_is_news(read):
    text = "On 8 April the front moved.\n\nOil rose. Gas rose. Coal rose. Tin rose.\n\n"
    text += "Russia is attacking Ukraine. Germany condemned Russia."
    assert dated(read(text, WRITTEN, genre="analysis"))[-1][2:] == ("month", "document")


def test_a_study_of_one_year_leaves_the_rest_in_it(read):
    text = "In 2014 and in 2014 and again in 2014 the front moved.\n\nRussia attacked Ukraine."
    assert dated(read(text, WRITTEN, genre="scholarly"))[-1] == (
        "2014-01-01", "2014-12-31", "year", "relative",
    )  # fmt: skip


def test_a_habit_has_no_date(read):
    assert dated(read("Russia has always attacked Ukraine.", WRITTEN, genre="news")) == [None]
