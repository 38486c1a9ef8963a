"""`parley doctor`."""

from __future__ import annotations

from parley.flows.cli.options import AsJson, Model, WarehouseFolder, folder_of


def doctor(warehouse: WarehouseFolder = None, model: Model = None, as_json: AsJson = False) -> None:
    """Check what is installed, what is missing, and what to do about it. Ends 1 if broken."""
    import typer

    from parley.flows.app.doctor import examine
    from parley.flows.cli.screen import consoles, print_json

    findings = examine(folder_of(warehouse), model)
    broken = [each for each in findings if each.is_broken]
    if as_json:
        rows = [
            {"part": f.part, "ok": not f.is_broken, "found": f.found, "mend": f.mend}
            for f in findings
        ]
        print_json({"ok": not broken, "findings": rows})
    else:
        console = consoles()[0]
        for finding in findings:
            mark = "[red]✗[/red]" if finding.is_broken else "[green]✓[/green]"
            console.print(f"{mark} [bold]{finding.part}[/bold]", end="  ")
            console.print(finding.found, markup=False)
            if finding.mend:
                console.print(f"    → {finding.mend}", markup=False)
        told = f"{len(broken)} of {len(findings)} parts are broken." if broken else "All is well."
        console.print(told, style="red" if broken else "green")
    if broken:
        raise typer.Exit(1)
