from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from parley.transforms.ingest.collection import distinct, merge, reading_keys
from parley.transforms.ingest.document import Block, Document
from parley.transforms.ingest.tables import document_rows

FIRST, LATER = datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC)


def document(uri, text="Talks were held.", **facts):
    return Document(uri=uri, text=text, blocks=(Block(0, len(text), "prose"),), **facts)


def tables(*documents, run="run_1", at=FIRST):
    return document_rows(documents, run, at)


NOTHING = tables()


def uris(collected):
    return collected.documents["source_uri"].to_pylist()


def test_of_equal_texts_the_first_uri_stays():
    kept, refused = distinct([document("b"), document("a"), document("c", "Other.")])
    assert [each.uri for each in kept] == ["a", "c"]
    assert [(each.uri, each.kind) for each in refused] == [("b", "duplicate_content")]
    assert "a" in refused[0].message


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_the_order_of_coming_does_not_matter(order):
    first, second = order
    before = merge(NOTHING, tables(document(first)), [first])
    after = merge(before[:2], tables(document(second), at=LATER, run="run_2"), [second])
    assert uris(after) == ["a"]
    assert [each.uri for each in after.duplicates] == ["b"]
    assert after.blocks.num_rows == 1
    assert after.documents["ingested_at"].to_pylist() == [FIRST]


def test_a_changed_file_replaces_its_documents_and_no_other():
    old = tables(document("a", "Old."), document("t.csv#1", "One."), document("t.csv#2", "Two."))
    new = tables(document("t.csv#1", "Changed."))
    collected = merge(old, new, ["t.csv"])
    assert sorted(uris(collected)) == ["a", "t.csv#1"]
    assert sorted(collected.documents["text"].to_pylist()) == ["Changed.", "Old."]
    assert collected.blocks.num_rows == 2


def test_what_is_unchanged_keeps_its_run():
    again = merge(tables(document("a")), tables(document("a"), run="run_2", at=LATER), ["a"])
    assert again.documents["run_id"].to_pylist() == ["run_1"]
    assert again.documents["ingested_at"].to_pylist() == [FIRST]


def test_new_metadata_are_of_the_new_run_but_the_text_came_before():
    new = tables(document("a", title="A title"), run="run_2", at=LATER)
    changed = merge(tables(document("a")), new, ["a"])
    assert changed.documents["run_id"].to_pylist() == ["run_2"]
    assert changed.documents["ingested_at"].to_pylist() == [FIRST]


def test_forgetting():
    collected = merge(
        tables(document("a"), document("b", "Old.")),
        tables(document("a"), at=LATER),
        ["a"],
        forget=True,
    )
    assert uris(collected) == ["a"]
    assert collected.documents["ingested_at"].to_pylist() == [FIRST]


def test_the_key_changes_with_what_reading_depends_on():
    plain = document("a")
    (doc_id,) = reading_keys(*tables(plain), lambda row: "")
    keys = {
        reading_keys(*tables(each), lambda row: "")[doc_id]
        for each in (
            plain,
            document("elsewhere"),  # where it lies does not matter
            document("a", published_on=date(2025, 1, 1), published_precision="day"),
            document("a", source_name="Wire"),
            Document(uri="a", text=plain.text, blocks=(Block(0, len(plain.text), "heading"),)),
        )
    }
    keys.add(reading_keys(*tables(plain), lambda row: f"codebook of {row['text']}")[doc_id])
    assert len(keys) == 5
    assert all(key.startswith(f"{doc_id}-") for key in keys)
