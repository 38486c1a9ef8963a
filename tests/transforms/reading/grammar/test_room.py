"""The room of grammar knows English alone: its words, and no actors, events or other lexicons."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOM = Path(__file__).parents[4] / "transforms" / "reading" / "grammar"
MODULES = sorted(ROOM.glob("*.py"))
MAY_IMPORT = (
    "parley.transforms.reading.grammar.", "parley.schemas.codebook.english",
    "parley.schemas.errors", "spacy.tokens", "spacy.vocab", "collections", "dataclasses",
)  # fmt: skip


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} | {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_grammar_imports_grammar_alone(path):
    strange = {name for name in imported(path) if not name.startswith((*MAY_IMPORT, "__future__"))}
    assert not strange


def test_the_room_is_found():
    assert len(MODULES) > 5
