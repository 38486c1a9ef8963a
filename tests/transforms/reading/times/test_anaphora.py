"""Times that count from a time told before them, not from the day of writing."""

from __future__ import annotations

import pytest

WRITTEN = "2022-06-15"


def spans(doc) -> list[str | None]:
    """'first..last precision' of each time of DOC."""
    return [t.value and f"{t.value.first}..{t.value.last} {t.value.precision}" for t in doc._.times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Two days later they left.", "2019-03-06..2019-03-06 day", id="days-later"),
        pytest.param("They had come a day earlier.", "2019-03-03..2019-03-03 day", id="earlier"),
        pytest.param("On the same day they left.", "2019-03-04..2019-03-04 day", id="same-day"),
        pytest.param("The following day they left.", "2019-03-05..2019-03-05 day", id="next-day"),
        pytest.param("They had come the day before.", "2019-03-03..2019-03-03 day", id="before"),
        pytest.param("That month they left.", "2019-03-01..2019-03-31 month", id="that-month"),
        pytest.param("Two months later they left.", "2019-05-01..2019-05-31 month", id="months"),
        pytest.param("A week later they left.", "2019-03-11..2019-03-17 interval", id="a-week"),
        pytest.param("A year later they left.", "2020-01-01..2020-12-31 year", id="a-year"),
        pytest.param("That summer they left.", "2019-06-01..2019-08-31 interval", id="season"),
    ],
)
def test_a_time_counts_from_the_one_told_before(read, text, expected):
    assert spans(read(f"They met on 4 March 2019. {text}", WRITTEN))[-1] == expected


@pytest.mark.parametrize("text", ["Two days later they left.", "They had come the day before."])
def test_without_a_time_told_before_it_stays_open(read, text):
    assert spans(read(text, WRITTEN)) == [None]


def test_days_do_not_count_from_a_year(read):
    assert spans(read("They met in 2019. Three days later they left.", WRITTEN))[-1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They met on Friday.", "2022-06-10..2022-06-10 day", id="past"),
        pytest.param("They will meet on Friday.", "2022-06-17..2022-06-17 day", id="ahead"),
        pytest.param("They met last winter.", "2021-12-01..2022-02-28 interval", id="last-winter"),
        pytest.param(
            "They met in the second half of 2021.", "2021-07-01..2021-12-31 interval", id="half"
        ),
    ],
)
def test_times_read_from_the_day_of_writing(read, text, expected):
    assert spans(read(text, WRITTEN)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 4 March 2019. On the 12th they signed.", "2019-03-12..2019-03-12 day"),
        ("Envoys met on the 3rd.", "2022-06-03..2022-06-03 day"),
        ("The bridge fell on the 28th, and nobody crossed.", "2022-05-28..2022-05-28 day"),
        ("They met on 4 March 2019. On the 9th December they left.", "2019-12-09..2019-12-09 day"),
        ("They met on 4 February 2019. On the 31st they signed.", None),
    ],
)
def test_the_number_of_a_day_is_of_the_month_told_last(read, text, expected):
    assert spans(read(text, WRITTEN))[-1] == expected


def test_the_number_of_something_else_is_no_day(read):
    assert spans(read("Envoys agreed on the 12th clause.", WRITTEN)) == []
