"""`parley actors`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of

if TYPE_CHECKING:
    from parley.warehouse.store.home import Warehouse

_HEAD = ("actor_id", "name", "kind", "country", "role", "mentions", "documents")


def actors(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]", help="Part of a name, alias or id; with --mentions an actor's id."
        ),
    ] = None,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Show each mention of the actor in its sentence.")
    ] = False,
    unresolved: Annotated[
        bool,
        typer.Option(
            "--unresolved",
            help="List the most frequent names that no codebook holds, as YAML to paste into one.",
        ),
    ] = False,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only of this kind, as 'person'.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Only of this state, as UKR.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many to show; 0 for all.")] = 50,
    warehouse: WarehouseFolder = None,
    as_json: AsJson = False,
) -> None:
    """List and search the actors of the current release, those named most first."""
    from parley.flows.cli.screen import print_json
    from parley.schemas.errors import ConfigurationError
    from parley.warehouse.store.home import Warehouse

    if mentions and (unresolved or not text):
        raise ConfigurationError(
            "--mentions takes the id of one actor.",
            mend="Such as: parley actors UKR --mentions",
        )
    home = Warehouse(folder_of(warehouse))
    if mentions:
        _show_mentions(home, str(text), limit, as_json)
    elif unresolved:
        _show_unresolved(home, text, kind, country, limit, as_json)
    else:
        from parley.flows.app.actors import find_actors

        rows, more = find_actors(home, text, kind, country, limit)
        if as_json:
            print_json({"actors": rows, "more": more})
        else:
            _show_actors(rows, more)


def _show_actors(rows: list[dict[str, Any]], more: bool) -> None:
    from parley.flows.cli.screen import consoles, print_table

    print_table(_HEAD, [[row[name] for name in _HEAD] for row in rows], numbers=(5, 6))
    if not rows:
        consoles()[1].print("No actor is called so; parley actors --unresolved lists new names.")
    _tell_more(more)


def _show_mentions(home: Warehouse, actor_id: str, limit: int, as_json: bool) -> None:
    from parley.flows.app.actors import mentions_of
    from parley.flows.cli.screen import consoles, print_json

    rows, more = mentions_of(home, actor_id, limit)
    if as_json:
        print_json({"actor_id": actor_id, "mentions": rows, "more": more})
        return
    from rich.text import Text

    console, shown = consoles()[0], ""
    for row in rows:
        if row["document"] != shown:
            shown = row["document"]
            console.print(Text(f"{shown} {row['published_on'] or ''}".strip(), style="cyan"))
        # The brackets tell the mention where colours cannot.
        mention = (f"[{row['mention']}]", "bold yellow")
        console.print(Text.assemble("  ", row["before"], mention, row["after"]))
    if not rows:
        consoles()[1].print("No text mentions this actor.")
    _tell_more(more)


def _show_unresolved(
    home: Warehouse,
    text: str | None,
    kind: str | None,
    country: str | None,
    limit: int,
    as_json: bool,
) -> None:
    from parley.flows.app.actors import as_yaml, unresolved
    from parley.flows.cli.screen import print_json

    names, others = unresolved(home, text, kind, country, limit)
    if as_json:
        print_json({"names": names, "wordings": others})
    else:
        typer.echo(as_yaml(names, others), nl=False)


def _tell_more(more: bool) -> None:
    from parley.flows.cli.screen import consoles

    if more:
        consoles()[1].print("There are more: --limit 0 shows all.", style="dim")
