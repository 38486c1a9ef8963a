"""Dates in numbers, dates of changes, and what looks like a date."""

from __future__ import annotations

from datetime import date

import pytest

from parley.transforms.ingest.metadata.dates import (
    Usage,
    date_within,
    is_date_like,
    parse_date,
    usage_of,
)
from tests.transforms.ingest.reading import document, read

BODY = "The envoys met for two hours in the old palace by the harbour, and they spoke of grain."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["the round of 13/06/2024, and 05/06/2024"], True),
        (["on 06/13/2024"], False),
        (["05/06/2024"], None),
        (["13/06/2024", "06/14/2024"], None),
        (["1/13/06/2024"], None),
        ([], None),
    ],
)
def test_the_order_of_day_and_month(texts: list[str], expected: bool | None) -> None:
    assert usage_of(texts).day_first is expected


def test_an_order_decides_where_numbers_do_not() -> None:
    assert parse_date("05/06/2024") is None
    assert parse_date("05/06/2024", Usage(day_first=True)) == (date(2024, 6, 5), "day")
    assert parse_date("05/06/2024", Usage(day_first=False)) == (date(2024, 5, 6), "day")
    assert parse_date("13/06/2024", Usage(day_first=False)) == (date(2024, 6, 13), "day")
    assert parse_date("05.06.2024") == (date(2024, 6, 5), "day")


@pytest.mark.parametrize(
    ("text", "years", "expected"),
    [
        ("13.06.24", (), None),  # of 2013 or of 2024
        ("13.06.24", (2024,), date(2024, 6, 13)),
        ("13.06.24", (2013,), date(2013, 6, 24)),
        ("13.06.24", (2013, 2024), None),
        ("3.6.24", (2023, 2024), date(2024, 6, 3)),
        ("13/06/24", (2024,), date(2024, 6, 13)),
        ("05/06/24", (2024,), None),  # nor is the month known
        ("31.12.99", (), date(1999, 12, 31)),
        ("31.02.99", (), None),
        ("13.06.24", (1924, 2024), None),
    ],
)
def test_a_year_of_two_digits_is_one_that_is_told(
    text: str, years: tuple[int, ...], expected: date | None
) -> None:
    found = parse_date(text, Usage(years=frozenset(years)))
    assert found == (expected and (expected, "day"))


@pytest.mark.parametrize(
    "line",
    ["Published 13.06.24", "13.06.24", "By Ann Lee | 13.06.24, 10:30", "Lima, 13.06.24",
     "13.06.24 10.30"],
)  # fmt: skip
def test_a_short_date_of_a_text_is_of_the_year_that_it_tells(line: str) -> None:
    told = f"Envoys meet\n\n{line}\n\n{BODY} "
    assert document("a.txt", f"{told}They had met in May 2024.").published_on == date(2024, 6, 13)
    assert document("a.txt", f"{told}They had met in May.").published_on is None


@pytest.mark.parametrize(
    "line",
    ["Published 13.06.2024", "13.06.2024", "By Ann Lee | 13.06.2024 10.30", "10:30 13.06.2024"],
)
def test_a_date_with_full_stops_is_no_time_of_day(line: str) -> None:
    assert document("a.txt", f"Envoys meet\n\n{line}\n\n{BODY}").published_on == date(2024, 6, 13)


def test_a_short_date_of_a_record_is_of_a_year_that_it_or_the_file_tells() -> None:
    rows = (
        f'date,text\n05.06.24,"{BODY} It was 2024."\n13.06.24,"{BODY}"\n2024-07-01,"So. {BODY}"\n'
    )
    found = [each.published_on for each in read("a.csv", rows).documents]
    assert found == [date(2024, 6, 5), date(2024, 6, 13), date(2024, 7, 1)]


@pytest.mark.parametrize("line", ["Published: 05/06/2024", "05/06/2024"])
@pytest.mark.parametrize(
    ("other", "expected"),
    [("13/06/2024", date(2024, 6, 5)), ("06/13/2024", date(2024, 5, 6)), ("2024", None)],
)
def test_the_other_dates_of_a_text_decide(line: str, other: str, expected: date | None) -> None:
    found = document("a.txt", f"Envoys meet\n\n{line}\n\n{BODY} The next round is on {other}.")
    assert found.published_on == expected


def test_the_other_records_of_a_file_decide() -> None:
    rows = f'date,text\n05/06/2024,"{BODY}"\n13/06/2024,"Again. {BODY}"\n'
    first, second = read("a.csv", rows).documents
    assert (first.published_on, second.published_on) == (date(2024, 6, 5), date(2024, 6, 13))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 May", True),
        ("Monday, 2 May 2024", True),
        ("2–4 May 2024", True),
        ("30 April – 2 May", True),
        ("May 2-4, 2024", True),
        ("05/06/2024", True),
        ("2024-05-02", True),
        ("12 tanks", False),
        ("1,000", False),
        ("1.5", False),
        ("May", False),
        ("North 5", False),
    ],
)
def test_what_looks_like_a_date(text: str, expected: bool) -> None:
    assert is_date_like(text) is expected


def test_the_date_in_a_line() -> None:
    assert date_within("On Fri, May 3, 2024 at 6:20 PM Jo wrote:") == (date(2024, 5, 3), "day")
    assert date_within("On 12 men of 2024 he wrote:") is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Published 4 June 2012\nUpdated 3 March 2026", date(2012, 6, 4)),
        ("Last updated: 3 March 2026\n\nPosted on 4 June 2012", date(2012, 6, 4)),
        ("Last updated: 3 March 2012", date(2012, 3, 3)),
        ("Posted 4 June 2012 · Updated 3 March 2026", date(2012, 6, 4)),
        ("Mon 4 Jun 2012 10.30 BST", date(2012, 6, 4)),
        ("Page last updated: 3 March 2026", None),
    ],
)
def test_a_change_is_no_publication(lines: str, expected: date | None) -> None:
    text = f"Envoys meet\n\n{lines}\n\n{BODY} In 2012 they had quarrelled, and in May 2011."
    assert document("a.txt", text).published_on == expected


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (
            '<meta property="article:modified_time" content="2026-03-04">',
            "<p>Posted 4 June 2012</p>",
        ),
        (
            '<meta name="last-modified" content="2026-03-04">'
            '<meta name="date" content="2012-06-04">',
            "",
        ),
        (
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": '
            '"NewsArticle", "dateModified": "2026-03-04", "datePublished": "2012-06-04"}</script>',
            "",
        ),
        (
            "",
            '<p>First published: 4 June 2012</p><time class="updated" datetime="2026-03-04">'
            "Updated 4 March 2026</time>",
        ),
    ],
)
def test_a_page_of_long_ago_that_was_changed(head: str, line: str) -> None:
    page = (
        f"<html><head><title>Envoys meet</title>{head}</head><body><article><h1>Envoys meet</h1>"
        f"{line}<p>{BODY * 3}</p></article></body></html>"
    )
    assert document("a.html", page).published_on == date(2012, 6, 4)
