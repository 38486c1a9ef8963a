from __future__ import annotations

from datetime import date

import pytest

from parley.schemas.errors import InputError
from parley.transforms.ingest.metadata.manifest import parse_manifest
from tests.transforms.ingest.reading import document


def test_rows_become_metadata_of_files() -> None:
    manifest = parse_manifest(
        "\ufefffile,title,outlet,authors,published_on,language,genre,encoding,notes\r\n"
        'a.txt,"Grain, and names",Harbour Post,Ada Moss; Jo Stone,2025-05,en,news,,seen twice\r\n'
        "\r\n"
        "./sub/b.txt,,,,,,,cp1251,\r\n",
        "manifest.csv",
    )
    assert manifest == {
        "a.txt": {
            "title": "Grain, and names",
            "source_name": "Harbour Post",
            "authors": ("Ada Moss", "Jo Stone"),
            "published_on": date(2025, 5, 1),
            "published_precision": "month",
            "language": "en",
            "genre": "news",
        },
        "sub/b.txt": {"encoding": "cp1251"},
    }
    found = document("a.txt", "The envoys met.", **manifest["a.txt"])
    assert (found.title, found.published_precision) == ("Grain, and names", "month")
    assert found.authors == ("Ada Moss", "Jo Stone")


def test_semicolons_may_separate_the_columns() -> None:
    assert parse_manifest("file;title\na.txt;A title, with a comma\n", "m") == {
        "a.txt": {"title": "A title, with a comma"}
    }


@pytest.mark.parametrize(
    ("text", "where", "told"),
    [
        ("", "data/manifest.csv, line 1", "'file'"),
        ("name,title\na.txt,b\n", "data/manifest.csv, line 1", "'file'"),
        ("file,titel\na.txt,b\n", "data/manifest.csv, line 1", "'title'"),
        ("file,title\na.txt,b\na.txt,c\n", "data/manifest.csv, line 3", "two rows"),
        ("file,title\na.txt\n", "data/manifest.csv, line 2", "1 fields"),
        ("file,title\n,b\n", "data/manifest.csv, line 2", "no file"),
        ('file,title\na.txt,"b\n', "data/manifest.csv, line 2", "cannot be read"),
        ("file,published_on\na.txt,2025-31-12\n", "data/manifest.csv, line 2", "2025-31-12"),
        ("file,published_on\na.txt,03/04/2025\n", "data/manifest.csv, line 2", "2025-05-16"),
        ("file,genre\na.txt,gossip\n", "data/manifest.csv, line 2", "scholarly"),
        ("file,language\na.txt,English\n", "data/manifest.csv, line 2", "'en'"),
        ("file,date,published_precision\na.txt,2025,week\n", "data/manifest.csv, line 2", "month"),
    ],
)
def test_a_broken_manifest_names_file_and_line(text: str, where: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_manifest(text, "data/manifest.csv")
    assert caught.value.kind == "broken_manifest"
    assert caught.value.where == where
    assert told in str(caught.value)
