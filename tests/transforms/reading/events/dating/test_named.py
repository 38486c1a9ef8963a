"""Talks that a text names after their place, and times that date things or plans, not acts."""

from __future__ import annotations

import pytest

WRITTEN = "2024-06-10"


def months(doc, kind: str) -> list[str | None]:
    """The month in which each event of type KIND in DOC begins."""
    return [e.date and str(e.date.first)[:7] for e in doc._.events if e.event_type == kind]


def test_a_name_has_its_date_wherever_it_stands(read):
    text = (
        "The Geneva talks of May 2021 between Russia and Ukraine failed. "
        "In August 2022 Russia attacked Ukraine. China hosted the Geneva talks."
    )
    assert months(read(text, WRITTEN, genre="scholarly"), "CONSULT")[-1:] == ["2021-05"]


def test_a_name_with_its_year_has_the_month_told_elsewhere(read):
    text = (
        "The 2021 Geneva talks between Russia and Ukraine failed. "
        "Russia and Ukraine met in Geneva in May 2021."
    )
    assert months(read(text, WRITTEN, genre="scholarly"), "CONSULT") == ["2021-05", "2021-05"]


def test_a_name_with_two_dates_has_neither_from_the_other(read):
    text = (
        "Russia and Ukraine met in Geneva in May 2021. Russia and Ukraine met in Geneva in June "
        "2023. The 2021 Geneva talks between Russia and Ukraine failed."
    )
    assert months(read(text, WRITTEN), "CONSULT") == ["2021-05", "2023-06", "2021-05"]


def test_a_time_by_which_talks_had_stalled_does_not_date_them(read):
    text = "Russia and Ukraine met in Geneva in May 2021. By August 2021 the talks had stalled."
    assert months(read(text, WRITTEN), "CONSULT") == ["2021-05", "2021-05"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("As Petrov (2019) showed, Russia rejected the draft in May 2015.", "REJECT",
                     "2015-05", id="year-of-a-source"),
        pytest.param("According to a 2019 report, Russia threatened Ukraine.", "THREATEN", None,
                     id="year-of-a-report"),
        pytest.param("After the annexation of Crimea by Russia (2014), China met Japan in 2016.",
                     "CONSULT", "2016-01", id="year-in-brackets"),
        pytest.param("Russia attacked the army that China had met in May 2015.", "ASSAULT", None,
                     id="looking-back"),
        pytest.param("Throughout the war Turkey has refused to punish Russia.", "REJECT", None,
                     id="throughout"),
        pytest.param("Russia and China met between late May and early June 2015.", "CONSULT",
                     "2015-05", id="parts-of-months"),
    ],
)  # fmt: skip
def test_what_a_time_does_not_date(read, text, kind, expected):
    assert months(read(text, WRITTEN, genre="analysis"), kind) == [expected]
