"""Actors that several documents name are one row."""

from __future__ import annotations

import pyarrow as pa
import pytest

from parley.schemas.working import ACTORS_FOUND
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.parse import parse_knowledge
from parley.transforms.resolution.tables.actors import actor_tables
from tests.transforms.knowledge.small import small_files


@pytest.fixture(scope="module")
def border() -> Knowledge:
    return parse_knowledge(small_files(), ["border"])


def found(*names: str, actor_id: str = "person:cy_dahl") -> pa.Table:
    """One actor as documents name it."""
    return ACTORS_FOUND.from_rows(
        {
            "doc_id": f"doc_{n:016x}",
            "actor_id": actor_id,
            "name": name,
            "kind": "person",
            "country": None,
            "sector": None,
        }
        for n, name in enumerate(names)
    )


def newcomers(border: Knowledge, table: pa.Table) -> list[tuple[str, str]]:
    rows = actor_tables(table, border)["actors"].to_pylist()
    return [(row["actor_id"], row["name"]) for row in rows if not row["in_codebook"]]


def test_one_name_in_two_documents_is_one_actor(border):
    assert newcomers(border, found("Cy Dahl", "Cy Dahl")) == [("person:cy_dahl", "Cy Dahl")]


def test_the_commonest_name_is_kept(border):
    assert newcomers(border, found("Cy dahl", "Cy Dahl", "Cy Dahl")) == [
        ("person:cy_dahl", "Cy Dahl")
    ]


def test_an_actor_of_a_codebook_is_no_newcomer(border):
    assert newcomers(border, found("Ada Holm", actor_id="person:ada_holm")) == []


def test_codebook_actors_have_their_aliases_and_roles(border):
    tables = actor_tables(found(), border)
    aliases = {
        (r["actor_id"], r["alias_kind"], r["alias"]) for r in tables["actor_aliases"].to_pylist()
    }
    assert ("person:ada_holm", "surname", "Holm") in aliases
    (role,) = tables["actor_roles"].to_pylist()
    assert role["role"] == "president"
    days = f"{role['valid_from'] or ''}..{role['valid_to'] or ''}"
    affiliation = role["affiliation_actor_id"]
    assert role["actor_role_id"] == f"person:ada_holm/president/{affiliation}/{days}"


def test_the_role_in_the_conflict_is_told(border):
    rows = actor_tables(found("Cy Dahl"), border)["actors"].to_pylist()
    roles = {row["actor_id"]: row["conflict_role"] for row in rows}
    assert roles["person:ada_holm"] == "primary_party"
    assert roles["person:cy_dahl"] == "none"
