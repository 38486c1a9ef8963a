"""Whole runs, killed at random moments: is anything lost, changed or left?

    python -m tests.faults.campaign [KILLS] [SEED]

By hand, since it takes an hour on one core. Runs that read their first texts, that read a new and
a changed one, and that begin anew without one that was withdrawn (--fresh), with one worker and
with two (which Prefect leads, with a helper server), are killed with all that they have started,
or alone; or their helper server or a worker is; or they are ended by Ctrl-C or SIGTERM. The moment
is a share of the processor's time that such a run takes undisturbed. Then the release must be
whole, as it was or as the run would have it, and no process may outlive the run. The next run is
disturbed too, and so is the one after that; then one must end by itself and publish what an
undisturbed one does, with nothing left beside it.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from parley.warehouse.query import run_query
from parley.warehouse.store.files import BUILDING
from parley.warehouse.store.history import current
from parley.warehouse.store.home import Warehouse
from tests.faults.processes import below, command_of, end, marked, send, worked
from tests.faults.texts import FIRST, LATER, write_texts

PATIENCE = 600
CHAIN = 3
"""Runs at most that are disturbed before one is let end."""

TOO_LATE = "it had ended"
OUTLIVES = 30
"""Seconds that what a run has started may live after it."""
MARK = "PARLEY_CAMPAIGN"
HELPER, WORKER = "orchestration.server_process", "orchestration.processes"
_SAID = Console(soft_wrap=True, highlight=False)


@dataclass(frozen=True)
class Kind:
    """A kind of run: what it finds, and how many read."""

    name: str
    workers: int

    @property
    def options(self) -> list[str]:
        """How it is asked for."""
        fresh = ["--fresh"] if self.name == "anew" else []
        return [*fresh, "--workers", str(self.workers)]


KINDS = [Kind(name, workers) for name in ("first", "later", "anew") for workers in (1, 2)]
ONE, TWO = KINDS[:2]

Victims = Callable[[int], list[int]]
"""Whom of the processes below that of a run a signal meets; nobody while there is none such."""


def _alone(pid: int) -> list[int]:
    return [pid]


def _those(part: str) -> Victims:
    return lambda pid: [each for each in below(pid) if part in command_of(each)][:1]


@dataclass(frozen=True)
class Way:
    """A way to end a run: a signal, whom it meets, and which exit codes may come of it."""

    name: str
    number: int
    victims: Victims
    codes: tuple[int, ...]


KILLED = (-signal.SIGKILL,)
WAYS = [
    Way("kill -9", signal.SIGKILL, _alone, KILLED),
    Way("kill -9 of all", signal.SIGKILL, below, KILLED),
    # A shell makes 130 and 143 of it too where Python is ended that has done all but end.
    Way("Ctrl-C", signal.SIGINT, _alone, (0, 130, -signal.SIGINT)),
    Way("SIGTERM", signal.SIGTERM, _alone, (0, 143, -signal.SIGTERM)),
    Way("SIGTERM to all", signal.SIGTERM, below, (0, 143, -signal.SIGTERM)),
    Way("kill -9 of a worker", signal.SIGKILL, _those(WORKER), (0,)),
    Way("kill -9 of the helper server", signal.SIGKILL, _those(HELPER), (0, 1)),
]


@dataclass(frozen=True)
class Undisturbed:
    """What a run does that nobody disturbs: what it publishes, and how long it works."""

    version: str
    seconds: float


class Campaign:
    """A folder with texts, warehouses and an environment of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.warehouse = folder / "w"
        self.temporary = folder / "tmp"
        for name in ("tmp", "home"):
            (folder / name).mkdir()
        kept = {name: told for name, told in os.environ.items() if not name.startswith("PREFECT_")}
        self.environment = {
            **kept,
            "HOME": str(folder / "home"),
            "TMPDIR": str(self.temporary),
            MARK: str(folder),
            "PARLEY_BATCH_CHARACTERS": "1000",  # so that there is work for two
        }
        self.undisturbed: dict[Kind, Undisturbed] = {}

    def prepare(self) -> None:
        """Let each kind of run end undisturbed; of those with two workers the first stands for all.

        What two publish is what one does.
        """
        for kind in [*(each for each in KINDS if each.workers == 1), TWO]:
            self.lay_out(kind)
            process = self._begin(kind)
            seconds = 0.0
            while process.poll() is None:
                seconds = max(seconds, worked(below(process.pid)))
                time.sleep(0.1)
            output, errors = process.communicate()
            if process.returncode:
                sys.exit(f"{kind}: an undisturbed run ends with {process.returncode}: {errors}")
            version = json.loads(output)["run"]["dataset_version"]
            self.undisturbed[kind] = Undisturbed(version, seconds)
            _SAID.print(f"{kind}: {seconds:.1f} s of the processor, {version}", markup=False)
            if kind == ONE:
                shutil.copytree(self.warehouse, self.folder / "first", symlinks=True)
        more = self.undisturbed[TWO].seconds - self.undisturbed[ONE].seconds
        for kind in KINDS:
            alone = self.undisturbed[Kind(kind.name, 1)]
            self.undisturbed.setdefault(kind, Undisturbed(alone.version, alone.seconds + more))

    def disturb(self, kind: Kind, way: Way, share: float) -> tuple[str, list[str]]:
        """Disturb a run of KIND in a WAY after a SHARE of its work; what became of it, faults."""
        process = self._begin(kind)
        met = self._disturb(process, way, share * self.undisturbed[kind].seconds)
        try:
            output, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            end(marked(f"{MARK}={self.folder}"))
            process.communicate()
            return "hangs", ["does not end"]
        faults = [] if not met or process.returncode in way.codes else ["ends otherwise"]
        if "Traceback" in errors or "fault of Parley" in output + errors:
            faults.append("tells a fault of Parley")
        if process.returncode in (130, 143) and "untouched" not in errors:
            faults.append("says nothing")
        faults += self._outlived()
        faults += [f"left: {path.name}" for path in self.temporary.iterdir()]
        old, new = self.undisturbed[ONE].version, self.undisturbed[kind].version
        seen = self._seen()
        told = {new: "new", None: "none"}.get(seen) or ("old" if seen == old else str(seen))
        if told not in ("new", "none" if kind.name == "first" else "old"):
            faults.append(f"readers see {told}")
        if process.returncode == 0 and told != "new":
            faults.append("ends well without publishing")
        if faults:
            faults.append(f"it said: {(errors or output).strip()[-2000:]}")
        return f"exit {process.returncode}, release seen: {told}" if met else TOO_LATE, faults

    def lay_out(self, kind: Kind) -> None:
        """Let texts and warehouse be what a run of KIND finds."""
        shutil.rmtree(self.warehouse, ignore_errors=True)
        if kind.name != "first":
            shutil.copytree(self.folder / "first", self.warehouse, symlinks=True)
        withdrawn = {"a.txt"} if kind.name == "anew" else set()
        texts = FIRST if kind.name == "first" else {**FIRST, **LATER}
        write_texts(self.folder / "texts", texts, withdrawn)

    def _begin(self, kind: Kind) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "parley", "run", "texts", "-w", "w", "--json", *kind.options],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def _disturb(self, process: subprocess.Popen[str], way: Way, seconds: float) -> bool:
        """Signal once the processes of a run have worked for SECONDS; whether anybody was met."""
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < deadline:
            if worked(below(process.pid)) >= seconds and (victims := way.victims(process.pid)):
                send(victims, way.number)
                return True
            time.sleep(0.05)
        return False

    def _outlived(self) -> list[str]:
        deadline = time.monotonic() + OUTLIVES
        while left := marked(f"{MARK}={self.folder}"):
            if time.monotonic() > deadline:
                commands = [command_of(pid)[-80:] for pid in left]
                end(left)
                return [f"outlives the run: {command}" for command in commands]
            time.sleep(0.1)
        return []

    def _seen(self) -> str | None:
        """The version that readers see, or what is wrong; None where there is no release yet."""
        warehouse = Warehouse(self.warehouse)
        release = current(warehouse)
        if release is None:
            return None
        if broken := release.verify():
            return broken[0]
        (told,) = run_query(
            warehouse, "SELECT count(*) AS n FROM documents JOIN sentences USING (doc_id)"
        ).to_pylist()
        if release.manifest is None or not told["n"]:
            return "a release without rows"
        return release.manifest.dataset_version

    def complete(self, kind: Kind) -> list[str]:
        """What is wrong with the run that follows, which nobody disturbs, and after it."""
        process = self._begin(Kind(kind.name, 1))
        output, errors = process.communicate(timeout=PATIENCE)
        if process.returncode:
            return [f"the next run ends with {process.returncode}: {(output + errors)[-2000:]}"]
        faults = [f"the next run warns: {errors[-500:]}"] if errors.strip() else []
        if self._seen() != (wanted := self.undisturbed[kind].version):
            faults.append(f"the next run publishes {self._seen()}, not {wanted}")
        faults += self._outlived()
        home = Warehouse(self.warehouse)
        linked = {path.resolve() for path in home.state.iterdir() if path.is_symlink()}
        left = {*home.folder.rglob(f"{BUILDING}*"), *home.state.glob("*-????????")} - linked
        faults += [f"left: {path.relative_to(home.folder)}" for path in sorted(left)]
        faults += [f"left: {path.name}" for path in self.temporary.iterdir()]
        with home.lock():
            return faults


