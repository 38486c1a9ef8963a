"""What a terminal is shown, whatever the text."""

from __future__ import annotations

import json

import pytest

from parley.flows.cli import screen
from parley.schemas.errors import InputError
from tests.flows.conftest import call

STEERS = "\x1b]0;owned\x07\x9b31m\u202eevil\u2066 [red]x[/red] \x08\x00"
SHOWN = {
    "table": lambda: screen.print_table(["name"], [[STEERS]]),
    "lines": lambda: screen.print_lines(["name"], [[STEERS]]),
    "facts": lambda: screen.print_facts({"name": STEERS}),
    "title": lambda: screen.print_table(["name"], [["x"]], title=STEERS),
    "error": lambda: screen.print_error(
        InputError(STEERS, where=STEERS, mend=STEERS), as_json=False
    ),
    "bare": lambda: screen.consoles()[0].print(STEERS, markup=False),
}


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_no_text_steers_the_terminal(capsys, shown):
    shown()
    told = "".join(capsys.readouterr())
    assert told.replace("\n", "").isprintable()
    assert "\\u202eevil\\u2066[red]x[/red]" in "".join(told.split())


def test_answers_of_queries_steer_nothing_and_machines_get_them_as_they_are(corpus_warehouse):
    sql = "SELECT chr(27) || '[31m' || chr(8238) AS said"
    for format in ("table", "lines"):
        told = call("query", sql, "--format", format, "-w", corpus_warehouse).output
        assert "\\x1b[31m\\u202e" in told
        assert "\x1b" not in told
    rows = json.loads(call("query", sql, "--json", "-w", corpus_warehouse).output)["rows"]
    assert rows == [{"said": "\x1b[31m\u202e"}]


@pytest.mark.parametrize("width", range(30, 60))
def test_what_has_room_is_whole(monkeypatch, capsys, width):
    monkeypatch.setenv("COLUMNS", str(width))
    names = ["first name", "second", "third", "fourth"]
    screen.print_table(names, [["a" * 9, "b" * 8, "c" * 7, "d" * 6]])
    told = capsys.readouterr()
    for name, letter, n in zip(names, "abcd", (9, 8, 7, 6), strict=True):
        assert (letter * n in told.out) is (name not in told.err)


def test_numbers_in_a_list_look_as_others_do(capsys):
    screen.print_table(["x", "y"], [[85000.0, [85000.0, 0.25, "a", None]]])
    assert "85000, 0.25, a" in capsys.readouterr().out


def test_a_cell_fills_no_screen(capsys):
    screen.print_table(["x"], [["word " * 200]])
    told = capsys.readouterr().out
    assert told.count("word") < 100
    assert "…" in told
