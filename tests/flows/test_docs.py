"""What the documentation tells people to type works; links between files lead somewhere."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from parley.flows.cli.main import app
from parley.warehouse.query import opened
from parley.warehouse.store.home import Warehouse
from tests.flows.conftest import call

PROJECT = Path(__file__).parents[2]
DOCS = PROJECT / "docs"
SINGLE = [DOCS / f"{name}.md" for name in ("tutorial", "bi", "cite")]
PAGES = [*SINGLE, *sorted((DOCS / "how-to").glob("*.md"))]
# Their options are tried, and not what they do: that takes long, and has tests of its own.
ONLY_PARSED = {"run", "report"}
READS = re.compile(r"\bparley\.(read|load)\(|\bnlp\(")
LINK = re.compile(r"\]\(([^()\s#:]+)(?:#[^()\s]*)?\)")


def blocks(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def named(pages: list[Path]) -> dict[str, Any]:
    return {"argvalues": pages, "ids": [page.stem for page in pages]}


@pytest.fixture
def folder(corpus_warehouse, tmp_path, monkeypatch) -> Path:
    """A folder with the sample's warehouse in it, as a reader of the pages has."""
    (tmp_path / "warehouse").symlink_to(corpus_warehouse)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    return tmp_path


@pytest.mark.parametrize("page", **named([page for page in PAGES if blocks(page, "bash")]))
def test_commands(folder, page):
    lines = "".join(blocks(page, "bash")).splitlines()
    commands = [shlex.split(line, comments=True) for line in lines]
    assert all(command[0] == "parley" for command in commands)
    group = typer.main.get_command(app)
    with opened(Warehouse(folder / "warehouse")) as connection:
        for _, name, *arguments in commands:
            if name in ONLY_PARSED:
                group.commands[name].make_context(name, arguments)
            elif name == "query":  # which would start a process for each
                parsed = group.commands[name].make_context(name, [*arguments]).params
                connection.execute(parsed["sql"])
            else:
                ended = call(name, *arguments)
                assert ended.code == 0, ended.errors


@pytest.mark.parametrize("page", **named([page for page in PAGES if blocks(page, "python")]))
def test_python(folder, page):
    names: dict[str, Any] = {}
    for block in blocks(page, "python"):
        code = compile(block, str(page), "exec")
        if not READS.search(block):  # what reads texts is tried in app/test_notebook.py
            exec(code, names)
    assert page.stem != "tutorial" or (folder / "ceasefire.png").stat().st_size > 10_000


def test_the_notebook_runs_and_holds_no_output(folder):
    notebook = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] for cell in cells)
    names: dict[str, Any] = {}
    for cell in cells:
        exec(compile("".join(cell["source"]), "notebook.ipynb", "exec"), names)
    assert len(names["killed"]) == 3


ALL = [*sorted(DOCS.rglob("*.md")), *PROJECT.glob("*.md")]


@pytest.mark.parametrize("page", **named(ALL))
def test_links_lead_to_files(page):
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    lost = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    assert lost == []
