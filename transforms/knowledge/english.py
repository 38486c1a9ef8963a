"""The classes of English words under lexicons/en/: a file a layer, which holds all its classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_type_hints

from parley.schemas.codebook.english import English
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.layers import one

FOLDER = "lexicons/en/"


def english_of(general: Mapping[str, str]) -> English:
    """The classes of words out of the GENERAL files.

    Raises
    ------
    CodebookError: a file or a class is missing or unknown, is empty, or holds a word twice.
    """
    paths = {name: f"{FOLDER}{name}.yaml" for name in English.model_fields}
    for path in general:
        if path.startswith(FOLDER) and path not in paths.values():
            raise CodebookError(
                "no layer reads by this file.",
                where=path,
                mend=f"The files of word classes are {', '.join(sorted(paths.values()))}.",
            )
    models = get_type_hints(English)
    return English(**{name: one(models[name], general, path) for name, path in paths.items()})
