"""Facts in the names of files."""

from __future__ import annotations

from datetime import date

import pytest

from parley.transforms.ingest.metadata.file_names import told_by_name
from tests.transforms.ingest.reading import document, pages

DAY = date(2019, 11, 4)


@pytest.mark.parametrize(
    ("stem", "authors", "outlet", "genre"),
    [
        ("04.11.2019 - Moss - Abendblatt - OPINION", ("Moss",), "Abendblatt", "opinion"),
        ("2019-11-04_Abendblatt_Moss_news", ("Moss",), "Abendblatt", "news"),
        ("Moss, Harbour Post, 4 November 2019", ("Moss",), "Harbour Post", None),
        ("Ada Moss (Harbour Post) 04-11-2019", ("Ada Moss",), "Harbour Post", None),
        ("Analysis - Nordlicht - A. Moss - 4.11.2019", ("A. Moss",), "Nordlicht", "analysis"),
        ("11-14-2019 | Harbour Post | Ada Moss", ("Ada Moss",), "Harbour Post", None),
        ("2019_11_04_Reuters", (), "Reuters", None),
        ("04.11.19 – Moss – Abendblatt", ("Moss",), "Abendblatt", None),
        ("Abendblatt.2019.11.04", (), "Abendblatt", None),
        ("20191104-abendblatt-moss", (), "abendblatt", None),
        ("2019-11-04 - FINAL - v2", (), None, None),
    ],
)
def test_orders_and_separators(
    stem: str, authors: tuple[str, ...], outlet: str | None, genre: str | None
) -> None:
    told = told_by_name(stem, pages())
    assert told.published_on in (DAY, date(2019, 11, 14))
    assert (told.authors, told.source_name, told.genre) == (authors, outlet, genre)


@pytest.mark.parametrize(
    "stem",
    [
        "scan0004",
        "Moss - Abendblatt",
        "what-failed-in-2019",
        "report 2019-2020",
        "IMG_20191104_101112",
        "press release 2019-02-30",
        "from 2019-11-04 to 2019-11-09",
        "994e73b22d2e0a01",
    ],
)
def test_names_without_one_date_tell_nothing(stem: str) -> None:
    assert told_by_name(stem, pages()).published_on is None
    assert told_by_name(stem, pages()).authors == ()


def test_a_month_and_a_title() -> None:
    told = told_by_name("May 2019 - Journal of Peace - Why they met again", pages())
    assert (told.published_on, told.published_precision) == (date(2019, 5, 1), "month")
    assert (told.source_name, told.title) == ("Journal of Peace", "Why they met again")


def test_the_name_never_overrules_the_file() -> None:
    name = "04.11.2019 - Moss - Abendblatt - OPINION.txt"
    text = "Envoys meet\n\nBy Jo Stone\n\nPublished: 18 May 2020\n\nThe envoys met on the bridge."
    found = document(name, text, source_name="Harbour Post", genre="news")
    assert (found.published_on, found.authors) == (date(2020, 5, 18), ("Jo Stone",))
    assert (found.source_name, found.genre, found.title) == ("Harbour Post", "news", "Envoys meet")


def test_the_name_tells_where_the_file_does_not() -> None:
    found = document(
        "04.11.2019 - Moss - Abendblatt - OPINION.txt", "The envoys met on the bridge."
    )
    assert (found.published_on, found.published_precision) == (DAY, "day")
    assert (found.authors, found.source_name) == (("Moss",), "Abendblatt")
    assert found.genre == "opinion"
