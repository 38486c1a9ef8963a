"""Rows of words that name classes of words, which stand in a file beside them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from parley.schemas.codebook.actors import Entry
from parley.schemas.codebook.interests import InterestRow
from parley.schemas.codebook.roles import RoleRow
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.files import parse_csv, parse_yaml

Row = TypeVar("Row", InterestRow, RoleRow)
Words = TypeVar("Words", bound=Entry)


def rows_and_words(
    general: Mapping[str, str], folder: str, row: type[Row], words: type[Words],
    classes: Callable[[Words], Collection[str]],
) -> tuple[tuple[Row, ...], Words]:  # fmt: skip
    """The words.csv and words.yaml of FOLDER, out of the GENERAL files, as ROW and WORDS.

    CLASSES tells those that rows may name by "@".

    Raises
    ------
    CodebookError: a file is missing or has a fault, or a row names a class that is not there.
    """
    in_rows, in_words = f"{folder}/words.csv", f"{folder}/words.yaml"
    for path in (in_rows, in_words):
        if path not in general:
            raise CodebookError(
                "this file is missing.", where=path, mend="Put it back, or check the data folder."
            )
    told = parse_yaml(words, general[in_words], in_words)[0]
    known = classes(told)
    rows = parse_csv(row, general[in_rows], in_rows)
    for each, line in rows:
        for name in each.classes:
            if name not in known:
                raise CodebookError(
                    f"'@{name}' is no class of {in_words}.",
                    where=f"{in_rows}:{line}",
                    mend=f"The classes are {', '.join(sorted(known))}.",
                )
    return tuple(each for each, _ in rows), told
