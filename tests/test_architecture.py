"""Who may import whom, where each tool lives, and what the pure layers may not touch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "schemas": {"schemas"},
    "transforms": {"schemas", "transforms"},
    "warehouse": {"schemas", "warehouse"},
    "flows": {"schemas", "transforms", "warehouse", "flows"},
}
ONLY_HOME = {
    "spacy": "transforms",
    "duckdb": "warehouse",
    "great_expectations": "warehouse",
    "pyarrow.parquet": "warehouse",
    "pyarrow.dataset": "warehouse",
    "fsspec": "warehouse",
    "prefect": "flows",
    "distributed": "flows",
    "typer": "flows",
    "rich": "flows",
}
# What would make a result depend on more than the inputs: files, clock, environment, chance.
IMPURE_LAYERS = {"schemas", "transforms"}
IMPURE_IMPORTS = {
    "os", "shutil", "tempfile", "glob", "subprocess", "socket", "time", "random", "secrets", "uuid",
    "urllib.request", "http", "requests", "httpx", "pathlib.Path",
}  # fmt: skip
IMPURE_CALLS = {"open", "now", "today", "utcnow", "read_bytes", "write_bytes", "write_text"}
# The gazetteer reads the one file that is packaged with it.
# spaCy reads its model and its config.cfg itself, and so does the module that asks it to; and it
# names the folder in which a component of a pipeline saves itself.
MAY_FIND_FILES = {
    "transforms/reading/base_model.py",
    "transforms/reading/pipeline.py",
    "transforms/reading/places/gazetteer.py",
    "transforms/reading/component.py",
    "transforms/reading/reader/component.py",
}
# Training shuffles what it learns from, by a seed that it is given.
MAY_USE_CHANCE = {"transforms/training/train.py"}

MODULES = [
    path.relative_to(ROOT).as_posix()
    for folder in MAY_IMPORT
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not any(part.startswith(".") for part in path.parts[len(ROOT.parts) :])
]


@cache
def tree_of(path: str) -> ast.Module:
    """The module at PATH, parsed: not by each worker that collects these tests."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Dotted names of what TREE imports: of `from a.b import c` both a.b and a.b.c."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_of(name: str, package: str) -> bool:
    """Whether the dotted NAME is PACKAGE or lies in it."""
    return name == package or name.startswith(f"{package}.")


def faults(path: str, tree: ast.AST) -> Iterator[str]:
    """What TREE, the module at PATH, imports or calls and may not."""
    layer = path.split("/")[0]
    pure = layer in IMPURE_LAYERS and path not in MAY_FIND_FILES
    allowed = {"random"} if path in MAY_USE_CHANCE else set()
    for name in imported(tree):
        package = name.removeprefix("parley.").split(".")[0]
        if package in MAY_IMPORT and package not in MAY_IMPORT[layer]:
            yield f"{layer} may not import {package}"
        yield from (
            f"{tool} belongs to {home}"
            for tool, home in ONLY_HOME.items()
            if is_of(name, tool) and layer != home
        )
        if pure and any(is_of(name, impure) for impure in IMPURE_IMPORTS - allowed):
            yield f"{layer} may not use {name}"
    if pure:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if called in IMPURE_CALLS:
                    yield f"{layer} may not call {called}()"


def test_every_layer_has_modules():
    assert {path.split("/")[0] for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES)
def test_a_module_keeps_to_its_layer(path):
    assert list(faults(path, tree_of(path))) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("schemas/x.py", "from parley.transforms.reading.extract import extract"),
        ("transforms/x.py", "import parley.warehouse.store.home"),
        ("warehouse/x.py", "from parley.flows import pipeline"),
        ("transforms/x.py", "import duckdb"),
        ("flows/x.py", "import spacy"),
        ("flows/x.py", "import pyarrow.parquet as pq"),
        ("flows/x.py", "from pyarrow import parquet"),
        ("transforms/x.py", "def f():\n    from prefect import task"),
        ("transforms/x.py", "import os"),
        ("transforms/x.py", "from pathlib import Path"),
        ("transforms/x.py", "text = open('x').read()"),
        ("transforms/x.py", "today = date.today()"),
    ],
)
def test_the_rules_find_what_breaks_them(path, code):
    assert list(faults(path, ast.parse(code)))


@pytest.mark.parametrize("path", [path for path in MODULES if path.endswith("__init__.py")])
def test_packages_hold_no_code_of_their_own(path):
    assert tree_of(path).body == []


def loading(tree: ast.Module) -> Iterator[str]:
    """What the module TREE imports as soon as it is itself imported."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imported(node)


def test_a_run_leaves_spacy_to_the_processes_that_read():
    waiting, seen = ["parley.flows.pipeline", "parley.flows.cli.run"], set()
    while waiting:
        name = waiting.pop()
        path = f"{name.removeprefix('parley.').replace('.', '/')}.py"
        if path in MODULES and name not in seen:
            seen.add(name)
            found = set(loading(tree_of(path)))
            assert not {each for each in found if is_of(each, "spacy")}, path
            waiting += found
    assert "parley.flows.orchestration.workers" in seen


def test_no_module_imports_itself_in_a_circle():
    names = {f"parley.{path.removesuffix('.py').replace('/', '.')}": path for path in MODULES}
    graph = {
        module: {name for name in imported(tree_of(path)) if name in names and name != module}
        for module, path in names.items()
    }
    assert list(TopologicalSorter(graph).static_order())
