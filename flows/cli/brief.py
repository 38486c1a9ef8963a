"""`parley brief`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from parley.flows.cli.options import AsJson, AsOf, WarehouseFolder, home_of

_DAY = ["%Y-%m-%d"]


def brief(
    event_id: Annotated[
        str | None, typer.Argument(metavar="[EVENT]", help="Id of one event.")
    ] = None,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=_DAY, help="First day of the time.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=_DAY, help="Last day of the time.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Lines of each part at most.")] = 15,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not the screen."),
    ] = None,
    warehouse: WarehouseFolder = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Write a brief in Markdown of an event or a time: what is claimed, by whom, what is denied."""
    from parley.flows.app.brief import write_brief
    from parley.flows.cli.screen import print_json, tell_written
    from parley.schemas.errors import WarehouseError

    home = home_of(warehouse, as_of)
    text = write_brief(home, event_id, first and first.date(), last and last.date(), limit)
    if as_json:
        print_json({"brief": text})
    elif output is None:
        typer.echo(text, nl=False)
    else:
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise WarehouseError(
                f"the file cannot be written ({error.strerror or error}).", where=str(output)
            ) from error
        tell_written("the brief", output)
