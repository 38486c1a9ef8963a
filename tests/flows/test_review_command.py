"""`parley review`: rows are judged in their sentences; corrections, gold and agreement follow."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.flows.cli.main import app
from parley.flows.inputs.corrections import read_corrections
from parley.transforms.evaluation.evaluate import evaluate
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import publish
from tests.flows.conftest import Ended, call, with_settings
from tests.warehouse.small import small_tables

A, B = "A. Holm", "B. Lund"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small warehouse; every row of it has a confidence of a half."""
    path = tmp_path_factory.mktemp("review") / "warehouse"
    publish(Warehouse(path), small_tables(), "r1")
    return path


def review(home: Path, out: Path, *arguments: object, keys: str = "", reviewer: str = A) -> Ended:
    """Review with the answers KEYS, one a line."""
    told = ["review", "-w", home, "--out", out, "--reviewer", reviewer, *arguments]
    answers = "".join(f"{key}\n" for key in keys.split(";")) if keys else ""
    ended = CliRunner().invoke(app, list(map(str, told)), input=answers)
    return Ended(ended.exit_code, ended.stdout, ended.stderr)


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_reviewer_accepts_changes_and_rejects(home: Path, tmp_path: Path):
    ended = review(
        home, tmp_path, "--table", "stances", keys="c;position;support;it welcomes it;n;r;"
    )
    assert ended.code == 0, ended.errors
    assert "Ukraine [opposes ceding land] because it distrusts Moscow." in ended.output
    assert "UKR (Ukraine)" in ended.output  # an id alone tells a reviewer little
    assert "Judged 2 of 2 rows." in ended.output
    change, drop = read_corrections([tmp_path]).rulings
    assert (change.told.row_id, change.told.field, change.told.value) == (
        "s0",
        "position",
        "support",
    )
    assert (change.told.reason, change.told.reviewer) == ("it welcomes it", A)
    assert (drop.told.decision, drop.told.row_id) == ("drop", "s1")
    judged = lines(tmp_path / "reviews" / "a-holm.csv")
    assert [row["verdict"] for row in judged] == ["change", "reject"]
    assert judged[0]["words"] == "opposes ceding land"


def test_what_was_judged_is_not_asked_again(home: Path, tmp_path: Path):
    which = ("--table", "stances", "--table", "interests")
    assert "Judged 1 of 3" in review(home, tmp_path, *which, keys="a;s;q").output
    ended = review(home, tmp_path, *which, "--json")
    assert ended.json["judged"] == 1
    assert [row["table"] for row in ended.json["rows"]] == ["stances", "stances"]
    assert not (tmp_path / "corrections").exists()  # what is right needs no correction
    assert "Nothing is left" in review(home, tmp_path, *which, "--below", 0.1).errors


def test_input_that_ends_is_no_fault(home: Path, tmp_path: Path):
    assert "Judged 0 of 1" in review(home, tmp_path, "--table", "interests").output


def test_a_value_that_cannot_be_is_asked_again(home: Path, tmp_path: Path):
    keys = "c;position;against;;c;colour;x;q"
    ended = review(home, tmp_path, "--table", "stances", keys=keys)
    assert "'against' is no position: support, oppose" in ended.output
    assert "'colour' is none of them." in ended.output
    assert "a accept: the row is right" in ended.output  # for "x"
    assert "Judged 0 of 2" in ended.output


def test_an_actor_that_nobody_knows_is_asked_again(home: Path, tmp_path: Path):
    ended = review(home, tmp_path, "--table", "mentions", keys="c;XYZ;;c;;;q")
    assert "actors has no 'XYZ' in this release." in ended.output
    (ruling,) = read_corrections([tmp_path]).rulings
    assert (ruling.told.decision, ruling.told.actor_id) == ("mention", None)


def test_several_fields_of_a_row_are_changed(home: Path, tmp_path: Path):
    keys = "c;position;support;;y;holder_actor_id;RUS;;n;q"
    assert "Judged 1 of 2" in review(home, tmp_path, "--table", "stances", keys=keys).output
    rulings = read_corrections([tmp_path]).rulings
    assert [each.told.field for each in rulings] == ["position", "holder_actor_id"]


