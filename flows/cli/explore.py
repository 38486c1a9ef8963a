"""`parley explore`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of


def explore(
    warehouse: WarehouseFolder = None,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; others reach any but this one.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            min=1,
            max=65_535,
            help="Port to listen on. [default: 8470, or where it is taken a free one]",
            show_default=False,
        ),
    ] = None,
    browser: Annotated[bool, typer.Option("--open", help="Open it in a browser.")] = False,
    as_json: AsJson = False,
) -> None:
    """Serve the report of the current release on this machine, with a page to ask it in SQL.

    Answers come as table, chart or file. Nothing can be written, and Ctrl-C ends it.
    """
    from parley.flows.cli.screen import consoles, print_json, waiting
    from parley.flows.explore.serve import is_open, serve
    from parley.warehouse.report.sql_page import PAGE
    from parley.warehouse.store.home import Warehouse

    console, errors = consoles()
    with ExitStack() as building:
        building.enter_context(waiting("building the report ...", quiet=as_json))

        def ready(address: str) -> None:
            building.close()
            if is_open(host):
                errors.print("Whoever reaches this address can read the release.", style="yellow")
            if as_json:
                print_json({"report": address, "sql": f"{address}{PAGE}"})
            else:
                console.print(f"The report: {address}\nIn SQL: {address}{PAGE}\nCtrl-C ends it.")
            if browser:
                import webbrowser

                webbrowser.open(address)

        serve(Warehouse(folder_of(warehouse)), host, port, ready=ready)
