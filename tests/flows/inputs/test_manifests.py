"""Manifests whose rows name what cannot be a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.flows.inputs.manifests import read_manifests
from parley.flows.inputs.sources import find_sources


@pytest.mark.parametrize("name", ["a" * 5000 + ".txt", "gone.txt"])
def test_a_name_that_no_file_can_have_is_reported(tmp_path: Path, name: str) -> None:
    (tmp_path / "there.txt").write_text("They met.", encoding="utf-8")
    manifest = f"file,title\nthere.txt,They meet\n{name},Nobody\n"
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    manifests = read_manifests(find_sources([str(tmp_path)]), 1_000_000)
    assert [refusal.kind for refusal in manifests.refusals] == ["missing_file"]


@pytest.mark.parametrize("name", ["../there.txt", "/etc/passwd", "a/../../there.txt"])
def test_a_name_outside_of_the_folder_is_reported_and_not_looked_at(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "in").mkdir()
    for path in ("there.txt", "in/there.txt"):
        (tmp_path / path).write_text("They met.", encoding="utf-8")
    (tmp_path / "in" / "manifest.csv").write_text(f"file,title\n{name},Out\n", encoding="utf-8")
    manifests = read_manifests(find_sources([str(tmp_path / "in")]), 1_000)
    assert [refusal.kind for refusal in manifests.refusals] == ["outside_folder"]


def test_a_manifest_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_text("They met.", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,title\nthere.txt,One\n", encoding="utf-8")
    (source,) = find_sources([str(tmp_path)])
    assert read_manifests([source], 1_000).told(source)["title"] == "One"
    manifests = read_manifests([source], 10)
    assert [refusal.kind for refusal in manifests.refusals] == ["too_large"]
    assert not manifests.told(source)
