"""Names that would be more than names: what an export makes of them is text, in every format."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile

import duckdb
import pytest
from lxml import etree

from parley.schemas.errors import QueryError, WarehouseError
from parley.schemas.tables import BY_NAME
from parley.warehouse.export.excel import write_excel
from parley.warehouse.export.files import (
    CROSSWALKS,
    write_crosswalk,
    write_csv,
    write_geojson,
    write_json_lines,
)
from parley.warehouse.export.networks import NETWORKS, write_dna, write_network
from parley.warehouse.export.read import FORMULA_STARTS
from parley.warehouse.store.catalog import write_database
from parley.warehouse.store.home import DATABASE, Warehouse
from tests.warehouse.small import B, full, small_rows, span, tables_of

FORMULA = '=HYPERLINK("http://example.org";"x")'
STEERS = "\x1b]0;owned\x07\u202eevil\u2066\x0b"
SCRIPT = "</name><script>alert(1)</script>]]>&xxe;"
LINES = "first\nid,2\r\n=1+1"
HOSTILE = f"{FORMULA} {STEERS} {SCRIPT} {LINES}"
NAMED = {
    "documents": ("title", "source_name"), "actors": ("name",), "actor_aliases": ("alias",),
    "events": ("label", "place_name"), "places": ("name",), "issues": ("name",),
    "agreements": ("name",), "rounds": ("name",), "attributions": ("cue",),
}  # fmt: skip
TABLES = (*NAMED, "event_timeline", "claims_by_speaker", "coded_segments")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A database that no gate has seen."""
    rows = small_rows()
    for table, columns in NAMED.items():
        for row in rows[table]:
            row.update({name: f"{HOSTILE} {row[name]}" for name in columns if row[name]})
    for holder, position in (("RUS", "support"), ("TUR", "oppose")):
        rows["stances"].append(
            full(BY_NAME["stances"], stance_id=f"s-{holder}", **span(B, "ceding land"),
                 holder_actor_id=holder, issue_id="territorial_concessions", position=position,
                 attributed_to_actor_id="author")
        )  # fmt: skip
    folder = tmp_path_factory.mktemp("hostile")
    write_database(folder / DATABASE, tables_of(rows))
    return Warehouse(folder)


def read(path, **form):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, **form))


def assert_no_formula(rows):
    """Neither names of columns nor cells begin as formulas do, but for numbers; lines are whole."""
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(FORMULA_STARTS) or is_number(cell)


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_csv_runs_nothing(hostile, tmp_path):
    for path in write_csv(hostile, tmp_path, TABLES):
        assert_no_formula(read(path))
    names = [row[1] for row in read(tmp_path / "actors.csv")[1:]]
    assert all(name.startswith(f"'{HOSTILE[:-2].rstrip()}") for name in names if HOSTILE in name)


def test_matrices_run_nothing_either_in_the_names_of_their_columns(hostile, tmp_path):
    paths = write_dna(hostile, tmp_path)
    assert len(paths) > 1
    for path in paths:
        assert_no_formula(read(path))
    assert any(cell.startswith(f"'{FORMULA}") for path in paths for cell in read(path)[0])


@pytest.mark.parametrize("dataset", CROSSWALKS)
def test_columns_of_other_datasets_run_nothing(hostile, tmp_path, dataset):
    path = tmp_path / "events"
    assert write_crosswalk(hostile, path, dataset)
    assert_no_formula(read(path, delimiter="\t" if dataset == "gdelt" else ","))


def test_json_is_whole(hostile, tmp_path):
    for path in write_json_lines(hostile, tmp_path, TABLES):
        assert [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    write_geojson(hostile, tmp_path / "map")
    (feature,) = json.loads((tmp_path / "map").read_text(encoding="utf-8"))["features"]
    assert FORMULA in feature["properties"]["place_name"]


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("network", NETWORKS)
def test_networks_have_their_own_elements_alone(hostile, tmp_path, network, form):
    path = tmp_path / "network"
    n_nodes, _ = write_network(hostile, path, network, form)
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False)).getroot()
    assert not list(root.iter("{*}script", etree.Entity))
    assert len([*root.iter("{*}node")]) == n_nodes
    assert "alert(1)" in etree.tostring(root, encoding="unicode")


def test_a_workbook_has_text_and_neither_formulas_nor_links(hostile, tmp_path):
    pytest.importorskip("xlsxwriter")
    write_excel(hostile, tmp_path / "a.xlsx", TABLES)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for name, part in parts.items():
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
        assert not [*root.iter("{*}f", "{*}hyperlink", "{*}script", etree.Entity)], name
    assert b"HYPERLINK" in parts["xl/sharedStrings.xml"]
    assert not [name for name in parts if "external" in name or "vba" in name]


def test_a_release_from_elsewhere_reads_no_other_file(hostile, tmp_path):
    (tmp_path / "w").mkdir()
    shutil.copy(hostile.database, tmp_path / "w" / DATABASE)
    (secret := tmp_path / "secret.txt").write_text("held")
    with duckdb.connect(str(tmp_path / "w" / DATABASE)) as connection:
        connection.execute(f"CREATE OR REPLACE VIEW event_timeline AS FROM read_text('{secret}')")
    for write in (write_csv, write_json_lines):
        with pytest.raises((QueryError, WarehouseError), match=r"Permission|disabled"):
            write(Warehouse(tmp_path / "w"), tmp_path / "out", ["event_timeline"])
    with pytest.raises((QueryError, WarehouseError), match=r"Permission|disabled"):
        write_excel(Warehouse(tmp_path / "w"), tmp_path / "a.xlsx", ["event_timeline"])
    assert "held" not in "".join(
        path.read_text(errors="replace") for path in (tmp_path / "out").iterdir()
    )
