"""Networks as GraphML and GEXF, for Gephi, visone, igraph and networkx; and as DNA exports them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from lxml import etree

from parley.schemas.errors import ConfigurationError
from parley.schemas.rules import quoted
from parley.warehouse.export.read import as_cells, question, writing
from parley.warehouse.store.home import Warehouse

NETWORKS = {"actors": True, "discourse": False, "coalitions": False}
"""The networks, and whether their edges have a direction."""
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN = ("id", "label", "source", "target")


def write_network(
    home: Warehouse, path: Path, network: str, form: str, period: str = "all"
) -> tuple[int, int]:
    """Write a network of NETWORKS as `graphml` or `gexf`; return how many nodes and edges it has.

    PERIOD limits the discourse: all, a year as 2022, or a month as 2022-03.

    Raises
    ------
    ConfigurationError: the period has no statements.
    WarehouseError: there is no release, or the file cannot be written.
    """
    values = {} if network == "actors" else {"period": period}
    with writing(home) as connection:
        nodes, edges = (
            connection.execute(question(f"sql/{network}_{part}"), values).to_arrow_table()
            for part in ("nodes", "edges")
        )
    if not nodes.num_rows and period != "all":
        raise ConfigurationError(
            f"no statement falls into the period {period}.",
            mend='Periods: parley query "SELECT DISTINCT period FROM discourse_two_mode".',
        )
    make = _graphml if form == "graphml" else _gexf
    tree = etree.ElementTree(make(nodes, edges, directed=NETWORKS[network]))
    tree.write(str(path), encoding="utf-8", xml_declaration=True, pretty_print=True)
    return nodes.num_rows, edges.num_rows


def write_dna(home: Warehouse, folder: Path, *, raw: bool = False) -> list[Path]:
    """Write statements, and both networks of each period, as Discourse Network Analyzer does.

    statements.csv; two-mode-<period>.csv, actors by concepts; one-mode-<period>.csv, actors by
    actors, with congruence less conflict. A matrix has names in its first row and column.

    Raises
    ------
    WarehouseError: there is no release, or a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.absolute()
    with writing(home, folder) as connection:
        for view in ("two_mode", "one_mode"):  # each once, not anew for each matrix
            connection.execute(f"CREATE TEMP TABLE {view} AS FROM discourse_{view}")
        periods = connection.execute(
            "SELECT DISTINCT period FROM two_mode ORDER BY period"
        ).fetchall()
        asked = {"statements": "FROM discourse_statements"}
        for (period,) in periods:
            asked[f"two-mode-{period}"] = _two_mode(period)
            asked[f"one-mode-{period}"] = _one_mode(period)
        paths = []
        for name, sql in asked.items():
            path = folder / f"{name}.csv"
            cells = as_cells(connection, sql, raw=raw)
            connection.execute(f"COPY ({cells}) TO {quoted(str(path))} (FORMAT csv, HEADER)")
            paths.append(path)
    return paths


def _two_mode(period: str) -> str:
    told = f"(SELECT * FROM two_mode WHERE period = {quoted(period)})"
    return (
        f"SELECT * FROM (PIVOT (SELECT actor, concept, n_agree - n_disagree AS n FROM {told}) "
        "ON concept USING coalesce(sum(n), 0)::BIGINT GROUP BY actor ORDER BY actor)"
    )


def _one_mode(period: str) -> str:
    """All actors of the period by all of them: whom nobody shares a concept with has zeros."""
    of_period = f"WHERE period = {quoted(period)}"
    actors = f"(SELECT DISTINCT actor FROM two_mode {of_period})"
    return (
        "SELECT * FROM (PIVOT ("
        "SELECT a.actor, b.actor AS other, coalesce(p.subtract, 0) AS n "
        f"FROM {actors} AS a CROSS JOIN {actors} AS b "
        f"LEFT JOIN (SELECT * FROM one_mode {of_period}) AS p "
        "ON p.actor = least(a.actor, b.actor) AND p.with_actor = greatest(a.actor, b.actor)"
        ") ON other USING sum(n)::BIGINT GROUP BY actor ORDER BY actor)"
    )


def _graphml(nodes: pa.Table, edges: pa.Table, *, directed: bool) -> Any:
    root = etree.Element(f"{{{_GRAPHML}}}graphml", nsmap={None: _GRAPHML})
    keys = {"node": _attributes(nodes, ("id",)), "edge": _attributes(edges, ("source", "target"))}
    for place, fields in keys.items():
        for name, kind in fields.items():
            told = {"id": f"{place}_{name}", "for": place, "attr.name": name, "attr.type": kind}
            etree.SubElement(root, f"{{{_GRAPHML}}}key", told)
    default = "directed" if directed else "undirected"
    graph = etree.SubElement(root, f"{{{_GRAPHML}}}graph", {"edgedefault": default})
    for place, rows in (("node", nodes), ("edge", edges)):
        for row in rows.to_pylist():
            given = {name: _legal(row[name]) for name in ("id", "source", "target") if name in row}
            element = etree.SubElement(graph, f"{{{_GRAPHML}}}{place}", given)
            for name in keys[place]:
                if row[name] is not None:
                    data = etree.SubElement(
                        element, f"{{{_GRAPHML}}}data", {"key": f"{place}_{name}"}
                    )
                    data.text = _legal(row[name])
    return root


def _gexf(nodes: pa.Table, edges: pa.Table, *, directed: bool) -> Any:
    root = etree.Element(f"{{{_GEXF}}}gexf", {"version": "1.3"}, nsmap={None: _GEXF})
    default = "directed" if directed else "undirected"
    graph = etree.SubElement(root, f"{{{_GEXF}}}graph", {"defaultedgetype": default})
    for place, rows in (("node", nodes), ("edge", edges)):
        fields = _attributes(rows, (*_OWN, "weight"))
        declared = etree.SubElement(graph, f"{{{_GEXF}}}attributes", {"class": place})
        for name, kind in fields.items():
            told = {"id": name, "title": name, "type": kind}
            etree.SubElement(declared, f"{{{_GEXF}}}attribute", told)
    for place, rows in (("node", nodes), ("edge", edges)):
        several = etree.SubElement(graph, f"{{{_GEXF}}}{place}s")
        for number, row in enumerate(rows.to_pylist()):
            _add_gexf(several, place, {"id": str(number), **row})
    return root


def _add_gexf(parent: Any, place: str, row: dict[str, Any]) -> None:
    own = (*_OWN, "weight")
    given = {name: _legal(row[name]) for name in own if row.get(name) is not None}
    element = etree.SubElement(parent, f"{{{_GEXF}}}{place}", given)
    values = etree.SubElement(element, f"{{{_GEXF}}}attvalues")
    for name, value in row.items():
        if name not in own and value is not None:
            told = {"for": name, "value": _legal(value)}
            etree.SubElement(values, f"{{{_GEXF}}}attvalue", told)


def _attributes(rows: pa.Table, left_out: Sequence[str]) -> dict[str, str]:
    """The columns that are attributes, with their types, which both formats call alike."""
    return {
        field.name: (
            "long" if pa.types.is_integer(field.type)
            else "double" if pa.types.is_floating(field.type)
            else "string"
        )
        for field in rows.schema
        if field.name not in left_out
    }  # fmt: skip


def _legal(value: Any) -> str:
    """VALUE as XML can hold it."""
    return _ILLEGAL.sub("", str(value))
