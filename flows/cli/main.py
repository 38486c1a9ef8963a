"""`parley`: what it can do. What is heavy is imported in the commands that need it."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from parley.flows.cli.actors import actors
from parley.flows.cli.brief import brief
from parley.flows.cli.codebook import codebook
from parley.flows.cli.command import EXIT_CODES, Command
from parley.flows.cli.doctor import doctor
from parley.flows.cli.evaluate import evaluate
from parley.flows.cli.examples import examples
from parley.flows.cli.explore import explore
from parley.flows.cli.export import export
from parley.flows.cli.fetch import fetch
from parley.flows.cli.forget import forget
from parley.flows.cli.query import query
from parley.flows.cli.releases import diff, releases, rollback
from parley.flows.cli.report import report
from parley.flows.cli.review import review
from parley.flows.cli.run import run
from parley.flows.cli.show import show
from parley.flows.cli.sources import sources
from parley.flows.cli.status import status
from parley.flows.cli.validate import validate
from parley.flows.orchestration.environment import quiet
from parley.flows.orchestration.logs import LEVELS, log_to_standard_error

# Reading the settings takes time that `parley --help` need not spend.
_LOG_SETTINGS = ("PARLEY_LOG_LEVEL", "PARLEY_LOG_JSON")

app = typer.Typer(
    name="parley",
    help="Texts about talks and wars in; actors, events, stances and attributions out, as tables.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def with_logs(level: str | None, *, as_json: bool) -> None:
    """Log to standard error as the options say, else as the settings do.

    Raises
    ------
    typer.BadParameter: there is no such level.
    """
    if level is None and not as_json and not any(map(os.environ.get, _LOG_SETTINGS)):
        log_to_standard_error("warning", as_json=False)
        return
    from parley.flows.inputs.settings import settings

    chosen = (level or settings().log_level).lower()
    if chosen not in LEVELS:
        raise typer.BadParameter(
            f"'{level}' is none of {', '.join(LEVELS)}.", param_hint="--log-level"
        )
    log_to_standard_error(chosen, as_json=as_json or settings().log_json)


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
    log_level: Annotated[
        str | None,
        typer.Option(
            "--log-level",
            metavar="LEVEL",
            help="Log to standard error: debug, info, warning, error or critical. "
            "[default: warning, or PARLEY_LOG_LEVEL]",
            show_default=False,
        ),
    ] = None,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="Log one JSON object a line (PARLEY_LOG_JSON=1).")
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
    with_logs(log_level, as_json=log_json)


for function in (
    run, query, show, brief, export, report, explore, actors, review, sources, status, evaluate,
    validate, doctor, examples, releases, diff, rollback, fetch,
    forget,
):  # fmt: skip
    app.command(cls=Command, epilog=EXIT_CODES)(function)
app.add_typer(codebook)
