"""The files of each layer, parsed, with the file and line of each entry."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from pydantic import BaseModel

from parley.schemas.codebook.actors import Actor, Actors, Conflict, MoreOfActor, Offices
from parley.schemas.codebook.agreements import Agreement
from parley.schemas.codebook.issues import Issue, Issues, Outcome, Reason, Reasons
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.agreements import (
    Wordings,
    check_agreements,
    known_agreements,
    wordings_of,
)
from parley.transforms.knowledge.checks import (
    Faults,
    actors_by_id,
    check_actors,
    check_conflict,
    check_issues,
    nobody,
)
from parley.transforms.knowledge.extend import addition, extended
from parley.transforms.knowledge.files import Lines, parse_yaml
from parley.transforms.knowledge.knowledge import Layer
from parley.transforms.knowledge.located import Located
from parley.transforms.knowledge.topics import Topics, merged

_GENERAL = ("general/", "lexicons/")

E = TypeVar("E", bound=BaseModel)


@dataclass(frozen=True)
class Part:
    """The files of one layer, parsed; `path` is their folder, `head` that of a codebook.

    `more` is what the files add to actors of the general layer, `extended` those with it.
    """

    path: str
    version: str
    actors: Sequence[Located[Actor]]
    more: Sequence[Located[MoreOfActor]]
    extended: Mapping[str, Actor]
    phrases: tuple[str, ...]
    issues: Sequence[Located[Issue]]
    reasons: Sequence[Located[Reason]]
    outcomes: Sequence[Located[Outcome]]
    agreements: Sequence[Located[Agreement]]
    head: Located[Conflict] | None = None

    @property
    def topics(self) -> Topics:
        """What the layer argues about."""
        return Topics(
            merged(each.entry for each in self.issues),
            merged(each.entry for each in self.reasons),
            merged(each.entry for each in self.outcomes),
        )

    def layer(self, actors: Mapping[str, Actor]) -> Layer:
        """The part as a layer, with ACTORS besides its own."""
        own = {each.entry.id: each.entry for each in self.actors}
        return Layer(
            version=self.version,
            actors={**actors, **own, **self.extended},
            party_phrases=self.phrases,
            topics=self.topics,
            agreements={each.entry.id: each.entry for each in self.agreements},
            conflict=self.head.entry if self.head else None,
        )


@dataclass(frozen=True)
class Parts:
    """The general layer and the codebooks as their files hold them."""

    general_files: Mapping[str, str]
    general: Part
    books: Mapping[str, Part]
    offices: Offices

    @property
    def all(self) -> list[Part]:
        """The general part first: of a double entry, the codebook's is the one to be named."""
        return [self.general, *self.books.values()]

    @property
    def actors(self) -> dict[str, Actor]:
        """All actors by id, with what other files add to them."""
        found = actors_by_id([each for part in self.all for each in part.actors])
        for part in self.all:
            for actor_id, actor in part.extended.items():
                found[actor_id] = extended(found[actor_id], actor)
        return found

    def faults(self) -> Faults:
        """Yield what the entries of all layers may not say against each other."""
        actors = self.actors
        entries = [each for part in self.all for each in part.actors]
        added = yield from self._additions()
        yield from check_actors(
            entries, added, actors, {office.role: office for office in self.offices.offices}
        )
        yield from check_agreements([e for part in self.all for e in part.agreements], actors)
        for part in self.all:
            if part.head is not None:
                yield from check_conflict(part.head, actors)
            known = {each.entry.id for each in (*self.general.issues, *part.issues)}
            yield from check_issues(part.issues, known, actors)

    def _additions(self) -> Generator[CodebookError, None, list[Located[Actor]]]:
        """What files add to general actors, as entries; yields each addition to nobody."""
        known = {each.entry.id: each.entry for each in self.general.actors}
        found = []
        for more in (each for part in self.all for each in part.more):
            if more.entry.id in known:
                entry = addition(known[more.entry.id], more.entry)
                found.append(Located(entry, more.path, more.lines, more.within))
            else:
                yield nobody(more.entry.id, more.at("id"), known, of="actor of the general layer")
        return found


