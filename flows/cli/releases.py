"""`parley releases`, `parley diff` and `parley rollback`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of

if TYPE_CHECKING:
    from parley.schemas.table import Row
    from parley.warehouse.store.history import Release


def releases(
    wanted: Annotated[
        str | None,
        typer.Argument(metavar="[RELEASE]", help="Number of one, to show all that is told of it."),
    ] = None,
    verify: Annotated[
        bool,
        typer.Option("--verify", help="Compare every file with the digests that were published."),
    ] = False,
    warehouse: WarehouseFolder = None,
    as_json: AsJson = False,
) -> None:
    """List the releases: when, what changed. With --verify ends 7 if a file is not as published."""
    from parley.flows.app.releases import as_told, verified
    from parley.flows.cli.screen import print_json
    from parley.schemas.errors import WarehouseError
    from parley.warehouse.store.history import current, find
    from parley.warehouse.store.history import releases as every
    from parley.warehouse.store.home import Warehouse

    home = Warehouse(folder_of(warehouse))
    found = [find(home, wanted)] if wanted else every(home)
    now = current(home)
    faults = verified(found) if verify else {}
    if as_json:
        told = [as_told(each, now, faults.get(each.name)) for each in found]
        print_json({"releases": told})
    elif verify:
        _print_faults(found, faults)
    elif wanted:
        _print_one(found[0])
    else:
        _print_all(found, now)
    if any(faults.values()):
        raise typer.Exit(WarehouseError.exit_code)


def diff(
    first: Annotated[
        str | None,
        typer.Argument(metavar="[A]", help="The earlier release. [default: the one before B]"),
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="[B]", help="The later one. [default: the current one]")
    ] = None,
    table: Annotated[
        str | None,
        typer.Option("--table", "-t", metavar="NAME", help="List the rows of one table."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write them to a .csv, .json or .parquet file."
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="Rows that are shown; 0 for all.")
    ] = 50,
    warehouse: WarehouseFolder = None,
    as_json: AsJson = False,
) -> None:
    """Compare two releases: rows added, removed and changed in each table, and why."""
    from parley.flows.app.releases import difference
    from parley.flows.cli.screen import print_json, tell_written
    from parley.warehouse.store.home import Warehouse

    found = difference(Warehouse(folder_of(warehouse)), first, second, table)
    if output is not None:
        tell_written(found.write(output), output)
    elif as_json:
        print_json(found.to_dict())
    elif table:
        _print_rows(found.rows, limit)
    else:
        _print_counts(found.heading, found.documents, found.counts)


def rollback(
    wanted: Annotated[
        str | None,
        typer.Argument(
            metavar="[RELEASE]", help="The release to go back to. [default: the one before]"
        ),
    ] = None,
    warehouse: WarehouseFolder = None,
    as_json: AsJson = False,
) -> None:
    """Go back to an earlier release: it is published again, under a new number."""
    from parley.flows.app.releases import go_back
    from parley.flows.cli.screen import consoles, print_json
    from parley.warehouse.store.home import Warehouse

    now, target = go_back(Warehouse(folder_of(warehouse)), wanted)
    if as_json:
        print_json({"release": now.number, "name": now.name, "restores": target.original})
        return
    console = consoles()[0]
    console.print(f"[bold green]{now.called.capitalize()}[/bold green] is {target.called} again.")
    console.print(
        "The texts stay as they were read: the next run with anything new publishes from all of "
        "them.",
        style="dim",
    )


def _print_all(found: list[Release], now: Release | None) -> None:
    from parley.flows.app.releases import state_of
    from parley.flows.cli.screen import consoles, print_table

    if not found:
        consoles()[1].print("There is no release here yet. Run: parley run")
        return
    rows = []
    for each in reversed(found):
        tables = each.manifest.tables if each.manifest else {}
        rows.append(
            (
                each.number or each.name,
                f"{each.published_at:%Y-%m-%d %H:%M}",
                tables["documents"].rows if "documents" in tables else None,
                tables["events"].rows if "events" in tables else None,
                state_of(each, now),
                "; ".join(each.manifest.changes) if each.manifest else each.fault,
            )
        )
    head = ("release", "published (UTC)", "documents", "events", "state", "what changed")
    print_table(head, rows)


def _print_one(release: Release) -> None:
    from parley.flows.app.releases import cited
    from parley.flows.cli.screen import consoles, print_facts, print_table

    console = consoles()[0]
    console.print(release.called.capitalize(), style="bold")
    manifest = release.manifest
    if manifest is None:
        console.print(release.fault or "An earlier version of Parley made it, without a manifest.")
        return
    versions = manifest.versions.model_dump(exclude={"codebooks", "libraries"})
    print_facts(
        {
            "published": f"{manifest.published_at:%Y-%m-%d %H:%M:%S} UTC",
            "data": manifest.dataset_version,
            "run": manifest.run_id,
            "restores": manifest.restores,
            "folder": release.folder or "removed to make room",
            **versions,
            "codebooks": _pairs(manifest.versions.codebooks),
            "libraries": _pairs(manifest.versions.libraries),
            "settings": _pairs(manifest.settings),
        }
    )
    for line in manifest.changes:
        console.print(f"- {line}", markup=False)
    rows = [
        (name, each.rows, each.added, each.removed, each.changed, each.digest)
        for name, each in manifest.tables.items()
    ]
    print_table(("table", "rows", "added", "removed", "changed", "digest"), rows)
    if manifest.evaluation:
        consoles()[1].print(
            f"{len(manifest.evaluation)} measured figures: --json, or parley status", style="dim"
        )
    console.print(cited(manifest), markup=False)


def _pairs(values: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _print_faults(found: list[Release], faults: dict[str, list[str]]) -> None:
    from parley.flows.cli.screen import consoles

    console = consoles()[0]
    for each in found:
        wrong = faults.get(each.name)
        if wrong is None:
            what = "removed" if each.folder is None else "has no manifest to compare with"
            console.print(f"{each.called}: {what}", style="dim")
        elif not wrong:
            console.print(f"{each.called}: as it was published", style="green")
        for line in wrong or ():
            console.print(f"{each.called}: {line}", style="red", markup=False)


def _print_counts(heading: str, documents: dict[str, int], counts: list[Row]) -> None:
    from parley.flows.cli.screen import consoles, print_table

    console = consoles()[0]
    console.print(heading, style="bold", markup=False)
    if documents:
        console.print(", ".join(f"{number:,} {what}" for what, number in documents.items()))
    if not counts:
        console.print("All rows are the same.")
        return
    rows = [(row["table_name"], row["change"], row["n_rows"], row["reason"]) for row in counts]
    print_table(("table", "change", "rows", "reason"), rows)
    consoles()[1].print("--table NAME lists the rows of one table", style="dim")


def _print_rows(rows: list[Row], limit: int) -> None:
    from parley.flows.app.releases import in_words
    from parley.flows.cli.screen import consoles, print_table

    shown = [in_words(row) for row in (rows[:limit] if limit else rows)]
    if not shown:
        consoles()[0].print("All rows are the same.")
        return
    print_table([*shown[0]], [[*row.values()] for row in shown])
    if len(shown) < len(rows):
        consoles()[1].print(f"{len(rows) - len(shown)} more rows: --limit 0 shows all", style="dim")
