"""`parley status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.flows.cli.options import AsJson, AsOf, WarehouseFolder, home_of

if TYPE_CHECKING:
    from parley.flows.app.activity import Activity, Run

_UNIT = 1024


def status(warehouse: WarehouseFolder = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Tell the current release, the last runs with their rates and times, and what is stored."""
    from parley.flows.app.activity import read_activity
    from parley.flows.app.report import read_report
    from parley.flows.cli.screen import print_json
    from parley.flows.cli.summary import show_report

    home = home_of(warehouse, as_of)
    report = read_report(home)
    activity = read_activity(home, report.rows.get("documents", 0))
    if as_json:
        print_json({**report.to_dict(), **activity.to_dict()})
    else:
        show_report(report, ended=False)
        _show(activity)


def _show(activity: Activity) -> None:
    from parley.flows.cli.screen import consoles, print_table

    console = consoles()[0]
    head = ("run (UTC)", "ended", "read", "parsed", "docs/s", "words/s", "seconds")
    rows = [_cells(run) for run in activity.runs]
    print_table(head, rows, title="Last runs", numbers=range(2, len(head)))
    timed = next((run for run in activity.runs if run.stages), None)
    if timed is not None:
        parts = (f"{name} {seconds:,.1f}" for name, seconds in timed.stages.items())
        console.print(f"Seconds of the run of {_minute(timed)}: {', '.join(parts)}")
    stored = activity.stored
    console.print(
        f"Stored: {stored.documents:,} documents, {stored.releases:,} releases, "
        f"{told_bytes(stored.bytes_on_disk)} on disk (releases "
        f"{told_bytes(stored.bytes_of_releases)}, cache {told_bytes(stored.bytes_of_cache)})"
    )


def _cells(run: Run) -> tuple[object, ...]:
    return (
        _minute(run),
        run.status,
        run.documents_seen,
        run.documents_parsed,
        run.documents_a_second,
        _rounded(run.words_a_second),
        _rounded(run.seconds, 1),
    )


def _minute(run: Run) -> str:
    return run.started_at[:16].replace("T", " ")


def _rounded(number: float | None, digits: int = 0) -> str | None:
    return None if number is None else f"{number:,.{digits}f}"


def told_bytes(number: float) -> str:
    """NUMBER of bytes as people say it: "3.2 MB"."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < _UNIT:
            return f"{number:.0f} {unit}" if unit == "bytes" else f"{number:.1f} {unit}"
        number /= _UNIT
    return f"{number:.1f} TB"
