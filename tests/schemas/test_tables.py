"""What must hold of every declared table, and that all of the published contract is declared."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from parley.schemas.codebook.actors import Actor
from parley.schemas.codebook.lexicons import FactualityRow, StanceRow
from parley.schemas.table import STRING, Table
from parley.schemas.tables import BY_NAME, EXTRACTED, LOAD_ORDER, TABLES
from parley.schemas.vocabulary import ACTOR_KINDS, FACTUALITY, POSITIONS

# What of the contract nothing fills yet; whoever declares it takes it off this list.
NOT_YET: set[str] = set()
CONTRACT = Path(__file__).parents[2].parent / "shared" / "design" / "contract.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_is_described(table: Table):
    assert table.description.startswith("One row ")
    for column in table.columns:
        assert column.description.endswith("."), column.name
        assert column.name == column.name.lower()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_references_name_a_column_of_the_same_type(table: Table):
    for column in table.columns:
        if column.refers_to:
            name, target = column.refers_to
            assert BY_NAME[name][target].type in (
                column.type,
                getattr(column.type, "value_type", 0),
            )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_references_lead_to_keys(table: Table):
    for reference in table.references:
        assert reference.targets == BY_NAME[reference.table].key


def test_tables_are_loaded_after_those_that_they_refer_to():
    assert sorted(table.name for table in LOAD_ORDER) == sorted(BY_NAME)
    loaded: set[str] = set()
    for table in LOAD_ORDER:
        assert {each.table for each in table.references} <= loaded | {table.name}
        loaded.add(table.name)


# Words of the texts, of people and of other programs: no vocabulary could hold these.
FREE = {
    "documents": {"source_uri", "source_name", "title", "text"},
    "actors": {"name"},
    "actor_aliases": {"alias"},
    "mentions": {"text"},
    "places": {"name"},
    "countries": {"name"},
    "codes": {"code", "name"},
    "place_mentions": {"text"},
    "event_types": {"definition"},
    "issues": {"name", "definition"},
    "event_mentions": {"trigger", "place_name"},
    "events": {"label", "place_name"},
    "event_conflicts": {"value"},
    "attributions": {"speaker_text", "cue", "content"},
    "agreements": {"name"},
    "agreement_mentions": {"text"},
    "provisions": {"content", "condition", "duration"},
    "interests": {"content"},
    "rounds": {"name", "place_name", "outcome"},
    "round_mentions": {"text", "outcome"},
    "runs": {"dataset_version", "code_version", "codebook_version", "model_name",
             "model_version", "parameters"},
    "quality_results": {"column_name", "observed_value"},
    "quarantine": {"source_uri", "error_message", "copy_of"},
    "evaluation": {"gold_set", "measure"},
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_vocabulary_is_closed_or_has_a_form(table: Table):
    for column in table.columns:
        if column.type == STRING and column.name not in FREE.get(table.name, ()):
            is_key = column.name in table.key and column.name.endswith("_id")
            assert is_key or column.allowed or column.pattern or column.refers_to, column.name


def test_the_documents_voice_is_an_actor_only_where_columns_say_so():
    for table in TABLES:
        for column in table.columns:
            if column.refers_to == ("actors", "actor_id"):
                said = "'author' is the document's own voice." in column.description
                assert (column.excluded == ("author",)) != said, (table.name, column.name)


def test_literals_and_tuples_of_a_vocabulary_are_one():
    codebook = {"kind": Actor, "position": StanceRow}
    for name, values in (("kind", ACTOR_KINDS), ("position", POSITIONS)):
        assert get_args(codebook[name].model_fields[name].annotation) == values
    assert get_args(FactualityRow.model_fields["effect"].annotation) == (*FACTUALITY, "keep")


def test_extracted_rows_have_provenance():
    for table in EXTRACTED:
        assert {"doc_id", "sentence_id", "char_start", "char_end"} <= set(table.names)
        if table.name != "sentences":
            assert {"confidence", "method", "run_id"} <= set(table.names)


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is not beside this checkout")
def test_all_columns_of_the_contract_are_declared():
    found = {}
    for line in CONTRACT.read_text(encoding="utf-8").splitlines():
        if row := re.match(r"\| `(\w+)` \| (.+) \|$", line):
            plain = re.sub(r"\([^)]*\)", "", row[2])
            found[row[1]] = [name.split()[0].rstrip("[]") for name in plain.split(",")]
    assert set(found) - NOT_YET <= set(BY_NAME)
    assert not NOT_YET & {f"{name}.{column}" for name in BY_NAME for column in BY_NAME[name].names}
    for name in set(found) & set(BY_NAME):
        columns = {column for column in found[name] if f"{name}.{column}" not in NOT_YET}
        assert columns <= set(BY_NAME[name].names), name
