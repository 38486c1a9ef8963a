"""The reviewers' decisions under data/corrections/, checked against each other.

They are no part of Knowledge: what is extracted does not depend on them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from parley.schemas.codebook.corrections import Correction, Decision
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.files import parse_csv

CERTAIN = 1.0


@dataclass(frozen=True)
class Ruling:
    """A correction with the file and line that hold it."""

    told: Correction
    at: str

    @property
    def mark(self) -> str:
        """What the `method` of a changed row gets at its end."""
        return f"+correction:{self.told.id}"


@dataclass(frozen=True)
class Corrections:
    """All rulings in the order of files and lines; `version` digests them, empty without any."""

    rulings: tuple[Ruling, ...] = ()
    version: str = ""

    def versioned(self, version: str) -> str:
        """The VERSION of the knowledge with that of the corrections, if there are any."""
        return f"{version} corrections@{self.version}" if self.version else version

    def of(self, decision: Decision) -> list[Ruling]:
        """The rulings of one kind."""
        return [ruling for ruling in self.rulings if ruling.told.decision == decision]

    @cached_property
    def into(self) -> dict[str, Ruling]:
        """Each actor that is another one, with the ruling that says so."""
        return {ruling.told.actor_id or "": ruling for ruling in self.of("same")}

    def same_as(
        self, actor_id: str, among: Collection[str] | None = None
    ) -> tuple[str, list[Ruling]]:
        """Who ACTOR_ID is in the end, and by which rulings; of those about AMONG, if given."""
        by = []
        while ruling := self.into.get(actor_id):
            if among is not None and actor_id not in among:
                break
            by.append(ruling)
            actor_id = ruling.told.other_id or ""
        return actor_id, by


def parse_corrections(files: Mapping[str, str]) -> Corrections:
    """The CSV files of the folder (path under data/ to text) as one body of decisions.

    Raises
    ------
    CodebookError: a file has a fault, or two lines contradict each other; file and line are named.
    """
    rulings = []
    digest = hashlib.sha256()
    for path in sorted(files):
        for told, line in parse_csv(Correction, files[path], path):
            rulings.append(Ruling(told, f"{path}:{line}"))
            digest.update(repr(told).encode())
    corrections = Corrections(tuple(rulings), digest.hexdigest()[:12] if rulings else "")
    _check_once(rulings)
    _check_circles(corrections)
    _check_apart(corrections)
    return corrections


def _check_once(rulings: Iterable[Ruling]) -> None:
    """No id twice, and nothing decided twice."""
    ids: dict[str, Ruling] = {}
    matters: dict[tuple[object, ...], Ruling] = {}
    for ruling in rulings:
        if (other := ids.setdefault(ruling.told.id, ruling)) is not ruling:
            raise CodebookError(
                f"the id '{ruling.told.id}' is used already ({other.at}).",
                where=ruling.at,
                mend="Give each correction an id of its own.",
            )
        for matter in matters_of(ruling.told):
            if (other := matters.setdefault(matter, ruling)) is not ruling:
                raise CodebookError(
                    f"'{other.told.id}' ({other.at}) decides the same matter.",
                    where=ruling.at,
                    mend="Keep the decision that stands, and take the other line out.",
                )


def matters_of(told: Correction) -> list[tuple[object, ...]]:
    """What a correction decides: no other may decide the same."""
    if told.decision == "mention" and told.char_start is not None:
        return [("mention", told.doc_id, told.char_start, told.char_end)]
    if told.decision == "mention":
        return [("mention", told.doc_id, told.text, told.occurrence)]
    if told.decision == "same":
        return [("same", told.actor_id)]
    if told.decision == "different":
        return [("different", told.doc_id, told.actor_id)] if told.doc_id else []
    return [("row", told.table, told.row_id, told.field)]


def _check_circles(corrections: Corrections) -> None:
    for ruling in corrections.of("same"):
        seen = [ruling.told.actor_id or ""]
        while step := corrections.into.get(seen[-1]):
            seen.append(step.told.other_id or "")
            if seen[-1] in seen[:-1]:
                raise CodebookError(
                    f"actors become each other in a circle ({' → '.join(seen)}).",
                    where=ruling.at,
                    mend="Let one of them be the actor that stays.",
                )


def _check_apart(corrections: Corrections) -> None:
    for ruling in corrections.of("different"):
        one, other = ruling.told.actor_id or "", ruling.told.other_id or ""
        (last, by), (other_last, other_by) = corrections.same_as(one), corrections.same_as(other)
        if last == other_last:
            told = ", ".join(f"'{each.told.id}' ({each.at})" for each in (*by, *other_by))
            raise CodebookError(
                f"'{one}' and '{other}' are kept apart here, and are made one by {told}.",
                where=ruling.at,
                mend="Keep the decision that stands, and take the other out.",
            )
