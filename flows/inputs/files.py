"""Sources to documents and refusals: a file at a time, in a process that its limits can end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from parley.flows.inputs.drops import as_lines
from parley.flows.inputs.sources import Source, read_source
from parley.flows.orchestration.processes import OVER_LIMIT, Limits, Overrun, Processes
from parley.schemas.codebook.pages import Pages
from parley.transforms.ingest.document import Reading, Refusal
from parley.transforms.ingest.metadata.language import likely_language
from parley.transforms.ingest.read import PARQUET, read_file
from parley.warehouse.store.files import digest as digest_of


class FileRead(NamedTuple):
    """What came out of a file, and its SHA-256 where something was refused."""

    reading: Reading
    digest: str | None = None


FileReader = Callable[[Source, Mapping[str, Any]], FileRead]
"""Takes a source and what a manifest tells of it; raises OSError where the disk refuses it."""


@contextmanager
def file_reader(
    genres: Mapping[str, Sequence[str]],
    words: Pages,
    most_bytes: int,
    *,
    any_language: bool,
    limits: Limits,
    given_up: dict[str, str] | None = None,
) -> Iterator[FileReader]:
    """Yield what reads files, in a process of its own where there are LIMITS.

    Files whose digest and uri GIVEN_UP holds are not tried again; it takes in what reaches a limit.
    GENRES, WORDS and ANY_LANGUAGE are as for `read_file`; longer files than MOST_BYTES are refused.
    """
    given = (genres, words, most_bytes, any_language)
    if not limits:
        yield _reader(*given)
        return
    processes = Processes(1, _reader, given, limits)
    try:
        yield partial(_read_within, processes, {} if given_up is None else given_up)
    finally:
        processes.end()


def _reader(
    genres: Mapping[str, Sequence[str]], words: Pages, most_bytes: int, any_language: bool
) -> FileReader:
    likely_language("")  # loads its model, which is no part of what the first file takes
    return partial(_read, genres, words, most_bytes, any_language)


def _read(
    genres: Mapping[str, Sequence[str]],
    words: Pages,
    most_bytes: int,
    any_language: bool,
    source: Source,
    told: Mapping[str, Any],
) -> FileRead:
    file = read_source(source, most_bytes)
    if isinstance(file, Refusal):
        return FileRead(Reading([], [file]))
    digest = partial(_digest, file.data)
    if source.path.suffix.lower() == PARQUET:
        lines = as_lines(file, source.path)
        if isinstance(lines, Refusal):
            return FileRead(Reading([], [lines]), digest())
        file = lines
    reading = read_file(replace(file, metadata=told), genres, words, any_language=any_language)
    return FileRead(reading, digest() if reading.refusals else None)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_within(
    processes: Processes[FileRead],
    given_up: dict[str, str],
    source: Source,
    told: Mapping[str, Any],
) -> FileRead:
    is_plain = source.path.is_file() and not source.path.is_symlink()
    if is_plain and any(key.endswith(f" {source.uri}") for key in given_up):
        sha256 = digest_of(source.path)
        if known := given_up.get(f"{sha256} {source.uri}"):
            return _over_limit(source, known, sha256)
    try:
        return processes.call(source, told)
    except Overrun as error:
        sha256 = digest_of(source.path)
        given_up[f"{sha256} {source.uri}"] = str(error)
        return _over_limit(source, str(error), sha256)


def _over_limit(source: Source, told: str, sha256: str) -> FileRead:
    refusal = Refusal(source.uri, OVER_LIMIT, f"The file was not read. {told}")
    return FileRead(Reading([], [refusal]), sha256)
