"""Plain text and Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from schemas.errors import InputError
from transforms.ingest.clean import normal, plain
from transforms.ingest.declared import declared
from transforms.ingest.lines import pieces_of
from transforms.ingest.piece import Metadata, Page

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FACT = re.compile(r"^\w[\w -]*:(?:\s|$)", re.MULTILINE)


def read_text(text: str, *, has_front_matter: bool = True) -> Page:
    """The pieces of TEXT, line breaks and Markdown marks resolved, with its front matter.

    Raises
    ------
    InputError: `broken_front_matter`.
    """
    text = normal(text)
    metadata, text = front_matter(text) if has_front_matter else (Metadata(), text)
    pieces = [replace(piece, text=plain(piece.text)) for piece in pieces_of(text)]
    return Page(pieces, metadata, by_page=True)


def front_matter(text: str) -> tuple[Metadata, str]:
    """The metadata in the YAML block at the top of TEXT, if there is one, and the text below it.

    Raises
    ------
    InputError: `broken_front_matter`, naming the line.
    """
    found = _FRONT_MATTER.match(text)
    if not found or not _FACT.search(found["yaml"]):
        return Metadata(), text
    import yaml

    try:
        facts = yaml.safe_load(found["yaml"])
        if not isinstance(facts, dict):
            raise InputError("The block between the lines '---' holds no 'name: value' pairs.")
        return declared(facts, strict=True), text[found.end() :]
    except (yaml.YAMLError, InputError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        reason = getattr(error, "problem", None) or getattr(error, "what", None) or str(error)
        raise InputError(
            f"The front matter cannot be read{line}: {reason}",
            kind="broken_front_matter",
            mend="Write it as YAML (title: ..., published_on: 2025-05-16), or remove it.",
        ) from error
