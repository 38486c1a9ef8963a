"""A run over the worst of hostile files ends in time, and says of each what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.flows.inputs.sources import uri_of
from parley.flows.stages.extract import extract
from parley.flows.stages.ingest import ingest
from parley.flows.stages.publish import publish
from parley.flows.stages.resolve import resolve
from parley.flows.stages.validate import validate
from parley.schemas.table import Row
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.release import read_table
from tests.flows.conftest import with_settings
from tests.hostile import prints, records, signs, words
from tests.hostile.case import READ
from tests.hostile.places import SECRET, make_places

pytestmark = pytest.mark.slow
# What takes too long or too much memory with the limits of this test, however it ends without.
OVER = {"bomb-stream.pdf", "bomb-attributes.docx"}
SECONDS, BYTES = 6, 150_000_000


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """A folder `in` of hostile files below the current one; how each of them may end."""
    folder = tmp_path / "in"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    ends = {name: {end} for name, end in make_places(folder).items()}
    ends["link-inside.txt"] = {READ, "duplicate_content"}
    ends["con.txt"] = {READ, "duplicate_content"}
    groups = (signs.active, records.front_matter, words.leads_elsewhere, words.bombs, prints.much)
    for group in groups:
        for each in list(group())[:12]:
            (folder / each.name).write_bytes(each.data)
            ends[each.name] = set(each.ends)
    for name in OVER:
        ends[name] = {"over_limit"}
    return ends


def test_a_run_over_hostile_files(prefect_server, hostile, warehouse, no_gate):
    where = str(warehouse)
    with with_settings(PARLEY_DOCUMENT_SECONDS=SECONDS, PARLEY_DOCUMENT_BYTES=BYTES):
        ingest(["in"], where, ["none"])
    extract(where, ["none"], reader="rules")
    resolve(where, ["none"], reader="rules")
    validate(where)
    publish(where, ["none"], reader="rules")
    found = {name: set() for name in hostile}
    home = Warehouse(warehouse)
    rows = read_table(home, "quarantine").to_pylist()
    for row in rows:
        assert row["error_message"].isprintable()
        assert row["error_message"].strip().endswith((".", "?"))
        found.setdefault(_name(row), set()).add(row["error_kind"])
    for row in read_table(home, "documents").to_pylist():
        assert SECRET not in row["text"]
        found[_name(row)].add(READ)
    told = found.pop("manifest.csv")
    assert told == {"outside_folder", "missing_file"}
    by_name = {_shown(name): ends for name, ends in hostile.items()}
    assert found.keys() == by_name.keys()
    wrong = {name: ends for name, ends in found.items() if not ends or not ends <= by_name[name]}
    assert {name: ends for name, ends in wrong.items() if by_name[name]} == {}
    assert {kind for ends in found.values() for kind in ends} >= {"over_limit", READ}
    for kind in ("seconds", "memory"):
        assert any(
            kind in row["error_message"] for row in rows if row["error_kind"] == "over_limit"
        )


def _shown(name: str) -> str:
    return uri_of(Path("in") / name).removeprefix("in/")


def _name(row: Row) -> str:
    """The file that a ROW is of, below the folder."""
    uri = str(row["source_uri"]).removeprefix("in/")
    return uri if uri.startswith("a#") else uri.partition("#")[0]
