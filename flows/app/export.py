"""Which writer makes which export, and what it tells of it."""

from __future__ import annotations

from pathlib import Path

from parley.schemas.errors import ConfigurationError, WarehouseError
from parley.warehouse.export import excel, files, networks, superset
from parley.warehouse.store.home import Warehouse

_TABLES = ("csv", "jsonl", "xlsx")
_NETWORKS = ("graphml", "gexf")


def export_as(
    home: Warehouse,
    form: str,
    target: Path,
    names: tuple[str, ...] = (),
    *,
    network: str = "actors",
    period: str = "all",
    raw: bool = False,
) -> str:
    """Write the export FORM to TARGET, and return what was written, for people.

    Raises
    ------
    ConfigurationError: there is no such table, view or period, or FORM takes no NAMES.
    WarehouseError: there is no release, or TARGET cannot be written.
    """
    if names and form not in _TABLES:
        raise ConfigurationError(
            f"{form} takes no names of tables.", mend=f"{', '.join(_TABLES)} do."
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if form in _NETWORKS:
            nodes, edges = networks.write_network(home, target, network, form, period)
            return f"{nodes:,} nodes and {edges:,} edges of the network '{network}'"
        if form in files.CROSSWALKS:
            n_rows = files.write_crosswalk(home, target, form, raw=raw)
            return f"{n_rows:,} rows in the columns of {form.upper()}"
        return _whole(home, form, target, names, raw=raw)
    except OSError as error:
        raise WarehouseError(
            f"the export cannot be written ({error.strerror or error}).", where=str(target)
        ) from error


def _whole(home: Warehouse, form: str, target: Path, names: tuple[str, ...], *, raw: bool) -> str:
    if form == "geojson":
        return f"{files.write_geojson(home, target):,} events on the map"
    if form == "xlsx":
        sheets, cut = excel.write_excel(home, target, names)
        lost = f" ({_counted(cut, 'text')} cut to the {excel.MOST_TEXT:,} characters of a cell)"
        return _counted(sheets, "sheet") + (lost if cut else "")
    if form == "jsonl":
        return _counted(len(files.write_json_lines(home, target, names)), "file")
    if form == "dna":
        return _counted(len(networks.write_dna(home, target, raw=raw)), "file")
    if form == "superset":
        return f"a dashboard of {_counted(superset.write_superset(home, target), 'chart')}"
    if form == "package":
        return _counted(len(files.write_package(home, target)), "file")
    return _counted(len(files.write_csv(home, target, names, raw=raw)), "file")


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
