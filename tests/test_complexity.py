"""No function asks so much at once that nobody can follow it: radon counts its conditions too."""

from __future__ import annotations

from pathlib import Path

import pytest
from radon.complexity import cc_rank, cc_visit

ROOT = Path(__file__).parent.parent
FOLDERS = ("flows", "schemas", "transforms", "warehouse")
MODULES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
HARDEST = "C"


def too_complex(code: str) -> list[str]:
    """The functions, methods and classes in CODE that radon ranks worse than HARDEST."""
    return [
        f"{block.name}: {cc_rank(block.complexity)} ({block.complexity})"
        for block in cc_visit(code)
        if cc_rank(block.complexity) > HARDEST
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_functions_can_be_followed(path: Path):
    assert too_complex(path.read_text(encoding="utf-8")) == []


def test_what_cannot_be_followed_is_found():
    conditions = " or ".join(f"x == {number}" for number in range(30))
    assert too_complex(f"def f(x):\n    return {conditions}\n") == ["f: D (30)"]
