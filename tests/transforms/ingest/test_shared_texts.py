"""Real documents, where they are at hand: each comes through whole."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from parley.transforms.ingest.document import Document
from tests.transforms.ingest.reading import read

SHARED = Path(__file__).parents[4] / "shared"
pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here"),
]

# Letters of lines that are no text: links, buttons, ages, the source, numbers of list items.
FURNITURE = {
    *("", "shortlink", "9hoursago", "sourcetrtworld", "contactus"),
    "sneakapeekattrtglobalshareyourfeedback",
}
KINDS = {
    "000": {"prose": 47, "heading": 20, "bullet": 6, "reference": 35},
    "001": {"prose": 23},
    "002": {"heading": 1, "prose": 22, "reference": 5},
    "003": {"heading": 4, "prose": 41, "caption": 1},
    "004": {"heading": 3, "prose": 22, "bullet": 12},
}


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def shared(number: str) -> tuple[str, Document]:
    (path,) = (SHARED / "texts").glob(f"{number}_*.txt")
    reading = read(path.name, path.read_bytes())
    assert reading.refusals == []
    return path.read_text(encoding="utf-8"), reading.documents[0]


@pytest.mark.parametrize("number", sorted(KINDS))
def test_every_line_is_there_once(number: str) -> None:
    raw, found = shared(number)
    text = letters(found.text)
    for line in raw.split("\n"):
        bare = re.sub(r"\]\([^ ]*\)", "", line)  # the target of a link
        bare = re.sub(r"^\s*[-*]\s+((\d+\)|[ivx]+\.)\s+)?", "", bare)
        if letters(bare) in FURNITURE:
            continue
        assert letters(bare) in text, line
        if len(letters(bare)) > 30:
            assert text.count(letters(bare)) <= letters(raw).count(letters(bare)), line


@pytest.mark.parametrize("number", sorted(KINDS))
def test_blocks_are_sentences_and_layout(number: str) -> None:
    _, found = shared(number)
    assert Counter(block.kind for block in found.blocks) == KINDS[number]
    open_ended = [
        found.text[block.start : block.end]
        for block in found.blocks
        if block.kind == "prose" and found.text[block.end - 1] not in '.?!:”"'
    ]
    assert len(open_ended) == (number == "000")  # one paragraph of 000 lacks its full stop


def test_metadata_as_far_as_the_texts_tell() -> None:
    found = {number: shared(number)[1] for number in KINDS}
    titles = {number: (each.title or "").split(":")[0] for number, each in found.items()}
    assert titles == {
        "000": "Russian-Ukrainian 2022 Istanbul Peace Talks",
        "001": "",
        "002": "Russia Ukraine Peace Talks",
        "003": "Istanbul talks",
        "004": "",
    }
    assert found["003"].source_name == "TRT World"
    assert [len(each.authors) for each in found.values()] == [2, 0, 0, 0, 1]
    assert found["004"].authors == ("Sotiris Mitralexis",)
    assert (found["000"].published_on, found["000"].published_precision) == (
        *(date(2025, 1, 1), "year"),
    )
    assert {each.published_on for each in found.values()} == {None, date(2025, 1, 1)}
    assert {each.language for each in found.values()} == {"en"}


def test_sentences_torn_at_page_breaks_are_whole() -> None:
    _, found = shared("000")
    for seam in ("in such high-stakes", "between Russia and Ukraine is", "Secretary-General Jens"):
        assert seam in found.text
    _, found = shared("002")
    for seam in ("(e.g., Kofman, 2023)", "The U.S. and EU", "Kofman, M. (2023). War on the Rocks."):
        assert seam in found.text


@pytest.mark.parametrize(("name", "count"), [("plover_dyads", 1050), ("polnear_dev", 84)])
def test_every_line_of_the_corpora_is_a_document(name: str, count: int) -> None:
    path = SHARED / "corpora" / f"{name}.jsonl"
    reading = read(path.name, path.read_bytes())
    assert (len(reading.documents), reading.refusals) == (count, [])
    assert len({document.uri for document in reading.documents}) == count
    assert {document.source_name for document in reading.documents} <= {
        *(None, "Reuters", "AP", "Sputnik", "Xinhua"),
    }
    if name == "plover_dyads":
        kinds = {block.kind for document in reading.documents for block in document.blocks}
        assert kinds == {"prose"}
