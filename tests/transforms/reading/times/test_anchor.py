"""The day from which a text speaks: its own date, or what years and titles in it tell."""

from __future__ import annotations

import datetime as dt

import pytest

POROSHENKO = (dt.date(2014, 6, 7), dt.date(2019, 5, 20))


@pytest.mark.parametrize(
    ("published", "precision"), [("2022-04-10", "day"), ("2022-04-01", "month")]
)
def test_the_date_of_publication_is_the_anchor(read, published, precision):
    anchor = read("President Poroshenko spoke in 2016.", published, precision)._.anchor
    assert (anchor.day, anchor.precision) == (dt.date.fromisoformat(published), precision)


def test_a_title_before_a_name_dates_the_text(read):
    anchor = read("The war began in 2014. President Zelensky spoke.")._.anchor
    assert (anchor.day, anchor.precision) == (POROSHENKO[1], "year")


def test_a_title_that_fits_the_years_told_moves_nothing(read):
    anchor = read("The war began in 2015. President Poroshenko spoke.")._.anchor
    assert anchor.day == dt.date(2015, 1, 1)


def test_a_former_holder_dates_the_text_after_the_office(read):
    text = "The war began in 2015. Former President Poroshenko spoke."
    assert read(text)._.anchor.day >= POROSHENKO[1]


def test_no_text_is_older_than_the_years_it_tells_of(read):
    text = "President Poroshenko spoke. In 2021 he had been silent."
    assert read(text)._.anchor.day.year >= 2021


def test_the_day_that_fits_most_titles_wins(read):
    text = "The war began in 2014. Chancellor Scholz met President Zelensky and President Macron."
    assert dt.date(2021, 12, 8) <= read(text)._.anchor.day <= dt.date(2024, 12, 31)


def test_a_year_of_publication_keeps_the_anchor_in_that_year(read):
    text = "The war began in 2014. President Poroshenko spoke."
    assert read(text, "2023-01-01", "year")._.anchor.day.year == 2023


def test_years_of_references_do_not_count(read):
    text = "The war began in 2015.\n\nSmith, A. 2023. A book. London."
    blocks = ((0, 22, "prose"), (24, len(text), "reference"))
    assert read(text, blocks=blocks)._.anchor.day.year == 2015


def test_a_text_that_tells_no_time_has_no_anchor(read):
    anchor = read("The two met and talked.")._.anchor
    assert (anchor.day, anchor.precision) == (None, "none")
