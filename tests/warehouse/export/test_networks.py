"""Networks as Gephi and Discourse Network Analyzer read them."""

from __future__ import annotations

import csv

import pytest
from lxml import etree

from parley.schemas.errors import ConfigurationError
from parley.schemas.tables import BY_NAME
from parley.warehouse.export.networks import write_dna, write_network
from parley.warehouse.query import run_query
from parley.warehouse.store.catalog import write_database
from parley.warehouse.store.home import DATABASE, Warehouse
from tests.warehouse.small import B, full, small_rows, span, tables_of


@pytest.fixture(scope="module")
def discourse(tmp_path_factory):
    """Russia supports what Ukraine and Turkey oppose; one name holds what XML cannot."""
    rows = small_rows()
    rows["actors"][2]["name"] = "Turkey \x01<&>"
    for holder, position in (("RUS", "support"), ("TUR", "oppose")):
        rows["stances"].append(
            full(BY_NAME["stances"], stance_id=f"s-{holder}", **span(B, "ceding land"),
                 holder_actor_id=holder, issue_id="territorial_concessions", position=position,
                 attributed_to_actor_id="author")
        )  # fmt: skip
    folder = tmp_path_factory.mktemp("discourse")
    write_database(folder / DATABASE, tables_of(rows))
    return Warehouse(folder)


def test_two_actors_agree_where_both_are_for_or_both_against(discourse):
    rows = run_query(
        discourse,
        "SELECT actor[:6] AS a, with_actor[:7] AS b, congruence, conflict, subtract, normalised "
        "FROM discourse_one_mode WHERE period = '2022-04'",
    )
    assert [tuple(row.values()) for row in rows.to_pylist()] == [
        ("Russia", "Turkey ", 0, 1, -1, -1.0),
        ("Russia", "Ukraine", 0, 1, -1, -1.0),
        ("Turkey", "Ukraine", 1, 0, 1, 1.0),
    ]


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize(
    ("network", "n_nodes", "n_edges"), [("actors", 3, 6), ("discourse", 4, 3), ("coalitions", 3, 3)]
)
def test_networks_are_xml_with_all_nodes_and_edges(
    discourse, tmp_path, form, network, n_nodes, n_edges
):
    path = tmp_path / "network"
    assert write_network(discourse, path, network, form) == (n_nodes, n_edges)
    root = etree.parse(str(path)).getroot()
    nodes = {each.get("id") for each in root.iter("{*}node")}
    edges = [(each.get("source"), each.get("target")) for each in root.iter("{*}edge")]
    assert (len(nodes), len(edges)) == (n_nodes, n_edges)
    assert {end for edge in edges for end in edge} <= nodes


def test_a_period_without_statements_is_told(discourse, tmp_path):
    with pytest.raises(ConfigurationError, match="period 1999"):
        write_network(discourse, tmp_path / "x", "discourse", "gexf", "1999")


def test_matrices_have_all_actors_and_concepts(discourse, tmp_path):
    names = {path.name for path in write_dna(discourse, tmp_path)}
    assert {"statements.csv", "two-mode-all.csv", "one-mode-2022-04.csv"} <= names
    with (tmp_path / "one-mode-all.csv").open(encoding="utf-8", newline="") as handle:
        head, *rows = csv.reader(handle)
    assert head[1:] == [row[0] for row in rows]
    assert [row[1:] for row in rows] == [["0", "-1", "-1"], ["-1", "0", "1"], ["-1", "1", "0"]]
    with (tmp_path / "two-mode-all.csv").open(encoding="utf-8", newline="") as handle:
        assert [row[1] for row in csv.reader(handle)] == [
            "Territorial concessions",
            "1",
            "-1",
            "-1",
        ]
