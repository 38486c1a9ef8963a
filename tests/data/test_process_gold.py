"""The gold of the process: quotes stand in their texts, and values are the codebook's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from parley.schemas.vocabulary import (
    ACTOR_PARTS,
    AGREEMENT_KINDS,
    AGREEMENT_STATES,
    FACTUALITY,
    FORCES,
    INTEREST_KINDS,
)
from parley.transforms.evaluation.gold import parse_gold
from parley.transforms.evaluation.letters import letters
from parley.transforms.evaluation.passages import text_of
from parley.transforms.ingest.metadata.manifest import parse_manifest
from parley.transforms.knowledge.passages import parse_passages
from tests.transforms.ingest.reading import read

DATA = Path(__file__).parents[2] / "data"
GOLD = DATA / "gold" / "process"
FILES = sorted(GOLD.rglob("*.jsonl"))
VALUES = {
    ("agreement", "kind"): AGREEMENT_KINDS,
    ("status", "status"): AGREEMENT_STATES,
    ("status", "factuality"): FACTUALITY,
    ("provision", "force"): FORCES,
    ("role", "role"): ACTOR_PARTS,
    ("interest", "kind"): INTEREST_KINDS,
}
ONE = ("actor", "holder", "attributed_to")
SEVERAL = (
    "parties", "third_parties", "by", "obliged", "beneficiary", "hosts", "mediators", "delegates",
    "toward",
)  # fmt: skip


@pytest.fixture(scope="module")
def issues() -> set[str]:
    """The ids of all issues."""
    files = [path.read_text(encoding="utf-8") for path in DATA.rglob("issues.yaml")]
    return {issue for text in files for issue in re.findall(r"(?m)^ *- id: (\w+)", text)}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The letters of each text that the gold annotates, by the name of its gold file."""
    return {name: letters(text) for name, text in [*_of_sample(), *_of_passages()]}


def _of_sample() -> Iterator[tuple[str, str]]:
    folder = DATA / "corpus"
    told = parse_manifest((folder / "manifest.csv").read_text(encoding="utf-8"), "manifest.csv")
    for path in sorted(folder.iterdir()):
        if path.name in ("README.md", "manifest.csv"):
            continue
        for document in read(path.name, path.read_bytes(), **told.get(path.name, {})).documents:
            record = document.uri.rpartition("#")[2]
            yield (f"{path.stem}-{record}" if path.suffix == ".jsonl" else path.stem), document.text


def _of_passages() -> Iterator[tuple[str, str]]:
    stems = {path.stem.rpartition("_")[0] for path in (GOLD / "passages").iterdir()}
    files = [DATA / "training" / f"{stem}.yaml" for stem in sorted(stems)]
    for each in parse_passages({path.name: path.read_text(encoding="utf-8") for path in files}):
        yield each.id, text_of(each)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_quotes_stand_in_their_text_once(path: Path, texts: Mapping[str, str]):
    for row in _items(path):
        quote = letters(row["quote"])
        assert texts[path.stem].count(quote) == 1, row["quote"]
        for field in ("mention", "content"):
            assert row.get(field, row["quote"]) in row["quote"], row["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_values_are_in_the_vocabulary(path: Path, issues: set[str]):
    gold = parse_gold(path.read_text(encoding="utf-8"), path.name)
    actors = {row["id"] for row in gold.actors}
    for row in _items(path):
        for told in (row, row.get("alt", {})):
            for name, value in told.items():
                where = (path.stem, row["id"], name, value)
                assert value in VALUES.get((row["layer"], name), (value,)), where
                assert {value} <= actors | {"author"} if name in ONE else True, where
                assert set(value) <= actors if name in SEVERAL else True, where
            issue = told.get("issue", "other:x")
            assert issue in issues or re.fullmatch("other:[a-z0-9_]+", issue), issue


def test_held_out_texts_are_there():
    held_out = (GOLD / "heldout.txt").read_text(encoding="utf-8").split()
    assert set(held_out) <= {path.stem for path in FILES}
    assert set((DATA / "gold" / "heldout.txt").read_text(encoding="utf-8").split()) <= set(held_out)


def _items(path: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["layer"] != "actor"]
