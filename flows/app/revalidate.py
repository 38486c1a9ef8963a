"""A published release, checked or measured once more."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from parley.flows.inputs.fingerprint import code_version, libraries
from parley.flows.inputs.gold import GoldSets
from parley.flows.inputs.settings import settings
from parley.flows.ledger import now
from parley.schemas.errors import ConfigurationError, InputError
from parley.schemas.runs import EVALUATION
from parley.schemas.table import Row
from parley.schemas.tables import TABLES
from parley.transforms.evaluation.evaluate import LAYERS, Difference, differences, evaluate
from parley.warehouse.checks.gate import ReleaseStoppedError, Verdict, validate, validate_runs
from parley.warehouse.compare.words import versions_of
from parley.warehouse.store.history import current
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.manifest import Made, Versions
from parley.warehouse.store.release import publish, read_table


def recheck(folder: str) -> Verdict:
    """What the gate finds in the current release of the warehouse FOLDER; nothing is written.

    Raises
    ------
    WarehouseError: there is no release.
    """
    tables = _tables(Warehouse(folder))
    try:
        return validate(tables, _last_run(tables), now())
    except ReleaseStoppedError as error:
        return error.verdict


def measured(folder: str, gold: GoldSets) -> list[Row]:
    """The figures of the current release of the warehouse FOLDER against GOLD; nothing is written.

    Raises
    ------
    WarehouseError: there is no release.
    """
    tables = _tables(Warehouse(folder))
    return [{**row} for row in evaluate(tables, gold, _last_run(tables)).to_pylist()]


def remeasure(folder: str, gold: GoldSets) -> list[Row]:
    """Measure the current release against GOLD and publish it with these figures; return them.

    Figures of other gold sets stay.

    Raises
    ------
    InputError: a gold file has a fault, or no document of the gold is in the release.
    WarehouseError: there is no release, or another run holds the warehouse.
    ReleaseStoppedError: the figures break what is declared of them.
    """
    home = Warehouse(folder)
    with home.lock():
        tables = _tables(home)
        figures = evaluate(tables, gold, _last_run(tables))
        if not figures.num_rows:
            raise InputError(
                "no document that the gold annotates is in this warehouse.",
                where=str(home.folder),
                mend="Run `parley run` on the annotated texts first, or name other files (--gold).",
            )
        others = tables["evaluation"].filter(
            pc.invert(pc.is_in(tables["evaluation"]["gold_set"], value_set=pa.array([*gold])))
        )
        tables["evaluation"] = EVALUATION.sorted(pa.concat_tables([others, figures]))
        tables["quality_results"] = validate_runs(tables, _last_run(tables), now())
        _publish(home, tables)
    return [{**row} for row in figures.to_pylist()]


def _publish(home: Warehouse, tables: Mapping[str, pa.Table]) -> None:
    """Publish TABLES of the current release with other figures: what made the data is the same."""
    last = current(home)
    versions = versions_of(last) if last else Versions()
    made = Made(
        versions=versions.model_copy(update={"code": code_version(), "libraries": libraries()}),
        settings=settings().told,
        at=now(),
    )
    keep, view_files = settings().keep_releases, settings().view_files
    publish(home, tables, "measured again", made=made, keep=keep, view_files=view_files)


def missed_and_spurious(folder: str, gold: GoldSets, layer: str) -> list[Difference]:
    """Where the current release and GOLD differ in one LAYER.

    Raises
    ------
    ConfigurationError: there is no such layer.
    """
    if layer not in LAYERS:
        raise ConfigurationError(
            f"there is no layer '{layer}'.",
            where="--show",
            mend=f"Take one of {', '.join(LAYERS)}.",
        )
    tables = _tables(Warehouse(folder))
    return [
        each for name, files in gold.items() for each in differences(tables, name, files, layer)
    ]


def _tables(home: Warehouse) -> dict[str, pa.Table]:
    return {table.name: read_table(home, table.name) for table in TABLES}


def _last_run(tables: Mapping[str, pa.Table]) -> str:
    runs: list[Row] = tables["runs"].to_pylist()
    return str(max(runs, key=lambda row: row["started_at"])["run_id"])
