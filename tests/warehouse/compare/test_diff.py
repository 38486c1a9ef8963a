from __future__ import annotations

import hashlib
from datetime import date

import pytest

from parley.schemas.errors import ConfigurationError, WarehouseError
from parley.schemas.tables import BY_NAME
from parley.warehouse.compare.diff import Side, compared
from parley.warehouse.compare.documents import documents_of
from parley.warehouse.store.files import link, write_published
from parley.warehouse.store.manifest import Versions
from tests.warehouse.small import B, small_rows, tables_of

C = "doc_" + hashlib.sha256(b"c").hexdigest()[:16]
BOOKS = {"general": "1", "ukraine": "1"}


def written(folder, rows, versions=None, like=None):
    """ROWS as a release in FOLDER; tables that are as in the release LIKE are its files."""
    side, same = like or (None, {})
    for name, table in tables_of(rows).items():
        path = folder / "parquet" / name / f"{name}.parquet"
        path.parent.mkdir(parents=True)
        if side and rows[name] == same[name]:
            link(*side.files(name), path)
        else:
            write_published(table, path)
    return Side(folder, versions or Versions(code="1", codebooks=BOOKS))


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The small release, its documents read with a codebook."""
    rows = small_rows()
    rows["documents"][0]["codebooks"] = ["ukraine"]
    return written(tmp_path_factory.mktemp("first"), rows), rows


@pytest.fixture
def changed(first, tmp_path):
    """Write rows as a second release."""
    return lambda rows, versions=None: written(tmp_path / "second", rows, versions, like=first)


def reasons(first, second):
    with compared(first, second) as found:
        return {
            (row["table_name"], row["change"], row["reason"]): row["n_rows"]
            for row in found.counts()
        }


def copy_of(first):
    return {name: [dict(row) for row in rows] for name, rows in first[1].items()}


def with_document(rows, document, uri, event="e1"):
    """ROWS with another document, whose one mention is of an EVENT."""
    span = {"doc_id": document, "sentence_id": f"{document}_s0", "char_start": 0, "char_end": 5}
    new = {**rows["documents"][1], "doc_id": document, "source_uri": uri}
    rows["documents"].append(new)
    sentence = {**rows["sentences"][0], "sentence_id": f"{document}_s0", "doc_id": document}
    rows["sentences"].append(sentence)
    mention = {**rows["event_mentions"][1], **span, "event_mention_id": "new", "event_id": event}
    rows["event_mentions"].append(mention)
    return rows


def test_the_same_rows_differ_in_nothing(first, changed):
    rows = copy_of(first)
    rows["mentions"][0]["run_id"] = "run_20260101T000000_000000"
    assert reasons(first[0], changed(rows, Versions(code="2"))) == {}


def test_a_new_document_brings_its_rows_and_changes_what_they_join(first, changed):
    rows = with_document(copy_of(first), C, "c.txt")
    rows["events"][1]["label"] = "Talks in Istanbul, again"
    rows["event_types"][0]["goldstein"] = -8.0  # no document tells why
    assert reasons(first[0], changed(rows)) == {
        ("documents", "added", "new document"): 1,
        ("sentences", "added", "new document"): 1,
        ("event_mentions", "added", "new document"): 1,
        ("events", "changed", "new document"): 1,
        ("event_types", "changed", "new document"): 1,
    }


def test_a_changed_text_is_another_document_of_the_same_file(first, changed):
    rows = with_document(copy_of(first), C, "b.txt")
    for name in ("documents", "sentences"):
        rows[name] = [row for row in rows[name] if row["doc_id"] != B]
    second = changed(rows)
    found = reasons(first[0], second)
    assert found["documents", "removed", "changed document"] == 1
    assert found["documents", "added", "changed document"] == 1
    assert found["sentences", "added", "changed document"] == 1
    with compared(first[0], second) as both:
        assert both.documents() == {"changed document": 1}


def test_other_metadata_change_a_document_and_its_rows(first, changed):
    rows = copy_of(first)
    rows["documents"][1]["published_on"] = date(2022, 4, 2)
    rows["stances"][0]["stated_on"] = date(2022, 4, 2)
    second = changed(rows)
    assert reasons(first[0], second) == {
        ("documents", "changed", "changed document"): 1,
        ("stances", "changed", "changed document"): 1,
    }
    with compared(first[0], second) as both:
        (row,) = both.rows("stances").to_pylist()
    assert row["stance_id"] == "s0"
    assert (row["columns"], row["before"], row["after"]) == (
        ["stated_on"], ["2022-04-01"], ["2022-04-02"],
    )  # fmt: skip


def test_a_document_that_is_gone_takes_its_rows_with_it(first, changed):
    rows = copy_of(first)
    rows["documents"] = [row for row in rows["documents"] if row["doc_id"] != B]
    rows["stances"] = []
    assert reasons(first[0], changed(rows)) == {
        ("documents", "removed", "document gone"): 1,
        ("stances", "removed", "document gone"): 2,
    }


def test_a_codebook_touches_the_documents_that_were_read_with_it(first, changed):
    rows = copy_of(first)
    rows["quantities"][0]["unit"] = "people"  # document A, read with the codebook
    rows["explanations"][0]["reason"] = "fear"  # document B, read without
    books = Versions(code="2", codebooks={**BOOKS, "ukraine": "2"})
    assert reasons(first[0], changed(rows, books)) == {
        ("quantities", "changed", "new code or new codebook"): 1,
        ("explanations", "changed", "new code"): 1,
    }


@pytest.mark.parametrize(
    ("versions", "reason"),
    [
        (Versions(code="2", codebooks=BOOKS), "new code"),
        (Versions(code="1", codebooks={**BOOKS, "general": "2"}), "new codebook"),
        (Versions(code="1", codebooks=BOOKS, reader="2"), "new model"),
        (Versions(code="1", codebooks=BOOKS, corrections="2"), "correction"),
        (Versions(code="1", codebooks=BOOKS), "not known"),
    ],
)
def test_a_row_of_an_unchanged_document_is_told_by_what_made_it(first, changed, versions, reason):
    rows = copy_of(first)
    rows["mentions"][0]["text"] = "russia"
    second = changed(rows, versions)
    assert reasons(first[0], second) == {("mentions", "changed", reason): 1}


def test_a_row_that_a_correction_marks_has_that_reason_alone(first, changed):
    rows = copy_of(first)
    rows["mentions"][0] |= {"actor_id": "TUR", "method": "by_hand+correction:one"}
    versions = Versions(code="2", codebooks=BOOKS, corrections="2")
    second = changed(rows, versions)
    assert reasons(first[0], second) == {("mentions", "changed", "correction"): 1}


def test_a_table_and_a_column_that_an_earlier_version_did_not_have(first, tmp_path):
    import pyarrow.parquet as pq

    earlier = written(tmp_path / "earlier", first[1], Versions(code="0", codebooks=BOOKS), first)
    for name in ("actors", "countries"):
        earlier.files(name)[0].unlink()
    actors = pq.read_table(*first[0].files("actors"), partitioning=None)
    write_published(actors.drop_columns("sector"), earlier.folder / "parquet/actors/actors.parquet")
    found = reasons(earlier, first[0])
    assert found == {("countries", "added", "new code"): 3}
    with compared(earlier, first[0]) as both:
        assert both.added_columns() == ["actors.sector", "countries"]


def test_what_cannot_be_compared_is_told(first, changed):
    with (
        pytest.raises(ConfigurationError, match=r"no table 'happenings'.*events"),
        compared(first[0], first[0]) as both,
    ):
        both.rows("happenings")
    rows = copy_of(first)
    rows["events"].pop()
    second = changed(rows)
    second.files("events")[0].write_bytes(b"PAR1 and then nothing")
    with pytest.raises(WarehouseError, match="--verify"):
        reasons(first[0], second)


def test_the_documents_of_a_row_are_found_for_every_table_of_facts():
    without = [
        name
        for name, table in BY_NAME.items()
        if table.section == "fact" and documents_of(table, "x").endswith("LIMIT 0")
    ]
    assert without == []
