"""A warehouse folder: where its parts are, and who may write to it.

DIR/parley.duckdb, DIR/parquet, DIR/data_docs   links through `current`
DIR/current                                     link to the folder of the newest release
DIR/releases/release_<number>/                  whole releases (history.py), none ever changed
DIR/state/                                      what is kept between runs
DIR/.lock                                       held by the one process that writes
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from parley.schemas.errors import WarehouseError
from parley.warehouse.store.files import BUILDING, point, remove

DATABASE = "parley.duckdb"
_PACKAGE = Path(__file__).resolve().parents[2]
_CODE = tuple(_PACKAGE / name for name in ("data", "flows", "schemas", "transforms", "warehouse"))
REPORT_MARKER = "parley-report.json"
"""A file by which a folder is known as a report, which another report may take the place of."""
PUBLISHED = (DATABASE, "parquet", "data_docs")

# The folders that this line of execution has locked: a flow that holds a warehouse may call
# another that locks it again, but a second thread or process may not.
_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


# What a disk says that takes nothing more; who only reads does not meet these.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
_NUMBERED = re.compile(r"release_([1-9][0-9]*)")


def number_of(name: str) -> int | None:
    """The number of the release whose folder is called NAME; None where it has none."""
    found = _NUMBERED.fullmatch(name)
    return int(found[1]) if found else None


def is_made(folder: Path) -> bool:
    """Whether Parley made FOLDER of what it had read: a warehouse, or a report."""
    holds_releases = (folder / "releases").is_dir() and (folder / "state").is_dir()
    return holds_releases or (folder / REPORT_MARKER).is_file()


def by_age(folder: Path) -> tuple[int, int]:
    """The key that puts folders of releases in order: those without a number are older."""
    return number_of(folder.name) or 0, folder.stat().st_mtime_ns


class Warehouse:
    """The folder of one warehouse; making the object touches nothing.

    With a PINNED release it is read as it was in that one. None can be published into it then.
    """

    def __init__(self, folder: Path | str, pinned: Path | None = None) -> None:
        self.folder = Path(folder).absolute()
        self.pinned = pinned
        self.releases = self.folder / "releases"
        self.removed = self.releases / "removed"
        self.state = self.folder / "state"
        self.current = self.folder / "current"

    @property
    def database(self) -> Path:
        """The DuckDB file of the current release, as users open it."""
        return (self.pinned or self.folder) / DATABASE

    @property
    def built_docs(self) -> Path:
        """Where the gate builds Data Docs; publishing copies them into the release."""
        return self.state / "data_docs"

    def release(self) -> Path | None:
        """The folder of the current release; None before the first."""
        if self.pinned:
            return self.pinned
        return self.current.resolve() if self.current.is_dir() else None

    def prepare(self) -> None:
        """Make the folders, or complete them.

        Raises
        ------
        WarehouseError: the folder cannot be made or written, is Parley's own, or holds other
            things of these names.
        """
        if any(self.folder.resolve().is_relative_to(folder) for folder in _CODE):
            raise WarehouseError(
                "This folder belongs to Parley's own code.",
                where=str(self.folder),
                mend="Name another folder with --warehouse DIR.",
            )
        try:
            for folder in (self.folder, self.releases, self.state):
                folder.mkdir(parents=True, exist_ok=True)
            probe = self.folder / f"{BUILDING}probe-{os.getpid()}"
            probe.touch()
            probe.unlink(missing_ok=True)
        except OSError as error:
            raise WarehouseError(
                f"The warehouse folder cannot be written ({error.strerror or error}).",
                where=str(self.folder),
                mend="Name a folder that you may write to, with --warehouse DIR.",
            ) from error
        for name in (*PUBLISHED, "current"):
            if (path := self.folder / name).exists() and not path.is_symlink():
                raise WarehouseError(
                    "Something that Parley did not make stands where a release belongs.",
                    where=str(path),
                    mend="Move it away, or name another folder with --warehouse DIR.",
                )

    def show(self, release: Path) -> None:
        """Make RELEASE the current one, in one step."""
        point(self.current, release)
        self._link_published()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the warehouse for writing; what a killed run left behind is removed first.

        Raises
        ------
        WarehouseError: another process or thread holds it, or the folder cannot be written.
        """
        if self.folder in _held.get():
            yield
            return
        self.prepare()
        with (self.folder / ".lock").open("a+") as handle:
            self._take(handle.fileno())
            with suppress(OSError):  # on a full disk nobody learns who holds it, and that is all
                os.truncate(handle.fileno(), 0)
                os.write(handle.fileno(), f"{os.getpid()}\n".encode())
            token = _held.set(_held.get() | {self.folder})
            try:
                self._clean()
                self._find_current()
                self._link_published()
                yield
            except OSError as error:
                if error.errno not in _NO_ROOM:
                    raise
                raise WarehouseError(
                    f"{error.strerror or error}; what was published before is untouched.",
                    where=str(error.filename or self.folder),
                    mend="Make room or mend the rights of the folder, then run again.",
                ) from error
            finally:
                _held.reset(token)

    def _take(self, handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            pid = (self.folder / ".lock").read_text().strip() or "unknown"
            raise WarehouseError(
                f"Another run is writing to the warehouse (process {pid}).",
                where=str(self.folder),
                mend="Wait until it has ended, or name another folder with --warehouse DIR.",
            ) from error

    def _find_current(self) -> None:
        """Show the newest release where the link to the current one is gone."""
        if self.current.is_dir():
            return
        whole = [path for path in self.releases.iterdir() if (path / DATABASE).is_file()]
        if whole:
            self.show(max(whole, key=by_age))

    def _link_published(self) -> None:
        """Make the links by which users find the current release, where they are missing."""
        for name in PUBLISHED if self.release() else ():
            if not (self.folder / name).is_symlink():
                point(self.folder / name, self.current / name)

    def _clean(self) -> None:
        """Remove what was being built when a run was killed."""
        for pattern in (f"{BUILDING}*", f"releases/{BUILDING}*", f"releases/removed/{BUILDING}*"):
            for path in self.folder.glob(pattern):
                remove(path)
        for path in sorted(self.state.rglob(f"{BUILDING}*")):
            remove(path)
