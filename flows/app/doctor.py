"""The parts that Parley needs, each examined by itself: what was found, and what mends it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from parley.schemas.errors import ParleyError

_PACKAGES = (
    "prefect", "spacy", "great-expectations", "duckdb", "pyarrow", "pandas", "pydantic",
    "trafilatura", "pypdf", "python-docx", "typer", "rich",
)  # fmt: skip
# Versions that cannot be told from their metadata to be wrong, but break Prefect's server.
_PINNED = {"fastapi": "0.141.1", "sqlalchemy": "2.0.58", "duckdb": "1.5.5"}
_INSTALL = "Install the locked set: make .venv, or pip install -r requirements.lock --no-deps"


@dataclass(frozen=True)
class Finding:
    """What was found of one part; `mend` tells what to do about it."""

    part: str
    found: str
    mend: str = ""
    is_broken: bool = False


def examine(warehouse: str, model: str | None = None) -> list[Finding]:
    """All findings, in the order in which a broken part breaks others."""
    from parley.flows.inputs.settings import settings

    wanted: list[tuple[str, Callable[[], str]]] = [
        ("Python", _python),
        ("packages", _packages),
        ("versions", _versions),
        ("settings", lambda: f"data in {', '.join(map(str, settings().data_folders))}"),
        ("codebooks", _codebooks),
        ("model", lambda: _model(model or settings().model)),
        ("warehouse", lambda: _warehouse(warehouse)),
        ("release", lambda: _release(warehouse)),
        ("Prefect", _prefect),
    ]
    return [_examined(part, check) for part, check in wanted]


def _examined(part: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(part, check())
    except ParleyError as error:
        where = f" ({error.where})" if error.where else ""
        return Finding(part, f"{error.what}{where}", error.mend, is_broken=True)
    except Exception as error:  # noqa: BLE001 - a doctor tells of every illness
        return Finding(part, f"{type(error).__name__}: {error}", _INSTALL, is_broken=True)


def _python() -> str:
    return f"{sys.version.split()[0]} ({sys.executable})"


def _packages() -> str:
    found, missing = [], []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        raise ParleyError(f"{', '.join(missing)} not installed.", mend=_INSTALL)
    return ", ".join(found)


def _versions() -> str:
    wrong = [
        f"{name} is {metadata.version(name)} (tried: {version})"
        for name, version in _PINNED.items()
        if metadata.version(name) != version
    ]
    if wrong:
        raise ParleyError("; ".join(wrong) + ".", mend=_INSTALL)
    return "those that are known to work together"


def _codebooks() -> str:
    from parley.flows.inputs.knowledge import codebook_names, read_knowledge
    from parley.flows.inputs.settings import settings

    data = settings().data_folders
    told = []
    for name in codebook_names(data):
        knowledge = read_knowledge(data, [name])
        told.append(f"{name} ({len(knowledge.actors)} actors, {len(knowledge.issues)} issues)")
    read_knowledge(data, None)  # all together, as texts that name none may take them
    return ", ".join(told) or "only the general layer"


def _model(model: str) -> str:
    from parley.flows.inputs.knowledge import read_knowledge
    from parley.flows.inputs.reader import chosen_reader
    from parley.flows.inputs.settings import settings
    from parley.transforms.reading.base_model import model_version
    from parley.transforms.reading.pipeline import load_pipeline

    version = model_version(model)
    trained = chosen_reader(settings().reader)
    load_pipeline(model, read_knowledge(settings().data_folders, []), trained)
    reader = f"the trained reader {trained.version}" if trained else "no trained reader"
    return f"{model} {version} loads, with all components and {reader}"


def _warehouse(folder: str) -> str:
    from parley.warehouse.store.home import Warehouse

    home = Warehouse(folder)
    was_there = home.folder.exists()
    home.prepare()
    if not was_there and not any(path.is_file() for path in home.folder.rglob("*")):
        for path in (home.releases, home.state, home.folder):
            path.rmdir()
    return f"{home.folder} can be written"


def _release(folder: str) -> str:
    from parley.flows.app.report import read_report
    from parley.warehouse.store.home import Warehouse

    home = Warehouse(folder)
    if home.release() is None:
        return "none yet; `parley run` makes one"
    report = read_report(home)
    return f"{report.release}, {report.rows['documents']} documents, {report.rows['events']} events"


def _prefect() -> str:
    import os

    from parley.flows.orchestration.server import Helper

    with Helper() as helper:
        helper.wait()
        place = (
            "starts on its own" if helper.is_own else f"answers at {os.environ['PREFECT_API_URL']}"
        )
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    return f"{metadata.version('prefect')} {place}; keeps its history in {home}"
