"""`parley codebook`: write a codebook, look it over, try it, and grow it from texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.flows.cli.command import EXIT_CODES, Command
from parley.flows.cli.options import AsJson, Model

if TYPE_CHECKING:
    from parley.transforms.workbench.findings import Finding
    from parley.transforms.workbench.proposals import Proposal
    from parley.transforms.workbench.why import Told

codebook = typer.Typer(
    name="codebook",
    help="Write a codebook for a conflict of your own, look it over, and try it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Name = Annotated[
    str, typer.Argument(metavar="NAME", help="Codebook, by name or as a folder (./sudan).")
]
Reader = Annotated[
    str | None,
    typer.Option("--reader", metavar="NAME", help="'trained' or 'rules', as of parley run."),
]
_HINTS = 15


@codebook.command(cls=Command, epilog=EXIT_CODES)
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, such as sudan.")],
    title: Annotated[str, typer.Option("--title", help="The conflict in a line.")] = "",
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="ID", help="Who fights or talks: SDN, armed:rsf, ..."),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--in",
            metavar="DIR",
            help="Folder to make it in. [default: codebooks/ of PARLEY_DATA, else this one]",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the commented files of a new codebook, which load as they are."""
    from parley.flows.app.codebook.folder import folder_for
    from parley.flows.app.codebook.skeleton import new_codebook
    from parley.flows.cli.screen import consoles, print_json

    where = folder / name if folder else folder_for(name)
    written = new_codebook(name, where, title or f"The conflict in {name.title()}", party or [])
    if as_json:
        print_json({"codebook": name, "written": list(map(str, written))})
        return
    shown = str(where) if where.is_absolute() or folder or len(where.parts) > 1 else f"./{where}"
    told = name if folder is None and len(where.parts) > 1 else shown
    consoles()[0].print(
        f"Wrote {shown}/ ({', '.join(path.name for path in written if path.suffix == '.yaml')}).\n"
        f"Edit them, then:\n"
        f"  parley codebook check {told}\n"
        f'  parley codebook try {told} "a sentence"\n'
        f"  parley codebook suggest FOLDER --into {told}\n"
        f"  parley run FOLDER --codebook {told}",
        markup=False,
    )


@codebook.command(cls=Command, epilog=EXIT_CODES)
def check(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Codebook, by name or folder; yours if not given."),
    ] = None,
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXTS]", help="Files or folders: tell what no text there uses."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="End 4 for warnings too.")] = False,
    hints: Annotated[bool, typer.Option("--hints", help="Show all hints.")] = False,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Find what is wrong in a codebook, and what has no effect, with file and line."""
    from parley.flows.app.codebook.check import check as look
    from parley.flows.app.codebook.folder import own_codebooks
    from parley.flows.cli.bars import bar
    from parley.flows.cli.screen import print_json
    from parley.flows.orchestration.progress import progress_unseen, shown_by
    from parley.schemas.errors import ConfigurationError

    names = [name] if name else own_codebooks()
    if not names:
        raise ConfigurationError(
            "there is no codebook of your own here.",
            where="PARLEY_DATA and the current folder",
            mend="Make one: parley codebook new NAME",
        )
    with shown_by(progress_unseen if as_json else bar):
        found = [each for one in names for each in look(one, texts or (), model)]
    failing = {"error", "warning"} if strict else {"error"}
    if as_json:
        print_json({"codebooks": names, "findings": [vars(each) for each in found]})
    else:
        _print_findings(found, names, hints)
    if any(each.severity in failing for each in found):
        raise typer.Exit(4)


def _print_findings(found: list[Finding], names: list[str], hints: bool) -> None:
    from rich.text import Text

    from parley.flows.cli.screen import consoles

    console = consoles()[0]
    styles = {"error": "bold red", "warning": "yellow", "hint": "cyan"}
    n_hints = sum(each.severity == "hint" for each in found)
    for each in found:
        if each.severity == "hint" and n_hints > _HINTS and not hints:
            continue
        mark = (each.severity, styles[each.severity])
        console.print(Text.assemble(f"{each.where}: ", mark, f": {each.what} {each.mend}"))
    counts = {kind: sum(each.severity == kind for each in found) for kind in styles}
    told = ", ".join(f"{n} {kind}{'s' * (n != 1)}" for kind, n in counts.items() if n)
    console.print(f"{', '.join(names)}: {told or 'nothing to mend'}", style="bold", markup=False)
    if n_hints > _HINTS and not hints:
        consoles()[1].print("--hints shows the hints", style="dim")


@codebook.command("try", cls=Command, epilog=EXIT_CODES)
def try_(
    name: Name,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or more; - for input.")],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="Day on which it was published, as 2025-06-04."),
    ] = None,
    reader: Reader = None,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Show what is read in a text, and why: by which entry, pattern or rule.

    NAME 'none' reads by the general layer alone.
    """
    import datetime as dt
    import sys

    from parley.flows.app.codebook.trial import try_text
    from parley.flows.cli.screen import print_json

    try:
        day = dt.date.fromisoformat(on) if on else None
    except ValueError:
        raise typer.BadParameter(
            f"'{on}' is no day, such as 2025-06-04.", param_hint="--on"
        ) from None
    told = try_text(name, sys.stdin.read() if text == "-" else text, day, model, reader)
    if as_json:
        print_json({"read": [vars(each) for each in told]})
    else:
        _print_told(told)


