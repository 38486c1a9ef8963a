"""JSON Schemas of codebooks: what ships fits them, and they refuse what the reader refuses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from parley.schemas.codebook.files import CODEBOOK_FILES, json_schemas

BOOKS = Path(__file__).parents[2] / "data" / "codebooks"
SCHEMAS = json_schemas(["president", "negotiator"])


def as_json(value: Any) -> Any:
    """VALUE as editors see it: days are text."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return list(map(as_json, value))
    return str(value) if isinstance(value, dt.date) else value


@pytest.mark.parametrize("name", CODEBOOK_FILES)
def test_what_ships_fits(name: str):
    schema = SCHEMAS[name.removesuffix(".yaml")]
    jsonschema.Draft202012Validator.check_schema(schema)
    held = as_json(yaml.load((BOOKS / "colombia" / name).read_bytes(), yaml.CSafeLoader))
    if name == "actors.yaml":
        roles = {office["role"] for each in held["actors"] for office in each.get("offices", ())}
        schema = json_schemas(sorted(roles))["actors"]
    jsonschema.validate(held, schema)


@pytest.mark.parametrize(
    ("file", "value", "told"),
    [
        ("actors", {"actors": [{"id": "X", "name": "X", "kind": "person"}]}, "'X'"),
        ("actors", {"actors": [{"id": "org:x", "name": "X", "kind": "gang"}]}, "'gang'"),
        ("actors", {"extend": [{"id": "RUS", "offices": [{"role": "tsar"}]}]}, "'tsar'"),
        ("issues", {"issues": [{"id": "a", "name": "A", "patterns": []}]}, "'definition'"),
        ("codebook", {"name": "a", "party": []}, "'party'"),
    ],
)
def test_what_the_reader_refuses_editors_mark(file: str, value: dict[str, Any], told: str):
    faults = list(jsonschema.Draft202012Validator(SCHEMAS[file]).iter_errors(value))
    assert any(told in fault.message for fault in faults)


def test_editors_explain_the_keys():
    actor = SCHEMAS["actors"]["$defs"]["Actor"]["properties"]
    assert all(each.get("description") for each in actor.values())
