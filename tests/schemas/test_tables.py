"""What must hold of every declared table, and that all of the published contract is declared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from parley.schemas.table import Table
from parley.schemas.tables import BY_NAME, EXTRACTED, RESERVED_NAMES, TABLES

# What of the contract nothing fills yet; whoever declares it takes it off this list.
NOT_YET = {
    "actors.sector",
    "agreement_mentions",
    "agreement_status",
    "agreements",
    "interests",
    "place_mentions",
    "provisions",
    "role_claims",
    "round_mentions",
    "rounds",
}
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


def test_extracted_rows_have_provenance():
    for table in EXTRACTED:
        assert {"doc_id", "sentence_id", "char_start", "char_end"} <= set(table.names)
        if table.name != "sentences":
            assert {"confidence", "method", "run_id"} <= set(table.names)


def test_reserved_names_are_free():
    assert not set(RESERVED_NAMES) & set(BY_NAME)


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is not beside this checkout")
def test_all_columns_of_the_contract_are_declared():
    found = {}
    for line in CONTRACT.read_text(encoding="utf-8").splitlines():
        if row := re.match(r"\| `(\w+)` \| (.+) \|$", line):
            plain = re.sub(r"\([^)]*\)", "", row[2])
            found[row[1]] = [name.split()[0].rstrip("[]") for name in plain.split(",")]
    assert set(found) - NOT_YET == set(BY_NAME)
    assert not NOT_YET & {f"{name}.{column}" for name in BY_NAME for column in BY_NAME[name].names}
    for name in BY_NAME:
        columns = {column for column in found[name] if f"{name}.{column}" not in NOT_YET}
        assert columns <= set(BY_NAME[name].names), name
