"""The command line as people and machines meet it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from parley.flows.cli.command import EXIT_CODES, Command
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from tests.flows.conftest import CORPUS, call

COMMANDS = (
    "run", "query", "show", "brief", "export", "report", "explore", "status", "actors", "review",
    "evaluate", "validate", "doctor", "examples", "forget",
)  # fmt: skip
README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
def copied(corpus_warehouse, tmp_path):
    """A copy of the corpus warehouse that a test may write to."""
    shutil.copytree(corpus_warehouse, tmp_path / "copy", symlinks=True)
    return tmp_path / "copy"


def test_help_lists_commands_and_exit_codes():
    ended = call("--help")
    assert ended.code == 0
    assert all(f"  {name} " in ended.output for name in COMMANDS)
    assert " ".join(EXIT_CODES.split()) in " ".join(ended.output.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_has_json(name):
    ended = call(name, "--help")
    assert ended.code == 0
    assert "--json" in ended.output
    assert "Exit codes" in ended.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    assert f"parley {name}" in README.read_text(encoding="utf-8")


def test_a_reader_who_has_seen_enough_is_no_fault():
    app = typer.Typer()

    @app.command(cls=Command)
    def told() -> None:
        raise BrokenPipeError  # as behind `| head`

    ended = CliRunner().invoke(app)
    assert (ended.exit_code, ended.stderr) == (0, "")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_command_whose_reader_is_gone_ends_well_and_without_a_word(form):
    read, written = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "-m", "parley", "examples", "--list", *form],
        stdout=written, stderr=subprocess.PIPE, text=True, timeout=120, check=False,
    )  # fmt: skip
    os.close(written)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_an_error_keeps_its_code_where_nobody_reads_it(form, tmp_path):
    read, written = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "-m", "parley", "status", "-w", str(tmp_path), *form],
        stdout=written, stderr=written, timeout=120, check=False,
    )  # fmt: skip
    os.close(written)
    assert ended.returncode == 7


def test_wrong_usage_ends_with_2():
    assert call("run", "--nonsense").code == 2
    assert call("query").code == 2


def test_status(corpus_warehouse):
    ended = call("status", "-w", corpus_warehouse)
    assert ended.code == 0
    assert "Release 1 in" in ended.output
    assert "attributions" in ended.output
    told = call("status", "-w", corpus_warehouse, "--json").json
    assert told["run"]["status"] == "completed"
    assert told["rows"]["documents"] >= 12
    # What went on, and what lies there.
    (run,) = told["runs"]
    assert run["run_id"] == told["run"]["run_id"]
    assert run["documents_parsed"] == told["rows"]["documents"]
    assert [*run["stages"]] == ["ingest", "extract", "resolve", "validate", "publish"]
    assert run["words_a_second"] > run["documents_a_second"] > 0
    assert run["seconds"] >= max(run["stages"].values())
    stored = told["stored"]
    assert (stored["documents"], stored["releases"]) == (run["documents_parsed"], 1)
    assert 0 < stored["bytes_of_cache"] < stored["bytes_on_disk"]
    assert stored["bytes_of_releases"] < stored["bytes_on_disk"]
    assert "words/s" in ended.output
    assert "Stored: " in ended.output


def test_status_without_a_release(tmp_path):
    ended = call("status", "-w", tmp_path)
    assert ended.code == 7
    assert "parley run" in ended.errors
    told = call("status", "-w", tmp_path, "--json")
    assert (told.code, told.json["exit_code"], told.json["error"]["kind"]) == (7, 7, "warehouse")


def test_report(corpus_warehouse, tmp_path):
    told = call("report", "-w", corpus_warehouse, "-o", tmp_path / "pages", "--json").json
    start = Path(told["report"])
    assert start == tmp_path / "pages" / "index.html"
    assert told["pages"] == len(list(start.parent.rglob("*.html"))) > 400
    ended = call("report", "-w", tmp_path / "nothing", "-o", tmp_path / "pages")
    assert ended.code == 7
    assert start.is_file()


SQL = "SELECT doc_id, authors, published_on FROM documents ORDER BY doc_id LIMIT 3"


def test_query_as_a_table(corpus_warehouse):
    ended = call("query", SQL, "-w", corpus_warehouse)
    assert ended.code == 0
    assert "published_on" in ended.output
    cut = call("query", SQL, "-w", corpus_warehouse, "--limit", 1)
    assert "2 more rows" in cut.errors


def test_query_in_every_format(corpus_warehouse, tmp_path):
    import pyarrow.parquet as pq

    rows = json.loads(call("query", SQL, "-w", corpus_warehouse, "--format", "json").output)
    assert [*rows[0]] == ["doc_id", "authors", "published_on"]
    lines = call("query", SQL, "-w", corpus_warehouse, "--format", "csv").output.splitlines()
    assert lines[0] == "doc_id,authors,published_on"
    assert len(lines) == 4
    path = tmp_path / "answer.parquet"
    ended = call("query", SQL, "-w", corpus_warehouse, "--format", "parquet", "-o", path)
    assert ended.code == 0
    assert pq.read_table(path)["doc_id"].to_pylist() == [row["doc_id"] for row in rows]
    told = call("query", SQL, "-w", corpus_warehouse, "--json").json
    assert told == {"columns": [*rows[0]], "n_rows": 3, "rows": rows}


def test_a_file_says_what_was_written_and_how_it_ends_tells_the_format(corpus_warehouse, tmp_path):
    ended = call("query", SQL, "-w", corpus_warehouse, "-o", tmp_path / "answer.csv")
    assert f"Wrote 3 rows as csv to {tmp_path / 'answer.csv'}" in ended.errors
    assert (tmp_path / "answer.csv").read_text().startswith("doc_id,authors,published_on\n")


def test_a_table_fits_the_terminal_and_names_what_it_leaves_out(corpus_warehouse, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    ended = call("query", "FROM event_timeline LIMIT 5", "-w", corpus_warehouse)
    assert max(map(len, ended.output.splitlines())) <= 80
    assert "date_start" in ended.output
    assert "confidence: name the columns you want" in " ".join(ended.errors.split())
    lines = call(
        "query", "FROM event_timeline LIMIT 5", "-w", corpus_warehouse, "--format", "lines"
    )
    assert lines.output.count("confidence") == 5


def test_a_file_of_another_kind_is_refused_before_it_is_asked(corpus_warehouse, tmp_path):
    ended = call("query", SQL, "-w", corpus_warehouse, "-o", tmp_path / "answer.xlsx")
    assert ended.code == 2
    assert "parley export" in ended.errors
    assert not (tmp_path / "answer.xlsx").exists()


def test_what_to_do_stands_below_the_place_that_an_error_points_at(corpus_warehouse):
    told = call("query", "SELECT lable FROM events", "-w", corpus_warehouse).errors
    assert told.rstrip().splitlines()[-2].strip() == "^"


def test_a_run_tells_a_handful_of_measures_and_evaluate_all(corpus_warehouse, copied):
    told = call("status", "-w", corpus_warehouse).output
    assert "events, with their type" in told
    assert "provision+obliged" not in told
    assert "parley evaluate" in told
    assert "provision+obliged" in call("evaluate", "-w", copied).output


def test_a_month_is_not_shown_as_its_first_day(corpus_warehouse):
    sql = "SELECT DATE '2022-03-01' AS date_start, 'month' AS date_precision"
    shown = call("query", sql, "-w", corpus_warehouse).output
    assert "2022-03 " in shown
    assert "2022-03-01" not in shown
    assert call("query", sql, "-w", corpus_warehouse, "--json").json["rows"][0]["date_start"] == (
        "2022-03-01"
    )


@pytest.mark.parametrize(
    ("kind", "sql"),
    [
        ("event", "SELECT event_id AS id FROM events WHERE contested LIMIT 1"),
        ("actor", "SELECT holder_actor_id AS id FROM stances LIMIT 1"),
        ("agreement", "SELECT agreement_id AS id FROM agreement_status LIMIT 1"),
        ("round", "SELECT round_id AS id FROM rounds WHERE n_documents > 1 LIMIT 1"),
        ("document", "SELECT doc_id AS id FROM event_mentions LIMIT 1"),
    ],
)
def test_show(corpus_warehouse, kind, sql):
    (row,) = call("query", sql, "-w", corpus_warehouse, "--json").json["rows"]
    told = call("show", row["id"], "-w", corpus_warehouse, "--json").json
    assert (told["kind"], told["id"]) == (kind, row["id"])
    assert told["evidence"]
    ended = call("show", row["id"], "-w", corpus_warehouse, "--limit", 0)
    words = " ".join(ended.output.split())
    assert all(" ".join(each["sentence"].split()) in words for each in told["evidence"])


@pytest.mark.parametrize(
    ("arguments", "written", "told"),
    [
        (("csv", "event_evidence", "-o", "out"), "out/event_evidence.csv", "Wrote 1 file to"),
        (("graphml",), "parley-actors.graphml", "edges of the network 'actors'"),
        (("acled",), "parley-acled.csv", "rows in the columns of ACLED"),
    ],
)
def test_export(corpus_warehouse, tmp_path, monkeypatch, arguments, written, told):
    monkeypatch.chdir(tmp_path)
    ended = call("export", *arguments, "-w", corpus_warehouse)
    assert ended.code == 0, ended.errors
    assert told in ended.errors
    assert (tmp_path / written).stat().st_size > 100


def test_an_export_that_cannot_be(corpus_warehouse, tmp_path):
    told = call("export", "rdf")
    assert (told.code, "'FORMAT': 'rdf' is not one of 'csv'," in told.errors) == (2, True)
    assert call("export", "csv", "nothing", "-o", tmp_path / "x", "-w", corpus_warehouse).code == 2
    assert call("export", "gexf", "events", "-o", tmp_path / "x", "-w", corpus_warehouse).code == 2
    assert call("export", "csv", "-o", tmp_path / "x", "-w", tmp_path / "none").code == 7


def test_brief(corpus_warehouse, tmp_path):
    ended = call("brief", "--from", "2025-05-01", "--to", "2025-05-31", "-w", corpus_warehouse)
    assert ended.code == 0, ended.errors
    assert ended.output.startswith("# From 2025-05-01 to 2025-05-31\n")
    assert "## What is claimed, and by whom" in ended.output
    heads = [line.split("“")[0] for line in ended.output.splitlines() if line.startswith("- 20")]
    assert heads
    assert not [head for head in heads if "(20" in head or "\\[" in head]
    sql = "SELECT event_id FROM events WHERE contested LIMIT 1"
    (row,) = call("query", sql, "-w", corpus_warehouse, "--json").json["rows"]
    path = tmp_path / "brief.md"
    ended = call("brief", row["event_id"], "-w", corpus_warehouse, "-o", path)
    assert f"Wrote the brief to {path}" in ended.errors
    assert "## What sources disagree on" in path.read_text(encoding="utf-8")
    assert call("brief", "--to", "1200-01-01", "-w", corpus_warehouse).code == 3
    month = call("brief", "2025-05", "-w", corpus_warehouse).output
    days = ("--from", "2025-05-01", "--to", "2025-05-31")
    assert month == call("brief", *days, "-w", corpus_warehouse).output
    assert call("brief", "2025-13", "-w", corpus_warehouse).code == 3


def test_show_of_nothing(corpus_warehouse):
    ended = call("show", "person:volodymyr_zelensky", "-w", corpus_warehouse)
    assert ended.code == 3
    assert "Did you mean person:volodymyr_zelenskyy" in ended.errors
    named = call("show", "putin", "-w", corpus_warehouse)
    assert named.code == 3
    assert "person:vladimir_putin (Vladimir Putin)" in named.errors


def test_query_from_a_file(corpus_warehouse, tmp_path):
    (tmp_path / "question.sql").write_text(SQL)
    ended = call("query", "-f", tmp_path / "question.sql", "-w", corpus_warehouse, "--json")
    assert ended.json["n_rows"] == 3
    assert call("query", "-f", tmp_path / "none.sql", "-w", corpus_warehouse).code == 3


@pytest.mark.parametrize("sql", ["SELECT * FROM nothing", "DROP TABLE events", "selec", ""])
def test_a_query_that_cannot_be_answered(corpus_warehouse, sql):
    ended = call("query", sql, "-w", corpus_warehouse)
    assert ended.code == 8
    assert ended.errors.startswith("Error: ")
    assert read_table(Warehouse(corpus_warehouse), "events").num_rows


def test_examples_have_answers(corpus_warehouse):
    told = call("examples", "-w", corpus_warehouse, "--json").json["examples"]
    assert len(told) == 3
    assert all(example["rows"] for example in told), [example["question"] for example in told]
    ended = call("examples", "-w", corpus_warehouse)
    assert ended.output.count("SELECT") == 3


def test_validate(corpus_warehouse):
    before = Warehouse(corpus_warehouse).release()
    told = call("validate", "-w", corpus_warehouse, "--json")
    assert (told.code, told.json["ok"], told.json["failed"]) == (0, True, [])
    assert told.json["checks"] > 100
    assert Warehouse(corpus_warehouse).release() == before


def test_validate_finds_what_was_changed_behind_its_back(copied):
    from parley.warehouse.store.files import write_parquet

    path = copied.resolve() / "parquet" / "sentences" / "sentences.parquet"
    rows = read_table(Warehouse(copied), "sentences")
    path.unlink()  # files of a release cannot be written to
    write_parquet(rows.slice(0, rows.num_rows - 5), path)
    ended = call("validate", "-w", copied)
    assert ended.code == 6


def test_evaluate_publishes_its_figures(copied, corpus_warehouse):
    before = Warehouse(copied).release()
    told = call("evaluate", "-w", copied, "--json").json["evaluation"]
    assert Warehouse(copied).release() != before
    published = read_table(Warehouse(copied), "evaluation").to_pylist()
    assert published == read_table(Warehouse(corpus_warehouse), "evaluation").to_pylist()
    assert {row["measure"] for row in told} == {row["measure"] for row in published}


def test_evaluate_by_files_of_ones_own(copied):
    (gold,) = sorted((CORPUS.parent / "gold").glob("*.jsonl"))[:1]
    ended = call("evaluate", "-w", copied, "--gold", gold, "--show", "event")
    assert ended.code == 0, ended.errors
    assert "event.typed" in ended.output
    assert "missed" in ended.output
    sets = set(read_table(Warehouse(copied), "evaluation")["gold_set"].to_pylist())
    assert "gold" in sets
    assert call("evaluate", "-w", copied, "--gold", "none.jsonl").code == 3
    assert call("evaluate", "-w", copied, "--show", "nonsense").code == 2


def test_doctor(prefect_server, monkeypatch, tmp_path):
    monkeypatch.setenv("PREFECT_API_URL", prefect_server)
    well = call("doctor", "-w", tmp_path / "new")
    assert well.code == 0, well.output
    assert "All is well" in well.output
    assert not (tmp_path / "new").exists()
    ill = call("doctor", "-w", tmp_path / "new", "--model", "en_core_web_xl", "--json")
    assert ill.code == 1
    (broken,) = [each for each in ill.json["findings"] if not each["ok"]]
    assert broken["part"] == "model"
    assert "pip install" in broken["mend"]
