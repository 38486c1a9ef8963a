"""Whether a run would find nothing new: seen without reading a text, a codebook or a table.

A run that ended well leaves in DIR/state/unchanged.json a digest of all that it rested on: how its
files looked from outside, what the data folders hold, settings, code, libraries, and the files of
the release and of the library that came of it. Where all is the same, the next run need not be
made. What differs in the least, or may differ unseen, is read again.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from parley.flows.app.formats import rows_of
from parley.flows.app.report import Report, read_report
from parley.flows.inputs.fingerprint import code_version, libraries, model_package_version
from parley.flows.inputs.parameters import Parameters
from parley.flows.inputs.settings import SHIPPED, settings
from parley.flows.inputs.sources import MANIFEST, Source, find_sources
from parley.flows.ledger import Ledger
from parley.flows.sources.declared import asked_for
from parley.schemas.errors import InputError
from parley.schemas.runs import RUNS
from parley.warehouse.store.files import write_whole
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.times import Times, write_times

KEPT = "unchanged.json"
_TEXTS = ("general", "lexicons", "codebooks", "corrections", "gold")
_SHIPPED_BESIDES = ("gazetteer", "reader")
_SECONDS_OF_A_CLOCK = 2.0
"""A file as young as this may change again without looking other than now."""


@dataclass(frozen=True)
class Outlook:
    """What a run rests on, as it looks from outside: a digest, and when the youngest file changed.

    The digest is empty where it cannot be told.
    """

    digest: str
    youngest: float
    at: float

    @property
    def is_settled(self) -> bool:
        """Whether nothing can have changed since without being seen."""
        return bool(self.digest) and self.youngest < self.at - _SECONDS_OF_A_CLOCK


def nothing_new(home: Warehouse, asked: Parameters, seen: Outlook) -> Report | None:
    """Enter a run into the ledger where SEEN is what the current release rests on, and tell it.

    None where that is not so: the run has to be made.
    """
    before = _unchanged_since(home, seen)
    if before is None:
        return None
    began, ledger = time.monotonic(), Ledger(home)
    if before not in ledger:
        return None
    ledger.repeat(asked, before)
    write_times(home, Times(str(ledger.current["run_id"]), time.monotonic() - began))
    report = read_report(home)
    run = rows_of(RUNS.from_rows([ledger.current]))[0]
    return replace(report, run=run, nothing_new=f"Nothing is new: {report.called} stays.")


UNKNOWN = Outlook("", 0, 0)


def outlook(asked: Parameters) -> Outlook:
    """How all that a run as ASKED rests on looks now."""
    model = model_package_version(asked.model)
    if settings().storage or asked.fresh or model is None or asked_for(asked.inputs).has_sources:
        return UNKNOWN
    at = time.time()
    try:
        sources = find_sources(asked.inputs)
        looks = [_look(path) for path in _files_of(sources)]
    except (InputError, OSError):
        return UNKNOWN
    told = {
        "asked": replace(asked, workers=1).to_json(),
        "here": os.getcwd(),  # documents are named by their way from here
        "settings": settings().told,
        "code": code_version(),
        "libraries": libraries(),
        "model": model,
        "data": _data(asked),
    }
    digest = hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode())
    youngest = 0.0
    for line, changed in looks:
        digest.update(line.encode())
        youngest = max(youngest, changed)
    return Outlook(digest.hexdigest(), youngest, at)


def remember(home: Warehouse, seen: Outlook, ledger: Ledger) -> None:
    """Keep what a run rested on that has ended well, where the next one can do without looking."""
    told = {"run_id": ledger.current["run_id"], "digest": seen.digest, "kept": _kept(home)}
    if seen.is_settled and not ledger.may_be_tried_again():
        write_whole(home.state / KEPT, json.dumps(told) + "\n")
    else:
        (home.state / KEPT).unlink(missing_ok=True)


def _unchanged_since(home: Warehouse, seen: Outlook) -> str | None:
    """The run which rested on just what is SEEN, and whose release is the current one."""
    try:
        told = json.loads((home.state / KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    same = seen.digest and told.get("digest") == seen.digest and told.get("kept") == _kept(home)
    return str(told["run_id"]) if same else None


def _files_of(sources: Iterable[Source]) -> Iterator[Path]:
    """The files of SOURCES and the manifests that may tell of them."""
    folders: set[Path] = set()
    for source in sources:
        yield source.path
        folders.update(source.roots)
    yield from (path for folder in sorted(folders) if os.path.lexists(path := folder / MANIFEST))


def _look(path: Path) -> tuple[str, float]:
    """How a file looks from outside, and when it changed last (seconds since 1970)."""
    there = path.lstat()
    looks = [there, path.stat()] if path.is_symlink() else [there]
    marks = [
        (each.st_ino, each.st_size, each.st_mode, each.st_mtime_ns, each.st_ctime_ns)
        for each in looks
    ]
    return f"{path}{marks}\n", max(max(each.st_mtime, each.st_ctime) for each in looks)


def _data(asked: Parameters) -> str:
    """A digest of what the data folders and the codebooks of one's own hold."""
    roots = [folder / name for folder in settings().data_folders for name in _TEXTS]
    roots += [SHIPPED / name for name in _SHIPPED_BESIDES]
    roots += [Path(name) for name in asked.codebooks or () if "/" in name or "\\" in name]
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(each for each in root.rglob("*") if each.is_file()):
            digest.update(str(path).encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _kept(home: Warehouse) -> str:
    """How the files of the current release and of the library look."""
    release = home.release()
    digest = hashlib.sha256(str(release).encode())
    for folder in (release, home.state / "library"):
        real = folder.resolve() if folder else None
        for path in sorted(real.rglob("*")) if real else ():
            if path.is_file():
                digest.update(_look(path)[0].encode())
    return digest.hexdigest()
