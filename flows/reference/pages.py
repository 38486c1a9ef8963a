"""The pages of the documentation that are made from code, and not by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from parley.flows.reference.codebook import codebook_page
from parley.flows.reference.command_line import command_line_page
from parley.flows.reference.cookbook import cookbook_page
from parley.flows.reference.python import python_page
from parley.flows.reference.settings import settings_page

PAGES: Mapping[str, Callable[[], str]] = {
    "cookbook.md": cookbook_page,
    "reference/codebook-format.md": codebook_page,
    "reference/command-line.md": command_line_page,
    "reference/python.md": python_page,
    "reference/settings.md": settings_page,
}
"""What makes each page, by its place under docs/."""
