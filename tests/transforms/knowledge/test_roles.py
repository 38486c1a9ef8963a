"""Faults in the words of roles are told with their place."""

from __future__ import annotations

import pytest

from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.parse import parse_knowledge
from tests.transforms.knowledge.small import small_files

HEAD = "lemma,pos,particle,object,beside,never,role,actor,toward,note\n"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("arm,verb,,@force,,,supporter,subj,obj,\n", "'@force' is no class"),
        ("arm,verb,,,,,hero,subj,obj,\n", "is no role"),
        ("arm,verb,,,,,supporter,above,obj,\n", "is no slot"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(row: str, fault: str) -> None:
    files = small_files() | {"lexicons/roles/words.csv": HEAD + row}
    with pytest.raises(CodebookError, match=fault):
        parse_knowledge(files, [])
