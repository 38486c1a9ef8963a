"""INPUT as files: files, folders and globs, walked in a fixed order, and read one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

from parley.schemas.errors import InputError
from parley.transforms.ingest.document import RawFile, Refusal
from parley.transforms.ingest.text.clean import visible
from parley.warehouse.store.home import is_made

MANIFEST = "manifest.csv"
_NO_DOCUMENTS = {MANIFEST, "readme.md", "readme.txt", "readme"}
_GLOB_MARKS = frozenset("*?[")


@dataclass(frozen=True)
class Source:
    """A file to read; `roots` are the folders, nearest first, whose manifests may name it.

    `within` is the folder that links may not lead out of, where the user did not name the file.
    `told` are metadata that go before the text's own, and behind those of a manifest.
    """

    path: Path
    uri: str
    roots: tuple[Path, ...] = ()
    within: Path | None = None
    told: Mapping[str, Any] = field(default_factory=dict)


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

    So is a link that leads out of the folder in which it was found, or to a folder.

    Raises
    ------
    OSError: the file cannot be read.
    """
    if source.within is not None and not _lies_in(source.path, source.within):
        return Refusal(
            source.uri,
            "outside_folder",
            "A link leads out of the folder. Name what it leads to as an input of its own.",
        )
    if source.path.is_dir() and source.path.is_symlink():
        return Refusal(
            source.uri,
            "linked_folder",
            "Links to folders are not followed. Name the folder as an input of its own.",
        )
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
    """PATH as a document's uri: relative to the current folder when inside it, else absolute.

    Bytes that are no UTF-8, and signs that nobody sees or that break lines, are written out.
    """
    # By strings: it is asked of each file of an archive, and paths take several times as long.
    absolute, here = os.path.abspath(path), os.getcwd()
    if absolute == here:
        return "."
    inside = absolute.removeprefix(here.rstrip(os.sep) + os.sep).replace(os.sep, "/")
    return visible(os.fsencode(inside).decode("utf-8", errors="backslashreplace"))


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether PATH, with all its links followed, is in FOLDER."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _of_one(given: str) -> Iterator[Source]:
    path = Path(given).expanduser()
    if path.is_dir():
        yield from _of_folder(path)
    elif os.path.lexists(path):
        yield Source(path, uri_of(path), (path.parent,))
    elif _GLOB_MARKS & set(given):
        fixed, matches = _matching(path)
        if not matches:
            raise InputError("no file matches this pattern.", where=given, mend="Check its folder.")
        for match in matches:
            if match.is_dir() and not match.is_symlink():
                if _holds_texts(match):
                    yield from _of_folder(match, fixed)
            else:
                yield from _of_files([match], (), fixed)
    else:
        raise InputError(
            "there is no such file or folder.", where=given, mend="Check the path, then run again."
        )


def _matching(pattern: Path) -> tuple[Path, list[Path]]:
    """The folder that PATTERN begins with, and what matches it there; links are not followed."""
    begin = list(takewhile(lambda part: not _GLOB_MARKS & set(part), pattern.parts))
    fixed, rest = Path(*begin), pattern.parts[len(begin) :]
    wants_hidden = any(part.startswith(".") for part in rest)
    return fixed, sorted(
        match
        for match in fixed.glob("/".join(rest))
        if wants_hidden or not any(part.startswith(".") for part in match.relative_to(fixed).parts)
    )


def _of_folder(folder: Path, within: Path | None = None) -> Iterator[Source]:
    within = within or folder
    closed: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=lambda e: closed.append(Path(e.filename))):
        here = Path(place)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and _holds_texts(here / name)
        )
        above = [here, *(up for up in here.parents if up.is_relative_to(folder))]
        linked = [name for name in folders if (here / name).is_symlink()]
        names = sorted([*files, *linked])
        yield from _of_files((here / name for name in names), tuple(above), within)
    if folder in closed:
        raise InputError("this folder cannot be read.", where=str(folder), mend="Check its rights.")
    yield from (Source(path, uri_of(path)) for path in closed)


def _holds_texts(folder: Path) -> bool:
    """Whether FOLDER, met on a walk, may hold documents: no warehouse, report or codebook does."""
    return not is_made(folder) and not (folder / "codebook.yaml").is_file()


def _of_files(paths: Iterable[Path], roots: tuple[Path, ...], within: Path) -> Iterator[Source]:
    """Sources of what a walk or a pattern met: there, some files are known to be no documents."""
    for path in paths:
        if path.name.startswith(".") or path.name.lower() in _NO_DOCUMENTS:
            continue
        yield Source(path, uri_of(path), roots or (path.parent,), within)
