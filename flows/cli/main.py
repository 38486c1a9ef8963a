"""`parley`: what it can do. What is heavy is imported in the commands that need it."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.flows.cli.actors import actors
from parley.flows.cli.command import EXIT_CODES, Command
from parley.flows.cli.doctor import doctor
from parley.flows.cli.evaluate import evaluate
from parley.flows.cli.query import query
from parley.flows.cli.run import run
from parley.flows.cli.status import examples, status
from parley.flows.cli.validate import validate
from parley.flows.orchestration.environment import quiet

app = typer.Typer(
    name="parley",
    help="Texts about talks and wars in; actors, events, stances and attributions out, as tables.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"parley {version('parley')}")
        raise typer.Exit


@app.callback()
def main(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show tracebacks and Prefect's log (PARLEY_DEBUG=1).")
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and end."
        ),
    ] = False,
) -> None:
    """Set what must stand before anything heavy is imported."""
    from parley.flows.cli.command import debugging

    quiet(logs=not (debug or debugging()))


for function in (run, query, actors, status, evaluate, validate, doctor, examples):
    app.command(cls=Command, epilog=EXIT_CODES)(function)

if __name__ == "__main__":
    app()
