from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.working import BLOCKS
from parley.transforms.ingest.tables import count_words, document_rows
from tests.transforms.ingest.reading import document

AT = datetime(2025, 6, 1, tzinfo=UTC)


def test_documents_and_their_blocks_as_tables() -> None:
    found = document("a.txt", "Envoys meet\nBy Ada Moss\n17 May 2025\n\nErdoğan’s envoys met.")
    documents, blocks = document_rows([found], "run_1", AT)
    assert documents.schema.equals(DOCUMENTS.arrow)
    assert blocks.schema.equals(BLOCKS.arrow)
    (row,) = documents.to_pylist()
    assert row["doc_id"] == found.doc_id == f"doc_{row['content_sha256'][:16]}"
    assert row["source_uri"] == "in/a.txt"
    assert (row["title"], row["authors"]) == ("Envoys meet", ["Ada Moss"])
    assert (row["published_on"], row["published_precision"]) == (date(2025, 5, 17), "day")
    assert (row["n_chars"], row["n_words"]) == (len(found.text), 11)
    assert (row["ingested_at"], row["run_id"]) == (AT, "run_1")
    spans = [(block["char_start"], block["char_end"]) for block in blocks.to_pylist()]
    assert [row["text"][start:end] for start, end in spans] == row["text"].split("\n\n")
    assert {block["doc_id"] for block in blocks.to_pylist()} == {found.doc_id}


def test_no_documents_make_empty_tables() -> None:
    documents, blocks = document_rows([], "run_1", AT)
    assert (documents.num_rows, blocks.num_rows) == (0, 0)


def test_rows_do_not_depend_on_the_order_of_documents() -> None:
    both = [document(f"{name}.txt", f"Text {name}.") for name in "ab"]
    assert document_rows(both, "r", AT)[0].equals(document_rows(both[::-1], "r", AT)[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoys met.", 3),
        ("A 30-day truce – Russia’s offer – for 1,000 men (U.S.)", 9),
        ("Çavuşoğlu и Лавров", 3),
        ("— … !", 0),
    ],
)
def test_words_as_a_reader_counts_them(text: str, words: int) -> None:
    assert count_words(text) == words
