"""`parley export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parley.flows.cli.options import AsJson, AsOf, WarehouseFolder, home_of


class Form(StrEnum):
    """What an export is written as."""

    csv = "csv"
    xlsx = "xlsx"
    jsonl = "jsonl"
    package = "package"
    geojson = "geojson"
    graphml = "graphml"
    gexf = "gexf"
    dna = "dna"
    gdelt = "gdelt"
    icews = "icews"
    polecat = "polecat"
    acled = "acled"
    superset = "superset"


class Network(StrEnum):
    """The networks that GraphML and GEXF take."""

    actors = "actors"
    discourse = "discourse"
    coalitions = "coalitions"


_FOLDERS = {Form.csv, Form.jsonl, Form.package, Form.dna}
_NETWORKS = {Form.graphml, Form.gexf}
_ENDINGS = {
    Form.gdelt: "export.csv", Form.icews: "csv", Form.polecat: "csv", Form.acled: "csv",
    Form.superset: "zip",
}  # fmt: skip


def export(
    form: Annotated[Form, typer.Argument(metavar="FORMAT", help=", ".join(Form) + ".")],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME", help="Tables and views for csv, xlsx and jsonl. [default: all of them]"
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="File, or folder for csv, jsonl, package and dna. "
            "[default: a name in the current folder]",
            show_default=False,
        ),
    ] = None,
    network: Annotated[
        Network,
        typer.Option(
            "--network",
            help="For graphml and gexf: actors (who did what to whom), discourse (who agrees with "
            "which issue), coalitions (who agrees with whom).",
        ),
    ] = Network.actors,
    period: Annotated[
        str, typer.Option("--period", help="Of discourse and coalitions: all, 2022 or 2022-03.")
    ] = "all",
    raw: Annotated[
        bool,
        typer.Option("--raw", help="Leave text as it is that a spreadsheet would run."),
    ] = False,
    warehouse: WarehouseFolder = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Write the current release, or parts of it, for other tools."""
    from parley.flows.app.export import export_as
    from parley.flows.cli.screen import print_json, tell_written

    target = (output or _default(form, network, period)).absolute()
    home = home_of(warehouse, as_of)
    what = export_as(
        home, form.value, target, tuple(names or ()), network=network.value, period=period, raw=raw
    )
    if as_json:
        print_json({"format": form.value, "written": what, "to": str(target)})
    else:
        tell_written(what, target)


def _default(form: Form, network: Network, period: str) -> Path:
    """Where FORM goes; a network has a name of its own, so that none takes another's place."""
    if form in _NETWORKS:
        part = "" if period == "all" else f"-{period}"
        return Path(f"parley-{network.value}{part}.{form.value}")
    if form in _FOLDERS:
        return Path(f"parley-{form.value}")
    if form in _ENDINGS:
        return Path(f"parley-{form.value}.{_ENDINGS[form]}")
    return Path(f"parley.{form.value}")
