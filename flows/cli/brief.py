"""`parley brief`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from parley.flows.cli.options import AsJson, AsOf, WarehouseFolder, home_of

_DAY = ["%Y-%m-%d"]
_TIME = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def brief(
    wanted: Annotated[
        str | None,
        typer.Argument(
            metavar="[EVENT|TIME]", help="Id of one event, or a year, month or day: 2025-05."
        ),
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
    event_id, begin, end = _asked(wanted, first and first.date(), last and last.date())
    text = write_brief(home, event_id, begin, end, limit)
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


def _asked(
    wanted: str | None, first: date | None, last: date | None
) -> tuple[str | None, date | None, date | None]:
    """The event that WANTED names, or the first and the last day of the time that it is."""
    from parley.schemas.errors import InputError

    if wanted is None or not (found := _TIME.fullmatch(wanted)):
        return wanted, first, last
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        begin = date(year or 1, month or 1, day or 1)
        end = date(year or 1, month or 12, day or monthrange(year or 1, month or 12)[1])
    except ValueError as error:
        raise InputError("there is no such time.", where=wanted) from error
    return None, first or begin, last or end
