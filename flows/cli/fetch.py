"""`parley fetch`."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of


def fetch(
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="URL",
            help="Folder, or address such as s3://bucket/prefix. [default: PARLEY_STORAGE]",
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        int | None,
        typer.Option(
            "--release",
            min=1,
            metavar="N",
            help="The release of this number. [default: the current one]",
            show_default=False,
        ),
    ] = None,
    warehouse: WarehouseFolder = None,
    as_json: AsJson = False,
) -> None:
    """Bring a release from the storage where runs with PARLEY_STORAGE keep it into a new folder.

    It can be queried there, and runs go on from it. Object stores need more packages:
    pip install 'parley[cluster]'.
    """
    from dataclasses import asdict

    from parley.flows.cli.screen import consoles, print_json, waiting
    from parley.flows.shared import named_storage
    from parley.warehouse.storage.mirror import Mirror
    from parley.warehouse.store.home import Warehouse

    folder = folder_of(warehouse)
    with waiting("fetching the release ...", quiet=as_json):
        fetched = Mirror(named_storage(source)).fetch(Warehouse(folder), number)
    if as_json:
        print_json({"warehouse": folder, **asdict(fetched)})
    else:
        size = f"{fetched.files:,} files, {fetched.bytes / 1e6:,.1f} MB"
        consoles()[0].print(f"release_{fetched.release} is in {folder} ({size})", markup=False)
