"""The data folders' files as Knowledge: what comes with Parley, and what users add of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from parley.flows.inputs.settings import SHIPPED, settings
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.parse import parse_knowledge

_FOLDERS = ("general", "lexicons", "codebooks")
_SUFFIXES = {".yaml", ".csv"}
_CODEBOOK = "codebook.yaml"
_WHERE = re.compile(r"(general|lexicons|codebooks)/[^\s:()]+")
NO_CODEBOOK = "none"
"""What asks for the general layer alone, in the place of codebooks."""


def read_knowledge(folders: Sequence[Path], codebooks: Sequence[str] | None) -> Knowledge:
    """The general layer of FOLDERS with CODEBOOKS for every text.

    Without CODEBOOKS each text takes those of FOLDERS that it is about; with none of them (an
    empty sequence) the general layer stands alone.

    Parameters
    ----------
    folders: data folders, such as `settings().data_folders`; a file of a later one takes the place
        of that of the same name in an earlier one, all others add up.
    codebooks: names of folders under codebooks/ in one of FOLDERS, or paths of codebooks that lie
        anywhere ("./sudan").

    Raises
    ------
    CodebookError: a file is missing, is no UTF-8, or has a fault; the error names file and line.
    """
    data = data_files(folders, codebooks)
    try:
        return _parsed(tuple(data.files.items()), data.codebooks, codebooks is None)
    except CodebookError as error:
        raise CodebookError(
            error.what, where=data.place_of(error.where), mend=error.mend
        ) from error


@dataclass(frozen=True)
class DataFiles:
    """The files of data folders by their path under data/, and the names of codebooks among them.

    `places` are where they lie; what comes with Parley is named as under data/.
    """

    files: Mapping[str, str]
    places: Mapping[str, Path]
    codebooks: tuple[str, ...]

    def place_of(self, where: str) -> str:
        """WHERE with the path that files of one's own have: "codebooks/sudan/actors.yaml:3".

        WHERE may be a sentence that names files too.
        """
        return _WHERE.sub(lambda found: self._place(found[0]), where)

    def _place(self, name: str) -> str:
        path = self.places.get(name)
        return name if path is None or path.is_relative_to(SHIPPED) else str(path)


def data_files(folders: Sequence[Path], codebooks: Sequence[str] | None) -> DataFiles:
    """What `read_knowledge` parses, with the same parameters.

    Raises
    ------
    CodebookError: there is nothing in FOLDERS, a file is no UTF-8, or a path is no codebook's.
    """
    files: dict[str, str] = {}
    places: dict[str, Path] = {}
    for folder in folders:
        for name in _FOLDERS:
            for path in _files(folder / name):
                name_in_data = path.relative_to(folder).as_posix()
                files[name_in_data], places[name_in_data] = read_text(path), path
    if not files:
        raise CodebookError(
            "this folder holds no codebooks and lexicons.",
            where=", ".join(map(str, folders)),
            mend="The data that come with Parley are missing: install it anew.",
        )
    names = codebook_names(folders) if codebooks is None else []
    for codebook in sorted(set(codebooks or ())):
        if is_path(codebook):
            names.append(_add_codebook(Path(codebook), files, places))
        else:
            _check_known(codebook, files)
            names.append(codebook)
    return DataFiles(files, places, tuple(sorted(set(names))))


def _check_known(name: str, files: Mapping[str, str]) -> None:
    """Say how a codebook is named that lies in the current folder."""
    if f"codebooks/{name}/{_CODEBOOK}" not in files and (Path(name) / _CODEBOOK).is_file():
        raise CodebookError(
            f"there is no codebook '{name}' in the data folders, but one in the current folder.",
            where=name,
            mend=f"Name it by its path: ./{name}",
        )


def knowledge_reader(data: str | None, codebooks: list[str] | None) -> Callable[[], Knowledge]:
    """What spaCy's configs call `parley.Knowledge.v1`: the knowledge with the folder DATA."""
    folders = (SHIPPED, Path(data)) if data else settings().data_folders
    return partial(read_knowledge, folders, codebooks)


def asked_codebooks(names: str | Sequence[str] | None) -> tuple[str, ...] | None:
    """The codebooks that NAMES ask for, sorted: "none" for the general layer alone.

    None where nothing is asked: each text then takes those that it is about.

    Raises
    ------
    CodebookError: "none" stands beside a codebook.
    """
    if names is None:
        return None
    asked = sorted({names} if isinstance(names, str) else set(names))
    if NO_CODEBOOK not in asked:
        return tuple(asked)
    if len(asked) > 1:
        raise CodebookError(
            f"'{NO_CODEBOOK}' means that no codebook is read, and others are asked for too.",
            where=", ".join(asked),
            mend=f"Leave '{NO_CODEBOOK}' out, or the others.",
        )
    return ()


def is_path(codebook: str) -> bool:
    """Whether CODEBOOK names a folder ("./sudan", "books/sudan") and not a codebook by its name."""
    return "/" in codebook or "\\" in codebook or codebook in {".", ".."}


def codebook_names(folders: Sequence[Path]) -> list[str]:
    """The codebooks that FOLDERS hold."""
    found = {
        path.parent.name for folder in folders for path in folder.glob(f"codebooks/*/{_CODEBOOK}")
    }
    return sorted(found)


def read_text(path: Path) -> str:
    """The text of a file of a data folder.

    Raises
    ------
    CodebookError: it cannot be read, or is no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(
            f"this file cannot be read ({error}).", where=str(path), mend="Save it as UTF-8 text."
        ) from error


@lru_cache(maxsize=4)
def _parsed(
    files: tuple[tuple[str, str], ...], codebooks: tuple[str, ...], choosing: bool
) -> Knowledge:
    """Parsed once for the same text: several stages of a run ask for it."""
    return parse_knowledge(dict(files), codebooks, choosing=choosing)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _SUFFIXES and not path.name.startswith("."):
            yield path


def _add_codebook(folder: Path, files: dict[str, str], places: dict[str, Path]) -> str:
    """Add the codebook in FOLDER and return its name, which is the folder's.

    It takes the place of a codebook of that name, whole: files of two would not fit.
    """
    name = folder.resolve().name
    if not (folder / _CODEBOOK).is_file():
        raise CodebookError(
            f"this folder is no codebook: it holds no {_CODEBOOK}.",
            where=str(folder),
            mend="A codebook that is shipped is named without a path, as `--codebook ukraine`.",
        )
    prefix = f"codebooks/{name}/"
    for known in [known for known in files if known.startswith(prefix)]:
        del files[known]
    for path in _files(folder):
        name_in_data = prefix + path.relative_to(folder).as_posix()
        files[name_in_data], places[name_in_data] = read_text(path), path
    return name
