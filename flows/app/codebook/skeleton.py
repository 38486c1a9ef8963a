"""A new codebook: commented files that load as they are, and JSON Schemas for editors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import jinja2

from parley.flows.inputs.knowledge import codebook_names, read_knowledge
from parley.flows.inputs.settings import settings
from parley.schemas.codebook.actors import Actor
from parley.schemas.codebook.files import CODEBOOK_FILES, json_schemas
from parley.schemas.errors import ConfigurationError

_TEMPLATES = Path(__file__).with_name("skeleton")
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")
_PARTY = re.compile(r"^([A-Z]{3}|[a-z_]+:[a-z0-9_]+)$")
_KINDS = {
    "person": "person", "armed": "armed_group", "org": "other", "party": "party", "media": "media",
}  # fmt: skip
SCHEMAS = "schema"


def new_codebook(name: str, folder: Path, title: str, parties: Sequence[str]) -> list[Path]:
    """Write the files of a codebook NAME about PARTIES into FOLDER; return their paths.

    Parties that nobody knows yet become entries of actors.yaml.

    Raises
    ------
    ConfigurationError: the name or a party has no valid form, or something is there already; or a
        party is known by another id.
    """
    if not _NAME.match(name):
        raise ConfigurationError(
            f"'{name}' is no name for a codebook.",
            where="NAME",
            mend="Lower case, digits and _ only, such as sudan_2023.",
        )
    for party in parties:
        if not _PARTY.match(party):
            raise ConfigurationError(
                f"'{party}' is no id of an actor.",
                where="--party",
                mend="A state has its ISO 3166 code (SDN), others kind:name (armed:rsf).",
            )
    if folder.exists():
        raise ConfigurationError(
            "this folder is there already.",
            where=str(folder),
            mend="Take another name, or edit it.",
        )
    if name in codebook_names(settings().data_folders):
        raise ConfigurationError(
            f"a codebook '{name}' comes with Parley.", where="NAME", mend="Take another name."
        )
    knowledge = read_knowledge(settings().data_folders, [])
    unknown = [_entry(party) for party in parties if party not in knowledge.actors]
    for entry in unknown:
        _check_new(entry, knowledge.actors.values())
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,
    )
    told = {"name": name, "title": json.dumps(title, ensure_ascii=False), "parties": parties}
    folder.mkdir(parents=True)
    written = []
    for file in CODEBOOK_FILES:
        text = environment.get_template(file).render(**told, unknown=unknown)
        written.append(folder / file)
        written[-1].write_text(text, encoding="utf-8")
    return [*written, *write_schemas(folder / SCHEMAS)]


def _check_new(entry: Mapping[str, str], actors: Iterable[Actor]) -> None:
    """Refuse a party that one of ACTORS is by another id."""
    sought = entry["name"].casefold()
    for actor in actors:
        if any(alias.casefold() == sought for alias, _ in actor.aliases()):
            raise ConfigurationError(
                f"'{entry['id']}' would be new, and '{actor.id}' is called so already.",
                where="--party",
                mend=f"Take --party {actor.id}; parley codebook find looks others up.",
            )


def write_schemas(folder: Path) -> list[Path]:
    """Write the JSON Schema of each file of a codebook into FOLDER; return their paths."""
    offices = read_knowledge(settings().data_folders, []).offices
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in json_schemas([office.role for office in offices]).items():
        written.append(folder / f"{name}.json")
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        written[-1].write_text(text + "\n", encoding="utf-8")
    return written


def _entry(party: str) -> dict[str, str]:
    kind, _, name = party.partition(":")
    return {
        "id": party,
        "name": name.replace("_", " ").title() or party,
        "kind": _KINDS.get(kind, "other") if name else "state",
    }
