"""The texts under data/corpus: each reads whole, with its metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.transforms.ingest.metadata.manifest import parse_manifest
from tests.transforms.ingest.reading import read

CORPUS = Path(__file__).parents[3] / "data" / "corpus"
FILES = sorted(path for path in CORPUS.iterdir() if path.name not in ("README.md", "manifest.csv"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sample_texts(path: Path) -> None:
    manifest = parse_manifest((CORPUS / "manifest.csv").read_text(encoding="utf-8"), "manifest.csv")
    reading = read(path.name, path.read_bytes(), **manifest.get(path.name, {}))
    assert reading.refusals == []
    for document in reading.documents:
        assert document.title
        assert document.source_name
        assert document.published_on
        assert document.language == "en"
        assert 150 <= len(document.text.split()) <= 1000
        kinds = {block.kind for block in document.blocks}
        assert "prose" in kinds
        assert not any(mark in document.text for mark in ("**", "](", "<p", "cookie", "- page"))
