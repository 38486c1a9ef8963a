"""The ledger of a warehouse: its runs, and what could not be used, kept from run to run."""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from parley.flows.inputs.fingerprint import code_version
from parley.flows.orchestration.processes import OVER_LIMIT
from parley.schemas.errors import QueryError, SchemaError, WarehouseError
from parley.schemas.runs import QUARANTINE, RUNS
from parley.schemas.table import Row, Table
from parley.schemas.tables import BY_NAME
from parley.transforms.ingest.collection import without_files
from parley.transforms.ingest.document import Refusal
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from parley.warehouse.store.stages import DamagedError, read_stage, write_stage

if TYPE_CHECKING:
    from parley.flows.inputs.parameters import Parameters

_STAGE = "ledger"
_OF_ONE_RUN = {"run_id", "started_at", "finished_at", "status", "code_version", "parameters"}
_BEGAN = "run_%Y%m%dT%H%M%S"
_STAGE_AND_KIND = ("stage", "error_kind")
_PASSING = {OVER_LIMIT, "unreadable_file", "unreadable_folder"}
_log = logging.getLogger(__name__)


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Ledger:
    """Runs and quarantine under DIR/state/ledger; the last run begun is the current one.

    A run stands here as 'stopped' until it is published: that is what it is when it is killed,
    and rows that it extracted may be published by a later run.
    """

    def __init__(self, warehouse: Warehouse) -> None:
        self.warehouse = warehouse
        kept = _kept(warehouse)
        self._runs = {row["run_id"]: row for row in kept.get("runs", RUNS.empty()).to_pylist()}
        self._quarantine = kept.get("quarantine", QUARANTINE.empty())
        for row in _published(warehouse, RUNS).to_pylist():
            self._runs[row["run_id"]] = row

    @property
    def run(self) -> Row | None:
        """The current run: the one begun last."""
        return max(self._runs.values(), key=lambda row: row["started_at"], default=None)

    @property
    def current(self) -> Row:
        """The current run, in a stage: there is one then."""
        assert self.run is not None
        return self.run

    @property
    def quarantine(self) -> pa.Table:
        """QUARANTINE as it stands."""
        return self._quarantine

    def refused(self, stage: str) -> set[str]:
        """The uris that STAGE has refused."""
        rows = self._quarantine.filter(pc.equal(self._quarantine["stage"], stage))
        return set(rows["source_uri"].to_pylist())

    def begin(self, parameters: Parameters) -> str:
        """Begin a run and return its id.

        It begins after the run before, also where the clock was put back meanwhile.
        """
        at = now()
        if self.run:
            at = max(at, self.run["started_at"] + timedelta(microseconds=1))
        run_id = f"{at:{_BEGAN}}_{secrets.token_hex(3)}"
        self._runs[run_id] = {
            **_nothing_known(run_id, at),
            "code_version": code_version(),
            "model_name": parameters.model,
            "parameters": parameters.to_json(),
        }
        self.save()
        return run_id

    def resume(self, parameters: Parameters) -> str:
        """The id of the current run if it was not published yet, else of one that begins now."""
        if self.run and self.run["status"] == "stopped":
            return str(self.run["run_id"])
        return self.begin(parameters)

    def ended(self) -> datetime:
        """When the current run ends if it does so now; never before it began."""
        began: datetime = self.current["started_at"]
        return max(now(), began)

    def repeat(self, parameters: Parameters, before: str) -> None:
        """Enter a run that has ended well, and found all as the run BEFORE had left it."""
        last = self._runs[before]
        self.begin(parameters)
        kept = {name: value for name, value in last.items() if name not in _OF_ONE_RUN}
        there = [last[name] for name in ("n_documents_published", "n_documents_unchanged")]
        kept |= {
            "status": "completed",
            "n_documents_new": 0,
            "n_documents_published": 0,
            "n_documents_unchanged": None if None in there else sum(there),
        }
        self.note(**kept)

    def __contains__(self, run_id: str) -> bool:
        return run_id in self._runs

    @property
    def last(self) -> list[Row]:
        """All runs that are known, the newest first."""
        return sorted(self._runs.values(), key=lambda row: row["started_at"], reverse=True)

    def may_be_tried_again(self) -> bool:
        """Whether something is in quarantine that another try may read."""
        rows = zip(*(self._quarantine[name].to_pylist() for name in _STAGE_AND_KIND), strict=True)
        return any(stage == "extract" or kind in _PASSING for stage, kind in rows)

    def note(self, **facts: Any) -> None:
        """Write FACTS (columns of `runs`) into the current run, and save."""
        self.current.update(facts, finished_at=self.ended())
        self.save()

    def refuse(
        self,
        stage: str,
        refusals: Iterable[Refusal],
        *,
        files: Collection[str] | None = None,
        digests: Mapping[str, str] | None = None,
    ) -> None:
        """Let REFUSALS take the place of what STAGE had refused: of FILES, or else of everything.

        DIGESTS tells the SHA-256 of files by uri.
        """
        at, run_id = now(), self.current["run_id"]
        refusals = list(refusals)
        _tell(stage, refusals)
        rows = (
            {
                "run_id": run_id,
                "source_uri": refusal.uri,
                "stage": stage,
                "error_kind": refusal.kind,
                "error_message": refusal.message,
                "copy_of": refusal.copy_of,
                "raw_sha256": (digests or {}).get(refusal.uri.partition("#")[0]),
                "first_seen_at": at,
            }
            for refusal in refusals
        )
        self.replace(stage, QUARANTINE.from_rows(rows), files)

    def replace(self, stage: str, rows: pa.Table, files: Collection[str] | None = None) -> None:
        """Let ROWS of QUARANTINE take the place of those of STAGE, as `refuse` does.

        A fault that is there again keeps the time and the run in which it was first met.
        """
        of_stage = pc.equal(self._quarantine["stage"], stage)
        mine = self._quarantine.filter(of_stage)
        before = {_key(row): row for row in mine.to_pylist()}
        kept = mine.slice(0, 0) if files is None else without_files(mine, files)
        after = {_key(row): row for row in kept.to_pylist()}
        after |= {_key(row): before.get(_key(row), row) for row in rows.to_pylist()}
        others = self._quarantine.filter(pc.invert(of_stage))
        joined = pa.concat_tables([others, QUARANTINE.from_rows(after.values())])
        self._quarantine = QUARANTINE.sorted(joined)

    def referenced(self, tables: Mapping[str, pa.Table]) -> pa.Table:
        """RUNS, those of which rows stand in TABLES, and the current one.

        Runs that no ledger and no release tells of any more stand there with what their ids tell.
        """
        wanted = {self.run["run_id"]} if self.run else set()
        for name, table in tables.items():
            if name != "runs" and "run_id" in BY_NAME[name].names:
                wanted |= set(table["run_id"].unique().to_pylist())
        rows = [row for run_id, row in self._runs.items() if run_id in wanted]
        if lost := sorted(wanted - self._runs.keys()):
            _log.warning(
                "Of runs whose rows are published nothing but their ids is known any more: %s%s.",
                lost[0], f" and {len(lost) - 1} more" if len(lost) > 1 else "",
            )  # fmt: skip
        rows += map(_lost, lost)
        return RUNS.sorted(RUNS.from_rows(rows))

    def save(self) -> None:
        """Keep the ledger, whole or not at all."""
        runs = RUNS.sorted(RUNS.from_rows(self._runs.values()))
        write_stage(self.warehouse, _STAGE, {"runs": runs, "quarantine": self._quarantine})


