"""Wordings of time, and the days they mean for a text written on Wednesday, 15 June 2022."""

from __future__ import annotations

import datetime as dt

import pytest

from parley.transforms.reading.records import Anchor
from parley.transforms.reading.times.expressions import resolve
from parley.transforms.reading.times.wordings import wordings

WRITTEN = Anchor(dt.date(2022, 6, 15), "day")
IN_YEAR = Anchor(dt.date(2021, 1, 1), "year")
UNKNOWN = Anchor(None, "none")


def days(text: str, anchor: Anchor = WRITTEN, context: int | None = None) -> str | None:
    """The only time in TEXT as 'first..last precision basis'; None where it is unresolved."""
    (wording,) = wordings(text)
    value = resolve(wording, anchor, context)
    return value and f"{value.first}..{value.last} {value.precision} {value.basis}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 2021-03-09", "2021-03-09..2021-03-09 day text"),
        ("on 9 March 2021", "2021-03-09..2021-03-09 day text"),
        ("on 9th of March 2021", "2021-03-09..2021-03-09 day text"),
        ("on March 9, 2021", "2021-03-09..2021-03-09 day text"),
        ("on 09 Sept. 2021", "2021-09-09..2021-09-09 day text"),
        ("on 9-11 March 2021", "2021-03-09..2021-03-11 interval text"),
        ("on 9 and 11 March 2021", "2021-03-09..2021-03-11 interval text"),
        ("on March 9–11, 2021", "2021-03-09..2021-03-11 interval text"),
        ("from 28 March to 2 April 2021", "2021-03-28..2021-04-02 interval text"),
        ("from December 30 to January 2, 2021", "2020-12-30..2021-01-02 interval text"),
        ("in March 2021", "2021-03-01..2021-03-31 month text"),
        ("in late March of 2021", "2021-03-01..2021-03-31 month text"),
        ("in Feb. 2020", "2020-02-01..2020-02-29 month text"),
        ("from March to May 2021", "2021-03-01..2021-05-31 interval text"),
        ("from November 2020 to May 2021", "2020-11-01..2021-05-31 interval text"),
        ("from November to May 2021", "2020-11-01..2021-05-31 interval text"),
        ("in spring 2021", "2021-03-01..2021-05-31 interval text"),
        ("in the winter of 2020", "2020-12-01..2021-02-28 interval text"),
        ("from 2014 to 2016", "2014-01-01..2016-12-31 interval text"),
        ("in 2014–15", "2014-01-01..2015-12-31 interval text"),
        ("in 2014", "2014-01-01..2014-12-31 year text"),
    ],
)
def test_full_dates_need_no_anchor(text, expected):
    assert days(text, UNKNOWN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met yesterday", "2022-06-14..2022-06-14 day relative"),
        ("Yesterday they met", "2022-06-14..2022-06-14 day relative"),
        ("met the day before yesterday", "2022-06-13..2022-06-13 day relative"),
        ("meet the day after tomorrow", "2022-06-17..2022-06-17 day relative"),
        ("met last night", "2022-06-14..2022-06-14 day relative"),
        ("met this morning", "2022-06-15..2022-06-15 day relative"),
        ("meet this evening", "2022-06-15..2022-06-15 day relative"),
        ("fought overnight", "2022-06-14..2022-06-15 interval relative"),
        ("met a fortnight ago", "2022-06-01..2022-06-01 day relative"),
        ("meets today", "2022-06-15..2022-06-15 day relative"),
        ("will meet tomorrow", "2022-06-16..2022-06-16 day relative"),
        ("met on Monday", "2022-06-13..2022-06-13 day relative"),
        ("met on Wednesday", "2022-06-15..2022-06-15 day relative"),
        ("met last Friday", "2022-06-10..2022-06-10 day relative"),
        ("meet next Friday", "2022-06-17..2022-06-17 day relative"),
        ("met last week", "2022-06-06..2022-06-12 interval relative"),
        ("met last weekend", "2022-06-11..2022-06-12 interval relative"),
        ("met last month", "2022-05-01..2022-05-31 month relative"),
        ("meet next month", "2022-07-01..2022-07-31 month relative"),
        ("met this year", "2022-01-01..2022-12-31 year relative"),
        ("met three days ago", "2022-06-12..2022-06-12 day relative"),
        ("met 2 weeks ago", "2022-06-01..2022-06-01 day relative"),
        ("met two months ago", "2022-04-01..2022-04-30 month relative"),
        ("met a year ago", "2021-01-01..2021-12-31 year relative"),
    ],
)
def test_relative_times_are_read_from_the_day_of_writing(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize("text", ["yesterday", "on Monday", "last month", "two days ago"])
@pytest.mark.parametrize("anchor", [IN_YEAR, UNKNOWN], ids=["year-known", "nothing-known"])
def test_relative_times_stay_unresolved_without_a_day_of_writing(text, anchor):
    assert days(text, anchor) is None


@pytest.mark.parametrize("text", ["two days later", "a week before", "three months earlier"])
def test_times_that_count_from_another_time_are_not_read_from_the_day_of_writing(text):
    assert wordings(text) == []


@pytest.mark.parametrize(
    ("text", "anchor", "context", "expected"),
    [
        pytest.param("on 9 March", WRITTEN, None, "2022-03-09", id="earlier-this-year"),
        pytest.param("on 9 July", WRITTEN, None, "2022-07-09", id="soon"),
        pytest.param("on 9 December", WRITTEN, None, "2021-12-09", id="far-ahead-is-last-year"),
        pytest.param("on 9 December", WRITTEN, 2020, "2020-12-09", id="far-off-takes-context"),
        pytest.param("on 9 June", WRITTEN, 2020, "2022-06-09", id="near-beats-context"),
        pytest.param("on 9 March", IN_YEAR, None, "2021-03-09", id="year-of-writing"),
        pytest.param("on 9 March", IN_YEAR, 2019, "2019-03-09", id="context-before-year"),
        pytest.param("on 9 March", UNKNOWN, 2019, "2019-03-09", id="context-alone"),
    ],
)
def test_a_date_without_a_year_takes_the_likeliest(text, anchor, context, expected):
    assert str(days(text, anchor, context)).startswith(expected)


def test_a_date_without_a_year_or_an_anchor_stays_unresolved():
    assert days("on 9 March", UNKNOWN) is None


@pytest.mark.parametrize(
    "text",
    ["on 31 February 2021", "on 2021-04-31", "on 11-9 March 2021", "in 2016-2014", "in 2016–14"],
)
def test_days_that_no_calendar_has_stay_unresolved(text):
    assert days(text) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They may meet.", id="may-small"),
        pytest.param("May they meet?", id="may-at-the-start"),
        pytest.param("They march on.", id="march-small"),
        pytest.param("Theresa May spoke.", id="may-the-name"),
        pytest.param("in the 2010s", id="decade"),
        pytest.param("Resolution A/2019/12", id="number-with-slashes"),
        pytest.param("20.2014 tonnes", id="fraction"),
        pytest.param("2021% more", id="per-cent"),
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert wordings(text) == []


@pytest.mark.parametrize("text", ["in May", "since March", "In early March", "by May"])
def test_a_preposition_makes_may_and_march_months(text):
    assert [wording.kind for wording in wordings(text)] == ["month"]


def test_the_longest_wording_is_taken():
    assert [(w.start, w.end) for w in wordings("on 9 March 2021 and in May 2020")] == [
        (3, 15),
        (23, 31),
    ]


def test_several_times_come_in_order():
    kinds = [w.kind for w in wordings("In 2020, on 9 March, and yesterday.")]
    assert kinds == ["year", "day", "deictic"]
