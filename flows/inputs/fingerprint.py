"""What extraction depends on besides the documents, as one short string."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from parley.flows.inputs.settings import PROJECT
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.pipeline import model_version

_CODE = ("schemas", "transforms")
_LIBRARIES = ("spacy", "thinc", "numpy")


def fingerprint(knowledge: Knowledge, model: str) -> str:
    """A digest of code, codebooks, model and the libraries that run it.

    Raises
    ------
    ModelError: the model is not installed.
    """
    parts = [_code(), knowledge.version, model, model_version(model)]
    parts += [metadata.version(name) for name in _LIBRARIES]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def code_version() -> str:
    """Parley's version."""
    try:
        return metadata.version("parley")
    except metadata.PackageNotFoundError:
        return "0+unknown"


@lru_cache
def _code() -> str:
    """A digest of all source files that extraction may depend on."""
    digest = hashlib.sha256()
    for folder in _CODE:
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in {".py", ".cfg"}:
                digest.update(_name(path).encode() + path.read_bytes())
    return digest.hexdigest()


def _name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()
