"""`parley validate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of

if TYPE_CHECKING:
    from parley.warehouse.checks.gate import Verdict


def validate(warehouse: WarehouseFolder = None, as_json: AsJson = False) -> None:
    """Check the current release again, table by table, with Great Expectations. Ends 6 if it fails.

    Nothing is written.
    """
    import typer

    from parley.flows.app.revalidate import recheck
    from parley.flows.cli.screen import consoles, print_json, print_table
    from parley.schemas.errors import GateError

    verdict = recheck(folder_of(warehouse))
    rows = verdict.quality.to_pylist()
    failed = [row for row in rows if not row["success"] and row["severity"] != "warning"]
    warned = [row for row in rows if not row["success"] and row["severity"] == "warning"]
    if as_json:
        print_json({"ok": not failed, "checks": len(rows), "failed": failed, "warnings": warned})
    else:
        head = ("table", "checks", "failed")
        print_table(head, _by_table(verdict), numbers=(1, 2))
        for row in [*failed, *warned]:
            consoles()[0].print(_line(row), style="yellow", markup=False)
        if not failed:
            consoles()[0].print(f"All {len(rows)} checks hold.", style="green")
    if failed:
        raise typer.Exit(GateError.exit_code)


def _by_table(verdict: Verdict) -> list[tuple[str, int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for row in verdict.quality.to_pylist():
        checks, failed = counts.get(row["table_name"], (0, 0))
        counts[row["table_name"]] = (checks + 1, failed + (not row["success"]))
    return [(name, *both) for name, both in counts.items()]


def _line(row: dict[str, Any]) -> str:
    return (
        f"{row['severity']}: {row['table_name']}.{row['column_name']} {row['expectation']}: "
        f"{row['observed_value'] or row['unexpected_count']}"
    )
