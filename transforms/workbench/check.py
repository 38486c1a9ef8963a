"""A codebook looked over: what is wrong in it, what does nothing, what most codebooks have."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from parley.schemas.codebook.actors import Actor, Conflict
from parley.schemas.codebook.files import CODEBOOK_FILES
from parley.schemas.codebook.issues import Issue, Outcome, Reason
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.files import yaml_faults
from parley.transforms.knowledge.layers import Part, Parts, read_parts
from parley.transforms.knowledge.located import Key, Located, wordings
from parley.transforms.workbench.findings import Finding, error_of
from parley.transforms.workbench.patterns import PatternWords

_SIDES = 2
Patterned = Located[Issue] | Located[Reason] | Located[Outcome]
Place = tuple[str, tuple[Key, ...]]
"""A pattern, and the keys that lead to it in its entry."""


def check_codebook(files: Mapping[str, str], name: str, words: PatternWords) -> list[Finding]:
    """What is to be said of the codebook NAME in FILES (path under data/ to text), line by line.

    While a file cannot be read, only what is wrong with files is told: the rest would follow from
    it.

    Raises
    ------
    CodebookError: there is no such codebook, or the general layer has a fault.
    """
    folder = f"codebooks/{name}/"
    own = {path: text for path, text in files.items() if path.startswith(folder)}
    found = [each for path in own for each in _of_file(path, path.removeprefix(folder), own)]
    if not any(each.severity == "error" for each in found):
        parts = read_parts(files, [name])
        found += [error_of(fault) for fault in parts.faults()]
        found += _of_part(parts.books[name], name, words, _known_words(parts.general))
        found += _namesakes(parts, parts.books[name])
    return sorted(set(found), key=lambda each: (each.place, each.severity, each.what))


def _of_file(path: str, name: str, own: Mapping[str, str]) -> Iterator[Finding]:
    model = CODEBOOK_FILES.get(name)
    if model is None:
        near = difflib.get_close_matches(name, CODEBOOK_FILES, 1, 0.5)
        mend = f"Did you mean {near[0]}?" if near else f"Files are {', '.join(CODEBOOK_FILES)}."
        yield Finding("warning", f"{path}:1", "this file is not read.", mend)
        return
    faults: Iterator[CodebookError] = yaml_faults(model, own[path], path)
    yield from map(error_of, faults)


def _known_words(part: Part) -> frozenset[str]:
    """The words by which the issues of PART are named."""
    patterns = (pattern for each in part.issues for pattern in each.entry.patterns)
    return frozenset(word for pattern in patterns for word in re.split(r"[ |?*]+", pattern))


def _of_part(
    part: Part, name: str, words: PatternWords, known: frozenset[str]
) -> Iterator[Finding]:
    if part.head is not None:
        yield from _of_head(part.head, name)
    for actor in part.actors:
        yield from _of_actor(actor)
    named = {wider for each in part.issues for wider in (each.entry.parent, *each.entry.covers)}
    for issue in part.issues:
        if (
            issue.entry.id not in named
            and not any(patterns_of(issue))
            and not issue.entry.implied_by
        ):
            yield Finding(
                "warning",
                issue.at("id"),
                f"no text can show the issue '{issue.entry.id}': it has no patterns.",
                "Write under 'patterns' the words by which texts name it.",
            )
    patterned: Sequence[Patterned] = [*part.issues, *part.reasons, *part.outcomes]
    for each in patterned:
        yield from _of_patterns(each, words, known)
    for agreement in part.agreements:
        for number, pattern in enumerate(agreement.entry.patterns):
            where = agreement.at("patterns", number)
            yield from (Finding("warning", where, *fault) for fault in words.never(pattern))


def _of_head(head: Located[Conflict], name: str) -> Iterator[Finding]:
    conflict = head.entry
    if len(conflict.parties) < _SIDES:
        yield Finding(
            "warning",
            head.at("parties"),
            "a conflict has two parties at least; without them no text is found to be about it.",
            "Name those who fight or talk by their ids, such as [SDN, armed:rapid_support_forces].",
        )
    if conflict.name != name:
        yield Finding(
            "hint",
            head.at("name"),
            f"the folder is called '{name}', and that name counts, not '{conflict.name}'.",
            "Give both the same name.",
        )
    if not conflict.about.places:
        yield Finding(
            "hint",
            head.at("about"),
            "no places are named by which a text shows what it is about, besides the parties.",
            "List places fought over under 'about: places:', and the first day under 'since:'.",
        )


def _of_actor(actor: Located[Actor]) -> Iterator[Finding]:
    entry = actor.entry
    if entry.kind != "person":
        return
    if " " in entry.name and not entry.surnames:
        last = entry.name.split()[-1]
        yield Finding(
            "hint",
            actor.at("name"),
            f"'{last}' alone is not read as {entry.name}, who has no surnames.",
            f"Add 'surnames: [{last}]', unless others are called so too.",
        )
    if not (entry.country or entry.parent or entry.offices):
        yield Finding(
            "warning",
            actor.at("id"),
            f"nothing tells for whom {entry.name} stands.",
            "Add a country, a parent or an office.",
        )


def _namesakes(parts: Parts, part: Part) -> Iterator[Finding]:
    """The actors of PART with a wording that another has too, but for capitals."""
    known: dict[str, tuple[str, str]] = {}
    for each in (each for one in parts.all for each in one.actors):
        for alias, kind, keys in wordings(each.entry):
            if kind != "demonym":
                known.setdefault(alias.casefold(), (each.entry.id, each.at(*keys)))
    for actor in part.actors:
        for alias, _, keys in wordings(actor.entry):
            other, where = known.get(alias.casefold(), (actor.entry.id, ""))
            if other != actor.entry.id:
                yield Finding(
                    "warning",
                    actor.at(*keys),
                    f"'{alias}' is a wording of '{other}' already ({where}).",
                    f"Take that id instead of '{actor.entry.id}', and add to it under 'extend:'.",
                )


def _of_patterns(entry: Patterned, words: PatternWords, known: frozenset[str]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], tuple[Key, ...]] = {}
    for pattern, keys in patterns_of(entry):
        where = entry.at(*keys)
        yield from (Finding("warning", where, *fault) for fault in words.never(pattern))
        yield from (Finding("hint", where, *fault) for fault in words.narrow(pattern, known))
        before = seen.setdefault((str(keys[0]), " ".join(pattern.lower().split())), keys)
        if before != keys:
            what = f"'{pattern}' stands here twice ({entry.at(*before)})."
            yield Finding("hint", where, what, "Take one of them out.")


def patterns_of(entry: Patterned) -> Iterator[Place]:
    """The patterns of ENTRY, each with the keys that lead to it."""
    for key in ("patterns", "inverse", "alone"):
        for number, pattern in enumerate(getattr(entry.entry, key, ())):
            yield pattern, (key, number)
    for key in ("own_patterns", "dated_patterns", "shown_by"):
        for place, group in enumerate(getattr(entry.entry, key, ())):
            for number, pattern in enumerate(group.patterns):
                yield pattern, (key, place, "patterns", number)
