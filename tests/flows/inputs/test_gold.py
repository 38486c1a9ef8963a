"""Which gold files make a set."""

from __future__ import annotations

from parley.flows.inputs.gold import is_held_out, read_gold


def test_held_out_texts_make_sets_of_their_own(tmp_path):
    for name in ("one", "two", "mentions/two", "process/sample/one", "process/sample/three"):
        path = tmp_path / "gold" / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "gold" / "heldout.txt").write_text("two\n", encoding="utf-8")
    (tmp_path / "gold" / "process" / "heldout.txt").write_text("two\nthree\n", encoding="utf-8")
    sets = read_gold([tmp_path])
    assert sets == {
        "sample": ["one"],
        "sample_held_out": ["two"],
        "mentions_held_out": ["mentions/two"],
        "process/sample": ["process/sample/one"],
        "process/sample_held_out": ["process/sample/three"],
    }
    assert [name for name in sets if not is_held_out(name)] == ["sample", "process/sample"]
