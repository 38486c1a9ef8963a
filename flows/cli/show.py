"""`parley show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.flows.cli.options import AsJson, AsOf, WarehouseFolder, home_of

if TYPE_CHECKING:
    from parley.flows.app.show import Shown


def show(
    wanted: Annotated[
        str,
        typer.Argument(metavar="ID", help="Id of an event, actor, agreement, round or document."),
    ],
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="Places of evidence to show; 0 for all.")
    ] = 20,
    warehouse: WarehouseFolder = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show an event, actor, agreement, round or document, with the sentences that tell of it."""
    from parley.flows.app.show import show as find
    from parley.flows.cli.screen import print_json

    found = find(home_of(warehouse, as_of), wanted)
    if as_json:
        print_json(found.to_dict())
    else:
        _print(found, limit)


def _print(found: Shown, limit: int) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from parley.flows.cli.screen import consoles, print_facts

    console = consoles()[0]
    console.soft_wrap = False
    console.print(Text.assemble((found.title, "bold"), f"  {found.kind} {found.id}"))
    print_facts(found.facts)
    shown = found.evidence[:limit] if limit else found.evidence
    for row in shown:
        where = " ".join(row[name] for name in ("published_on", "source") if row[name])
        word = f" (by {row['word_of']})" if row["word_of"] else ""
        console.print()
        console.print(Text.assemble((where, "cyan"), " " * bool(where), row["told"] or "", word))
        console.print(Padding(Text(" ".join(row["sentence"].split())), (0, 0, 0, 2)))
    if len(shown) < len(found.evidence):
        consoles()[1].print(
            f"{len(found.evidence) - len(shown)} more places: --limit 0 shows all", style="dim"
        )
