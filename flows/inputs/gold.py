"""Gold files: documents annotated by people, by which a release is measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from parley.schemas.errors import InputError

GoldSets = dict[str, list[str]]
"""The texts of the files of each gold set, by its name."""
_SAMPLE = "sample"
_FOLDER = "gold"


def read_gold(folders: Sequence[Path]) -> GoldSets:
    """The gold sets in the data FOLDERS: the files in gold/, and those in each of its folders.

    Of files of one name that in the last folder counts.
    """
    paths = {
        path.relative_to(folder / _FOLDER).as_posix(): path
        for folder in folders
        for path in sorted((folder / _FOLDER).rglob("*.jsonl"))
    }
    sets: GoldSets = {}
    for name in sorted(paths):
        place, slash, _ = name.rpartition("/")
        sets.setdefault(place if slash else _SAMPLE, []).append(_text(paths[name]))
    return sets


def read_given_gold(paths: Sequence[Path]) -> GoldSets:
    """The gold files PATHS as one set, named after the folder of the first.

    Raises
    ------
    InputError: a file cannot be read.
    """
    return {paths[0].absolute().parent.name or _SAMPLE: [_text(path) for path in paths]}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the gold file cannot be read ({error}).", where=str(path), mend="Check the path."
        ) from error
