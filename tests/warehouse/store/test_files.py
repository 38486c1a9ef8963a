from __future__ import annotations

import os

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.warehouse.store.files import BUILDING, built_folder, point, read_parquet, write_parquet


def test_a_folder_appears_when_it_is_complete(tmp_path):
    with built_folder(tmp_path / "made") as building:
        (building / "a").write_text("1")
        assert not (tmp_path / "made").exists()
        assert building.name.startswith(BUILDING)
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
    assert (tmp_path / "made" / "a").read_text() == "1"


def test_a_folder_that_failed_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError), built_folder(tmp_path / "made") as building:
        (building / "a").write_text(str(1 / 0))
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_began_is_not_built_upon(tmp_path):
    (tmp_path / f"{BUILDING}made").mkdir()
    (tmp_path / f"{BUILDING}made" / "old").touch()
    with built_folder(tmp_path / "made"):
        pass
    assert list((tmp_path / "made").iterdir()) == []


def test_a_link_moves_from_one_folder_to_another(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        point(tmp_path / "link", tmp_path / name)
        assert os.readlink(tmp_path / "link") == name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "one", "two"]


@settings(max_examples=25, deadline=None)
@given(
    words=st.lists(st.none() | st.text(max_size=5), max_size=30),
    cut=st.integers(min_value=0, max_value=30),
)
def test_the_same_rows_give_the_same_bytes(tmp_path_factory, words, cut):
    folder = tmp_path_factory.mktemp("bytes")
    whole = pa.table({"word": pa.array(words, pa.string())})
    pieces = pa.concat_tables([whole.slice(0, cut), whole.slice(cut)])
    write_parquet(whole, folder / "whole.parquet")
    write_parquet(pieces, folder / "pieces.parquet")
    assert (folder / "whole.parquet").read_bytes() == (folder / "pieces.parquet").read_bytes()
    assert read_parquet(folder / "whole.parquet")["word"].to_pylist() == words
