"""A conflict that the project does not know becomes data by four YAML files, and no code."""

from __future__ import annotations

import pytest

from parley.flows.inputs.settings import SHIPPED
from tests.transforms.conftest import MODEL
from tests.transforms.corpus import RUN, corpus, document
from parley.transforms.reading.extract import extract
from parley.transforms.knowledge.parse import parse_knowledge
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.resolution.resolve import resolve

CODEBOOK = """\
name: ferghana
version: "1.0"
title: The border of Kyrgyzstan and Tajikistan
parties: [KGZ, TJK]
conflict_roles:
  UZB: mediator
  armed:vorukh_militia: secondary_party
"""
ACTORS = """\
actors:
  - id: armed:vorukh_militia
    name: Vorukh Militia
    kind: armed_group
    country: TJK
  - id: person:aibek_toktorov
    name: Aibek Toktorov
    kind: person
    country: KGZ
    surnames: [Toktorov]
    offices:
      - {role: foreign_minister, of: KGZ, from: 2020-01-01}
"""
ISSUES = """\
issues:
  - id: border_line
    name: The line of the border
    definition: Where the border in the valley runs.
    patterns:
      - border demarcation
      - demarcation of * border
"""
REASONS = """\
reasons:
  - id: water
    name: Water
    definition: They could not share the canal.
    patterns: [water|canal dispute]
outcomes:
  - id: no_demarcation
    name: No demarcation
    definition: The border was not drawn.
    patterns: [talk * fail]
    default: true
"""
TEXT = (
    "The Vorukh Militia attacked Kyrgyzstan on 5 March 2022. "
    "Uzbekistan hosted Kyrgyzstan and Tajikistan in Tashkent on 9 March 2022. "
    "Toktorov supported the border demarcation. "
    "Tajikistan rejected the border demarcation. "
    "Both sides withdrew their troops. "
    "The talks failed because of the water dispute."
)


@pytest.fixture(scope="module")
def tables():
    """The dataset of one text, read with the new codebook alone."""
    files = {
        path.relative_to(SHIPPED).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("general", "lexicons")
        for path in sorted((SHIPPED / folder).rglob("*"))
        if path.suffix in {".yaml", ".csv"}
    }
    for name, text in (
        ("codebook", CODEBOOK), ("actors", ACTORS), ("issues", ISSUES), ("reasons", REASONS)
    ):  # fmt: skip
        files[f"codebooks/ferghana/{name}.yaml"] = text
    knowledge = parse_knowledge(files, ["ferghana"])
    documents, blocks = corpus(document(TEXT, "2022-04-10"))
    made = extract(load_pipeline(MODEL, knowledge), documents, blocks, RUN)
    resolved = resolve(documents, made, knowledge)
    return {name: table.to_pylist() for name, table in resolved.items()}


def test_events_have_the_codebook_s_actors(tables):
    told = {
        (row["event_type"], tuple(row["source_actor_ids"]), tuple(row["target_actor_ids"]))
        for row in tables["events"]
    }
    assert ("ASSAULT", ("armed:vorukh_militia",), ("KGZ",)) in told
    assert ("CONSULT", ("UZB",), ("KGZ", "TJK")) in told


def test_both_sides_are_the_codebook_s_parties(tables):
    actors = [row["actor_id"] for row in tables["mentions"] if row["text"] == "Both sides"]
    assert actors == ["KGZ", "TJK"]


def test_actors_have_their_role_in_the_conflict(tables):
    roles = {row["actor_id"]: row["conflict_role"] for row in tables["actors"]}
    assert (roles["UZB"], roles["person:aibek_toktorov"]) == ("mediator", "primary_party")


def test_stances_are_on_the_codebook_s_issue(tables):
    stances = {
        (row["holder_actor_id"], row["issue_id"], row["position"]) for row in tables["stances"]
    }
    assert ("person:aibek_toktorov", "border_line", "support") in stances
    assert ("TJK", "border_line", "oppose") in stances


def test_the_issue_is_a_row(tables):
    assert "border_line" in {row["issue_id"] for row in tables["issues"]}


def test_an_explanation_names_the_codebook_s_reason(tables):
    assert {(row["outcome"], row["reason"]) for row in tables["explanations"]} == {
        ("no_demarcation", "water")
    }
