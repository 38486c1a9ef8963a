"""The nightly flow: is the release still whole, does it hold its promises, and how right is it?"""

from __future__ import annotations

import logging

from parley.flows.app.releases import verified
from parley.flows.app.revalidate import measured, recheck
from parley.flows.inputs.gold import read_gold
from parley.flows.inputs.settings import settings
from parley.flows.orchestration.tasks import artifact, flow, of_warehouse, stage_task
from parley.schemas.errors import GateError, WarehouseError
from parley.schemas.table import Row
from parley.warehouse.checks.gate import Verdict
from parley.warehouse.store.history import current
from parley.warehouse.store.home import Warehouse

_log = logging.getLogger(__name__)


@flow(
    name="parley-check",
    flow_run_name=of_warehouse("check"),
    description="Check the current release file by file and row by row, and measure it.",
)
def check(warehouse: str | None = None, verify_files: bool = True) -> int:
    """Look over what is published; return how many checks hold. Nothing is written.

    Args:
        warehouse: Folder of the warehouse; PARLEY_WAREHOUSE or 'warehouse' when not given.
        verify_files: Compare every file of the release with the digest that was published.
    """
    home = Warehouse(warehouse or settings().warehouse_folder)
    folder = str(home.folder)
    faults = compare_files(home) if verify_files else []
    verdict = check_release(folder)
    figures = measure_release(folder)
    failed = [row for row in verdict.quality.to_pylist() if not row["success"]]
    stopping = [row for row in failed if row["severity"] != "warning"]
    artifact(
        "parley-check", _told(faults, verdict, failed, figures), "What the nightly check found"
    )
    if faults:
        raise WarehouseError(
            f"{len(faults)} files of the release are not as published, such as {faults[0]}.",
            where=folder,
            mend="`parley releases --verify` lists them; `parley rollback` leads to a whole one.",
        )
    if stopping:
        raise GateError(
            f"{len(stopping)} checks do not hold, such as {_line(stopping[0])}.",
            where=folder,
            mend="`parley validate` tells them all.",
        )
    held = verdict.quality.num_rows - len(failed)
    _log.info("%d checks hold, %d figures measured", held, len(figures))
    return int(held)


@stage_task(name="compare files")
def compare_files(home: Warehouse) -> list[str]:
    """What in the folder of the current release of HOME is not as it was published."""
    release = current(home)
    return [line for lines in verified([release]).values() for line in lines] if release else []


@stage_task(name="check rows")
def check_release(folder: str) -> Verdict:
    """What the gate finds in the current release of the warehouse FOLDER."""
    return recheck(folder)


@stage_task(name="measure")
def measure_release(folder: str) -> list[Row]:
    """The figures of the current release on the gold; none where it holds none of its texts."""
    return measured(folder, read_gold(settings().data_folders))


def _told(faults: list[str], verdict: Verdict, failed: list[Row], figures: list[Row]) -> str:
    lines = [
        f"{verdict.quality.num_rows} checks, {len(failed)} failed; {len(faults)} files changed."
    ]
    lines += [f"- {line}" for line in faults]
    lines += [f"- {row['severity']}: {_line(row)}" for row in failed]
    if figures:
        lines += ["", "| gold | measure | P | R | F1 | gold items |", "|---|---|---|---|---|---|"]
        lines += [
            f"| {row['gold_set']} | {row['measure']} | {row['precision']:.2f} "
            f"| {row['recall']:.2f} | {row['f1']:.2f} | {row['n_gold']} |"
            for row in figures
        ]
    return "\n".join(lines)


def _line(row: Row) -> str:
    return f"{row['table_name']}.{row['column_name']} {row['expectation']}"
