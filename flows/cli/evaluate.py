"""`parley evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of

if TYPE_CHECKING:
    from parley.transforms.evaluation.evaluate import Difference


def evaluate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="More gold files, after those of --gold."),
    ] = None,
    gold: Annotated[
        list[Path] | None,
        typer.Option(
            "--gold", metavar="FILE", help="Gold file (JSON Lines); data/gold when not given."
        ),
    ] = None,
    warehouse: WarehouseFolder = None,
    show: Annotated[
        str | None,
        typer.Option("--show", metavar="LAYER", help="Show what was missed and what was spurious."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure the current release against gold files, and publish it with these figures."""
    from parley.flows.app.revalidate import missed_and_spurious, remeasure
    from parley.flows.cli.screen import print_json, print_table
    from parley.flows.cli.summary import show_measures
    from parley.flows.inputs.gold import read_given_gold, read_gold
    from parley.flows.inputs.settings import settings

    folder = folder_of(warehouse)
    given = [*(gold or []), *(files or [])]
    sets = read_given_gold(given) if given else read_gold(settings().data_folders)
    shown = missed_and_spurious(folder, sets, show) if show else []
    rows = remeasure(folder, sets)
    if as_json:
        differences = [
            {"source_uri": each.source_uri, "outcome": each.outcome, "item": _line(each)}
            for each in shown
        ]
        print_json({"evaluation": rows, **({"differences": differences} if show else {})})
        return
    show_measures(rows)
    if show:
        lines = [(each.outcome, each.source_uri, _line(each)) for each in shown]
        print_table(("outcome", "document", show), lines)


def _line(difference: Difference) -> str:
    """What a difference is about, in a line."""
    told = [f"{name}: {value}" for name, value in difference.item.fields.items() if value]
    return f"{difference.item.quote} [{', '.join(told)}]"