def _print_told(told: list[Told]) -> None:
    from rich.text import Text

    from parley.flows.cli.screen import consoles

    console = consoles()[0]
    for layer in dict.fromkeys(each.layer for each in told):
        console.print(layer.replace("_", " "), style="bold")
        for each in told:
            if each.layer != layer:
                continue
            sure = f" {each.confidence:.2f}" if each.confidence is not None else ""
            line = Text.assemble("  ", (each.words, "yellow"), " → ", each.read_as or "?")
            console.print(line)
            why = f"     {each.why}{sure}" + (f" · {each.where}" if each.where else "")
            console.print(Text(why, style="dim"))
    if not any(each.layer == "stances" for each in told):
        named = any(each.layer == "issue_wordings" for each in told)
        consoles()[1].print(
            "No position was read: an issue is named, and nobody is told to be for or against it."
            if named
            else "No position was read: no pattern of an issue matches.",
            style="dim",
        )


@codebook.command(cls=Command, epilog=EXIT_CODES)
def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Part of a name, wording or id.")],
    name: Annotated[
        str | None, typer.Option("--codebook", "-c", metavar="NAME", help="Look there too.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many; 0 for all.")] = 30,
    as_json: AsJson = False,
) -> None:
    """Look up actors, offices, issues and agreements that are known already."""
    from parley.flows.app.codebook.find import find_known
    from parley.flows.cli.screen import consoles, print_json, print_table

    found = find_known(text, name)
    shown = found[:limit] if limit else found
    if as_json:
        print_json({"known": [vars(each) for each in shown], "more": len(shown) < len(found)})
        return
    if not shown:
        consoles()[1].print("Nothing is called so: write an entry of your own.")
        return
    rows = [(each.what, each.id, each.name, each.wording, each.where) for each in shown]
    print_table(("what", "id", "name", "found by", "where"), rows)
    if len(shown) < len(found):
        consoles()[1].print(f"{len(found) - len(shown)} more: --limit 0 shows all", style="dim")


@codebook.command(cls=Command, epilog=EXIT_CODES)
def suggest(
    texts: Annotated[list[str], typer.Argument(metavar="TEXTS", help="Your files or folders.")],
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="NAME", help="Codebook of yours: ask of each entry there."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="With --into: accept all.")] = False,
    least: Annotated[int, typer.Option("--least", min=1, help="How often it must be named.")] = 2,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many; 0 for all.")] = 60,
    reader: Reader = None,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Propose actors, offices and issues that your texts name and no codebook holds, as YAML."""
    from parley.flows.app.codebook.suggest import as_files, own_folder
    from parley.flows.app.codebook.suggest import suggest as proposed
    from parley.flows.cli.bars import bar
    from parley.flows.cli.screen import consoles, print_json
    from parley.flows.orchestration.progress import progress_unseen, shown_by

    folder = own_folder(into) if into else None
    with shown_by(progress_unseen if as_json else bar):
        found = proposed(texts, into, least, model, reader)
    shown = found[:limit] if limit else found
    if as_json:
        print_json({"proposals": [vars(each) for each in shown]})
    elif folder is None:
        typer.echo(as_files(shown), nl=False)
    else:
        _ask(shown, folder, yes, asked=str(into))
    if len(shown) < len(found) and not as_json:
        consoles()[1].print(f"{len(found) - len(shown)} more: --limit 0 shows all", style="dim")


def _ask(found: list[Proposal], folder: Path, yes: bool, *, asked: str) -> None:
    """Ask of each proposal whether it goes into the codebook in FOLDER, which ASKED names."""
    from parley.flows.app.codebook.suggest import accept, as_block
    from parley.flows.cli.screen import consoles

    accepted = 0
    for number, each in enumerate(found, 1):
        answer = "y"
        if not yes:
            typer.echo(
                f"\n{number} of {len(found)}, for {each.key} in {each.file}:\n{as_block(each)}"
            )
            try:
                answer = input("Accept? [y/n/q] ").strip().lower()[:1]
            except EOFError:
                answer = "q"
        if answer == "q":
            break
        if answer == "y":
            accept(each, folder)
            accepted += 1
    console = consoles()[0]
    console.print(f"Accepted {accepted} of {len(found)} into {folder}", markup=False)
    if accepted:
        console.print(f"Look them over, then:\n  parley codebook check {asked}", markup=False)


@codebook.command(cls=Command, epilog=EXIT_CODES)
def schema(
    folder: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="Folder for the files.")
    ] = Path("schema"),
    as_json: AsJson = False,
) -> None:
    """Write the JSON Schemas with which editors complete and check the files of a codebook."""
    from parley.flows.app.codebook.skeleton import write_schemas
    from parley.flows.cli.screen import print_json, tell_written

    written = write_schemas(folder)
    if as_json:
        print_json({"written": list(map(str, written))})
    else:
        tell_written(f"{len(written)} schemas", folder)
