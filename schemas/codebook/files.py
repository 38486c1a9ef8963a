"""The files of a codebook: what each may hold, and JSON Schemas with which editors help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from parley.schemas.codebook.actors import Actors, Conflict
from parley.schemas.codebook.agreements import Agreements
from parley.schemas.codebook.issues import Issues, Reasons
from parley.schemas.vocabulary import EVENT_TYPES

CODEBOOK_FILES: Mapping[str, type[BaseModel]] = {
    "codebook.yaml": Conflict,
    "actors.yaml": Actors,
    "issues.yaml": Issues,
    "reasons.yaml": Reasons,
    "agreements.yaml": Agreements,
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas(roles: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The JSON Schema of each file of a codebook, by the file's name without its suffix.

    ROLES are the offices that there are (general/offices.yaml).
    """
    found = {}
    for name, model in CODEBOOK_FILES.items():
        schema = {"$schema": _DIALECT, **model.model_json_schema()}
        for entry, key, allowed in (
            ("Holding", "role", sorted(roles)),
            ("ImpliedBy", "event_type", EVENT_TYPES),
        ):
            if entry in schema.get("$defs", {}):
                schema["$defs"][entry]["properties"][key]["enum"] = list(allowed)
        found[name.removesuffix(".yaml")] = schema
    return found
