"""A reviewer's desk: the rows to judge, in their sentences, and the files that decisions go to."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from slugify import slugify

from parley.flows.app.actors import ask
from parley.flows.inputs.corrections import read_corrections
from parley.flows.inputs.knowledge import read_text
from parley.flows.inputs.settings import SHIPPED, settings
from parley.schemas.codebook.corrections import CORRECTABLE, Correction, fields_of
from parley.schemas.errors import ConfigurationError
from parley.transforms.knowledge.corrections import matters_of
from parley.transforms.knowledge.files import parse_csv
from parley.transforms.review.decisions import (
    ACTOR,
    COLUMNS,
    MENTIONS,
    Decision,
    Row,
    Verdict,
    correction_of,
    in_order,
    key_of,
)
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse

FOLDER = "parley-review"
REVIEWS, CORRECTIONS, GOLD = "reviews", "corrections", "gold"
_CELLS = ("id", "decision", "doc_id", "char_start", "char_end", "actor_id", "table", "row_id",
          "field", "value", "reason", "reviewer", "date")  # fmt: skip
_CONTESTED = "event_mentions"
_ABOUT = ("actor_id", "agreement_id", "round_id", "event_id", "about_event_id")
"""What a row is about: a reviewer has to see it, and cannot change it."""


@dataclass(frozen=True)
class Wanted:
    """Which rows to judge: of which tables, how sure at most, how many of them."""

    tables: tuple[str, ...] = ()
    below: float = 0.6
    contested: bool = False
    sample: int = 0
    seed: int = 0


@dataclass(frozen=True)
class Case:
    """A row to judge: `before`, `words` and `after` are the text around what it points at."""

    table: str
    row: Row
    before: str
    words: str
    after: str
    source: str
    disputes: tuple[str, ...]
    names: Mapping[str, str]

    @property
    def sentence(self) -> str:
        """The text shown, in one line."""
        return " ".join(f"{self.before}{self.words}{self.after}".split())

    @property
    def facts(self) -> dict[str, Any]:
        """What the row says, by field; those that a reviewer may change come first."""
        fields = [*self.fields, *(name for name in _ABOUT if name in self.row)]
        shown = {name: self._called(self.row[name]) for name in dict.fromkeys(fields)}
        return {**shown, "method": self.row["method"], "confidence": self.row["confidence"]}

    def _called(self, value: Any) -> Any:
        """VALUE, with the name of what it is the id of: "UKR (Ukraine)"."""
        if isinstance(value, list):
            return [self._called(each) for each in value]
        name = self.names.get(value) if isinstance(value, str) else None
        return value if name in (None, value) else f"{value} ({name})"

    @property
    def fields(self) -> list[str]:
        """The fields that a reviewer may change."""
        if self.table == MENTIONS:
            return [ACTOR]
        return fields_of(CORRECTABLE[self.table])


class Desk:
    """Where REVIEWER judges rows of the release at HOME; files lie in FOLDER."""

    def __init__(self, home: Warehouse, folder: Path, reviewer: str) -> None:
        self.home, self.folder, self.reviewer = home, folder, reviewer
        name = slugify(reviewer) or "review"
        self.decided = folder / REVIEWS / f"{name}.csv"
        self.corrected = folder / CORRECTIONS / f"review-{name}.csv"
        self.done = read_decisions(self.decided) if self.decided.is_file() else []

    def queue(self, wanted: Wanted) -> list[tuple[str, Row]]:
        """The rows still to judge as (table, row), the least sure first.

        Raises
        ------
        ConfigurationError: a table is none whose rows can be judged.
        """
        tables = wanted.tables or ((_CONTESTED,) if wanted.contested else tuple(CORRECTABLE))
        for table in tables:
            if table not in CORRECTABLE:
                raise ConfigurationError(
                    f"'{table}' is no table of rows to review.",
                    where="--table",
                    mend=f"Take one of {', '.join(CORRECTABLE)}.",
                )
        rows = [(table, row) for table in tables for row in self._rows(table, wanted)]
        judged = {(each.table, each.row_id) for each in self.done}
        drawn = in_order(rows, wanted.sample, wanted.seed)
        return [each for each in drawn if (each[0], key_of(each[1], each[0])) not in judged]

    def case(self, table: str, row: Row) -> Case:
        """A row with the sentence it stands in and those beside it."""
        (found,) = ask(self.home, "context", sentence=row["sentence_id"])
        start, end = row["char_start"], row["char_end"]
        first, last = min(found["first"], start), max(found["last"], end)
        text = found["text"]
        told = (found["source_name"] or found["source_uri"], found["published_on"])
        disputes = ask(self.home, "disputes", event=row["event_id"]) if _has_event(table) else []
        return Case(
            table=table,
            row=row,
            before=text[first:start],
            words=text[start:end],
            after=text[end:last],
            source=" · ".join(str(each) for each in told if each),
            names=self._names(row),
            disputes=tuple(
                f"{each['attribute']}: {each['value']} ({', '.join(each['source_names'])})"
                for each in disputes
            ),
        )

    def decide(
        self, case: Case, verdict: Verdict, *, field: str = "", value: str = "", reason: str = ""
    ) -> str:
        """Write down a decision, and the correction that follows; what hinders it, in words.

        Empty where all is written. Nothing is written where the field cannot have the value.
        """
        try:
            decision = Decision(
                table=case.table, row_id=key_of(case.row, case.table), doc_id=case.row["doc_id"],
                verdict=verdict, field=field, value=value, reason=reason, reviewer=self.reviewer,
                date=dt.date.today(), words=case.words, sentence=case.sentence,
            )  # fmt: skip
            correction = correction_of(decision, case.row)
        except (ValidationError, ValueError) as error:
            return _told(error)
        if verdict == "change" and (unknown := self._unknown(case.table, field, value)):
            return unknown
        if correction is not None and (other := self._decided_already(correction)):
            return other
        _append(self.decided, COLUMNS, decision.model_dump(mode="json"))
        if correction is not None:
            _append(self.corrected, _CELLS, correction.model_dump(mode="json"))
        self.done.append(decision)
        return ""

    def _names(self, row: Row) -> dict[str, str]:
        """The names of whom and what ROW points at, by id."""
        cells = [
            each for cell in row.values() for each in (cell if isinstance(cell, list) else [cell])
        ]
        ids = sorted({each for each in cells if isinstance(each, str)})
        return {each["id"]: each["name"] for each in ask(self.home, "names", ids=ids)}

    def _unknown(self, table: str, field: str, value: str) -> str:
        """Which actor, place, code or the like VALUE names that the release lacks, in words.

        A correction that names one would be stale in the next run, or cost the row.
        """
        column = CORRECTABLE[table][field]
        target = column.refers_to
        if column.vocabulary is not None and value:
            known = [row["code"] for row in ask(self.home, "vocabulary", name=column.vocabulary)]
            wrong = [each for each in value.split("|") if each not in known]
            return f"{field} is none of {', '.join(known)}." if wrong else ""
        if target is None or not value:
            return ""
        name, key = target
        for each in value.split("|"):
            found = run_query(self.home, f"FROM {name} WHERE {key} = $id LIMIT 1", {"id": each})
            if not found.num_rows:
                return f"{name} has no '{each}' in this release."
        return ""

    def _decided_already(self, correction: Correction) -> str:
        """Where another file decides the same matter: two lines on one would stop a run."""
        matters = set(matters_of(correction))
        folders = dict.fromkeys((*settings().data_folders, self.folder))
        for ruling in read_corrections(list(folders)).rulings:
            if matters.intersection(matters_of(ruling.told)):
                return f"'{ruling.told.id}' ({ruling.at}) decides this already: take it out first."
        return ""

    def _rows(self, table: str, wanted: Wanted) -> list[Row]:
        condition, values = "confidence < $below", {"below": wanted.below}
        if wanted.contested and table == _CONTESTED:
            condition, values = "event_id IN (SELECT event_id FROM event_conflicts)", {}
        found: list[Row] = run_query(
            self.home, f"FROM {table} WHERE {condition}", values
        ).to_pylist()
        return found


def own_folder(out: Path | None) -> Path:
    """Where decisions go: into OUT, else one's own data folder, else one in the current folder."""
    if out is not None:
        return out
    own = [folder for folder in settings().data_folders if folder != SHIPPED]
    return own[0] if own else Path(FOLDER)


def read_decisions(path: Path) -> list[Decision]:
    """The decisions in a file of reviews.

    Raises
    ------
    CodebookError: the file cannot be read, or a line has a fault.
    """
    return [each for each, _ in parse_csv(Decision, read_text(path), str(path))]


def _has_event(table: str) -> bool:
    return table == _CONTESTED


def _append(path: Path, columns: Sequence[str], cells: dict[str, Any]) -> None:
    """Add a line to the CSV file PATH, which begins with a header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.is_file()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(columns)
        writer.writerow(["" if cells[name] is None else cells[name] for name in columns])


def _told(error: ValueError) -> str:
    """What is wrong, in one line."""
    if isinstance(error, ValidationError):
        return str(error.errors()[0]["msg"]).removeprefix("Value error, ")
    return str(error)
