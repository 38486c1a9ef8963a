"""`parley report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.flows.cli.options import AsJson, AsOf, WarehouseFolder, home_of


def report(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="DIR", help="Folder of the report."),
    ] = Path("parley-report"),
    warehouse: WarehouseFolder = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Build pages to look at from the current release: charts, lists, and each text with marks.

    One folder that opens from disk, without a network; a report that stands there gives way.
    """
    from parley.flows.cli.screen import consoles, print_json, waiting
    from parley.warehouse.report.build import build_report

    home = home_of(warehouse, as_of)
    with waiting("building the report ...", quiet=as_json):
        built = build_report(home, output.absolute())
    if as_json:
        print_json({"report": str(built.start), "pages": built.n_pages})
    else:
        consoles()[0].print(f"{built.n_pages:,} pages; open this one in a browser:\n{built.start}")
