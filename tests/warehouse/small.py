"""A small warehouse, made by hand: two documents, and a few rows in every table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from parley.schemas.table import BOOLEAN, DATE, INTEGER, REAL, STRINGS, TIMESTAMP, Table
from parley.schemas.tables import BY_NAME, TABLES
from parley.warehouse.store import release

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
RUN = "run_20250601T120000_abcdef"

TEXT_A = (
    "Russia invaded Ukraine on 24 February 2022. "
    "President Zelenskyy said the front held. "
    "Some 1,000 soldiers were exchanged."
)
TEXT_B = (
    "Türkiye hosted talks between Russia and Ukraine in Istanbul in March 2022. "
    "Ukraine opposes ceding land because it distrusts Moscow."
)


def doc_id(text: str) -> str:
    """The id of the document with this text."""
    return "doc_" + hashlib.sha256(text.encode()).hexdigest()[:16]


A, B = doc_id(TEXT_A), doc_id(TEXT_B)
_TEXTS = {A: TEXT_A, B: TEXT_B}
_FILLED = {REAL: 0.5, INTEGER: 1, STRINGS: [], DATE: date(2022, 2, 24), TIMESTAMP: NOW}


_METHODS = {
    "event_mentions": "verb_bare", "stances": "stance_verb", "attributions": "verb:clause",
    "quantities": "number:words", "explanations": "reason_cue", "place_mentions": "gazetteer:only",
    "mentions": "alias_name", "agreement_mentions": "told", "agreement_status": "verb_put",
    "provisions": "listed", "interests": "fear_noun", "round_mentions": "told",
    "role_claims": "act",
}  # fmt: skip


def full(table: Table, /, **values: Any) -> dict[str, Any]:
    """A row of TABLE with VALUES, and something allowed in all other columns."""
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.name in values:
            row[column.name] = values.pop(column.name)
        elif column.nullable:
            row[column.name] = None
        elif column.type == BOOLEAN:
            row[column.name] = False
        elif column.name == "run_id":
            row[column.name] = RUN
        elif column.name == "method":
            row[column.name] = _METHODS.get(table.name, "by_hand")
        else:
            row[column.name] = _FILLED.get(column.type, (*column.allowed, "x")[0])
    assert not values, f"{table.name} has no {sorted(values)}"
    return row


def span(document: str, wording: str) -> dict[str, Any]:
    """Provenance of WORDING in DOCUMENT."""
    start = _TEXTS[document].index(wording)
    index = next(
        i for i, (_, first, last) in enumerate(sentences(document)) if first <= start < last
    )
    return {
        "doc_id": document,
        "sentence_id": f"{document}_s{index}",
        "char_start": start,
        "char_end": start + len(wording),
    }


def sentences(document: str) -> list[tuple[str, int, int]]:
    """The sentences of a document, with where they start and end."""
    found, at = [], 0
    for sentence in _TEXTS[document].replace(". ", ".\n").splitlines():
        found.append((sentence, at, at + len(sentence)))
        at += len(sentence) + 1
    return found


def document(document_id: str, uri: str, **values: Any) -> dict[str, Any]:
    """A row of documents."""
    text = _TEXTS[document_id]
    return full(
        BY_NAME["documents"],
        doc_id=document_id,
        source_uri=uri,
        text=text,
        n_chars=len(text),
        n_words=len(text.split()),
        content_sha256=hashlib.sha256(text.encode()).hexdigest(),
        published_precision="day",
        genre="news",
        **values,
    )


def small_rows() -> dict[str, list[dict[str, Any]]]:
    """Rows of every table, by table name."""
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}

    def add(name: str, /, **values: Any) -> None:
        rows[name].append(full(BY_NAME[name], **values))

    rows["documents"] = [
        document(A, "a.txt", source_name="Daily", published_on=date(2022, 2, 25)),
        document(B, "b.txt", source_name="Wire", published_on=date(2022, 4, 1)),
    ]
    for each in (A, B):
        for index, (_, start, end) in enumerate(sentences(each)):
            add("sentences", sentence_id=f"{each}_s{index}", doc_id=each, sentence_index=index,
                char_start=start, char_end=end)  # fmt: skip
    for actor, name, country in (
        ("RUS", "Russia", "RUS"), ("UKR", "Ukraine", "UKR"), ("TUR", "Turkey", "TUR"),
    ):  # fmt: skip
        add("actors", actor_id=actor, name=name, kind="state", country=country, in_codebook=True)
        add("actor_aliases", actor_id=actor, alias=name, alias_kind="name")
    add("actors", actor_id="person:volodymyr_zelenskyy", name="Volodymyr Zelenskyy",
        kind="person", country="UKR", parent_actor_id="UKR", in_codebook=True)  # fmt: skip
    add("actor_aliases", actor_id="person:volodymyr_zelenskyy", alias="Volodymyr Zelenskyy",
        alias_kind="name")  # fmt: skip
    add("actors", actor_id="author", name="the author", kind="author")
    for country, name, south, north, west, east in (
        ("RUS", "Russia", 41.2, 73.5, -179.1, 177.5), ("UKR", "Ukraine", 44.4, 52.3, 22.2, 40.1),
        ("TUR", "Turkey", 36.1, 42.0, 26.0, 44.6),
    ):  # fmt: skip
        add("countries", country=country, name=name, south=south, north=north, west=west,
            east=east)  # fmt: skip
    for vocabulary, code in (
        ("language", "en"), ("context", "military"), ("cameo", "190"), ("unit", "soldiers"),
        ("outcome", "failure_2022_talks"), ("reason", "distrust"), ("office", "president"),
        ("pax", "TerrGen"),
    ):  # fmt: skip
        add("codes", vocabulary=vocabulary, code=code)
    add("actor_roles", actor_id="person:volodymyr_zelenskyy", role="president",
        actor_role_id="person:volodymyr_zelenskyy/president/UKR/2019-05-20..",
        affiliation_actor_id="UKR", valid_from=date(2019, 5, 20))  # fmt: skip
    add("places", place_id="istanbul", name="Istanbul", country="TUR", latitude=41.0,
        longitude=29.0, kind="city")  # fmt: skip
    add("event_types", event_type="ASSAULT", event_mode="", cameo_root="19",
        quad_class="material conflict", goldstein=-9.0)  # fmt: skip
    add("event_types", event_type="CONSULT", event_mode="", cameo_root="04",
        quad_class="verbal cooperation", goldstein=1.5)  # fmt: skip
    add("issues", issue_id="territorial_concessions", name="Territorial concessions")
    for number, (where, wording, who) in enumerate(
        [(A, "Russia", "RUS"), (A, "Ukraine", "UKR"), (B, "Türkiye", "TUR"), (B, "Moscow", "RUS"),
         (A, "President Zelenskyy", "person:volodymyr_zelenskyy"), (B, "it", None),
         (B, "Ukraine", "UKR")]
    ):  # fmt: skip
        add("mentions", mention_id=f"m{number}", **span(where, wording), text=wording,
            mention_kind="name", actor_id=who)  # fmt: skip
    add("place_mentions", place_mention_id="pm0", **span(B, "Istanbul"), text="Istanbul",
        place_id="istanbul")  # fmt: skip
    _add_facts(add)
    add("runs", run_id=RUN, parameters="{}")
    return rows


def _add_facts(add: Any) -> None:
    invasion = {
        "event_type": "ASSAULT", "source_actor_ids": ["RUS"], "target_actor_ids": ["UKR"],
        "date_start": date(2022, 2, 24), "date_end": date(2022, 2, 24), "date_precision": "day",
        "factuality": "actual",
    }  # fmt: skip
    talks = {
        "event_type": "CONSULT", "source_actor_ids": ["RUS", "TUR", "UKR"], "target_actor_ids": [],
        "date_start": date(2022, 3, 1), "date_end": date(2022, 3, 31), "date_precision": "month",
        "factuality": "actual", "place_id": "istanbul", "place_name": "Istanbul",
    }  # fmt: skip
    add("event_mentions", event_mention_id="em0", event_id="e0", **span(A, "invaded"),
        trigger="invaded", cameo_code="190", date_basis="text", **invasion)  # fmt: skip
    add("event_mentions", event_mention_id="em1", event_id="e1", **span(B, "talks"),
        trigger="talks", date_basis="text", **talks)  # fmt: skip
    for mention, event, role, actor in (
        ("em0", "e0", "source", "RUS"), ("em0", "e0", "target", "UKR"),
        ("em1", "e1", "source", "RUS"), ("em1", "e1", "source", "TUR"),
        ("em1", "e1", "source", "UKR"),
    ):  # fmt: skip
        add("event_participants", event_mention_id=mention, event_id=event, role=role,
            actor_id=actor, country=actor)  # fmt: skip
    add("events", event_id="e0", label="Russia: invaded → Ukraine (2022-02-24)",
        quad_class="material conflict", goldstein=-9.0, contested=True,
        first_published_on=date(2022, 2, 25), **invasion)  # fmt: skip
    add("events", event_id="e1", label="Russia: talks in Istanbul", quad_class="verbal cooperation",
        goldstein=1.5, first_published_on=date(2022, 4, 1), **talks)  # fmt: skip
    for value in ("actual", "reported"):
        add("event_conflicts", event_id="e0", attribute="factuality", value=value, doc_ids=[A],
            source_names=["Daily"], attributed_to_actor_ids=["author"])  # fmt: skip
    add("stances", stance_id="s0", **span(B, "opposes ceding land"), holder_actor_id="UKR",
        issue_id="territorial_concessions", position="oppose", strength=0.8,
        stated_on=date(2022, 4, 1), attributed_to_actor_id="author")  # fmt: skip
    add("stances", stance_id="s1", **span(B, "distrusts Moscow"), holder_actor_id="UKR",
        target_actor_id="RUS", position="oppose", strength=0.6,
        stated_on=date(2022, 4, 1))  # fmt: skip
    add("attributions", attribution_id="a0", **span(A, "the front held"), content="the front held",
        speaker_actor_id="person:volodymyr_zelenskyy", speaker_text="President Zelenskyy",
        cue="said", kind="indirect")  # fmt: skip
    add("quantities", quantity_id="q0", **span(A, "1,000 soldiers"), low=1000.0, high=1000.0,
        unit="soldiers", qualifier="about")  # fmt: skip
    add("explanations", explanation_id="x0", **span(B, "distrusts Moscow"),
        outcome="failure_2022_talks", reason="distrust")  # fmt: skip
    add("agreements", agreement_id="rus_ukr_exchange_2022_02", name="Exchange of soldiers",
        kind="exchange", party_actor_ids=["RUS", "UKR"], date_precision="day",
        date_start=date(2022, 2, 24), date_end=date(2022, 2, 24), status="implemented",
        status_on=date(2022, 2, 24), issue_ids=["territorial_concessions"],
        n_documents=2)  # fmt: skip
    add("agreement_mentions", agreement_mention_id="am0", **span(A, "soldiers were exchanged"),
        agreement_id="rus_ukr_exchange_2022_02", text="soldiers were exchanged")  # fmt: skip
    add("agreement_status", agreement_status_id="as0", **span(A, "exchanged"),
        agreement_id="rus_ukr_exchange_2022_02", status="implemented", by_actor_ids=["RUS"],
        date_start=date(2022, 2, 24), date_end=date(2022, 2, 24), date_precision="day",
        date_basis="text", attributed_to_actor_id="author")  # fmt: skip
    add("provisions", provision_id="pr0", **span(B, "ceding land"), content="ceding land",
        agreement_id="rus_ukr_exchange_2022_02", issue_id="territorial_concessions",
        obliged_actor_ids=["UKR"], beneficiary_actor_ids=["RUS"], force="obliges")  # fmt: skip
    add("interests", interest_id="in0", **span(B, "ceding land"), content="ceding land",
        holder_actor_id="UKR", kind="fear", issue_id="territorial_concessions",
        attributed_to_actor_id="author")  # fmt: skip
    add("rounds", round_id="istanbul_talks_2022_03", name="Talks in Istanbul", kind="talks",
        party_actor_ids=["RUS", "UKR"], host_actor_ids=["TUR"], level="technical",
        delegate_actor_ids=["person:volodymyr_zelenskyy"], place_id="istanbul",
        place_name="Istanbul", date_start=date(2022, 3, 1), date_end=date(2022, 3, 31),
        date_precision="month", outcome="ceding land")  # fmt: skip
    add("round_mentions", round_mention_id="rm0", **span(B, "talks"), text="talks", event_id="e1",
        round_id="istanbul_talks_2022_03", outcome="ceding land")  # fmt: skip
    add("role_claims", role_claim_id="rc0", **span(B, "hosted"), actor_id="TUR", role="host",
        toward_actor_ids=["RUS", "UKR"], attributed_to_actor_id="author")  # fmt: skip


def tables_of(rows: dict[str, list[dict[str, Any]]]) -> dict[str, pa.Table]:
    """The rows as declared Arrow tables; a null where none is allowed stays, for the gate."""
    return {name: loose(BY_NAME[name], each) for name, each in rows.items()}


def loose(table: Table, rows: list[dict[str, Any]]) -> pa.Table:
    """ROWS as they come from a file: of the declared types, and with whatever nulls they hold."""
    fields = [field.with_nullable(True) for field in table.arrow]
    return table.conform(pa.Table.from_pylist(rows, schema=pa.schema(fields)))


def small_tables() -> dict[str, pa.Table]:
    """Every table of the contract with its few rows."""
    return tables_of(small_rows())


def few_in_database(path: Path, tables: Mapping[str, pa.Table]) -> None:
    """Write the tables that tests of releases ask for, in a hundredth of the time of all of them.

    It takes the place of `write_database`; a release of an earlier version looks like it.
    """
    with duckdb.connect(str(path)) as connection:
        for name in ("documents", "issues", "runs", "quality_results", "quarantine", "evaluation"):
            connection.register("rows", tables[name])
            connection.execute(f"CREATE TABLE {name} AS FROM rows")
            connection.unregister("rows")


@contextmanager
def few_tables() -> Iterator[None]:
    """Let releases published within hold a few tables in their databases, and no views."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(release, "write_database", few_in_database)
        patch.setattr(release, "_write_views", lambda *_: {})
        yield
