"""`parley forget`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from parley.flows.cli.options import AsJson, WarehouseFolder, folder_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parley.flows.app.forget import Forgot
    from parley.transforms.ingest.forgotten import Meant
    from parley.warehouse.store.home import Warehouse

_SHOWN = 8


def forget(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TARGET",
            help="Id of a document, address or file, publisher, or source as it was declared.",
            show_default=False,
        ),
    ] = None,
    older: Annotated[
        bool, typer.Option("--releases", help="Remove the older releases that hold it, too.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Let it come in again with the next run that reads it.")
    ] = False,
    only_list: Annotated[bool, typer.Option("--list", help="List what is kept out.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    warehouse: WarehouseFolder = None,
    as_json: AsJson = False,
) -> None:
    """Forget documents or sources and all that rests on them, for good, and publish without them.

    With a document go its copies and earlier texts. Runs keep it out when they meet it again. Older
    releases still hold it, unless --releases removes them.
    """
    from parley.warehouse.store.home import Warehouse

    home = Warehouse(folder_of(warehouse))
    if only_list:
        _list(home, as_json)
        return
    if not targets:
        raise typer.BadParameter("Name what to forget, or ask for --list.", param_hint="TARGET")
    if undo:
        _undo(home, targets, as_json)
        return
    _forget(home, targets, older=older, yes=yes, as_json=as_json)


def _forget(home: Warehouse, targets: list[str], *, older: bool, yes: bool, as_json: bool) -> None:
    from parley.flows.app.forget import forget, holding, meaning, parameters_of
    from parley.flows.cli.bars import bar
    from parley.flows.cli.run import engine_for
    from parley.flows.cli.screen import print_json
    from parley.flows.orchestration.progress import progress_unseen, shown_by

    asked = parameters_of(home)
    meant = meaning(home, targets)
    if not yes:
        texts = {text for each in meant for text in each.texts}
        _confirm(meant, [each.called for each in holding(home, texts)] if older else [])
    with (
        engine_for(asked, str(home.folder), quiet=as_json),
        shown_by(progress_unseen if as_json else bar),
    ):
        done = forget(home, meant, asked, with_releases=older)
    if as_json:
        print_json(done.to_dict())
    else:
        _tell(done, home)


def _confirm(meant: Sequence[Meant], older: list[str]) -> None:
    from parley.flows.cli.screen import consoles
    from parley.schemas.errors import ConfigurationError

    console = consoles()[0]
    for each in meant:
        console.print(f"{each.target} ({each.kind}): {_texts(len(each.texts))}", markup=False)
        for uri in sorted(each.addresses)[:_SHOWN]:
            console.print(f"  {uri}", style="dim", markup=False)
        if len(each.addresses) > _SHOWN:
            console.print(f"  and {len(each.addresses) - _SHOWN} more", style="dim")
    if older:
        console.print(f"Releases that hold it, and are removed: {', '.join(older)}", markup=False)
    if not sys.stdin.isatty():
        raise ConfigurationError("nobody is there to confirm it.", mend="Say --yes to forget it.")
    typer.confirm("Forget it, and all that rests on it, for good?", abort=True)


def _texts(n: int) -> str:
    return "1 text" if n == 1 else f"{n:,} texts"


def _tell(done: Forgot, home: Warehouse) -> None:
    from parley.flows.cli.screen import consoles

    console, aside = consoles()
    others = f", {_texts(done.others)} besides (copies and earlier ones)" if done.others else ""
    plural = "" if done.documents == 1 else "s"
    console.print(
        f"Forgotten: {done.documents:,} document{plural}{others}. "
        f"{done.release.capitalize()} in {home.folder} is without.",
        markup=False,
    )
    if done.rows:
        rows = ", ".join(f"{n:,} {name}" for name, n in done.rows.items())
        console.print(f"Removed with it: {rows}", markup=False)
    if done.taken_away:
        console.print(f"Removed for it: {', '.join(done.taken_away)}", markup=False)
    if done.still_in:
        again = " ".join(f"'{each}'" for each in done.targets)
        aside.print(
            f"Still hold it: {', '.join(done.still_in)}. To remove these: "
            f"parley forget {again} --releases",
            style="yellow",
            markup=False,
        )
    if done.still_stored:
        aside.print(
            f"{done.storage} still holds it in {', '.join(done.still_stored)}; --releases removes "
            "earlier releases there too.",
            style="yellow",
            markup=False,
        )
    aside.print(
        "What was exported, reported or copied elsewhere, and the input itself, are as they were.",
        style="dim",
    )


def _undo(home: Warehouse, targets: list[str], as_json: bool) -> None:
    from parley.flows.app.forget import undo
    from parley.flows.cli.screen import consoles, print_json

    done = undo(home, targets)
    if as_json:
        print_json({"undone": done})
        return
    consoles()[0].print(
        f"No longer kept out: {', '.join(done)}. The next run that reads it takes it in again.",
        markup=False,
    )


def _list(home: Warehouse, as_json: bool) -> None:
    from parley.flows.app.forget import listed
    from parley.flows.cli.screen import consoles, print_json, print_table

    rows = listed(home)
    if as_json:
        print_json({"forgotten": rows})
    elif rows:
        print_table([*rows[0]], [[*row.values()] for row in rows])
    else:
        consoles()[1].print("Nothing was forgotten here.")