def _kept(warehouse: Warehouse) -> dict[str, pa.Table]:
    """What the last run left; where that is damaged, what the last release tells."""
    try:
        return read_stage(warehouse, _STAGE)
    except DamagedError as error:
        _warn_once(f"The ledger is taken from the last release. {error}")
        return {table.name: _published(warehouse, table) for table in (RUNS, QUARANTINE)}


def _published(warehouse: Warehouse, table: Table) -> pa.Table:
    """The rows of TABLE in the last release; none where there is none, or all of it is damaged."""
    if not warehouse.release():
        return table.empty()
    try:
        return read_table(warehouse, table.name)
    except DamagedError as error:
        _warn_once(f"The last release is damaged; this run publishes anew. {error}")
    try:
        return table.conform(table.completed(run_query(warehouse, f"FROM {table.name}")))
    except (WarehouseError, QueryError, SchemaError):  # nor can its database be read
        return table.empty()


@cache
def _warn_once(what: str) -> None:
    """Warn of WHAT, which each stage meets again."""
    _log.warning("%s", what)


def _lost(run_id: str) -> Row:
    """What is left of a run of which its id alone is known."""
    try:
        began = datetime.strptime(run_id.rpartition("_")[0], _BEGAN).replace(tzinfo=UTC)
    except ValueError:
        began = datetime.fromtimestamp(0, UTC)
    return {
        **_nothing_known(run_id, began),
        "code_version": "",
        "model_name": "",
        "parameters": "{}",
    }


def _nothing_known(run_id: str, began: datetime) -> Row:
    """A row of RUNS for a run that has told nothing yet."""
    return {
        **dict.fromkeys(name for name in RUNS.names if RUNS[name].nullable),
        "run_id": run_id,
        "started_at": began,
        "finished_at": began,
        "status": "stopped",
        "dataset_version": "",
        "codebook_version": "",
        "model_version": "",
        "n_documents_seen": 0,
        "n_documents_new": 0,
        "n_documents_failed": 0,
    }


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in QUARANTINE.key)


def _tell(stage: str, refusals: Sequence[Refusal]) -> None:
    """Log REFUSALS of STAGE: the first of each kind as a warning with their number, all as info."""
    of_kind = Counter(refusal.kind for refusal in refusals)
    told = set()
    for refusal in refusals:
        facts = {"stage": stage, "source_uri": refusal.uri, "error_kind": refusal.kind}
        message = f"{refusal.uri} is in quarantine: {refusal.message}"
        if refusal.kind in told:
            _log.info("%s", message, extra=facts)
            continue
        told.add(refusal.kind)
        n = of_kind[refusal.kind]
        more = f" ({n - 1:,} more {refusal.kind})" if n > 1 else ""
        _log.warning("%s%s", message, more, extra=facts | {"of_kind": n})
