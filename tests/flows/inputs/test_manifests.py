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
    manifests = read_manifests(find_sources([str(tmp_path)]))
    assert [refusal.kind for refusal in manifests.refusals] == ["missing_file"]
