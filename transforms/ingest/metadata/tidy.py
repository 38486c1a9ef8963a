"""Titles and authors without what programs, templates and pages put beside or instead of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from parley.schemas.codebook.pages import Pages, Signed
from parley.transforms.ingest.piece import Metadata
from parley.transforms.ingest.text.boilerplate import is_organisation
from parley.transforms.ingest.text.clean import one_line
from parley.transforms.ingest.text.phrases import any_of

ADDRESS = re.compile(
    r"[<(\[]?(?:mailto:|https?:|www\.)[^\s<>\"]+|[<(\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)\]]?"
    r"|(?<![\w.])@\w+|(?<!\S)[a-z0-9-]+(?:\.[a-z]{2,})+(?:/\S*)?(?!\S)"
)
_IN_BRACKETS = re.compile(r"\s*[(\[<{][^()\[\]<>{}]*[)\]>}]")
_APART = re.compile(r"\s*[;|/•·\n]\s*|\s+[-–—]+\s+|\s*,?\s+(?:and|&)\s+")
_COMMA = re.compile(r"\s*,\s*")
_EDGES = " ,;:.|/•·–—-\"'“”"
_PROGRAM = re.compile(r"microsoft (?:word|powerpoint|excel) - |powerpoint - ", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"\S*\.(?:docx?|odt|pdf|tex|rtf|indd|qxd|html?|pptx?|txt)|.+\.(?:docx?|pdf|indd)"
)
_NUMBERED = re.compile(r"[\W_]*\d*[\W_]*$")


def tidied(metadata: Metadata, pages: Pages) -> Metadata:
    """METADATA with a title that is one, and with authors that are persons or offices by name."""
    return replace(
        metadata,
        title=_title(metadata.title, pages.untitled),
        source_name=_source(metadata.source_name),
        authors=tuple(
            name
            for name in author_names(metadata.authors, pages.authors, pages.organisations)
            if not any_of(pages.changed).match(name)
        ),
    )


def _source(name: str | None) -> str | None:
    """NAME, if it is none of a file, which pages put into their titles."""
    return None if name and _FILE_NAME.fullmatch(name.strip().casefold()) else name


def author_names(
    values: Iterable[str], signed: Signed, organisations: tuple[str, ...]
) -> tuple[str, ...]:
    """The names in VALUES, fields for authors, without addresses, labels, roles and places.

    "By Ada Moss, Baltic correspondent, ada@post.example" is Ada Moss; "Moss, Ada" stays.
    """
    found = [name for value in values for name in _names(value, signed)]
    plain = [name for name, has_role in found if not has_role] or [name for name, _ in found]
    persons = [name for name in plain if not is_organisation(name, organisations)]
    return tuple(dict.fromkeys(persons or plain))


def _title(title: str | None, untitled: tuple[str, ...]) -> str | None:
    if title is None:
        return None
    title = _PROGRAM.sub("", one_line(title), count=1)
    bare = _NUMBERED.sub("", title).casefold()
    if not bare or bare in untitled or _FILE_NAME.fullmatch(title.casefold()):
        return None
    return None if ADDRESS.fullmatch(title) else title


def _names(value: str, signed: Signed) -> Iterator[tuple[str, bool]]:
    """The names in VALUE, each with whether a role stood behind it."""
    value = _IN_BRACKETS.sub(" ", ADDRESS.sub(" ; ", value))
    for part in _APART.split(value):
        fields = [_name(field, signed) for field in _COMMA.split(part.strip(_EDGES))]
        kept = [field for field in fields if field[0]]
        names = [name for name, _ in kept]
        if len(kept) == len(fields) > 1 and any(" " not in name for name in names):
            yield ", ".join(names), False  # surname first
        else:
            yield from kept


@lru_cache(maxsize=4096)
def _name(text: str, signed: Signed) -> tuple[str, bool]:
    """The name in TEXT without what stands beside it ('' where none is), and if it had a role."""
    text = one_line(_labels(signed).sub("", text.strip(_EDGES), count=1)).strip(_EDGES)
    if found := _beside(signed).search(text):
        text = text[: found.start()].strip(_EDGES)
    before, behind = _roles(signed)
    plain = before.sub("", text, count=1)
    name = behind.sub("", plain, count=1).strip(_EDGES)
    has_role = name != plain
    is_name = any(c.isalpha() for c in name) and sum(c.isdigit() for c in name) < 2
    bare = _NUMBERED.sub("", name).casefold()
    if not is_name or bare in signed.nobody or (has_role and " " not in name):
        return "", has_role
    return name, has_role


@lru_cache(maxsize=4)
def _labels(signed: Signed) -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of(signed.labels).pattern}\s*:?\s*(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=4)
def _beside(signed: Signed) -> re.Pattern[str]:
    """The place or outlet behind a name: "Ada Moss in Tallinn", "Ada Moss for the Post"."""
    return re.compile(rf"(?<=\w)\s+{any_of(signed.beside).pattern}\s+(?=\S)")


@lru_cache(maxsize=4)
def _roles(signed: Signed) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A role before a name ("Chief reporter Ada Moss"), and one behind it."""
    role, rank = any_of(signed.roles).pattern, any_of(signed.ranks).pattern
    return (
        re.compile(rf"^(?:[\w-]+\s+){{0,2}}{role}\s+(?=\S+\s+\S)", re.IGNORECASE),
        re.compile(rf"(?:^|\s+)(?:{rank}\s+(?:\S+\s+){{0,2}})?{role}$", re.IGNORECASE),
    )
