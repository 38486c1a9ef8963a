"""What is known without, or with, a codebook: to look up before one writes an entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from parley.flows.app.codebook.folder import as_asked
from parley.flows.inputs.knowledge import data_files
from parley.flows.inputs.settings import settings
from parley.schemas.codebook.actors import Actor
from parley.transforms.knowledge.layers import Part, Parts, read_parts

_STATE = "actor (state)"


@dataclass(frozen=True)
class Known:
    """An entry that is there: what it is, its id and name, by which wording it was found."""

    what: str
    id: str
    name: str
    wording: str
    where: str


def find_known(text: str, codebook: str | None = None) -> list[Known]:
    """The actors, offices, issues, reasons and agreements with TEXT in a wording or an id.

    Those of the general layer, and of CODEBOOK where one is named. Where TEXT names a state, its
    people and bodies are found too.

    Raises
    ------
    CodebookError: there is no such codebook, or a file has a fault.
    """
    asked = [as_asked(codebook)] if codebook else []
    data = data_files(settings().data_folders, asked)
    parts = read_parts(data.files, list(data.codebooks))
    sought = _folded(text)
    exact: list[Known] = []
    others: list[Known] = []
    for what, entry_id, name, wordings, where in _entries(parts):
        told = [each for each in (entry_id, name, *wordings) if sought in _folded(each)]
        if told:
            best = min(told, key=lambda each: (_folded(each) != sought, len(each), each))
            found = Known(what, entry_id, name, best, data.place_of(where))
            (exact if _folded(best) == sought else others).append(found)
    states = {each.id for each in exact if each.what == _STATE}
    taken = {each.id for each in (*exact, *others)}
    own = (each for part in parts.all for each in part.actors if each.entry.country in states)
    of_state = [
        Known(_actor(each.entry), each.entry.id, each.entry.name, f"of {each.entry.country}",
              data.place_of(each.at("id")))
        for each in own
        if each.entry.id not in taken
    ]  # fmt: skip
    return [*exact, *others, *of_state]


_Entry = tuple[str, str, str, tuple[str, ...], str]


def _entries(parts: Parts) -> Iterator[_Entry]:
    for part in parts.all:
        yield from _of_part(part)
    for office in parts.offices.offices:
        yield "office", office.role, office.forms[0], office.forms, "general/offices.yaml"


def _of_part(part: Part) -> Iterator[_Entry]:
    for actor in part.actors:
        told = tuple(alias for alias, _ in actor.entry.aliases())
        yield _actor(actor.entry), actor.entry.id, actor.entry.name, told, actor.at("id")
    for kind, entries in (("issue", part.issues), ("reason", part.reasons)):
        for each in entries:
            yield kind, each.entry.id, each.entry.name, each.entry.patterns, each.at("id")
    for agreement in part.agreements:
        known = agreement.entry
        yield "agreement", known.id, known.name, (), agreement.at("id")


def _actor(actor: Actor) -> str:
    return f"actor ({actor.kind})"


def _folded(text: str) -> str:
    """The letters and digits of TEXT, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in plain if each.isalnum())
