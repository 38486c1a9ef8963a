"""Time expressions on a Doc: which year a partial date takes, and what is no time at all."""

from __future__ import annotations

import pytest


def times(doc) -> list[tuple[str, str | None]]:
    """Each wording with its first day."""
    return [(doc[t.start : t.end].text, t.value and str(t.value.first)) for t in doc._.times]


def test_a_partial_date_takes_the_year_named_before_it(read):
    found = times(read("In 2016 all was calm. On 9 March they met."))
    assert found == [("2016", "2016-01-01"), ("9 March", "2016-03-09")]


def test_a_year_that_only_bounds_the_story_gives_no_context(read):
    found = times(read("Since 2014 all was calm. On 9 November they met.", "2022-04-10"))
    assert found[-1] == ("9 November", "2021-11-09")


def test_context_ends_with_the_paragraph(read):
    text = "In November 2016 all was calm.\n\nOn 9 December they met."
    blocks = ((0, 30, "prose"), (32, len(text), "prose"))
    assert times(read(text, "2022-12-20", blocks=blocks))[-1] == ("9 December", "2022-12-09")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Talks failed (Smith, 2019).", id="citation"),
        pytest.param("Russia may leave.", id="verb"),
    ],
)
def test_no_time_is_found(read, text):
    assert times(read(text, "2022-04-10")) == []


def test_references_have_no_times(read):
    text = "They met.\n\nSmith, A. 12 May 2019. A book."
    blocks = ((0, 9, "prose"), (11, len(text), "reference"))
    assert times(read(text, "2022-04-10", blocks=blocks)) == []


def test_titles_of_office_holders_give_the_year_of_a_partial_date(read):
    text = "The war began in 2014.\n\nOn 9 December Chancellor Scholz met President Zelensky."
    blocks = ((0, 22, "prose"), (24, len(text), "prose"))
    assert times(read(text, blocks=blocks))[-1] == ("9 December", "2021-12-09")


def test_the_year_of_a_work_is_not_that_of_the_story(read):
    text = "In 1975 the junta fell. Ortega (2012) doubts it. On 9 March they met."
    assert times(read(text))[-1] == ("9 March", "1975-03-09")


def test_a_text_that_only_its_years_date_stays_in_the_year_told_last(read):
    parts = (
        "All was calm; books of 2012 say so.",
        "In early 1957 it rained, and so 1957 began.",
        "On 9 May they met.",
    )
    text = "\n\n".join(parts)
    starts = [text.index(part) for part in parts]
    ends = [start + len(part) for start, part in zip(starts, parts, strict=True)]
    blocks = tuple((a, b, "prose") for a, b in zip(starts, ends, strict=True))
    assert times(read(text, blocks=blocks))[-1] == ("9 May", "1957-05-09")
