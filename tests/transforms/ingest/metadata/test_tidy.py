"""Titles and authors without junk."""

from __future__ import annotations

import pytest

from parley.transforms.ingest.metadata.tidy import author_names, tidied
from parley.transforms.ingest.piece import Metadata
from tests.transforms.ingest.reading import document, pages

BODY = (
    "The envoys met for two hours in the old palace by the harbour, and they spoke of grain. " * 4
)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Moss https://harbour.example/staff/ada", ("Ada Moss",)),
        ("Ada Moss <ada@harbour.example>", ("Ada Moss",)),
        ("By Ada Moss, Horn correspondent", ("Ada Moss",)),
        ("Ada Moss, Chief Africa Correspondent, and Jo Stone in Harar", ("Ada Moss", "Jo Stone")),
        ("Senior reporter Ada Moss | Harbour Post", ("Ada Moss",)),
        ("Ada Moss @adamoss", ("Ada Moss",)),
        ("Ada Moss (Harar)", ("Ada Moss",)),
        ("Ada Moss Staff Writer", ("Ada Moss",)),
        ("Ada Moss for the Harbour Post", ("Ada Moss",)),
        ("Moss, Ada", ("Moss, Ada",)),
        ("Ludwig van der Berg", ("Ludwig van der Berg",)),
        ("Associated Press", ("Associated Press",)),
        ("harbour.example", ()),
        ("admin", ()),
        ("admin_2", ()),
        ("Diplomatic editor", ()),
        ("Microsoft Office User", ()),
        ("", ()),
    ],
)
def test_authors(value: str, names: tuple[str, ...]) -> None:
    assert author_names([value], pages().authors, pages().organisations) == names


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Envoys meet", "Envoys meet"),
        ("Microsoft Word - Envoys meet", "Envoys meet"),
        ("Microsoft Word - envoys_v3.doc", None),
        ("Untitled-1", None),
        ("Document2", None),
        ("report final.pdf", None),
        ("https://harbour.example/a", None),
        ("Home", None),
        ("Homes burn in Harar", "Homes burn in Harar"),
    ],
)
def test_titles(title: str, expected: str | None) -> None:
    assert tidied(Metadata(title=title), pages()).title == expected


def test_a_change_is_no_author_and_a_file_no_outlet() -> None:
    told = Metadata(authors=("Ada Moss | Updated: May 3",), source_name="draft_v2.docx")
    found = tidied(told, pages())
    assert (found.authors, found.source_name) == (("Ada Moss",), None)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Ada Moss https://harbour.example/staff/ada">',
        '<meta name="byl" content="By Ada Moss, Horn correspondent">',
        '<meta property="article:author" content="https://social.example/ada">'
        '<meta name="author" content="Ada Moss (ada@harbour.example)">',
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": '
        '"NewsArticle", "headline": "Envoys meet", "author": {"@type": "Person", "name": '
        '"Ada Moss https://harbour.example/staff/ada"}}</script>',
    ],
)
def test_fields_of_a_page(head: str) -> None:
    page = (
        f"<!DOCTYPE html><html><head><title>Envoys meet</title>{head}</head><body><article>"
        f"<h1>Envoys meet</h1><p>{BODY}</p></article></body></html>"
    )
    assert document("a.html", page).authors == ("Ada Moss",)


def test_fields_of_records_are_tidied_and_those_of_a_manifest_are_not() -> None:
    row = f'title,author,text\nUntitled,"Ada Moss, ada@harbour.example","{BODY}"\n'
    found = document("a.csv", row)
    assert (found.title, found.authors) == (None, ("Ada Moss",))
    assert document("a.txt", BODY, authors="Editor").authors == ("Editor",)
