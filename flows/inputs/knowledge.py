"""The data folder's files as Knowledge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path

from parley.flows.inputs.settings import settings
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.parse import parse_knowledge

_FOLDERS = ("general", "lexicons", "codebooks")
_SUFFIXES = {".yaml", ".csv"}


def read_knowledge(data: Path, codebooks: Sequence[str]) -> Knowledge:
    """The general layer and CODEBOOKS as they stand in DATA.

    Raises
    ------
    CodebookError: a file is missing, is no UTF-8, or has a fault; the error names file and line.
    """
    files = {}
    for folder in _FOLDERS:
        for path in sorted((data / folder).rglob("*")):
            if path.is_file() and path.suffix in _SUFFIXES and not path.name.startswith("."):
                files[path.relative_to(data).as_posix()] = read_text(path)
    if not files:
        raise CodebookError(
            "this folder holds no codebooks and lexicons.",
            where=str(data),
            mend="PARLEY_DATA names the folder data/ of the project; unset it, or correct it.",
        )
    return _parsed(tuple(files.items()), tuple(sorted(set(codebooks))))


def knowledge_reader(data: str | None, codebooks: list[str]) -> Callable[[], Knowledge]:
    """What spaCy's configs call `parley.Knowledge.v1`: the knowledge in the folder DATA."""
    return partial(read_knowledge, Path(data) if data else settings().data, codebooks)


@lru_cache(maxsize=4)
def _parsed(files: tuple[tuple[str, str], ...], codebooks: tuple[str, ...]) -> Knowledge:
    """Parsed once for the same text: several stages of a run ask for it."""
    return parse_knowledge(dict(files), codebooks)


def codebook_names(data: Path) -> list[str]:
    """The codebooks that DATA holds."""
    return sorted(path.parent.name for path in data.glob("codebooks/*/codebook.yaml"))


def read_text(path: Path) -> str:
    """The text of a file under data/.

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
