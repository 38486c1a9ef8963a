"""What a release holds, in figures: for the end of a run and for `parley status`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from parley.flows.app.formats import rows_of
from parley.schemas.tables import TABLES
from parley.warehouse.query import opened
from parley.warehouse.store.history import current
from parley.warehouse.store.home import Warehouse


@dataclass(frozen=True)
class Report:
    """The figures of a release; all parts are plain values.

    `lacks` are tables of this version of Parley that the one which published it did not have.
    `nothing_new` is what a run says that found the very data of the release.
    """

    warehouse: str
    release: str
    run: dict[str, Any]
    rows: dict[str, int]
    quarantine: list[dict[str, Any]]
    quality: dict[str, int]
    evaluation: list[dict[str, Any]]
    number: int | None = None
    published_at: str | None = None
    lacks: list[str] = field(default_factory=list)
    nothing_new: str = ""

    @property
    def called(self) -> str:
        """What people call the release."""
        return self.release if self.number is None else f"release {self.number}"

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON can hold it."""
        return asdict(self)

    def markdown(self) -> str:
        """The report as Prefect's artifacts show it."""
        run, folder = self.run, Path(self.warehouse).absolute()
        lines = [
            f"Release `{self.release}`, data version `{run['dataset_version']}`, "
            f"{run['n_documents_seen']} documents seen, {run['n_documents_new']} parsed. "
            f"[Data Docs]({(folder / 'data_docs' / 'index.html').as_uri()}), "
            f"[Parquet]({(folder / 'parquet').as_uri()}), "
            f"`{folder / 'parley.duckdb'}`.",
            "",
            "| table | rows |",
            "|---|---|",
            *(f"| {name} | {count} |" for name, count in self.rows.items()),
            "",
            f"{self.quality['checks']} checks, {self.quality['failed']} failed; "
            f"{self.rows['quarantine']} rows in quarantine.",
        ]
        if self.evaluation:
            lines += ["", "| gold | measure | P | R | F1 |", "|---|---|---|---|---|"]
            lines += [
                f"| {row['gold_set']} | {row['measure']} | {row['precision']:.2f} "
                f"| {row['recall']:.2f} | {row['f1']:.2f} |"
                for row in self.evaluation
            ]
        return "\n".join(lines)


def read_report(home: Warehouse) -> Report:
    """The figures of the current release; of one of an earlier version, what it has.

    Raises
    ------
    WarehouseError: there is none.
    """
    with opened(home) as connection:

        def rows(sql: str) -> list[dict[str, Any]]:
            return rows_of(connection.execute(sql).to_arrow_table())

        there = {row["name"] for row in rows("SHOW TABLES")}
        counts = " UNION ALL ".join(
            f"SELECT '{table.name}' AS name, count(*) AS n FROM {table.name}"
            for table in TABLES
            if table.name in there
        )
        found = {row["name"]: row["n"] for row in rows(counts)}
        (run,) = rows("SELECT * FROM runs ORDER BY started_at DESC LIMIT 1")
        (quality,) = rows(
            "SELECT count(*) AS checks, count(*) FILTER (NOT success) AS failed "
            "FROM quality_results"
        )
        quarantine = rows(
            "SELECT stage, error_kind, count(*) AS n, min(source_uri) AS example "
            "FROM quarantine GROUP BY ALL ORDER BY ALL"
        )
        evaluation = rows("SELECT * EXCLUDE (run_id) FROM evaluation ORDER BY ALL")
    release = current(home)
    return Report(
        warehouse=str(home.folder),
        release=release.name if release else "",
        run=run,
        number=release.number if release else None,
        published_at=release.published_at.isoformat() if release else None,
        rows={table.name: found[table.name] for table in TABLES if table.name in found},
        lacks=[table.name for table in TABLES if table.name not in found],
        quarantine=quarantine,
        quality=quality,
        evaluation=evaluation,
    )
