"""One Prefect server for tests of flows that need one, and one warehouse of the sample corpus."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from parley.flows.cli.main import app
from parley.flows.inputs.settings import settings
from parley.flows.orchestration import server
from tests.prefect_database import Place, place_database

__all__ = ["place_database"]  # a fixture

CORPUS = Path(__file__).parents[2] / "data" / "corpus"

Parley = Callable[..., "Ended"]


class Ended:
    """How a command ended: exit code, standard output, standard error."""

    def __init__(self, code: int, output: str, errors: str) -> None:
        self.code, self.output, self.errors = code, output, errors

    @property
    def json(self) -> Any:
        """Standard output as the one JSON object that it must be."""
        return json.loads(self.output)


@pytest.fixture(scope="session")
def prefect_server(
    tmp_path_factory: pytest.TempPathFactory, place_database: Place
) -> Iterator[str]:
    """A Prefect server of its own database; flows in this process report to it."""
    from prefect.settings import PREFECT_API_URL
    from prefect.testing import utilities

    from parley.flows.orchestration.tasks import unwatched

    home = tmp_path_factory.mktemp("prefect")
    place_database(home)
    (home / "prefect.db").rename(home / "prefect-test.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utilities, "mkdtemp", lambda: str(home))
        with utilities.prefect_test_harness(server_startup_timeout=600), unwatched():
            yield str(PREFECT_API_URL.value())


@pytest.fixture(scope="session", autouse=True)
def _one_pipeline() -> Iterator[None]:
    """Load each pipeline once for all tests; a run must not depend on what it read before."""
    from parley.flows.orchestration import reading

    load, loaded = reading.load_pipeline, {}

    def kept(model: str, knowledge: Any, reader: Any = None) -> Any:
        key = (model, knowledge.version, reader and reader.version)
        if key not in loaded:
            loaded[key] = load(model, knowledge, reader)
        return loaded[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "load_pipeline", kept)
        yield


@pytest.fixture(scope="session", autouse=True)
def _declared_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let all releases of these tests begin with a copy of one database."""
    from tests.declared import declared_once

    with declared_once(tmp_path_factory.mktemp("declared")):
        yield


@pytest.fixture(autouse=True)
def _no_views(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the Parquet files of views to the warehouse of the corpus: they take a second."""
    from parley.warehouse.store import release

    monkeypatch.setattr(release, "_write_views", lambda *_: {})


@pytest.fixture
def no_gate() -> Iterator[None]:
    """Let everything through: the gate takes seconds, and tests of its own."""
    with gate_open():
        yield


@contextmanager
def gate_open(*, of_runs: bool = True) -> Iterator[None]:
    """Let everything through meanwhile, by the gate OF RUNS too."""
    from parley.flows.stages import publish, validate
    from parley.schemas.runs import QUALITY_RESULTS, QUARANTINE
    from parley.warehouse.checks.gate import Verdict

    def through(tables: Any, *_: Any, accounted: Any, **__: Any) -> Verdict:
        accounted(tables)
        return Verdict(dict(tables), QUALITY_RESULTS.empty(), QUARANTINE.empty())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validate, "check", through)
        if of_runs:
            patch.setattr(publish, "validate_runs", lambda tables, *_: tables["quality_results"])
        yield


@pytest.fixture
def parley(monkeypatch: pytest.MonkeyPatch) -> Parley:
    """The command line in this process, with no server: parley("run", folder, "-w", warehouse)."""
    monkeypatch.setattr(server, "is_configured", lambda: False)
    return call


def call(*arguments: object) -> Ended:
    """Call the command line with ARGUMENTS."""
    result = CliRunner().invoke(app, [str(each) for each in arguments])
    return Ended(result.exit_code, result.stdout, result.stderr)


@contextmanager
def with_settings(**values: object) -> Iterator[None]:
    """Settings as if the environment held VALUES."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in values.items():
            patch.setenv(name, str(value))
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def corpus_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the sample corpus; tests must not write to it."""
    folder = tmp_path_factory.mktemp("corpus") / "warehouse"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server, "is_configured", lambda: False)
        ended = call("run", "--warehouse", folder, "--json")
    assert ended.code == 0, ended.output + ended.errors
    return folder


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """The folder of a warehouse that is not there yet."""
    return tmp_path / "warehouse"


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three short texts; the current folder is the one above it."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


MANIFEST = """file,title,source_name,published_on,genre
a.txt,Talks in Istanbul,The Harbour Times,2025-05-17,news
b.txt,A proposal is refused,Northern Wire,2025-06-04,news
"""
TEXTS = {
    "a.txt": """Russia and Ukraine held talks in Istanbul on 16 May 2025. The delegations agreed to
exchange 1,000 prisoners each. Volodymyr Zelenskyy said that Moscow was stalling for time.
""",
    "b.txt": """Ukraine rejected the Russian memorandum on Monday. "We will not give up our
territory," President Volodymyr Zelenskyy said. Turkey offered to host another round of talks.
""",
    "c.txt": """On 10 March 2022 the foreign ministers of Russia and Ukraine met in Antalya. Sergei
Lavrov accused Western countries of arming Kyiv. No ceasefire was agreed.
""",
}
