"""What made the data besides the documents: digests of the code and of what reading rests on."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING

from parley.flows.inputs.settings import PROJECT
from parley.transforms.reading.base_model import model_version

if TYPE_CHECKING:
    from parley.transforms.knowledge.knowledge import Knowledge
    from parley.transforms.reading.reader.network import Model

_READING = ("schemas", "transforms")
_ALL = ("flows", "schemas", "transforms", "warehouse")
_SUFFIXES = frozenset({".py", ".cfg", ".sql"})
_LIBRARIES = ("spacy", "thinc", "numpy")
_FILES = ("onnxruntime", "pyarrow", "duckdb")


def fingerprint(knowledge: Knowledge, model: str, reader: Model | None = None) -> str:
    """A digest of code, general layer, model, trained reader and the libraries that run them.

    Codebooks are no part of it: the key of each document stands for those with which it is read.

    Raises
    ------
    ModelError: the model is not installed.
    """
    parts = [_digest(_READING), knowledge.general.version, model, model_version(model)]
    parts += [metadata.version(name) for name in _LIBRARIES]
    if reader is not None:
        parts += [reader.version, metadata.version("onnxruntime")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def libraries() -> dict[str, str]:
    """The versions of Python and of the libraries that the data and their files depend on."""
    return {
        "python": platform.python_version(),
        **{name: metadata.version(name) for name in (*_LIBRARIES, *_FILES)},
    }


def reading_version() -> str:
    """A digest of the code and the libraries by which texts are read and rows are joined."""
    parts = [_digest(_READING), *(metadata.version(name) for name in _LIBRARIES)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def model_package_version(model: str) -> str | None:
    """The version of the package that MODEL names; None where it names a folder, or nothing."""
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError:
        return None


def code_version() -> str:
    """Parley's version with a digest of its code, as "0.1.0+3f2a9c1b7d04"."""
    try:
        version = metadata.version("parley")
    except metadata.PackageNotFoundError:
        version = "0"
    return f"{version}+{_digest(_ALL)[:12]}"


@lru_cache
def _digest(folders: Sequence[str]) -> str:
    """A digest of the source files in FOLDERS, by their paths and what they hold."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in _SUFFIXES:
                digest.update(path.relative_to(PROJECT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
