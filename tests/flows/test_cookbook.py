"""The cookbook on the sample corpus, beside answers that were reasoned from its texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from parley.flows.app.formats import rows_of
from parley.warehouse.query import opened
from parley.warehouse.recipes import FIRST, recipes, themes
from parley.warehouse.store.home import Warehouse
from tests.flows.conftest import call

ANSWERS = yaml.safe_load(Path(__file__).with_name("cookbook.yaml").read_text(encoding="utf-8"))
RECIPES = {f"{recipe.theme}/{recipe.name}": recipe for recipe in recipes()}


def is_so(value: Any, wanted: Any) -> bool:
    """Whether VALUE is what is WANTED: text that holds it, a list that has all its members."""
    wanted = wanted.isoformat() if isinstance(wanted, dt.date) else wanted
    if isinstance(value, str) and isinstance(wanted, str):
        return wanted in value
    if isinstance(value, list):
        return set(wanted) <= set(value) if wanted else not value
    return bool(value == wanted)


def holds(row: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(is_so(row[name], value) for name, value in wanted.items())


def test_there_are_at_least_forty_questions_and_each_has_an_answer():
    assert len(RECIPES) >= 40
    assert set(ANSWERS) == set(RECIPES)


@pytest.fixture(scope="module")
def asked(corpus_warehouse) -> Iterator[Callable[[str], list[dict[str, Any]]]]:
    """What a query gives on the sample, all by one opening of its release."""
    with opened(Warehouse(corpus_warehouse)) as connection:
        yield lambda sql: rows_of(connection.execute(sql).to_arrow_table())


@pytest.mark.parametrize("name", RECIPES)
def test_the_answer_is_what_the_texts_say(asked, name):
    rows = asked(RECIPES[name].sql)
    answer = ANSWERS[name]
    found = -1
    for wanted in answer["has"]:  # each behind the one before, where the order is told
        first = 0 if answer.get("any_order") else found + 1
        found = next((at for at in range(first, len(rows)) if holds(rows[at], wanted)), -1)
        assert found >= 0, (wanted, rows)
    if answer.get("all"):
        assert len(rows) == len(answer["has"]), rows
    wrong = [row for each in answer.get("never", []) for row in rows if holds(row, each)]
    assert not wrong


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_asks_a_question_and_fits_the_page(name):
    recipe = RECIPES[name]
    assert "?" in recipe.question
    assert max(map(len, [recipe.question, *recipe.notes, *recipe.sql.splitlines()])) <= 105
    assert "ORDER BY" in recipe.sql


def test_examples_of_a_theme(corpus_warehouse):
    told = call("examples", "networks", "-w", corpus_warehouse, "--json").json["examples"]
    assert {each["theme"] for each in told} == {"networks"}
    ended = call("examples", "numbers", "-w", corpus_warehouse)
    assert "How many were killed, by whose count?" in ended.output
    assert "600000" in ended.output


def test_examples_are_listed_without_a_release(tmp_path):
    listed = call("examples", "--list", "-w", tmp_path).output
    assert all(recipe.question in listed for recipe in recipes())
    only = call("examples", "--list", FIRST, "-w", tmp_path, "--json").json["examples"]
    assert {each["theme"] for each in only} == {FIRST}


def test_a_theme_that_is_not_there(tmp_path):
    ended = call("examples", "nonsense", "-w", tmp_path)
    assert ended.code == 2
    assert all(theme in ended.errors for theme in themes())


def test_a_release_of_an_older_version_is_told_in_one_line(tmp_path):
    with duckdb.connect(str(tmp_path / "parley.duckdb")) as older:
        older.execute("CREATE TABLE quantities (quantity_id VARCHAR)")
    ended = call("examples", "numbers", "-w", tmp_path)
    assert ended.code == 8
    (line,) = ended.errors.splitlines()[-1:]
    assert "what this release does not have" in line
    assert "parley run" in line
