"""`parley sources`."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of


def sources(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="SOURCE", help="List the addresses of this source.", show_default=False
        ),
    ] = None,
    warehouse: WarehouseFolder = None,
    as_json: AsJson = False,
) -> None:
    """List the feeds, sitemaps, lists and folders that runs have read, and how far.

    For each: when it was asked last, its documents, and what waits, failed or is gone.
    """
    from parley.flows.app.sources import addresses_of, sources_of
    from parley.flows.cli.screen import consoles, print_json, print_table
    from parley.schemas.errors import InputError
    from parley.warehouse.store.home import Warehouse

    home = Warehouse(folder_of(warehouse))
    rows = sources_of(home) if source is None else addresses_of(home, source)
    if source is not None and not rows:
        raise InputError(
            "there is no such source.", where=source, mend="`parley sources` lists those there are."
        )
    if as_json:
        print_json({"sources" if source is None else "addresses": rows})
    elif rows:
        print_table([*rows[0]], [[*row.values()] for row in rows])
    else:
        consoles()[0].print(
            f"No sources in {home.folder} yet. Name one: parley run https://example.org/feed.xml",
            markup=False,
        )
