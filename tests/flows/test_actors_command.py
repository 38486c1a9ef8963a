"""`parley actors`: who is in the texts, in which sentences, and who is in no codebook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parley.schemas.codebook.actors import Actors
from parley.schemas.tables import BY_NAME
from parley.transforms.knowledge.files import parse_yaml
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.flows.conftest import call
from tests.warehouse.small import B, full, small_rows, span, tables_of

ZELENSKYY = "person:volodymyr_zelenskyy"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small warehouse with a newcomer, an unknown name, and a name that two actors share."""
    rows = small_rows()

    def add(table: str, /, **values: object) -> None:
        rows[table].append(full(BY_NAME[table], **values))

    newcomer = "person:istanbul_person"
    add("actors", actor_id=newcomer, name="Jörg: Istanbul", kind="person", in_codebook=False)
    add("actor_aliases", actor_id=newcomer, alias="Jörg: Istanbul", alias_kind="name")
    add("actor_aliases", actor_id=ZELENSKYY, alias="Зеленський", alias_kind="surname")
    for number, (wording, who, kind, label) in enumerate(
        [("Istanbul", newcomer, "name", "PERSON"), ("talks", None, "nominal", None),
         ("March 2022", None, "name", "ORG"), ("Russia", None, "name", "GPE"),
         ("because", None, "pronoun", None)]
    ):  # fmt: skip
        add("mentions", mention_id=f"n{number}", **span(B, wording), text=wording, actor_id=who,
            mention_kind=kind, ner_label=label)  # fmt: skip
    path = tmp_path_factory.mktemp("actors") / "warehouse"
    publish(Warehouse(path), tables_of(rows), "r1")
    return path


def listed(folder, *arguments):
    ended = call("actors", *arguments, "-w", folder, "--json")
    assert ended.code == 0, ended.output
    return [row["actor_id"] for row in ended.json["actors"]]


def test_those_named_most_come_first(folder):
    assert listed(folder) == [
        "RUS", "UKR", "TUR", "person:istanbul_person", ZELENSKYY, "author",
    ]  # fmt: skip
    ended = call("actors", "-w", folder, "--limit", 2)
    assert "RUS" in ended.output
    assert "TUR" not in ended.output
    assert "--limit 0" in ended.errors


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("zelenskÝy",), [ZELENSKYY]),
        (("зеленський",), [ZELENSKYY]),
        (("person:",), ["person:istanbul_person", ZELENSKYY]),
        (("--kind", "state", "--country", "tur"), ["TUR"]),
        (("jorg",), ["person:istanbul_person"]),
        (("%",), []),
        (("' OR 1=1 --",), []),
    ],
)
def test_names_aliases_and_ids_are_searched(folder, arguments, found):
    assert listed(folder, *arguments) == found


def test_nothing_found_is_said(folder):
    ended = call("actors", "nobody", "-w", folder)
    assert ended.code == 0
    assert "No actor is called so" in ended.errors


def test_mentions_stand_in_their_sentences(folder):
    ended = call("actors", "RUS", "--mentions", "-w", folder)
    assert ended.code == 0
    assert "  [Russia] invaded Ukraine on 24 February 2022." in ended.output
    assert "because it distrusts [Moscow]." in ended.output
    rows = call("actors", "RUS", "--mentions", "-w", folder, "--json").json["mentions"]
    assert [(row["document"], row["before"], row["mention"]) for row in rows] == [
        ("a.txt", "", "Russia"),
        ("b.txt", "Ukraine opposes ceding land because it distrusts ", "Moscow"),
    ]
    assert {"doc_id", "char_start", "char_end", "method"} <= rows[0].keys()


def test_unresolved_names_are_entries_to_paste(folder):
    ended = call("actors", "--unresolved", "-w", folder)
    assert ended.code == 0
    entries = parse_yaml(Actors, ended.output, "pasted.yaml")[0].actors
    assert [(each.id, each.name, each.kind) for each in entries] == [
        ("org:it", "it", "other"),
        ("org:march_2022", "March 2022", "other"),
        ("person:istanbul_person", "Jörg: Istanbul", "person"),
    ]
    assert entries[-1].surnames == ("Istanbul",)
    assert "# 1 mention in 1 document: Russia (may be RUS)" in ended.output
    assert "# 1 mention in 1 document: talks" in ended.output
    assert "because" not in ended.output


def test_unresolved_of_one_kind(folder):
    told = call("actors", "--unresolved", "--kind", "person", "-w", folder, "--json").json
    assert [row["id"] for row in told["names"]] == ["person:istanbul_person"]
    assert told["wordings"] == []


@pytest.mark.parametrize(
    ("arguments", "what", "mend"),
    [
        (("--kind", "army"), "no kind 'army'", "armed_group"),
        (("person:volodymyr_zelensky", "--mentions"), "no actor has the id", ZELENSKYY),
        (("--mentions",), "takes the id of one actor", "parley actors UKR"),
        (("UKR", "--mentions", "--unresolved"), "takes the id of one actor", "UKR"),
    ],
)
def test_wrong_requests_are_named(folder, arguments, what, mend):
    ended = call("actors", *arguments, "-w", folder, "--json")
    assert ended.code == 2
    error = json.loads(ended.output)["error"]
    assert what in error["what"]
    assert mend in error["mend"]


def test_without_a_release_there_is_nobody(tmp_path):
    assert call("actors", "-w", tmp_path).code == 7
