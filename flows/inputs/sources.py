"""INPUT as files: files, folders and globs, walked in a fixed order, and read one at a time."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.schemas.errors import InputError
from parley.transforms.ingest.document import RawFile, Refusal

MANIFEST = "manifest.csv"
_NO_DOCUMENTS = {MANIFEST, "readme.md", "readme.txt", "readme"}
_GLOB_MARKS = frozenset("*?[")


@dataclass(frozen=True)
class Source:
    """A file to read; `roots` are the folders, nearest first, whose manifests may name it."""

    path: Path
    uri: str
    roots: tuple[Path, ...] = ()


def find_sources(inputs: Sequence[str]) -> list[Source]:
    """The files that INPUTS name, each once, ordered by uri.

    Raises
    ------
    InputError: a path does not exist, or a pattern matches nothing.
    """
    found: dict[str, Source] = {}
    for given in inputs:
        for source in _of_one(given):
            found.setdefault(source.uri, source)
    return [found[uri] for uri in sorted(found)]


def read_source(source: Source, limit: int) -> RawFile | Refusal:
    """The bytes of SOURCE; a Refusal where it is no plain file, or longer than LIMIT bytes.

    Raises
    ------
    OSError: the file cannot be read.
    """
    if source.path.is_dir():
        return Refusal(
            source.uri, "unreadable_folder", "The folder cannot be read. Check its rights."
        )
    if not source.path.is_file():
        return Refusal(
            source.uri, "not_a_file", "This is no plain file. Replace it, or move it away."
        )
    size = source.path.stat().st_size
    if size > limit:
        return Refusal(
            source.uri,
            "too_large",
            f"The file has {size:,} bytes; the limit is {limit:,}. Split it, or raise "
            "PARLEY_MAX_FILE_BYTES.",
        )
    return RawFile(source.uri, source.path.name, source.path.read_bytes())


def unreadable(source: Source, error: OSError) -> Refusal:
    """The refusal of a file that the system does not let us read."""
    return Refusal(
        source.uri,
        "unreadable_file",
        f"The file cannot be read ({error.strerror or error}). Check its rights and its disk.",
    )


def uri_of(path: Path) -> str:
    """PATH as a document's uri: relative to the current folder when inside it, else absolute."""
    absolute = Path(os.path.abspath(path))
    here = Path.cwd()
    inside = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return os.fsencode(inside.as_posix()).decode("utf-8", errors="replace")


def _of_one(given: str) -> Iterator[Source]:
    path = Path(given).expanduser()
    if path.is_dir():
        yield from _of_folder(path)
    elif os.path.lexists(path):
        yield Source(path, uri_of(path), (path.parent,))
    elif _GLOB_MARKS & set(given):
        matches = sorted(glob.glob(str(path), recursive=True))
        if not matches:
            raise InputError("no file matches this pattern.", where=given, mend="Check its folder.")
        for match in map(Path, matches):
            yield from _of_folder(match) if match.is_dir() else _of_files([match], ())
    else:
        raise InputError(
            "there is no such file or folder.", where=given, mend="Check the path, then run again."
        )


def _of_folder(folder: Path) -> Iterator[Source]:
    closed: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=lambda e: closed.append(Path(e.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(place)
        above = [here, *(up for up in here.parents if up.is_relative_to(folder))]
        yield from _of_files((here / name for name in sorted(files)), tuple(above))
    if folder in closed:
        raise InputError("this folder cannot be read.", where=str(folder), mend="Check its rights.")
    yield from (Source(path, uri_of(path)) for path in closed)


def _of_files(paths: Iterable[Path], roots: tuple[Path, ...]) -> Iterator[Source]:
    """Sources of what a walk or a pattern met: there, some files are known to be no documents."""
    for path in paths:
        if path.name.startswith(".") or path.name.lower() in _NO_DOCUMENTS:
            continue
        yield Source(path, uri_of(path), roots or (path.parent,))
