"""JSON, JSON Lines and CSV."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.transforms.ingest.reading import document, read, refusal


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record) for record in records)


def test_jsonl_each_line_is_a_document() -> None:
    reading = read(
        "a.jsonl",
        lines(
            {
                "id": "first",
                "text": "The envoys met.\n\nThey went home.",
                "title": "A title",
                "outlet": "Harbour Post",
                "author": "Ada Moss; Jo Stone",
                "date": "17 May 2025",
                "lang": "en-GB",
                "genre": "News",
                "url": "https://post.example/1",
            },
            {"text": "Another text."},
            {"ID": 7, "Body": "A third text."},
        ),
    )
    assert reading.refusals == []
    first, second, third = reading.documents
    assert [each.uri for each in reading.documents] == [
        *("in/a.jsonl#first", "in/a.jsonl#2", "in/a.jsonl#7"),
    ]
    assert first.text == "The envoys met.\n\nThey went home."
    assert (first.title, first.source_name, first.genre) == ("A title", "Harbour Post", "news")
    assert (first.authors, first.language) == (("Ada Moss", "Jo Stone"), "en")
    assert (first.published_on, first.published_precision) == (date(2025, 5, 17), "day")
    assert (second.text, third.text) == ("Another text.", "A third text.")


def test_the_text_is_the_first_of_text_body_content() -> None:
    record = {"content": "The content.", "body": "The body.", "text": " "}
    assert document("a.jsonl", lines(record)).text == "The body."


def test_html_in_a_record_is_read_as_text() -> None:
    record = {"content": "<p>The <b>envoys</b> met.</p><p>They went&nbsp;home.<br>All did.</p>"}
    assert (
        document("a.jsonl", lines(record)).text == "The envoys met.\n\nThey went home.\n\nAll did."
    )


def test_metadata_of_others_that_cannot_be_used_count_as_not_given() -> None:
    record = {"text": "A text.", "date": "03/04/2025", "genre": "poetry", "language": "English"}
    found = document("a.jsonl", lines({**record, "title": {"a": 1}, "authors": [{"name": "Ada"}]}))
    assert (found.published_on, found.genre, found.language) == (None, "other", None)
    assert (found.title, found.authors) == (None, ("Ada",))


def test_a_source_beside_a_target_is_no_outlet() -> None:
    record = {"text": "The north accused the south.", "source": "the north", "target": "the south"}
    assert document("a.jsonl", lines(record)).source_name is None
    assert document("a.jsonl", lines({**record, "target": None})).source_name == "the north"


def test_a_record_goes_before_its_files_row_in_the_manifest() -> None:
    reading = read(
        "a.jsonl",
        lines({"text": "One.", "title": "Its own"}, {"text": "Two."}),
        title="The file's",
        source_name="Harbour Post",
    )
    assert [each.title for each in reading.documents] == ["Its own", "The file's"]
    assert [each.source_name for each in reading.documents] == ["Harbour Post"] * 2


def test_an_id_that_comes_again_does_not_hide_a_document() -> None:
    reading = read("a.jsonl", lines({"id": "x", "text": "One."}, {"id": "x", "text": "Two."}))
    assert [each.uri for each in reading.documents] == ["in/a.jsonl#x", "in/a.jsonl#x-2"]


def test_bad_lines_are_refused_alone() -> None:
    reading = read(
        "a.ndjson",
        '{"text": "One."}\n{"text": broken}\n\n["no object"]\n{"id": "e", "title": "No text"}\n'
        '{"text": "Six."}\n{"text": "***"}',
    )
    assert [each.text for each in reading.documents] == ["One.", "Six."]
    assert [(each.uri, each.kind) for each in reading.refusals] == [
        ("in/a.ndjson#2", "broken_record"),
        ("in/a.ndjson#4", "broken_record"),
        ("in/a.ndjson#e", "broken_record"),
        ("in/a.ndjson#7", "no_prose"),
    ]
    assert "'text'" in reading.refusals[2].message


@pytest.mark.parametrize(
    ("value", "uris"),
    [
        ({"text": "One."}, ["in/a.json"]),
        ({"text": "One.", "id": "x"}, ["in/a.json#x"]),
        ([{"text": "One."}, {"text": "Two."}], ["in/a.json#1", "in/a.json#2"]),
        ({"documents": [{"text": "One.", "id": "x"}]}, ["in/a.json#x"]),
    ],
)
def test_json_in_three_forms(value: object, uris: list[str]) -> None:
    reading = read("a.json", json.dumps(value))
    assert [each.uri for each in reading.documents] == uris


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        ('[{"text": "x"},\n{bad}]', "broken_json", "line 2"),
        ("[" * 100_000, "broken_json", "recursion"),
        ('"only a string"', "broken_json", "object"),
        ("[]", "empty_file", "no records"),
    ],
)
def test_broken_json(data: str, kind: str, told: str) -> None:
    found = refusal("a.json", data)
    assert found.kind == kind
    assert told in found.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(delimiter: str) -> None:
    rows = [["id", "text", "date"], ["a", "Grain and names.", "2025-05-17"], ["", '"Two', "2025"]]
    text = "\r\n".join(delimiter.join(row) for row in rows[:2])
    reading = read("a.csv", f'{text}\r\n{delimiter}"A line,\nand ""another""."{delimiter}2025\r\n')
    assert [each.uri for each in reading.documents] == ["in/a.csv#a", "in/a.csv#3"]
    assert [each.text for each in reading.documents] == [
        *("Grain and names.", 'A line, and "another".'),
    ]
    assert [each.published_precision for each in reading.documents] == ["day", "year"]


def test_csv_rows_that_do_not_fit_are_refused_alone() -> None:
    reading = read("a.csv", "id,text\n1,One.\n2,two,three\n3\n4,Four.\n,\n5,\n")
    assert [each.text for each in reading.documents] == ["One.", "Four."]
    assert [(each.uri, each.kind) for each in reading.refusals] == [
        ("in/a.csv#3", "broken_record"),
        ("in/a.csv#4", "broken_record"),
        ("in/a.csv#5", "broken_record"),
    ]


def test_csv_holds_long_texts() -> None:
    text = "The envoys met. " * 20_000
    assert document("a.csv", f'text\n"{text}"\n').text == text.strip()


def test_csv_without_a_text_column() -> None:
    found = refusal("a.csv", "id,headline\n1,One\n")
    assert found.kind == "no_text_column"
    assert "headline" in found.message
    assert "'text'" in found.message


def test_csv_with_a_broken_header() -> None:
    assert refusal("a.csv", '"id,text\n1,One.\n').kind == "broken_csv"
