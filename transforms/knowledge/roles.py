"""The words by which texts tell what part an actor has in a conflict or in its process."""

from __future__ import annotations

from collections.abc import Mapping

from parley.schemas.codebook.roles import RoleRow, RoleWords
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.files import parse_csv, parse_yaml
from parley.transforms.knowledge.knowledge import Parts

_ROWS, _WORDS = "lexicons/roles/words.csv", "lexicons/roles/words.yaml"


def parts_of(general: Mapping[str, str]) -> Parts:
    """The words of roles out of the GENERAL files.

    Raises
    ------
    CodebookError: a file is missing or has a fault, or a row names a class that is not there.
    """
    for path in (_ROWS, _WORDS):
        if path not in general:
            raise CodebookError(
                "this file is missing.", where=path, mend="Put it back, or check the data folder."
            )
    words = parse_yaml(RoleWords, general[_WORDS], _WORDS)[0]
    rows = parse_csv(RoleRow, general[_ROWS], _ROWS)
    for row, line in rows:
        for name in row.classes:
            if name not in words.classes:
                raise CodebookError(
                    f"'@{name}' is no class of {_WORDS}.",
                    where=f"{_ROWS}:{line}",
                    mend=f"The classes are {', '.join(sorted(words.classes))}.",
                )
    return Parts(tuple(row for row, _ in rows), words)
