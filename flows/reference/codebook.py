"""The page of what a codebook's files may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from parley.flows.reference.markdown import page, table
from parley.schemas.codebook.files import CODEBOOK_FILES

_HEAD = """\
# Codebook format

A codebook is a folder with a `codebook.yaml` and as many of the other files as it needs. A key that
does not stand here is an error, which names file and line.
"""


def codebook_page() -> str:
    """Each file with its keys, and each kind of entry in it."""
    files = CODEBOOK_FILES.items()
    return page(_HEAD, *(line for name, model in files for line in _file(name, model)))


def _file(name: str, model: type[BaseModel]) -> Iterator[str]:
    schema = model.model_json_schema()
    yield f"## {name}"
    yield ""
    yield from _entry(schema)
    for title, entry in schema.get("$defs", {}).items():
        if "properties" in entry:
            yield f"### {title} in {name}"
            yield ""
            yield from _entry(entry)


def _entry(schema: dict[str, Any]) -> Iterator[str]:
    """What an entry is, in words, and its keys as a table, those first that it must have."""
    yield schema.get("description", "")
    yield ""
    required = schema.get("required", ())
    keys = sorted(schema["properties"].items(), key=lambda each: each[0] not in required)
    rows = (
        (f"`{key}`", _kind(told), "yes" if key in required else "", told.get("description", ""))
        for key, told in keys
    )
    yield from table(("key", "holds", "needed", "meaning"), rows)
    yield ""


def _kind(told: Mapping[str, Any]) -> str:
    """What a key holds, in words."""
    if "anyOf" in told:
        kinds = [_kind(each) for each in told["anyOf"] if each.get("type") != "null"]
        return " or ".join(kinds)
    if "$ref" in told:
        return str(told["$ref"]).rpartition("/")[2]
    if "enum" in told:
        return ", ".join(f"`{each}`" for each in told["enum"])
    if told.get("type") == "array":
        return f"list of {_kind(told.get('items', {}))}"
    if told.get("type") == "object":
        (value,) = told.get("patternProperties", {}).values() or [told["additionalProperties"]]
        return f"keys with {_kind(value)}"
    kind = {"string": "text", "boolean": "`true` or `false`", "integer": "number"}
    if told.get("format") == "date":
        return "day"
    form = f" of the form `{told['pattern']}`" if "pattern" in told else ""
    return kind.get(told.get("type", ""), "anything") + form
