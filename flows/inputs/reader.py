"""The trained reader as it lies in data/reader."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import get_args

from parley.flows.inputs.settings import SHIPPED, Readers
from parley.schemas.errors import ConfigurationError, ModelError
from parley.transforms.reading.reader.network import Model

FOLDER = SHIPPED / "reader"
_ABOUT = "reader.json"
_VOCABULARY = "vocab.txt"


@lru_cache(maxsize=2)
def read_reader(folder: Path = FOLDER) -> Model:
    """The trained reader in FOLDER.

    Raises
    ------
    ModelError: a file is missing, or is not the one that was trained.
    """
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        files = {name: (folder / name).read_bytes() for name in about["sha256"]}
    except (OSError, ValueError, KeyError) as error:
        raise _fault(f"the trained reader cannot be read ({error}).", folder) from error
    for name, digest in about["sha256"].items():
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise _fault(f"{name} is not the file that was trained.", folder)
    return Model(
        words=files["words.onnx"],
        pairs=files["pairs.onnx"],
        toward=files["toward.onnx"],
        vocabulary=tuple(files[_VOCABULARY].decode().splitlines()),
        types=tuple(about["types"]),
        factuality=tuple(about["factuality"]),
        kinds=tuple(about["kinds"]),
        positions=tuple(about["positions"]),
        issues=tuple(about["issues"]),
        outcomes=tuple(about["outcomes"]),
        reasons=tuple(about["reasons"]),
        tags=about["tags"],
        dependencies=about["dependencies"],
        version=about["sha256"]["words.onnx"][:12],
    )


def _fault(what: str, folder: Path) -> ModelError:
    return ModelError(
        what,
        where=str(folder),
        mend="Install Parley anew, or read by the rules alone (--reader rules).",
    )


def chosen_reader(name: str) -> Model | None:
    """The reader called NAME: the trained one, or None for the rules alone.

    Raises
    ------
    ConfigurationError: there is none of that name.
    """
    if name not in get_args(Readers):
        raise ConfigurationError(
            f"there is no reader '{name}'.",
            where="--reader",
            mend=f"Take one of {', '.join(get_args(Readers))}.",
        )
    return read_reader() if name == "trained" else None


def reader_reader(folder: str | None) -> Callable[[], Model]:
    """What spaCy's configs call `parley.Reader.v1`: the trained reader in FOLDER."""
    return partial(read_reader, Path(folder) if folder else FOLDER)
