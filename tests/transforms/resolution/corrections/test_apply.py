"""Reviewers' corrections reach all tables that hold actors, and say so in `method`."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from parley.schemas.tables import BY_NAME
from parley.transforms.knowledge.corrections import parse_corrections
from parley.transforms.knowledge.parse import parse_knowledge
from parley.transforms.resolution.corrections.apply import correct
from tests.transforms.knowledge.small import small_files
from tests.transforms.resolution.reviewed import (
    DAHL,
    DOC,
    GUARD,
    HOLM,
    OTHER,
    TEXT,
    Apply,
    Outcome,
    extraction,
)
from tests.warehouse.small import full

COLUMNS = ("decision", "doc_id", "char_start", "char_end", "text", "occurrence", "actor_id",
           "other_id", "table", "row_id", "field", "value")  # fmt: skip


@pytest.fixture
def apply() -> Apply:
    """Apply lines of corrections, each told by its cells: apply({...}, {...})."""
    knowledge = parse_knowledge(small_files(), ["border"])
    documents = BY_NAME["documents"].from_rows(
        full(BY_NAME["documents"], doc_id=doc_id, text=text)
        for doc_id, text in ((DOC, TEXT), (OTHER, "Cy Dahl."))
    )

    def applied(*lines: dict[str, Any], tables: dict[str, pa.Table] | None = None) -> Outcome:
        text = f"id,{','.join(COLUMNS)},reason,reviewer,date\n"
        for number, line in enumerate(lines, 1):
            cells = ",".join(str(line.get(column, "")) for column in COLUMNS)
            text += f"c{number},{cells},because,A. Reviewer,2025-06-01\n"
        corrections = parse_corrections({"corrections/all.csv": text})
        return Outcome(
            documents, correct(documents, tables or extraction(), knowledge, corrections)
        )

    return applied


def mention(wording: str, actor: str = "", **cells: Any) -> dict[str, Any]:
    return {"decision": "mention", "doc_id": DOC, "text": wording, "actor_id": actor, **cells}


def test_without_corrections_nothing_changes(apply):
    outcome = apply()
    assert outcome.stale == []
    assert "correction" not in str(outcome.tables)


def test_a_mention_is_another_actor_and_its_sentence_follows(apply):
    outcome = apply(mention("guard", "BRB"))
    assert ("guard", "BRB", 1.0, "alias+correction:c1") in outcome.rows(
        "mentions", "text", "actor_id", "confidence", "method"
    )
    assert outcome.rows("event_mentions", "source_actor_ids", "method") == [
        (["BRB", HOLM], "consult+correction:c1")
    ]
    assert outcome.rows("event_participants", "actor_id", "country") == [
        ("BRB", "BRB"), (HOLM, "ALA"),
    ]  # fmt: skip
    assert outcome.rows("events", "source_actor_ids") == [["BRB", HOLM]]
    assert outcome.rows("stances", "holder_actor_id", "method") == [("BRB", "back")]
    assert outcome.stale == []


def test_offsets_tell_a_mention_too(apply):
    outcome = apply(mention("", "BRB", char_start=13, char_end=18))
    assert outcome.rows("events", "source_actor_ids") == [["BRB", HOLM]]


def test_a_mention_may_be_nobody(apply):
    outcome = apply(mention("Bland", occurrence=2))
    assert outcome.rows("mentions", "char_start", "actor_id").count((62, None)) == 1
    assert outcome.rows("stances", "stance_id") == []  # a position that nobody holds
    assert outcome.rows("quantities", "about_actor_id") == ["BRB"]


def test_a_speaker_takes_along_what_rests_on_his_word(apply):
    outcome = apply(mention("Holm", GUARD, occurrence=2))
    assert outcome.rows("attributions", "speaker_actor_id", "method") == [
        (GUARD, "say+correction:c1")
    ]
    assert outcome.rows("quantities", "attributed_to_actor_id", "about_actor_id", "method") == [
        (GUARD, "BRB", "count+correction:c1")
    ]
    assert outcome.rows("event_mentions", "source_actor_ids", "method") == [
        ([GUARD, HOLM], "consult")
    ]


def test_all_occurrences_at_once(apply):
    outcome = apply(mention("Holm", "ALA", occurrence="all"))
    assert HOLM not in outcome.rows("mentions", "actor_id")
    assert outcome.rows("events", "source_actor_ids") == [["ALA", GUARD]]
    assert outcome.rows("attributions", "speaker_actor_id") == ["ALA"]


def test_two_actors_are_one_in_all_tables(apply):
    outcome = apply({"decision": "same", "actor_id": HOLM, "other_id": GUARD})
    assert HOLM not in str(outcome.tables)
    assert ("Ada Holm", "name") in [
        (alias, kind)
        for actor, alias, kind in outcome.rows("actor_aliases", "actor_id", "alias", "alias_kind")
        if actor == GUARD
    ]
    assert outcome.rows("actor_roles", "actor_id", "role") == [(GUARD, "president")]
    assert outcome.rows("events", "source_actor_ids") == [[GUARD]]
    assert outcome.rows("attributions", "speaker_actor_id", "method") == [
        (GUARD, "say+correction:c1")
    ]
    assert outcome.rows("quantities", "attributed_to_actor_id") == [GUARD]


def test_a_name_of_the_texts_becomes_an_alias_of_a_known_actor(apply):
    outcome = apply({"decision": "same", "actor_id": DAHL, "other_id": HOLM})
    assert DAHL not in outcome.rows("actors", "actor_id")
    assert (HOLM, "Cy Dahl") in outcome.rows("actor_aliases", "actor_id", "alias")
    assert ("Cy Dahl", HOLM) in outcome.rows("mentions", "text", "actor_id")


def test_sameness_goes_on_but_not_over_what_is_gone(apply):
    on = {"decision": "same", "actor_id": HOLM}
    outcome = apply(
        {"decision": "same", "actor_id": DAHL, "other_id": HOLM}, {**on, "other_id": GUARD}
    )
    assert ("Cy Dahl", GUARD, "entity+correction:c1+correction:c2") in outcome.rows(
        "mentions", "text", "actor_id", "method"
    )
    outcome = apply(
        {"decision": "same", "actor_id": DAHL, "other_id": HOLM}, {**on, "other_id": "org:gone"}
    )
    assert ("Cy Dahl", HOLM) in outcome.rows("mentions", "text", "actor_id")
    assert [uri for uri, _, _ in outcome.stale] == ["corrections/all.csv:3"]


def test_a_document_may_mean_somebody_else_by_a_name(apply):
    outcome = apply(
        {"decision": "different", "doc_id": OTHER, "actor_id": DAHL, "other_id": f"{DAHL}_2"}
    )
    assert ("Cy Dahl", f"{DAHL}_2") in outcome.rows("mentions", "text", "actor_id")
    assert (f"{DAHL}_2", "Cy Dahl") in outcome.rows("actors", "actor_id", "name")
    assert DAHL not in outcome.rows("actors", "actor_id")


def test_a_row_is_known_by_its_id_whatever_that_begins_with(apply):
    tables = extraction()
    renamed = [row | {"stance_id": "s1"} for row in tables["stances"].to_pylist()]
    tables["stances"] = BY_NAME["stances"].from_rows(renamed)
    outcome = apply({"decision": "drop", "table": "stances", "row_id": "s1"}, tables=tables)
    assert (outcome.rows("stances", "stance_id"), outcome.stale) == ([], [])


def test_a_wrong_row_is_left_out(apply):
    outcome = apply({"decision": "drop", "table": "event_mentions", "row_id": f"{DOC}.e5"})
    assert outcome.rows("event_mentions", "event_id") == []
    assert outcome.rows("events", "event_id") == []
    assert outcome.rows("quantities", "about_event_id", "method") == [(None, "count+correction:c1")]


def test_a_field_has_another_value(apply):
    row = {"decision": "set", "table": "event_mentions", "row_id": f"{DOC}.e5"}
    outcome = apply(
        {**row, "field": "target_actor_ids", "value": "BRB|ALA"},
        {**row, "field": "event_type", "value": "AGREE"},
    )
    assert outcome.rows("events", "event_type", "target_actor_ids") == [("AGREE", ["ALA", "BRB"])]
    (method,) = outcome.rows("event_mentions", "method")
    assert set(method.split("+")) == {"consult", "correction:c1", "correction:c2"}


def test_an_event_of_another_type_keeps_no_mode_or_code_of_the_one_before(apply):
    tables = extraction()
    mentions = BY_NAME["event_mentions"]
    rows = tables["event_mentions"].to_pylist()
    rows[0] |= {"event_mode": "visit", "cameo_code": "042"}
    tables["event_mentions"] = mentions.from_rows(rows)
    row = {"decision": "set", "table": "event_mentions", "row_id": f"{DOC}.e5"}
    retyped = {**row, "field": "event_type", "value": "AGREE"}
    outcome = apply(retyped, tables=tables)
    assert outcome.rows("event_mentions", "event_mode", "cameo_code") == [(None, None)]
    outcome = apply({**row, "field": "cameo_code", "value": "030"}, retyped, tables=tables)
    assert outcome.rows("event_mentions", "event_mode", "cameo_code") == [(None, "030")]


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        (mention("Holm", "ALA", doc_id="doc_00000000000000cc"), "not in this warehouse"),
        (mention("Holmes", "ALA"), "'Holmes' does not stand"),
        (mention("Holm", "ALA"), "stands 2 times"),
        (mention("Holm", "ALA", occurrence=3), "stands only 2 times"),
        (mention("Holm said", "ALA"), "the one there is 'Holm' (29-33)"),
        (mention("lost", "ALA"), "no mention stands there any more"),
        (mention("Holm", "ALA", char_start=13, char_end=17, occurrence=""), "does not stand at"),
        (mention("guard", "person:gone"), "an actor 'person:gone'"),
        ({"decision": "same", "actor_id": "person:gone", "other_id": HOLM}, "'person:gone'"),
        ({"decision": "different", "actor_id": HOLM, "other_id": "person:gone"}, "'person:gone'"),
        ({"decision": "different", "doc_id": DOC, "actor_id": DAHL, "other_id": HOLM}, "nothing"),
        ({"decision": "drop", "table": "stances", "row_id": f"{DOC}.st1"}, "has no row"),
        (
            {"decision": "set", "table": "stances", "row_id": f"{DOC}.st68",
             "field": "holder_actor_id", "value": "person:gone"},
            "actors has no 'person:gone'",
        ),
    ],
)  # fmt: skip
def test_what_no_longer_applies_is_told_with_file_and_line(apply, line, missing):
    outcome = apply(mention("Bland", "ALA", occurrence=2), line)
    ((uri, kind, message),) = outcome.stale
    assert (uri, kind) == ("corrections/all.csv:3", "stale_correction")
    assert missing in message
    assert outcome.rows("stances", "holder_actor_id") == ["ALA"]  # the others apply


def test_what_is_right_already_is_not_changed(apply):
    outcome = apply(mention("guard", GUARD))
    assert outcome.stale == []
    assert "correction" not in str(outcome.rows("mentions", "method"))


def test_the_same_corrections_give_the_same_tables(apply):
    lines = [mention("guard", "BRB"), {"decision": "same", "actor_id": DAHL, "other_id": HOLM}]
    one, again = apply(*lines), apply(*lines)
    assert all(one.tables[name].equals(again.tables[name]) for name in one.tables)
