from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from parley.transforms.ingest.metadata import bylines
from parley.transforms.ingest.metadata.bylines import (
    biography,
    dateline,
    imprint,
    names_alone,
)
from parley.transforms.ingest.metadata.dates import parse_date
from parley.transforms.ingest.metadata.language import detected_language
from tests.transforms.ingest.reading import document, pages

BODY = "The envoys met for two hours.\n\nThey went home by ship."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-05-16", (date(2025, 5, 16), "day")),
        ("2025-05-16T18:30:00+03:00", (date(2025, 5, 16), "day")),
        ("2025-05", (date(2025, 5, 1), "month")),
        ("2025", (date(2025, 1, 1), "year")),
        (2025, (date(2025, 1, 1), "year")),
        (date(2025, 5, 16), (date(2025, 5, 16), "day")),
        ("20250516", (date(2025, 5, 16), "day")),
        ("16.05.2025", (date(2025, 5, 16), "day")),
        ("05/16/2025", (date(2025, 5, 16), "day")),
        ("16 May 2025", (date(2025, 5, 16), "day")),
        ("May 16th, 2025", (date(2025, 5, 16), "day")),
        ("Sept. 3, 2024", (date(2024, 9, 3), "day")),
        ("May 2025", (date(2025, 5, 1), "month")),
        ("16 Mayıs 2025", (date(2025, 5, 16), "day")),
        ("16 мая 2025", (date(2025, 5, 16), "day")),
        ("03/04/2025", None),  # March or April?
        ("2025-13-01", None),
        ("31 February 2025", None),
        ("Correction: October 2, 2016, Sunday", None),
        ("Psalm 2022", None),
        ("yesterday", None),
        ("9 hours ago", None),
        ("May", None),
        ("16 May", None),
        ("the talks of 16 May 2025 in the palace", None),
        ("", None),
        (None, None),
        (True, None),
        ([2025], None),
    ],
)
def test_dates(value: Any, expected: tuple[date, str] | None) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Moss", ("Ada Moss",)),
        ("BY ADA MOSS", ("ADA MOSS",)),
        ("By Ada Moss and Piet van Dyk", ("Ada Moss", "Piet van Dyk")),
        ("by Ada Moss, Jo Bloggs and Çetin Ünal", ("Ada Moss", "Jo Bloggs", "Çetin Ünal")),
        ("By Ada Moss | 17 May 2025", ("Ada Moss",)),
        ("Written by: Ada Moss", ("Ada Moss",)),
        ("Author: Ada Moss", ("Ada Moss",)),
        ("MOSS, Ada Jane, PhD", ("MOSS, Ada Jane",)),
        ("By the end of the day nothing was signed.", ()),
        ("By early April, however, the mood had changed.", ()),
        ("By Friday the envoys had left the city and the host was alone.", ()),
        ("Norway, Sweden", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert imprint(line).authors == names


@pytest.mark.parametrize(
    ("line", "alone", "says_published"),
    [
        ("By Ada Moss", True, True),
        ("17 May 2025", True, False),
        ("Published: 17 May 2025", True, True),
        ("Published by the port authority", False, True),
        ("https://example.org/talks", True, False),
        ("ada@example.org; jo@example.org", True, False),
        ("The envoys met.", False, False),
        ("By Ada Moss " * 20, False, False),
    ],
)
def test_what_a_line_says_of_its_text(line: str, alone: bool, says_published: bool) -> None:
    said = imprint(line)
    assert (said.stands_alone, said.says_published) == (alone, says_published)


def test_a_line_is_read_once_for_layout_headings_and_metadata(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    monkeypatch.setattr(bylines, "parse_date", lambda text: read.append(text) or parse_date(text))
    imprint.cache_clear()
    found = document("a.txt", f"Envoys meet\n\nPublished: 18 May 2025\n\n{BODY}")
    assert found.published_on == date(2025, 5, 18)
    assert read.count("18 May 2025") == 1


def test_names_alone_and_biographies() -> None:
    assert names_alone("Ada Moss and Jo B. Stone", pages().organisations) == (
        "Ada Moss",
        "Jo B. Stone",
    )
    assert names_alone("Harbour College", pages().organisations) == ()
    assert names_alone("What the envoys wanted", pages().organisations) == ()
    assert biography("Ada Moss is a fellow at the Harbour College.") == "Ada Moss"
    assert biography("Ada Moss is a former mayor of the town.") is None
    assert biography("Norway is a country in the north.") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("17 May 2025", (date(2025, 5, 17), "day")),
        ("Published on 17 May 2025 at 10:30 GMT+3", (date(2025, 5, 17), "day")),
        ("Last updated: Saturday, May 17, 2025 | 10:30 am", (date(2025, 5, 17), "day")),
        ("By Ada Moss - May 17, 2025", (date(2025, 5, 17), "day")),
        ("September 2024", (date(2024, 9, 1), "month")),
        ("2024", None),
        ("On 17 May 2025 the envoys met.", None),
        ("The spring of 2022", None),
    ],
)
def test_publication_dates(line: str, expected: tuple[date, str] | None) -> None:
    assert imprint(line).date == expected


