"""The data package has what its standard asks for, and all that is declared."""

from __future__ import annotations

import re
from typing import Any

import pytest

from parley.schemas.datapackage import data_package
from parley.schemas.runs import RUNS
from parley.schemas.tables import BY_NAME, TABLES
from tests.warehouse.small import NOW, small_tables

FILES = {
    table.name: {"path": f"{table.name}/{table.name}.parquet", "bytes": 1, "hash": "sha256:0"}
    for table in TABLES
}


@pytest.fixture(scope="module")
def package() -> dict[str, Any]:
    return data_package(TABLES, small_tables(), FILES)


@pytest.fixture(scope="module")
def resources(package) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in package["resources"]}


def test_the_package_has_what_the_standard_asks_for(package):
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert package["created"] == f"{NOW:%Y-%m-%dT%H:%M:%S}Z"
    assert all("name" in each or "path" in each for each in package["licenses"])
    assert all(each["title"] for each in (*package["sources"], *package["contributors"]))
    assert all(not each.get("path", "").startswith(("/", ".")) for each in package["sources"])


def test_each_table_is_a_resource_with_a_path_and_a_schema(resources):
    assert list(resources) == [table.name for table in TABLES]
    for name, resource in resources.items():
        assert re.fullmatch(r"[a-z0-9._-]+", name)
        assert resource["path"] == f"{name}/{name}.parquet"
        assert resource["format"] == "parquet"
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == BY_NAME[name].names
        assert all(field["type"] and field["description"] for field in resource["schema"]["fields"])
        assert set(resource["schema"]["primaryKey"]) <= set(names)


def test_foreign_keys_lead_to_primary_keys(resources):
    for name, resource in resources.items():
        for key in resource["schema"].get("foreignKeys", []):
            target = key["reference"].get("resource", name)
            assert key["reference"]["fields"] == resources[target]["schema"]["primaryKey"]
            assert "resource" not in key["reference"] or target != name
    (own,) = resources["issues"]["schema"]["foreignKeys"]
    assert own == {"fields": ["parent_issue_id"], "reference": {"fields": ["issue_id"]}}


def test_fields_tell_units_constraints_and_references_of_lists(resources):
    fields = {field["name"]: field for field in resources["event_mentions"]["schema"]["fields"]}
    assert fields["confidence"]["constraints"] == {"required": True, "minimum": 0, "maximum": 1}
    assert fields["confidence"]["unit"] == "probability"
    assert fields["factuality"]["constraints"]["enum"][0] == "actual"
    assert fields["source_actor_ids"]["type"] == "array"
    assert fields["source_actor_ids"]["references"] == "actors.actor_id"
    assert fields["cameo_code"]["constraints"] == {"pattern": "^[0-9]{2,4}$"}


def test_texts_belong_to_their_publishers_and_geonames_is_named(package, resources):
    licences = {each["name"]: each for each in package["licenses"]}
    assert set(licences) == {"LicenseRef-publishers", "MIT", "CC0-1.0", "CC-BY-4.0"}
    assert "belong to their publishers" in licences["LicenseRef-publishers"]["title"]
    (text,) = resources["documents"]["licenses"]
    assert text["name"] == "LicenseRef-publishers"
    assert any("GeoNames" in each["title"] for each in resources["places"]["sources"])
    assert [each["name"] for each in resources["runs"]["licenses"]] == ["MIT"]


def test_the_package_is_that_of_the_last_run():
    rows = small_tables()
    runs = rows["runs"].to_pylist()
    later = runs[0] | {
        "run_id": "run_b", "finished_at": NOW.replace(hour=13), "dataset_version": "0123",
    }  # fmt: skip
    told = data_package(TABLES, {**rows, "runs": RUNS.from_rows([*runs, later])}, FILES)
    assert (told["created"], told["version"]) == ("2025-06-01T13:00:00Z", "0123")
    none = data_package(TABLES, {**rows, "runs": RUNS.empty()}, FILES)
    unnamed = RUNS.from_rows([later | {"dataset_version": ""}])
    assert not {"created", "version"} & set(none)
    assert "version" not in data_package(TABLES, {**rows, "runs": unnamed}, FILES)
