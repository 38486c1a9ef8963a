"""The words by which texts tell what somebody wants, needs, fears or is pressed by."""

from __future__ import annotations

from collections.abc import Mapping

from parley.schemas.codebook.interests import InterestRow, InterestWords
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.files import parse_csv, parse_yaml
from parley.transforms.knowledge.knowledge import Wants

_ROWS, _WORDS = "lexicons/interests/words.csv", "lexicons/interests/words.yaml"


def wants_of(general: Mapping[str, str]) -> Wants:
    """The words of interests out of the GENERAL files.

    Raises
    ------
    CodebookError: a file is missing or has a fault, or a row names a class that is not there.
    """
    for path in (_ROWS, _WORDS):
        if path not in general:
            raise CodebookError(
                "this file is missing.", where=path, mend="Put it back, or check the data folder."
            )
    words = parse_yaml(InterestWords, general[_WORDS], _WORDS)[0]
    rows = parse_csv(InterestRow, general[_ROWS], _ROWS)
    for row, line in rows:
        for name in row.classes:
            if name not in words.lists:
                raise CodebookError(
                    f"'@{name}' is no class of {_WORDS}.",
                    where=f"{_ROWS}:{line}",
                    mend=f"The classes are {', '.join(sorted(words.lists))}.",
                )
    return Wants(tuple(row for row, _ in rows), words)
