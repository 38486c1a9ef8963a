"""The table of agreements, and its id in what documents say of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from parley.schemas.codebook.agreements import Agreement
from parley.schemas.process import AGREEMENT_MENTIONS, AGREEMENT_STATUS, AGREEMENTS, PROVISIONS
from parley.schemas.table import Row, Table
from parley.schemas.vocabulary import AGREEMENT_STATES
from parley.transforms.resolution.process.contested import is_contested
from parley.transforms.resolution.process.joined_agreements import Group, grouped
from parley.transforms.resolution.process.slugs import distinct, slug

_SLICE = 20_000
_TELLING: tuple[Table, ...] = (AGREEMENT_MENTIONS, AGREEMENT_STATUS, PROVISIONS)
_COUNTED = ("agreement_id", "doc_id", "confidence", "issue_id")
"""The columns that are looked at; of statuses, all."""
_MOST_PARTIES, _MOST_WORDS = 3, 2


@dataclass(slots=True)
class _Evidence:
    """What the texts say of one agreement."""

    mentions: int = 0
    confidence: float = 0.0
    documents: set[str] = field(default_factory=set)
    statuses: list[Row] = field(default_factory=list)
    issues: set[str] = field(default_factory=set)

    def take(self, table: str, row: Row) -> None:
        """Count ROW of TABLE."""
        self.documents.add(row["doc_id"])
        self.confidence = max(self.confidence, row["confidence"])
        if table == AGREEMENT_MENTIONS.name:
            self.mentions += 1
        elif table == AGREEMENT_STATUS.name:
            self.statuses.append(row)
        elif row["issue_id"] is not None:
            self.issues.add(row["issue_id"])


def agreement_tables(
    extracted: Mapping[str, pa.Table], known: Mapping[str, Agreement], sides: Mapping[str, str]
) -> dict[str, pa.Table]:
    """AGREEMENTS of all documents, and the tables that tell of them with its ids.

    Parameters
    ----------
    extracted: the tables that reading makes, AGREEMENTS_FOUND among them.
    known: the instruments that lists and codebooks hold, by id.
    sides: actor id to the party or state that it belongs to.
    """
    groups = grouped(extracted["agreements_found"].to_pylist(), known, sides)
    named = _named(groups, known)
    id_of = {
        (row["doc_id"], row["agreement_id"]): agreement
        for agreement, group in named.items()
        for row in group.rows
    }
    tables: dict[str, pa.Table] = {}
    evidence: dict[str, _Evidence] = defaultdict(_Evidence)
    for table in _TELLING:
        rows = _with_ids(table, extracted[table.name], id_of)
        tables[table.name] = rows
        counted = [name for name in _COUNTED if name in table.names]
        for row in _rows(rows if table is AGREEMENT_STATUS else rows.select(counted)):
            evidence[row["agreement_id"]].take(table.name, row)
    for agreement, group in named.items():
        evidence[agreement].documents |= {row["doc_id"] for row in group.rows}
    made = (
        _row(agreement, group, evidence[agreement], known.get(agreement), sides)
        for agreement, group in named.items()
    )
    return {**tables, AGREEMENTS.name: AGREEMENTS.from_rows(made)}


def _with_ids(table: Table, rows: pa.Table, id_of: Mapping[tuple[str, str], str]) -> pa.Table:
    keys = zip(rows["doc_id"].to_pylist(), rows["agreement_id"].to_pylist(), strict=True)
    ids = pa.array([id_of[key] for key in keys], pa.string())
    place = table.names.index("agreement_id")
    return table.conform(rows.set_column(place, "agreement_id", ids))


def _rows(table: pa.Table) -> Iterator[Row]:
    for batch in table.to_batches(max_chunksize=_SLICE):
        yield from batch.to_pylist()


def _named(groups: list[Group], known: Mapping[str, Agreement]) -> dict[str, Group]:
    """GROUPS by their final ids: of those known, their own; of the others, readable ones."""
    own = {group.rows[0]["agreement_id"]: group for group in groups}
    named = {agreement: group for agreement, group in own.items() if agreement in known}
    made = [group for agreement, group in own.items() if agreement not in known]
    marks = [f"{group.rows[0]['doc_id']} {group.rows[0]['agreement_id']}" for group in made]
    ids = distinct([_slug(group) for group in made], marks, named)
    return named | dict(zip(ids, made, strict=True))


def _slug(group: Group) -> str:
    """A readable id: parties, what it is about, kind, and month or year."""
    best = _best(group)
    parties = [actor.rpartition(":")[2] for actor in best["party_actor_ids"]][:_MOST_PARTIES]
    words = [word for word in best["words"] if word.isalpha()][:_MOST_WORDS]
    dated = next((r for r in group.rows if r["date_start"] is not None), None)
    when = "" if dated is None else _when(dated)
    return slug([*parties, *words, best["kind"], when])


def _when(row: Row) -> str:
    shape = "%Y" if row["date_precision"] == "year" else "%Y_%m"
    return str(row["date_start"].strftime(shape))


def _best(group: Group) -> Row:
    """The row that says most of the instrument."""
    return max(
        group.rows,
        key=lambda r: (len(r["words"]), len(r["party_actor_ids"]), r["doc_id"], r["agreement_id"]),
    )


def _row(
    agreement: str,
    group: Group,
    evidence: _Evidence,
    entry: Agreement | None,
    sides: Mapping[str, str],
) -> Row:
    third = {actor for row in group.rows for actor in row["third_party_actor_ids"]}
    status, day = _latest(evidence.statuses)
    shared = {
        "agreement_id": agreement,
        "status": status,
        "status_on": day,
        "issue_ids": sorted(evidence.issues),
        "in_codebook": entry is not None,
        "n_mentions": evidence.mentions,
        "n_documents": len(evidence.documents),
        "contested": is_contested(evidence.statuses, sides),
        "confidence": evidence.confidence or 0.5,
    }
    if entry is not None:
        return shared | _known(entry, third)
    best = _best(group)
    dated = next((row for row in group.rows if row["date_start"] is not None), best)
    parties = {actor for row in group.rows for actor in row["party_actor_ids"]}
    return shared | {
        "name": best["name"],
        "kind": best["kind"],
        "party_actor_ids": sorted(parties),
        "third_party_actor_ids": sorted(third - parties),
        **{name: dated[name] for name in ("date_start", "date_end", "date_precision")},
        "wikidata_id": None,
    }


def _known(entry: Agreement, third: set[str]) -> Row:
    first, last, precision = entry.days
    return {
        "name": entry.name,
        "kind": entry.kind,
        "party_actor_ids": sorted(entry.parties),
        "third_party_actor_ids": sorted({*entry.third, *third} - set(entry.parties)),
        "date_start": first,
        "date_end": last,
        "date_precision": precision,
        "wikidata_id": entry.wikidata,
    }


def _latest(statuses: list[Row]) -> tuple[str | None, object]:
    """What became of it at last, by what is told as fact: by date, else what most texts tell."""
    facts = [row for row in statuses if row["factuality"] == "actual"]
    dated = [row for row in facts if row["date_start"] is not None]
    if dated:
        last = max(dated, key=lambda r: (r["date_start"], AGREEMENT_STATES.index(r["status"])))
        return last["status"], last["date_start"]
    if not facts:
        return None, None
    counts = Counter(row["status"] for row in facts)
    return max(counts, key=lambda s: (counts[s], AGREEMENT_STATES.index(s))), None
