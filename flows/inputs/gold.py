"""Gold files: documents annotated by people, by which a release is measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from parley.schemas.errors import InputError

GoldSets = dict[str, list[str]]
"""The texts of the files of each gold set, by its name."""
_SAMPLE = "sample"
_FOLDER = "gold"
_HELD_OUT = "_held_out"
_HELD_OUT_LIST = "heldout.txt"


def read_gold(folders: Sequence[Path]) -> GoldSets:
    """The gold sets in the data FOLDERS: the files in gold/, and those in each of its folders.

    Of files of one name that in the last folder counts. Texts that a heldout.txt names, in the
    folder of a file or above it, make a set of their own.
    """
    paths = {
        path.relative_to(folder / _FOLDER).as_posix(): path
        for folder in folders
        for path in sorted((folder / _FOLDER).rglob("*.jsonl"))
    }
    sets: GoldSets = {}
    for name in sorted(paths):
        place, slash, _ = name.rpartition("/")
        apart = _HELD_OUT if _is_held_out(paths[name], name.count("/")) else ""
        sets.setdefault((place if slash else _SAMPLE) + apart, []).append(_text(paths[name]))
    return sets


def is_held_out(gold_set: str) -> bool:
    """Whether a set of `read_gold` is of texts that nobody tunes on."""
    return gold_set.endswith(_HELD_OUT)


def read_given_gold(paths: Sequence[Path]) -> GoldSets:
    """The gold files PATHS as one set, named after the folder of the first.

    Raises
    ------
    InputError: a file cannot be read.
    """
    return {paths[0].absolute().parent.name or _SAMPLE: [_text(path) for path in paths]}


def _is_held_out(path: Path, depth: int) -> bool:
    """Whether PATH, which lies DEPTH folders below those of the gold, is of a held-out text."""
    lists = [folder / _HELD_OUT_LIST for folder in path.parents[: depth + 1]]
    return any(path.stem in _text(each).split() for each in lists if each.is_file())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the gold file cannot be read ({error}).", where=str(path), mend="Check the path."
        ) from error
