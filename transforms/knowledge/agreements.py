"""The instruments that are known by name: those of all conflicts, and those of the codebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from parley.schemas.codebook.actors import Actor
from parley.schemas.codebook.agreements import Agreement, Agreements
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.checks import nobody
from parley.transforms.knowledge.files import parse_yaml
from parley.transforms.knowledge.located import Located

_NAME = "agreements.yaml"
_GENERAL = "general/"
Wordings = Mapping[str, tuple[str, ...]]


def wordings_of(general: Mapping[str, str]) -> Wordings:
    """The nouns that patterns of instruments name by "@", out of the GENERAL files."""
    path = f"general/{_NAME}"
    return parse_yaml(Agreements, general[path], path)[0].wordings if path in general else {}


def known_agreements(
    files: Mapping[str, str], folder: str, wordings: Wordings
) -> list[Located[Agreement]]:
    """The known instruments of the layer in FOLDER, with WORDINGS in their patterns written out.

    Raises
    ------
    CodebookError: the file has a fault, or a pattern names a wording that is not there.
    """
    path = f"{folder}/{_NAME}"
    if path not in files:
        return []
    parsed, lines = parse_yaml(Agreements, files[path], path)
    entries = (
        Located(each, path, lines, ("agreements", place))
        for place, each in enumerate(parsed.agreements)
    )
    return [replace(each, entry=_written_out(each, wordings)) for each in entries]


def check_agreements(
    entries: Iterable[Located[Agreement]], actors: Mapping[str, Actor]
) -> Iterator[CodebookError]:
    """Yield what is wrong with the known instruments of all layers among themselves.

    That is an id or a Wikidata item that is used twice, or a party that is none of ACTORS. An entry
    of a codebook may have the id of a general one, whose place it takes.
    """
    ids: dict[str, Located[Agreement]] = {}
    items: dict[str, Located[Agreement]] = {}
    for each in entries:
        agreement = each.entry
        for seen, value, key in (
            (ids, agreement.id, "id"),
            (items, agreement.wikidata, "wikidata"),
        ):
            if value is None:
                continue
            before = seen.setdefault(value, each)
            if before is not each and not _takes_the_place(each, before):
                yield CodebookError(
                    f"'{value}' is the {key} of an agreement already ({before.at(key)}).",
                    where=each.at(key),
                    mend="Join the two entries, or correct one of them.",
                )
        for key, named in (("parties", agreement.parties), ("third", agreement.third)):
            for number, actor in enumerate(named):
                if actor not in actors:
                    yield nobody(actor, each.at(key, number), actors)


def _takes_the_place(entry: Located[Agreement], of: Located[Agreement]) -> bool:
    return (
        entry.entry.id == of.entry.id
        and of.path.startswith(_GENERAL)
        and not entry.path.startswith(_GENERAL)
    )


def _written_out(entry: Located[Agreement], wordings: Wordings) -> Agreement:
    patterns = tuple(_pattern(each, entry, wordings) for each in entry.entry.patterns)
    return entry.entry.model_copy(update={"patterns": patterns})


def _pattern(pattern: str, entry: Located[Agreement], wordings: Wordings) -> str:
    """PATTERN with the words that its "@" wordings stand for."""
    words = []
    for word in pattern.split():
        optional = "?" if word.endswith("?") else ""
        alternatives = [
            alternative
            for part in word.rstrip("?").split("|")
            for alternative in _alternatives(part, entry, wordings)
        ]
        words.append("|".join(alternatives) + optional)
    return " ".join(words)


def _alternatives(part: str, entry: Located[Agreement], wordings: Wordings) -> tuple[str, ...]:
    if not part.startswith("@"):
        return (part,)
    name = part.removeprefix("@")
    if name not in wordings:
        raise CodebookError(
            f"there are no wordings '{name}'.",
            where=entry.at("patterns"),
            mend=f"The wordings are {', '.join(sorted(wordings)) or 'none'}.",
        )
    return wordings[name]
