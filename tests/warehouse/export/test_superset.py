"""The dashboard for Superset, as a file; whether Superset draws it, tests/superset tells."""

from __future__ import annotations

from zipfile import ZipFile

import yaml

from parley.warehouse.export.superset import write_superset


def test_a_dashboard_names_its_release_and_all_its_parts(published, tmp_path):
    n_charts = write_superset(published, tmp_path / "one.zip")
    write_superset(published, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as written:
        parts = {name: yaml.safe_load(written.read(name)) for name in written.namelist()}
    database = parts["parley/databases/Parley.yaml"]
    assert database["sqlalchemy_uri"] == f"duckdb:///{published.database}"
    charts = [part for name, part in parts.items() if "/charts/" in name]
    datasets = [part for name, part in parts.items() if "/datasets/" in name]
    laid_out = parts["parley/dashboards/Parley.yaml"]["position"].values()
    shown = [each for each in laid_out if isinstance(each, dict) and each["type"] == "CHART"]
    assert len(charts) == n_charts == len(shown)
    assert {each["meta"]["uuid"] for each in shown} == {chart["uuid"] for chart in charts}
    assert {chart["dataset_uuid"] for chart in charts} == {each["uuid"] for each in datasets}
    assert all(len(dataset["columns"]) > 10 for dataset in datasets)
