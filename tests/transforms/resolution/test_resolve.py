"""From texts to the dataset: what two documents tell of one event becomes one row."""

from __future__ import annotations

import pyarrow as pa
import pytest

from parley.schemas.tables import BY_NAME
from parley.transforms.reading.extract import extract
from parley.transforms.resolution.resolve import resolve
from tests.transforms.corpus import RUN, corpus, document

ATTACK = document("Russia attacked Ukraine on 5 March 2022.", "2022-04-10", "The Tide")
NEXT_DAY = document("On 6 March 2022 Ukraine was attacked by Russia.", "2022-04-12", "The Ebb")
LATER = document("Russia attacked Ukraine on 5 March 2023.", "2023-04-10", "The Tide")
TALKS = document("Putin and Zelensky met in Istanbul on 5 May 2022. Marta Lindqvist left.")
DENIAL = document("Russia did not attack Ukraine on 5 March 2022.", "2022-04-13", "The Reef")


@pytest.fixture(scope="module")
def resolved(nlp, knowledge):
    """Resolve documents: all tables by name."""

    def resolving(*documents):
        rows, blocks = corpus(*documents)
        return resolve(rows, extract(nlp, rows, blocks, RUN), knowledge)

    return resolving


@pytest.fixture(scope="module")
def tables(resolved) -> dict[str, pa.Table]:
    return resolved(ATTACK, NEXT_DAY, LATER, TALKS, DENIAL)


def attacks(tables) -> list[dict]:
    return [row for row in tables["events"].to_pylist() if row["event_type"] == "ASSAULT"]


def test_neighbouring_days_are_one_event_in_dispute(resolved):
    (event,) = attacks(resolved(ATTACK, NEXT_DAY))
    assert (event["n_documents"], event["n_sources"], event["contested"]) == (2, 2, True)


def test_a_dispute_lists_both_values_with_their_documents(resolved):
    rows = resolved(ATTACK, NEXT_DAY)["event_conflicts"].to_pylist()
    assert {(r["attribute"], r["value"], tuple(r["doc_ids"])) for r in rows} == {
        ("date", "2022-03-05", (ATTACK.doc_id,)),
        ("date", "2022-03-06", (NEXT_DAY.doc_id,)),
    }


def test_different_years_are_two_events(resolved):
    events = attacks(resolved(ATTACK, LATER))
    assert [event["contested"] for event in events] == [False, False]


def test_what_one_denies_is_the_event_that_another_tells(resolved):
    (event,) = attacks(resolved(ATTACK, DENIAL))
    assert event["contested"]


def test_an_event_is_first_published_with_its_first_document(resolved):
    (event,) = attacks(resolved(ATTACK, NEXT_DAY))
    assert str(event["first_published_on"]) == "2022-04-10"


def test_ids_do_not_depend_on_the_order_of_documents(resolved, tables):
    again = resolved(DENIAL, TALKS, LATER, NEXT_DAY, ATTACK)
    assert again["events"] == tables["events"]
    assert again["event_mentions"] == tables["event_mentions"]


def test_ids_of_events_stay_when_an_unrelated_document_comes(resolved):
    before = resolved(ATTACK, NEXT_DAY)["events"]
    after = resolved(ATTACK, NEXT_DAY, TALKS)["events"]
    assert set(before["event_id"].to_pylist()) <= set(after["event_id"].to_pylist())


def test_participants_are_the_lists_of_the_mentions(tables):
    listed = {
        (row["event_mention_id"], role, actor)
        for row in tables["event_mentions"].to_pylist()
        for role in ("source", "target")
        for actor in row[f"{role}_actor_ids"]
    }
    rows = tables["event_participants"].to_pylist()
    assert {(r["event_mention_id"], r["role"], r["actor_id"]) for r in rows} == listed
    assert len(rows) == len(listed)


def test_participants_belong_to_the_event_of_their_mention(tables):
    event_of = {r["event_mention_id"]: r["event_id"] for r in tables["event_mentions"].to_pylist()}
    assert all(
        row["event_id"] == event_of[row["event_mention_id"]]
        for row in tables["event_participants"].to_pylist()
    )


def test_a_participant_has_its_country(tables):
    countries = {r["actor_id"]: r["country"] for r in tables["event_participants"].to_pylist()}
    assert countries["person:vladimir_putin"] == "RUS"


@pytest.mark.parametrize(
    ("table", "column"),
    [(t.name, c.name) for t in BY_NAME.values() if t.section != "run" for c in t.columns
     if c.refers_to and c.refers_to[0] != "runs"],
)  # fmt: skip
def test_every_reference_is_to_a_row_that_is_there(tables, table, column):
    other, key = BY_NAME[table][column].refers_to
    there = set(tables[other][key].to_pylist())
    values = tables[table][column].to_pylist()
    named = {v for value in values for v in (value if isinstance(value, list) else [value])}
    assert named - {None} <= there


@pytest.mark.parametrize("name", [t.name for t in BY_NAME.values() if t.section != "run"])
def test_each_table_is_declared_keyed_and_sorted(tables, name):
    declared, table = BY_NAME[name], tables[name]
    assert table.schema == declared.arrow
    keys = list(zip(*(table[key].to_pylist() for key in declared.key), strict=True))
    assert len(set(keys)) == len(keys)
    assert declared.sorted(table) == table


def test_quantities_are_about_events(resolved):
    text = "On 5 March 2022 Russia and Ukraine exchanged 20 prisoners."
    made = resolved(document(text))
    about = {r["about_event_id"] for r in made["quantities"].to_pylist()} - {None}
    assert about
    assert about <= set(made["events"]["event_id"].to_pylist())


def test_a_newcomer_of_two_documents_is_one_actor(resolved):
    made = resolved(TALKS, document("Marta Lindqvist thanked Russia."))
    rows = [row for row in made["actors"].to_pylist() if not row["in_codebook"]]
    assert [row["actor_id"] for row in rows] == ["person:marta_lindqvist"]


def test_no_documents_still_give_the_dimensions_of_the_codebooks(resolved):
    made = resolved()
    assert made["events"].num_rows == 0
    assert made["actors"].num_rows > 100
    assert made["issues"].num_rows > 0