def read_parts(files: Mapping[str, str], codebooks: Sequence[str]) -> Parts:
    """The general layer and CODEBOOKS out of FILES (path under data/ to text).

    Raises
    ------
    CodebookError: a file is missing, or has a fault of its own.
    """
    general = {path: files[path] for path in sorted(files) if path.startswith(_GENERAL)}
    of_all, wordings, offices = _general(tuple(general.items()))
    known = of_all.layer({}).actors
    books = {name: _book(files, name, wordings, known) for name in sorted(set(codebooks))}
    return Parts(general, of_all, books, offices)


@lru_cache(maxsize=2)
def _general(files: tuple[tuple[str, str], ...]) -> tuple[Part, Wordings, Offices]:
    """The general layer out of FILES, parsed once however many codebooks are read with it."""
    general = dict(files)
    wordings = wordings_of(general)
    part = _part("general", general, wordings, {})
    return part, wordings, one(Offices, general, "general/offices.yaml")


def _book(
    files: Mapping[str, str], name: str, wordings: Wordings, known: Mapping[str, Actor]
) -> Part:
    """The codebook NAME, which may add to the KNOWN actors."""
    folder = f"codebooks/{name}"
    own = {path: files[path] for path in sorted(files) if path.startswith(f"{folder}/")}
    return _part(folder, own, wordings, known, _conflict(files, name))


def _part(
    path: str,
    files: Mapping[str, str],
    wordings: Wordings,
    known: Mapping[str, Actor],
    head: Located[Conflict] | None = None,
) -> Part:
    actors: list[Located[Actor]] = []
    more: list[Located[MoreOfActor]] = []
    phrases: list[str] = []
    for name in sorted(files):
        if name.startswith("general/actors/") or name == f"{path}/actors.yaml":
            parsed, lines = parse_yaml(Actors, files[name], name)
            phrases += parsed.party_phrases
            actors += _located(parsed.actors, name, lines, "actors")
            more += _located(parsed.extend, name, lines, "extend")
    issues, issue_lines = _parsed(Issues, files, f"{path}/issues.yaml")
    reasons, reason_lines = _parsed(Reasons, files, f"{path}/reasons.yaml")
    return Part(
        path=path,
        version=_version(files),
        actors=actors,
        more=more,
        extended=_extended(more, known or {each.entry.id: each.entry for each in actors}),
        phrases=tuple(phrases),
        issues=_located(issues.issues, f"{path}/issues.yaml", issue_lines, "issues")
        if issues
        else [],
        reasons=_located(reasons.reasons, f"{path}/reasons.yaml", reason_lines, "reasons")
        if reasons
        else [],
        outcomes=_located(reasons.outcomes, f"{path}/reasons.yaml", reason_lines, "outcomes")
        if reasons
        else [],
        agreements=known_agreements(files, path, wordings),
        head=head,
    )


def _parsed(model: type[E], files: Mapping[str, str], path: str) -> tuple[E | None, Lines]:
    return parse_yaml(model, files[path], path) if path in files else (None, {})


def _located(entries: Sequence[E], path: str, lines: Lines, key: str) -> list[Located[E]]:
    return [Located(each, path, lines, (key, place)) for place, each in enumerate(entries)]


def _extended(more: Sequence[Located[MoreOfActor]], known: Mapping[str, Actor]) -> dict[str, Actor]:
    """The actors among those KNOWN to which MORE adds, with what it adds."""
    found: dict[str, Actor] = {}
    for each in more:
        actor = found.get(each.entry.id) or known.get(each.entry.id)
        if actor is not None:
            found[each.entry.id] = extended(actor, each.entry)
    return found


def _conflict(files: Mapping[str, str], name: str) -> Located[Conflict]:
    """The head of the codebook NAME."""
    path = f"codebooks/{name}/codebook.yaml"
    if path not in files:
        known = sorted({p.split("/")[1] for p in files if p.startswith("codebooks/")})
        raise CodebookError(
            f"there is no codebook '{name}'.",
            where=path,
            mend=f"The codebooks here are: {', '.join(known) or 'none'}.",
        )
    conflict, lines = parse_yaml(Conflict, files[path], path)
    return Located(conflict, path, lines)


def _version(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.encode() + b"\0" + files[path].encode() + b"\0")
    return digest.hexdigest()[:12]


def one(model: type[E], files: Mapping[str, str], path: str) -> E:
    """The file PATH as MODEL.

    Raises
    ------
    CodebookError: it is missing, or has a fault.
    """
    if path not in files:
        raise CodebookError(
            "this file is missing.", where=path, mend="Put it back, or check the data folder."
        )
    return parse_yaml(model, files[path], path)[0]