def test_a_mention_is_given_another_actor(home: Path, tmp_path: Path):
    review(home, tmp_path, "--table", "mentions", keys="c;UKR;;q")
    (ruling,) = read_corrections([tmp_path]).rulings
    assert (ruling.told.decision, ruling.told.actor_id) == ("mention", "UKR")
    assert ruling.told.char_end is not None


def test_two_reviewers_do_not_decide_one_matter_twice(home: Path, tmp_path: Path):
    review(home, tmp_path, "--table", "explanations", keys="r;")
    ended = review(home, tmp_path, "--table", "explanations", keys="r;;s", reviewer=B)
    assert "decides this already" in ended.output
    assert len(read_corrections([tmp_path]).rulings) == 1


def test_contested_events_show_what_is_disputed(home: Path, tmp_path: Path):
    ended = review(home, tmp_path, "--contested", keys="q")
    assert "1/1 event_mentions" in ended.output
    assert "disputed  factuality: reported (Daily)" in ended.output


def test_a_sample_is_drawn_from_all_tables(home: Path, tmp_path: Path):
    rows = review(home, tmp_path, "--sample", 4, "--seed", 1, "--json").json["rows"]
    assert len(rows) == 4
    assert len({row["table"] for row in rows}) > 1


def test_reviewers_are_compared(home: Path, tmp_path: Path):
    for out, reviewer, keys in (("a", A, "a;r;"), ("b", B, "a;a")):
        review(home, tmp_path / out, "--table", "stances", keys=keys, reviewer=reviewer)
    paths = (tmp_path / "a/reviews/a-holm.csv", tmp_path / "b/reviews/b-lund.csv")
    told = call("review", "--agreement", *paths, "--json").json
    assert told["agreement"][-1] == {
        "table": "all", "rows": 2, "same": 1, "alpha": 0.0, "alpha_exact": 0.0, "kappa": 0.0,
    }  # fmt: skip
    assert [each["row_id"] for each in told["disagreements"]] == ["s1"]
    shown = call("review", "--agreement", *paths)
    assert "s1" in shown.output


def test_gold_grows_from_what_was_judged(home: Path, tmp_path: Path):
    with with_settings(PARLEY_DATA=tmp_path):
        ended = review(home, tmp_path, "--table", "stances", keys="a;r;")
        assert ended.code == 0
    ended = review(home, tmp_path, "--gold", "--json")
    (path,) = map(Path, ended.json["written"])
    assert path.parent == tmp_path / "gold" / "a-holm"
    measured = {
        row["measure"]: row
        for row in evaluate(small_tables(), {"mine": [path.read_text()]}, "r").to_pylist()
    }
    # One right stance, found; the rejected one is found too; nothing else counts.
    stance = measured["stance.full"]
    assert (stance["n_gold"], stance["precision"], stance["recall"]) == (1, 0.5, 1.0)
    assert measured["event.typed"]["n_gold"] == 0
    assert measured["event.typed"]["n_predicted"] == 0


def test_what_cannot_be_reviewed_is_named(home: Path, tmp_path: Path):
    assert review(home, tmp_path, "--table", "events").code == 2
    assert "--reviewer" in call("review", "-w", home).errors
    assert review(home, tmp_path, "--gold").code == 3
    assert review(tmp_path, tmp_path).code == 7


def test_a_row_shows_what_it_is_about_though_that_cannot_be_changed(home: Path, tmp_path: Path):
    ended = review(home, tmp_path, "--table", "agreement_mentions", keys="c;q")
    assert "agreement_id" in ended.output
    assert "No field of it can be changed" in ended.output


def test_a_code_that_is_none_is_asked_again(home: Path, tmp_path: Path):
    ended = review(home, tmp_path, "--table", "explanations", keys="c;reason;bad_luck;;q")
    assert "reason is none of" in ended.output
    assert not (tmp_path / "corrections").exists()
