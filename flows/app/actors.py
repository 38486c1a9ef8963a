"""The actors of the current release: found, shown in their sentences, and those unknown."""

from __future__ import annotations

import difflib
import re
from importlib import resources
from typing import Any

import yaml
from slugify import slugify

from parley.schemas.errors import ConfigurationError
from parley.schemas.table import Row
from parley.schemas.vocabulary import ACTOR_KINDS
from parley.warehouse.query import run_query
from parley.warehouse.store.home import Warehouse

_ALL = 1_000_000_000
_NEW = {"PERSON": ("person", "person"), "ORG": ("org", "other")}
_KEYS = ("id", "name", "kind", "country", "surnames")


def find_actors(
    home: Warehouse, text: str | None, kind: str | None, country: str | None, limit: int
) -> tuple[list[Row], bool]:
    """The actors that TEXT may mean, LIMIT of them (0 for all), and whether there are more.

    Raises
    ------
    ConfigurationError: no actor can be of this KIND.
    """
    _check_kind(kind)
    return _limited(home, "actors", limit, text=text or None, kind=kind, country=country)


def mentions_of(home: Warehouse, actor_id: str, limit: int) -> tuple[list[Row], bool]:
    """The mentions of one actor with the words before and after them in the sentence.

    Raises
    ------
    ConfigurationError: no actor of the release has this id.
    """
    rows, more = _limited(home, "mentions", limit, actor=actor_id)
    if not rows:
        known = run_query(home, "SELECT actor_id FROM actors")["actor_id"].to_pylist()
        if actor_id not in known:
            near = difflib.get_close_matches(actor_id, known, 3, 0.5)
            raise ConfigurationError(
                f"no actor has the id '{actor_id}'.",
                where="--mentions",
                mend=f"Did you mean {' or '.join(near)}?"
                if near
                else "Search it without the option: parley actors TEXT",
            )
    for row in rows:
        for part in ("before", "mention", "after"):
            row[part] = re.sub(r"\s+", " ", row[part])
    return rows, more


def unresolved(
    home: Warehouse, text: str | None, kind: str | None, country: str | None, limit: int
) -> tuple[list[Row], list[Row]]:
    """The most frequent names that no codebook holds, and wordings that nobody was found for.

    The first have besides the counts the keys of an entry of actors.yaml. The second may be names
    that several actors share (`actors`), or nominals such as "the minister".

    Raises
    ------
    ConfigurationError: no actor can be of this KIND.
    """
    _check_kind(kind)
    told: dict[str, Any] = {"text": text or None, "rows": limit or _ALL}
    newcomers = ask(home, "newcomers", **told, kind=kind, country=country)
    unknown = ask(home, "unknown", **told) if kind is None and country is None else []
    names = [_entry(row) for row in newcomers]
    taken = {row["id"] for row in names}
    names += [
        entry
        for row in unknown
        if row["is_name"] and not row["actors"] and (entry := _named(row))["id"] not in taken
    ]
    names.sort(key=lambda row: (-row["mentions"], -row["documents"], row["id"]))
    others = [row for row in unknown if row["actors"] or not row["is_name"]]
    return names[: limit or None], others


def as_yaml(names: list[Row], others: list[Row]) -> str:
    """A file of actors to edit and to paste into a codebook; OTHERS stand in comments."""
    lines = ["actors:"] if names else ["actors: []"]
    for row in names:
        entry = {key: row[key] for key in _KEYS if row.get(key)}
        lines.append(f"  # {_counts(row)}")
        dumped = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=_ALL)
        lines += [f"  {line}" for line in dumped.splitlines()]
    if others:
        lines.append("# Wordings that nobody was found for:")
    for row in others:
        known = f" (may be {', '.join(row['actors'])})" if row["actors"] else ""
        wording = re.sub(r"\s+", " ", row["name"])
        lines.append(f"# {_counts(row)}: {wording}{known}")
    return "\n".join(lines) + "\n"


def _counts(row: Row) -> str:
    mentions = "1 mention" if row["mentions"] == 1 else f"{row['mentions']} mentions"
    documents = "1 document" if row["documents"] == 1 else f"{row['documents']} documents"
    return f"{mentions} in {documents}"


def _entry(row: Row) -> Row:
    words = row["name"].split()
    surnames = [words[-1]] if row["kind"] == "person" and len(words) > 1 else None
    named = {"id": row["actor_id"], "name": row["name"], "kind": row["kind"]}
    counts = {"mentions": row["mentions"], "documents": row["documents"]}
    return {**named, "country": row["country"], "surnames": surnames, **counts}


def _named(row: Row) -> Row:
    """The entry of a name without an actor."""
    prefix, kind = _NEW.get(row["label"] or "", ("org", "other"))
    name = re.sub(r"\s+", " ", row["name"])
    actor_id = f"{prefix}:{slugify(name, separator='_') or 'unknown'}"
    return _entry({**row, "actor_id": actor_id, "name": name, "kind": kind, "country": None})


def _check_kind(kind: str | None) -> None:
    if kind is not None and kind not in ACTOR_KINDS:
        raise ConfigurationError(
            f"there is no kind '{kind}'.",
            where="--kind",
            mend=f"Take one of {', '.join(ACTOR_KINDS)}.",
        )


def _limited(
    home: Warehouse, question: str, limit: int, **values: object
) -> tuple[list[Row], bool]:
    rows = ask(home, question, **values, rows=limit or _ALL)
    return (rows[:limit], len(rows) > limit) if limit else (rows, False)


def ask(home: Warehouse, question: str, **values: object) -> list[Row]:
    """The rows that a file of flows/cli/questions gives on the current release."""
    file = resources.files("parley.flows.cli") / "questions" / f"{question}.sql"
    found: list[Row] = run_query(home, file.read_text(encoding="utf-8"), values).to_pylist()
    return found
