"""The sources that a run names, gathered: fetched into files, with how far each has been read."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from parley.flows.inputs.settings import Settings
from parley.flows.inputs.sources import MANIFEST, Source, find_sources
from parley.flows.orchestration.progress import progress
from parley.flows.sources.answer import Fetched
from parley.flows.sources.cursor import Cursor, Known
from parley.flows.sources.declared import Asked, WatchedPath, WebSource
from parley.flows.sources.fetch import Fetcher
from parley.flows.sources.gathered import Gathered
from parley.flows.sources.suffix import suffix_of
from parley.flows.sources.web import Gathering
from parley.schemas.errors import InputError

_SOURCES_AT_ONCE = 8
_log = logging.getLogger(__name__)


def gather(
    asked: Asked, cursor: Cursor, spool: Path, settings: Settings, reading: str, at: datetime
) -> Gathered:
    """What the sources that are ASKED for have that is new or has changed.

    CURSOR tells how far they were read, and is moved on; whoever has stored what was gathered saves
    it. Texts of the web are written under SPOOL, which is there and empty. READING stands for all
    that reading a file depends on besides the file. AT is the time.

    Raises
    ------
    InputError: a watched path is not there.
    ConfigurationError: the environment lacks what a source asks for.
    """
    gathered = Gathered()
    for watched in asked.watched:
        _watch(watched, cursor, gathered, reading, at)
    if asked.web:
        _fetch(asked.web, cursor, spool, settings, at, gathered)
    return gathered


def _watch(
    watched: WatchedPath, cursor: Cursor, gathered: Gathered, reading: str, at: datetime
) -> None:
    root = cursor.meet(watched.key, watched.key, at)
    root.status, root.fetched_at = "listing", at
    told = {"source_name": watched.name} if watched.name else {}
    there = set()
    for file in _found(watched.path):
        known = cursor.meet(watched.key, file.uri, at)
        there.add(file.uri)
        stamp = _stamp(file, reading)
        if known.status == "read" and known.changed == stamp:
            gathered.n_unchanged += 1
            continue
        known.status, known.changed, known.found_at = "read", stamp, file.uri
        known.listing, known.fetched_at = watched.key, at
        gathered.add(Source(file.path, file.uri, file.roots, file.within, told))
    gone = [each for each in cursor.of(watched.key) if each.address not in {*there, watched.key}]
    gathered.met |= {each.address for each in gone}
    cursor.drop(gone)


def _found(path: str) -> list[Source]:
    """The files of a watched PATH; a pattern that matches nothing yet is no fault."""
    try:
        return find_sources([path])
    except InputError:
        if any(mark in path for mark in "*?["):
            return []
        raise


def _stamp(file: Source, reading: str) -> str:
    """What stands for a file and for all that reading it depends on."""
    manifests = [root / MANIFEST for root in file.roots]
    parts = [reading]
    for path in (file.path, *manifests):
        try:
            state = path.stat()
        except OSError:
            parts.append("-")
        else:
            parts.append(f"{state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _fetch(
    sources: Sequence[WebSource],
    cursor: Cursor,
    spool: Path,
    settings: Settings,
    at: datetime,
    gathered: Gathered,
) -> None:
    names = count()
    for source in sources:
        assert source.secret is not None  # before anything is asked
    with (
        closing(Fetcher(settings)) as fetcher,
        progress("fetching", 0) as advance,
        ThreadPoolExecutor(min(len(sources), _SOURCES_AT_ONCE)) as pool,
    ):

        def one(source: WebSource) -> tuple[Gathering, list[Source]]:
            files: list[Source] = []

            def keep(known: Known, answer: Fetched) -> None:
                files.append(_spooled(known, answer, source, spool / str(next(names))))
                advance(1)

            work = Gathering(source, cursor, fetcher, settings, at, keep)
            work.run()
            return work, files

        for source, (work, files) in zip(sources, pool.map(one, sources), strict=True):
            for file in files:
                gathered.add(file)
            gathered.refusals += work.refusals
            gathered.met |= work.met
            if work.n_waiting:
                _log.warning("%s: %d addresses wait for the next run", source.key, work.n_waiting)


def _spooled(known: Known, answer: Fetched, source: WebSource, folder: Path) -> Source:
    """The file in FOLDER that holds ANSWER; its name tells nothing but what kind it is."""
    data = answer.data or b""
    folder.mkdir()
    path = folder / f"page{suffix_of(answer.address, answer.content_type, data)}"
    path.write_bytes(data)
    told = json.loads(known.told)
    if source.name:
        told["source_name"] = source.name
    return Source(path, answer.address, told=told)