def main(kills: int = 50, seed: int = 1) -> int:
    """Disturb KILLS runs at moments that follow from SEED; 1 if anything was lost or left."""
    folder = Path(tempfile.mkdtemp(prefix="parley-kills-")).resolve()
    campaign = Campaign(folder)
    campaign.prepare()
    wrong = run_all(campaign, kills, random.Random(seed))
    shutil.rmtree(folder)
    return bool(wrong)


def run_all(campaign: Campaign, kills: int, chosen: random.Random) -> int:
    """Disturb KILLS runs, up to three that follow each other, then let one end; how many faults."""
    became: Counter[str] = Counter()
    wrong = ended = count = 0
    while count < kills:
        ways = [WAYS[each % len(WAYS)] for each in range(count, min(count + CHAIN, kills))]
        led = any(way.name.endswith("server") for way in ways)
        kind = chosen.choice([kind for kind in KINDS if kind.workers > 1 or not led])
        campaign.lay_out(kind)
        for way in ways:
            share = chosen.random()
            told, faults = campaign.disturb(kind, way, share)
            count += told != TOO_LATE
            became[told] += 1
            wrong += bool(faults)
            line = f"{count}: {way.name}, {kind.name} run, {kind.workers} workers, at {share:.0%}"
            _SAID.print("\n  ".join([f"{line}: {told}", *faults]), markup=False)
            if told == TOO_LATE:
                break
        faults = campaign.complete(kind)
        ended += 1
        wrong += bool(faults)
        line = f"the run after it: {'wrong' if faults else 'well'}"
        _SAID.print("\n  ".join([line, *faults]), markup=False)
    _SAID.print(
        f"{kills} runs disturbed, {ended} let end after them, {wrong} with faults; {dict(became)}",
        markup=False,
    )
    return wrong


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
