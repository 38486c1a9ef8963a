"""What befalls a warehouse between two runs and during one: do whole runs go on, or say what to do?

    python -m tests.faults.misfortunes [WORD ...]

By hand, on Linux, since each misfortune takes a whole run of `parley run` or two, real processes;
with WORDs only those whose name holds one of these. A warehouse with one release meets a disk of
little room (a file system of its own), a folder that may only be read, damaged and missing files,
links that are gone, a second run at the same time, and a clock that jumps; then a run with a new
and a changed text follows. It must end by itself, or with one line that says what to do; the
release must be whole for readers meanwhile; and that run, or the one after it with what was said
done, must publish what an undisturbed run does and leave nothing behind.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from parley.warehouse.query import run_query
from parley.warehouse.store.files import BUILDING
from parley.warehouse.store.history import current
from parley.warehouse.store.home import Warehouse
from tests.faults.processes import end, marked
from tests.faults.texts import FIRST, LATER, write_texts

_SAID = Console(soft_wrap=True, highlight=False)
_APART = "PARLEY_MISFORTUNES"
"""Set in the process that may mount file systems which nobody else sees."""
BARE = ("--codebook", "none", "--reader", "rules")
DAY = 86_400
Happens = Callable[["Place"], None]


@dataclass(frozen=True)
class Misfortune:
    """What HAPPENS to the warehouse; which exit codes the run that follows may have.

    What was said to do is done by MENDS, and by OPTIONS of the run after that. SETS are variables
    of the environment of the first of these runs.
    """

    name: str
    happens: Happens
    codes: tuple[int, ...] = (0,)
    mends: Happens | None = None
    options: tuple[str, ...] = ()
    sets: tuple[tuple[str, str], ...] = ()
    is_whole: bool = True
    """Whether readers see a whole release before a run has mended it."""


@dataclass
class Ended:
    """How a run has ended."""

    code: int
    output: str
    errors: str

    @property
    def version(self) -> str | None:
        """The data version that it published."""
        return json.loads(self.output)["run"]["dataset_version"] if self.code == 0 else None

    @property
    def told(self) -> str:
        """What it says to do, in a line; empty where it says nothing."""
        if not self.code or not self.output:
            return ""
        error = json.loads(self.output)["error"]
        return f"{error['what']} {error['mend']}" if error["mend"] else ""


class Place:
    """A folder with texts and a warehouse, and the file system that it may be alone on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = Warehouse(folder / "w")
        self.second: subprocess.Popen[str] | None = None
        for name in ("tmp", "home", "prefect"):
            (folder / name).mkdir()

    def run(self, *options: str, sets: Sequence[tuple[str, str]] = ()) -> Ended:
        """Run on the texts, to the end."""
        process = self.begin(*options, sets=sets)
        output, errors = process.communicate(timeout=1_800)
        return Ended(process.returncode, output, errors)

    def begin(self, *options: str, sets: Sequence[tuple[str, str]] = ()) -> subprocess.Popen[str]:
        """Begin a run on the texts."""
        return subprocess.Popen(
            [sys.executable, "-m", "parley", "run", "texts", "-w", "w", "--json", *BARE, *options],
            cwd=self.folder,
            env={
                **{name: told for name, told in os.environ.items() if name != "LD_PRELOAD"},
                "HOME": str(self.folder / "home"),
                "PREFECT_HOME": str(self.folder / "prefect"),
                "TMPDIR": str(self.folder / "tmp"),
                _APART: str(self.folder),
                **dict(sets),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def mounted(self, *options: str) -> None:
        """Let the warehouse lie on a file system of its own, with OPTIONS."""
        kept = self.folder / "kept"
        self.home.folder.rename(kept)
        self.home.folder.mkdir()
        _call("mount", "-t", "tmpfs", *options, "tmpfs", str(self.home.folder))
        shutil.copytree(kept, self.home.folder, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(kept)

    def seen(self) -> str:
        """What is wrong with the release that readers see; empty where it is whole."""
        release = current(self.home)
        if release is None:
            return "no release is seen"
        if broken := release.verify():
            return broken[0]
        (told,) = run_query(self.home, "SELECT count(*) AS n FROM sentences").to_pylist()
        return "" if told["n"] else "no sentence is seen"

    def left(self) -> list[str]:
        """What runs have left behind."""
        linked = {path.resolve() for path in self.home.state.iterdir() if path.is_symlink()}
        home = self.home.folder
        left = {*home.rglob(f"{BUILDING}*"), *self.home.state.glob("*-????????")} - linked
        left |= {*(self.folder / "tmp").iterdir()}
        outlived = marked(f"{_APART}={self.folder}")
        end(outlived)
        return [f"left: {path}" for path in sorted(left)] + [f"outlived: {pid}" for pid in outlived]


def _call(*command: str) -> None:
    subprocess.run(command, check=True)


def _with_room(kilobytes: int) -> Happens:
    """The warehouse lies on a disk that takes KILOBYTES more."""

    def happens(place: Place) -> None:
        place.mounted("-o", "size=1G")
        disk = os.statvfs(place.home.folder)
        used = (disk.f_blocks - disk.f_bfree) * disk.f_frsize // 1024
        _call("mount", "-o", f"remount,size={used + kilobytes}k", str(place.home.folder))

    return happens


def _make_room(place: Place) -> None:
    _call("mount", "-o", "remount,size=1G", str(place.home.folder))


def _read_only(place: Place) -> None:
    place.mounted("-o", "size=1G")
    _call("mount", "-o", "remount,ro", str(place.home.folder))


def _writable(place: Place) -> None:
    _call("mount", "-o", "remount,rw", str(place.home.folder))


def _file(of: Callable[[Path], Path], fault: Callable[[Path], None]) -> Happens:
    """A FAULT of the file that OF finds in the warehouse."""
    return lambda place: fault(of(place.home.folder))


def _first(pattern: str) -> Callable[[Path], Path]:
    return lambda folder: sorted(folder.glob(pattern))[0]


def _put(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def _cut(path: Path) -> None:
    _put(path, path.read_bytes()[: path.stat().st_size // 2])


def _overwrite(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 4] ^= 0xFF
    _put(path, bytes(content))


def _empty(path: Path) -> None:
    _put(path, b"")


def _twice(place: Place) -> None:
    """Another run has begun, and holds the warehouse."""
    place.second = place.begin()
    while place.home.folder.joinpath(".lock").read_text().strip() != str(place.second.pid):
        if place.second.poll() is not None:
            raise RuntimeError(place.second.communicate()[1])


def _end_second(place: Place) -> None:
    assert place.second is not None
    place.second.communicate(timeout=1_800)
    if place.second.returncode:
        raise RuntimeError(f"the first of two runs ends with {place.second.returncode}")


def _clock(after: int, by: int) -> tuple[tuple[str, str], ...]:
    """The variables that let the clock of a run jump BY seconds AFTER others."""
    library = Path(tempfile.gettempdir()) / "parley-clock.so"
    source = Path(__file__).with_name("clock.c")
    _call("cc", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl")
    return (("LD_PRELOAD", str(library)), ("JUMP_AFTER", str(after)), ("JUMP_BY", str(by)))


def _nothing(_: Place) -> None:
    pass


def misfortunes() -> list[Misfortune]:
    """All of them."""
    database, part = _first("current/parley.duckdb"), _first("current/parquet/events/*.parquet")
    library, reading = _first("state/library/documents.parquet"), "state/extracted/*/*/"
    rooms = [
        Misfortune(f"full disk, room for {room} kB", _with_room(room), (0, 7), _make_room)
        for room in (0, 40, 400, 1_500, 4_000)
    ]
    damaged = [
        Misfortune(f"{name}, {fault.__name__.strip('_')}", _file(of, fault), is_whole=False)
        for name, of, fault in (
            ("database", database, _cut),
            ("database", database, Path.unlink),
            ("Parquet part", part, _overwrite),
            ("Parquet part", part, Path.unlink),
            ("manifest", _first("current/manifest.json"), _cut),
            ("link current", _first("current"), Path.unlink),
        )
    ]
    return [
        *rooms,
        Misfortune("folder that may only be read", _read_only, (7,), _writable),
        *damaged,
        *(
            Misfortune(f"reading, {fault.__name__.strip('_')}", _file(_first(where), fault), (0, 7))
            for where, fault in (
                (f"{reading}sentences.parquet", _overwrite),
                (f"{reading}doc_ids.txt", _empty),
            )
        ),
        Misfortune("ledger, cut", _file(_first("state/ledger/runs.parquet"), _cut)),
        Misfortune("state of the gate, cut", _file(_first("state/validated/events.parquet"), _cut)),
        Misfortune("seen, cut", _file(_first("state/seen/seen.parquet"), _cut), (0, 7)),
        Misfortune(
            "held, cut",
            _file(_first("state/held/documents.parquet"), _cut),
            (0, 7),
            options=("--fresh",),
        ),
        Misfortune("library, cut", _file(library, _cut), (7,), options=("--fresh",)),
        Misfortune("library, gone", _file(library, Path.unlink), (7,), options=("--fresh",)),
        Misfortune("two runs at once", _twice, (7,), _end_second),
        Misfortune("clock a day back", _nothing, sets=_clock(0, -DAY)),
        Misfortune("clock a day back meanwhile", _nothing, sets=_clock(6, -DAY)),
        Misfortune("clock ten years on meanwhile", _nothing, sets=_clock(6, 3_650 * DAY)),
    ]


def befall(each: Misfortune, base: Path, folder: Path, wanted: str) -> list[str]:
    """Let EACH befall a copy of the warehouse BASE in FOLDER; what is wrong."""
    place = Place(folder)
    shutil.copytree(base, place.home.folder, symlinks=True)
    write_texts(folder / "texts", {**FIRST, **LATER}, set())
    each.happens(place)
    faults = [f"readers: {seen}"] if each.is_whole and (seen := place.seen()) else []
    met = place.run(sets=each.sets)
    _SAID.print(f"{each.name}: exit {met.code} {met.told}", markup=False)
    if met.code not in each.codes:
        faults.append(f"it said: {met.errors[-2000:]}")
    if met.code and (not met.told or "\n" in met.told):
        faults.append("does not say in a line what to do")
    if any(word in met.output + met.errors for word in ("Traceback", "fault of Parley")):
        faults.append(f"tells a fault of Parley: {met.errors[-2000:]}")
    if (each.is_whole or met.code == 0) and (seen := place.seen()):
        faults.append(f"readers then: {seen}")
    if each.mends:
        each.mends(place)
    then = place.run(*each.options) if met.code else met
    if then.version != wanted:
        faults.append(f"the next run: {then.code}, {then.version}: {then.errors[-2000:]}")
    if seen := place.seen():
        faults.append(f"readers at the end: {seen}")
    return faults + place.left()


def main(*words: str) -> int:
    """Let all happen whose name holds one of WORDS; 1 if anything was lost or left."""
    folder = Path(tempfile.mkdtemp(prefix="parley-misfortunes-")).resolve()
    place = Place(folder)
    write_texts(folder / "texts", FIRST, set())
    if (first := place.run()).code:
        sys.exit(first.errors)
    shutil.copytree(place.home.folder, folder / "base", symlinks=True)
    write_texts(folder / "texts", {**FIRST, **LATER}, set())
    wanted = place.run().version
    wrong = count = 0
    for number, each in enumerate(misfortunes()):
        if words and not any(word in each.name for word in words):
            continue
        (within := folder / str(number)).mkdir()
        faults = befall(each, folder / "base", within, str(wanted))
        _SAID.print("\n".join(f"  {fault}" for fault in faults or ["well"]), markup=False)
        count += 1
        wrong += bool(faults)
    _SAID.print(f"{count} misfortunes, {wrong} with faults; in {folder}", markup=False)
    return bool(wrong)


if __name__ == "__main__":
    if _APART in os.environ:
        sys.exit(main(*sys.argv[1:]))
    command = ["unshare", "-rm", sys.executable, "-m", "tests.faults.misfortunes", *sys.argv[1:]]
    sys.exit(subprocess.run(command, env={**os.environ, _APART: "apart"}, check=False).returncode)
