"""How every command ends: with a result, or with a message and the exit code of its error."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import typer
from typer.core import TyperCommand
from typer.exceptions import TyperException

from parley.flows.cli.interrupt import INTERRUPTED, interrupt
from parley.schemas.errors import ParleyError

EXIT_CODES = """Exit codes: 0 done · 1 a fault of Parley · 2 wrong usage · 3 input · 4 codebook ·
5 model · 6 validation · 7 warehouse · 8 query · 130 interrupted · 143 ended from outside"""


class Command(TyperCommand):
    """A command whose errors are one paragraph, or with --json one object."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; what is wrong with one is told without the words of a library."""
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise

    def _result(self, ctx: Any) -> Any:
        """What the command gives; where who reads its output has seen enough, it ends well."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _read_no_more()
            raise typer.Exit(0) from None
        return result

    def invoke(self, ctx: Any) -> Any:
        """Run the command; end with the exit code of the error, if there is one."""
        as_json = bool(ctx.params.get("as_json"))
        try:
            result = self._result(ctx)
        except ParleyError as error:
            if interrupt.came:  # what it rested on was ended too
                raise _interrupted() from None
            if debugging(ctx):
                raise
            _tell(error, as_json=as_json)
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            raise _interrupted() from None
        except (TyperException, typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if interrupt.came:  # some library made another error of it
                raise _interrupted() from None
            if debugging(ctx):
                raise
            fault = ParleyError(
                f"this is a fault of Parley: {type(error).__name__}: {error}.",
                where=", ".join(getattr(error, "__notes__", [])),
                mend="Run again with --debug (or PARLEY_DEBUG=1) to see where.",
            )
            _tell(fault, as_json=as_json)
            raise typer.Exit(fault.exit_code) from None
        if interrupt.came:  # and some library swallowed it
            raise _interrupted()
        return result


def _tell(error: ParleyError, *, as_json: bool) -> None:
    """Print ERROR; where nobody reads on, its exit code tells it alone."""
    from parley.flows.cli.screen import print_error

    try:
        print_error(error, as_json=as_json)
    except BrokenPipeError:
        _read_no_more()


def _interrupted() -> typer.Exit:
    """Say that the command was ended; its exit."""
    typer.echo(interrupt.farewell, err=True, nl=False)
    return typer.Exit(interrupt.exit_code if interrupt.came else INTERRUPTED)


def _read_no_more() -> None:
    """Let what is still to be written go nowhere: who reads has seen enough (`| head`)."""
    with contextlib.suppress(OSError):  # as where tests read the output
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def debugging(ctx: Any = None) -> bool:
    """Whether the user wants tracebacks."""
    told = ctx.find_root().params.get("debug") if ctx is not None else False
    return bool(told) or os.environ.get("PARLEY_DEBUG", "") not in ("", "0")