def test_datelines_count_only_with_a_year() -> None:
    assert dateline("OSLO, 17 May 2025 — The envoys met.") == (date(2025, 5, 17), "day")
    assert dateline("OSLO, Norway, May 17, 2025 (AP) -- They met.") == (date(2025, 5, 17), "day")
    assert dateline("İSTANBUL, 17 May 2025 – They met.") == (date(2025, 5, 17), "day")
    assert dateline("OSLO, 17 May — The envoys met.") is None
    assert dateline("Oslo hosted the talks, 17 in all — a record.") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Envoys meet in the harbour\n\n{BODY}", "Envoys meet in the harbour"),
        (f"# Envoys meet\n\n{BODY}", "Envoys meet"),
        (f"17 May 2025\n\nEnvoys meet again\n\n{BODY}", "Envoys meet again"),
        (f"Will the envoys meet again?\n\n{BODY}", "Will the envoys meet again?"),
        (f"KEY TAKEAWAYS\n- They met.\n- They left.\n\n{BODY}", None),
        (f"Abstract\n\n{BODY}", None),
        (BODY, None),
        (f"{BODY}\n\nA late heading\n\nThe end came soon.", None),
    ],
)
def test_the_title_is_the_heading_over_all(text: str, title: str | None) -> None:
    assert document("a.txt", text).title == title


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"A title\nBy Ada Moss\n17 May 2025\n\n{BODY}", (date(2025, 5, 17), "day")),
        (f"A title\n\nOslo, 17 May 2025\n\n{BODY}", (date(2025, 5, 17), "day")),
        (f"{BODY}\n\nPublished 17 May 2025", (date(2025, 5, 17), "day")),
        (f"OSLO, 17 May 2025 — {BODY}", (date(2025, 5, 17), "day")),
        # dates of which the text speaks are none of its own
        (f"A title\n\nOn 17 May 2025 something happened.\n\n{BODY}", (None, "none")),
        (f"A title\n\nThe palace on May 16, 2025. / Reuters\n\n{BODY}", (None, "none")),
        (f"A chronology\n\n1 May 2022\n\n{BODY}\n\n9 May 2022\n\n{BODY}", (None, "none")),
        (f"A title\n\n{BODY}\n\nOslo, 1 May 2022\n\n{BODY}", (None, "none")),
        # a volume tells a year
        (f"A title\n\nDOI: 10.1/x.vol.1.2024.p9\n\nAbstract\n\n{BODY}", (date(2024, 1, 1), "year")),
    ],
)
def test_the_date_is_the_texts_own(text: str, published: tuple[date | None, str]) -> None:
    found = document("a.txt", text)
    assert (found.published_on, found.published_precision) == published


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"OSLO (Reuters) - {BODY}", "Reuters"),
        (f"A title\n\nHarbour Briefing Notes, 20 April 2022\n\n{BODY}", "Harbour Briefing Notes"),
        (
            f"Harbour Review of History, Vol. 3 No. 2\n\nA title\n\n{BODY}",
            "Harbour Review of History",
        ),
        (f"A title\n\nOslo, 17 May 2025\n\n{BODY}", None),
        (f"{BODY}\n\nSource: Harbour Post", "Harbour Post"),
        (f"{BODY}\n\nSource: NATO.", None),
        (BODY, None),
    ],
)
def test_the_outlet(text: str, outlet: str | None) -> None:
    assert document("a.txt", text).source_name == outlet


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Title: Bridge over the Volta falls", "Bridge over the Volta falls"),
        ("HEADLINE: Bridge over the Volta falls", "Bridge over the Volta falls"),
        ("Title fight in Lome ends early", "Title fight in Lome ends early"),
    ],
)
def test_a_title_stands_without_its_label(line: str, title: str) -> None:
    text = f"{line}\n\nThe bridge over the Volta fell on Sunday, and nobody was hurt by that.\n"
    assert document("a.txt", text).title == title


def test_authors_above_an_abstract() -> None:
    text = f"Harbours and peace\n\nAda Moss and Jo Stone\n\nHarbour College\n\nAbstract\n\n{BODY}"
    assert document("a.txt", text).authors == ("Ada Moss", "Jo Stone")


def test_language_is_told_only_from_enough_words() -> None:
    english = "The envoys of both sides met in the old palace by the harbour and spoke of grain. "
    assert detected_language(english) is None
    assert detected_language(english * 2) == "en"
    assert detected_language("Делегации встретились в столице и говорили о мире. " * 4) == "ru"
    assert detected_language("1 2 3 4 5 6 7 8 9 10 " * 4) is None


def test_genre_by_cue_phrases() -> None:
    assert document("a.txt", f"He told reporters so. {BODY}").genre == "news"
    middle = "\n\n".join(["The envoys met again.", BODY, "He told reporters so.", BODY])
    assert document("a.txt", middle).genre == "other"  # one phrase in the midst tells too little
    caption = f"{BODY}\n\nThe man who told reporters. / Reuters\n\nThat is all."
    assert document("a.txt", caption).genre == "other"
    both = f"In my view, and I believe it, no. He told reporters. {BODY}"
    assert document("a.txt", both).genre == "opinion"
    assert document("a.txt", f"I believe it. He told reporters. {BODY}").genre == "other"
    assert document("a.txt", f"A doing of redoi. {BODY}").genre == "other"


def test_manifest_before_front_matter_before_text() -> None:
    text = f"---\ntitle: Front title\nauthors: [Jo Stone]\n---\nText title\nBy Ada Moss\n\n{BODY}"
    assert document("a.txt", text).title == "Front title"
    assert document("a.txt", text).authors == ("Jo Stone",)
    described = document("a.txt", text, title="Manifest title", published_on="2025-05")
    assert described.title == "Manifest title"
    assert described.authors == ("Jo Stone",)
    assert (described.published_on, described.published_precision) == (date(2025, 5, 1), "month")


def test_a_precision_belongs_to_its_own_date() -> None:
    text = f"---\npublished_on: 2025\n---\nA title\n17 May 2025\n\n{BODY}"
    found = document("a.txt", text, published_precision="month")
    assert (found.published_on, found.published_precision) == (date(2025, 1, 1), "year")
