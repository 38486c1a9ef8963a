"""The same documents give the same parts, and what has not changed is not written again."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pytest

from parley.schemas.tables import BY_NAME
from parley.warehouse.store import parts
from parley.warehouse.store.history import Release
from parley.warehouse.store.manifest import Content, Manifest
from parley.warehouse.store.parts import Parted, owner_of, parted
from parley.warehouse.store.published import described, files_of, read_files, write_parts
from tests.warehouse.many import many_rows
from tests.warehouse.small import NOW, tables_of

KEPT = ("documents", "sentences", "event_mentions", "event_participants", "actors", "runs")


@pytest.fixture(scope="module")
def archive() -> dict[str, pa.Table]:
    rows = many_rows()
    for number, row in enumerate(rows["documents"]):
        row["published_on"] = row["published_on"].replace(day=1 + number // 8)
    return tables_of({name: rows[name] for name in KEPT})


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "DOCUMENTS_A_PART", 8)
    monkeypatch.setattr(parts, "ROWS_A_PART", 5)


def of_documents(tables: dict[str, pa.Table], ids: Iterable[str]) -> dict[str, pa.Table]:
    """The rows of TABLES that are of documents with these IDS."""
    wanted, found = pa.array(sorted(ids)), {}
    for name, rows in tables.items():
        if "doc_id" in rows.column_names:
            rows = rows.filter(pa.compute.is_in(rows["doc_id"], value_set=wanted))
        found[name] = rows
    known = found["event_mentions"]["event_mention_id"].combine_chunks()
    of_known = pa.compute.is_in(tables["event_participants"]["event_mention_id"], value_set=known)
    return found | {"event_participants": tables["event_participants"].filter(of_known)}


def shuffled(tables: dict[str, pa.Table], chance: random.Random) -> dict[str, pa.Table]:
    return {
        name: rows.take(pa.array(chance.sample(range(rows.num_rows), rows.num_rows), pa.int64()))
        for name, rows in tables.items()
    }


def stored(whole: Parted, folder: Path, last: Release | None = None) -> Release:
    """WHOLE written into FOLDER as a release."""
    written = write_parts(whole, folder, last)
    tables = {name: Content(rows=0, parts=each) for name, each in written.parts.items()}
    manifest = Manifest(release=1, published_at=NOW, tables=tables, files=dict(written.files))
    return Release(folder.name, folder, NOW, manifest)


def test_the_same_documents_give_the_same_parts_however_they_came(archive, tmp_path):
    ids = archive["documents"]["doc_id"].to_pylist()
    once = parted(archive)
    assert len(once.parts["documents"]) > 5
    expected = stored(once, tmp_path / "once").manifest
    for seed in range(2):
        chance, last = random.Random(seed), None
        chance.shuffle(ids)
        ends = [*sorted(chance.sample(range(1, len(ids)), 3)), len(ids)]
        for run, end in enumerate(ends):
            # Some documents come, and are gone again with the next run.
            there = {*ids[:end], *(chance.sample(ids, 5) if end < len(ids) else ())}
            whole = parted(shuffled(of_documents(archive, there), chance))
            last = stored(whole, tmp_path / f"{seed}.{run}", last)
        assert (whole.version, whole.tables) == (once.version, once.tables)
        assert last.manifest.tables == expected.tables
        assert last.manifest.files == expected.files  # to the byte


def test_a_new_document_changes_the_parts_that_it_falls_into(archive, tmp_path):
    *others, new = archive["documents"].sort_by("published_on")["doc_id"].to_pylist()
    before = stored(parted(of_documents(archive, others)), tmp_path / "before")
    after = stored(parted(archive), tmp_path / "after", before)
    for name in ("documents", "sentences", "event_mentions", "event_participants"):
        fresh = [
            path for path in files_of(after.there, name)
            if path.stat().st_nlink == 1
        ]  # fmt: skip
        assert len(fresh) == 1
        assert len(files_of(after.there, name)) >= 4
    (path,) = (p for p in files_of(after.there, "documents") if p.stat().st_nlink == 1)
    assert new in read_files([path], ["doc_id"])["doc_id"].to_pylist()


def test_parts_of_these_very_tables_are_not_worked_out_again(archive):
    known = parted(archive)
    again = parted(known_tables := {n: known.unordered(n) for n in known.parts}, known)
    assert again.parts == known.parts  # the same objects
    run = {**known_tables, "quarantine": BY_NAME["quarantine"].empty()}
    assert parted(run, known).parts.keys() == {*known.parts, "quarantine"}
    fewer = {**known_tables, "documents": known_tables["documents"].slice(1)}
    other = parted(fewer, known)
    assert other.version != known.version
    assert other.version == parted(fewer).version
    assert other.parts["sentences"] != known.parts["sentences"]


def test_rows_behind_some_parts(archive):
    whole = parted(archive)
    first, second, *_ = (part.n_rows for part in whole.parts["sentences"])
    rows = whole.rows("sentences")
    assert rows.num_rows == whole.n_rows("sentences") == archive["sentences"].num_rows
    for behind in (0, first, first + second, rows.num_rows):
        assert whole.rows("sentences", behind).equals(rows.slice(behind))


def test_rows_lie_beside_their_document(archive):
    whole = parted(archive)
    at = {
        doc_id: number
        for number, part in enumerate(whole.parts["documents"])
        for doc_id in part.rows["doc_id"].to_pylist()
    }
    for part in whole.parts["sentences"]:
        assert len({at[doc_id] for doc_id in part.rows["doc_id"].to_pylist()}) == 1
    days = [part.rows["published_on"].to_pylist() for part in whole.parts["documents"]]
    assert all(max(one) <= min(two) for one, two in pairwise(days))
    assert owner_of(BY_NAME["event_participants"]).table == "event_mentions"
    assert owner_of(BY_NAME["events"]) is None


def test_another_run_is_the_same_data_in_another_file(archive, tmp_path):
    whole = parted(archive)
    rows = archive["sentences"]
    other = archive["documents"].set_column(
        archive["documents"].schema.get_field_index("run_id"),
        archive["documents"].schema.field("run_id"),
        pa.array(["run_20260101T000000_000000"] * archive["documents"].num_rows),
    )
    again = parted({**archive, "documents": other})
    assert (again.version, again.tables) == (whole.version, whole.tables)
    second = stored(again, tmp_path / "two", stored(whole, tmp_path / "one"))
    assert all(path.stat().st_nlink == 1 for path in files_of(second.there, "documents"))
    assert all(path.stat().st_nlink == 2 for path in files_of(second.there, "sentences"))
    assert read_files(files_of(second.there, "sentences"), ["doc_id"]).num_rows == rows.num_rows


def test_a_file_that_is_not_as_it_was_written_is_written_again(archive, tmp_path):
    first = stored(parted(archive), tmp_path / "one")
    path = files_of(first.there, "actors")[0]
    path.write_bytes(b"cut")
    second = stored(parted(archive), tmp_path / "two", first)
    assert files_of(second.there, "actors")[0].read_bytes() != b"cut"
    assert second.manifest.files == first.manifest.files


def test_values_that_differ_in_where_they_end_differ():
    table = BY_NAME["actor_aliases"]
    rows = table.empty().to_pylist()
    base = {"actor_id": "RUS", "alias": "ab", "alias_kind": "name"}
    one, two = ([*rows, base | {"actor_id": a, "alias": b}] for a, b in (("ab", "c"), ("a", "bc")))
    digests = {parts.part_of(table, table.from_rows(each)).digest for each in (one, two)}
    assert len(digests) == 2
    lists = BY_NAME["documents"]
    told = many_rows()["documents"][0]
    many = [[], ["a", "b"], ["ab"], ["a", "b", ""]]
    found = {
        parts.part_of(lists, lists.from_rows([told | {"authors": each}])).digest for each in many
    }
    assert len(found) == len(many)


def test_a_data_package_lists_all_files_of_a_table(archive, tmp_path):
    release = stored(parted(archive), tmp_path / "one")
    paths = files_of(release.there, "sentences")
    files = [release.manifest.files[p.relative_to(release.there).as_posix()] for p in paths]
    told = described(release.there / "parquet", paths, files)
    assert len(told["path"]) == len(paths) > 1
    assert told["bytes"] == sum(path.stat().st_size for path in paths)
    assert [each["path"] for each in told["parts"]] == told["path"]
