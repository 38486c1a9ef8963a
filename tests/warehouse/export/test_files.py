"""What other tools find in the files of an export."""

from __future__ import annotations

import csv
import hashlib
import json

import pytest

from parley.schemas.errors import ConfigurationError
from parley.schemas.tables import BY_NAME
from parley.warehouse.export.files import (
    write_crosswalk,
    write_csv,
    write_geojson,
    write_json_lines,
    write_package,
)
from parley.warehouse.store.catalog import write_database
from parley.warehouse.store.home import DATABASE, Warehouse
from tests.warehouse.small import small_rows, small_tables, tables_of


def read(path, **form):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle, **form))


def test_csv_has_dates_times_and_lists_as_plain_cells(published, tmp_path):
    (path, runs) = write_csv(published, tmp_path / "new", ["events", "runs"])
    rows = read(path)
    first = dict(zip(rows[0], rows[1], strict=True))
    assert rows[0] == BY_NAME["events"].names
    assert (first["date_start"], first["contested"], first["place_id"]) == (
        "2022-02-24",
        "true",
        "",
    )
    assert rows[2][rows[0].index("source_actor_ids")] == "RUS; TUR; UKR"
    assert dict(zip(*read(runs), strict=True))["started_at"] == "2025-06-01T12:00:00Z"


@pytest.mark.parametrize(("raw", "said"), [(False, "'=HYPERLINK(1)"), (True, "=HYPERLINK(1)")])
def test_a_formula_is_made_safe(tmp_path, raw, said):
    rows = small_rows()
    rows["documents"][0]["title"] = "=HYPERLINK(1)"
    rows["documents"][1]["authors"] = ["@sum", "b"]
    write_database(tmp_path / DATABASE, tables_of(rows))
    (path,) = write_csv(Warehouse(tmp_path), tmp_path, ["documents"], raw=raw)
    found = [dict(zip(read(path)[0], row, strict=True)) for row in read(path)[1:]]
    assert sorted(row["title"] for row in found) == ["", said]
    assert sorted(row["authors"] for row in found) == ["", "@sum; b" if raw else "'@sum; b"]


def test_a_table_that_is_not_there_is_told(published, tmp_path):
    with pytest.raises(ConfigurationError, match="no table or view happenings"):
        write_csv(published, tmp_path, ["happenings"])


def test_json_lines_keep_lists_and_null(published, tmp_path):
    (path,) = write_json_lines(published, tmp_path, ["events"])
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [row["source_actor_ids"] for row in rows] == [["RUS"], ["RUS", "TUR", "UKR"]]
    assert (rows[0]["place_id"], rows[0]["date_start"]) == (None, "2022-02-24")


def test_geojson_has_events_with_a_place(published, tmp_path):
    assert write_geojson(published, tmp_path / "events.geojson") == 1
    told = json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))
    (feature,) = told["features"]
    assert told["type"] == "FeatureCollection"
    assert feature["geometry"] == {"type": "Point", "coordinates": [29.0, 41.0]}
    assert (feature["id"], feature["properties"]["date_text"]) == ("e1", "2022-03")
    assert feature["properties"]["sources"] == "Russia; Turkey; Ukraine"


def test_a_package_describes_its_files(published, tmp_path):
    write_package(published, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        path = tmp_path / resource["path"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        assert read(path)[0] == [field["name"] for field in resource["schema"]["fields"]]
        assert not {"array"} & {field["type"] for field in resource["schema"]["fields"]}


def test_a_package_holds_what_it_says_of_its_files(published, tmp_path):
    """As validators read it: an empty cell is no value, unless its field says otherwise."""
    write_package(published, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    rows = {
        each["name"]: [
            {
                field["name"]: cell if cell not in field.get("missingValues", [""]) else None
                for field, cell in zip(each["schema"]["fields"], cells, strict=True)
            }
            for cells in read(tmp_path / each["path"])[1:]
        ]
        for each in package["resources"]
    }
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        for field in schema["fields"]:
            if field.get("constraints", {}).get("required"):
                assert None not in [row[field["name"]] for row in rows[name]], (name, field)
        for key in schema.get("foreignKeys", ()):
            to = key["reference"]
            found = {
                tuple(row[each] for each in to["fields"]) for row in rows[to.get("resource", name)]
            }
            asked = {tuple(row[each] for each in key["fields"]) for row in rows[name]}
            assert asked - {(None,)} <= found, (name, key)
    events = next(each["schema"] for each in package["resources"] if each["name"] == "events")
    (sources,) = [each for each in events["fields"] if each["name"] == "source_actor_ids"]
    assert (sources["type"], sources["delimiter"]) == ("list", "; ")
    assert rows["events"][1]["source_actor_ids"].split(sources["delimiter"]) == [
        "RUS",
        "TUR",
        "UKR",
    ]


@pytest.mark.parametrize(
    ("dataset", "n_columns", "expected"),
    [
        ("gdelt", 61, {1: "20220224", 5: "RUS", 15: "UKR", 26: "190", 29: "4", 30: "-9.0"}),
        ("icews", 20, {1: "2022-02-24", 2: "Russia", 6: "190", 8: "Ukraine", 13: "Daily"}),
        ("polecat", 40, {2: "ASSAULT", 5: "MATERIAL CONFLICT", 7: "Russia", 15: "Ukraine"}),
        ("acled", 31, {1: "2022-02-24", 3: "1", 5: "Battles", 7: "Russia", 10: "Ukraine"}),
    ],
)
def test_events_in_the_columns_of_other_datasets(published, tmp_path, dataset, n_columns, expected):
    """The month of the talks is no day, so these are left out."""
    path = tmp_path / "events.csv"
    assert write_crosswalk(published, path, dataset) == 1
    rows = read(path, delimiter="\t") if dataset == "gdelt" else read(path)[1:]
    assert [len(row) for row in rows] == [n_columns]
    assert {place: rows[0][place] for place in expected} == expected


def test_an_export_leaves_the_release_as_it_is(published, tmp_path):
    before = published.database.read_bytes()
    write_csv(published, tmp_path)
    assert published.database.read_bytes() == before
    assert small_tables()["events"].num_rows == 2
