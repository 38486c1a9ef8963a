"""The words by which texts tell what somebody wants, needs, fears or is pressed by."""

from __future__ import annotations

from collections.abc import Mapping

from parley.schemas.codebook.interests import InterestRow, InterestWords
from parley.transforms.knowledge.classed import rows_and_words
from parley.transforms.knowledge.knowledge import Wants


def wants_of(general: Mapping[str, str]) -> Wants:
    """The words of interests out of the GENERAL files.

    Raises
    ------
    CodebookError: a file is missing or has a fault, or a row names a class that is not there.
    """
    folder = "lexicons/interests"
    return Wants(*rows_and_words(general, folder, InterestRow, InterestWords, lambda w: w.lists))
