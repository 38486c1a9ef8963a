"""The words by which texts tell what part an actor has in a conflict or in its process."""

from __future__ import annotations

from collections.abc import Mapping

from parley.schemas.codebook.roles import RoleRow, RoleWords
from parley.transforms.knowledge.classed import rows_and_words
from parley.transforms.knowledge.knowledge import Parts


def parts_of(general: Mapping[str, str]) -> Parts:
    """The words of roles out of the GENERAL files.

    Raises
    ------
    CodebookError: a file is missing or has a fault, or a row names a class that is not there.
    """
    return Parts(
        *rows_and_words(general, "lexicons/roles", RoleRow, RoleWords, lambda w: w.classes)
    )
