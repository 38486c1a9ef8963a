"""The page of the command line, as Typer tells it."""

from __future__ import annotations

import re

import typer
from typer.cli import get_docs_for_click

from parley.flows.cli.command import EXIT_CODES
from parley.flows.cli.main import app
from parley.flows.reference.markdown import page

_HEAD = "# Command line\n"


def command_line_page() -> str:
    """Each command with its arguments and options; exit codes once."""
    command = typer.main.get_command(app)
    context = typer.Context(command, info_name="parley")
    told = get_docs_for_click(obj=command, ctx=context, name="parley", indent=1)
    told = told.replace(f"{EXIT_CODES}\n\n", "")
    told = re.sub(r"\*\*Commands\*\*:\n\n(?:\* .*\n)+\n", "", told)  # each is told below
    return page(_HEAD, EXIT_CODES.replace("\n", " "), "", *told.splitlines())
