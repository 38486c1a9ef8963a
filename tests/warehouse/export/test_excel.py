"""A workbook as Excel opens it."""

from __future__ import annotations

import zipfile

import pytest

from parley.flows.app.export import export_as
from parley.warehouse.export.excel import MOST_TEXT, write_excel
from parley.warehouse.store.catalog import write_database
from parley.warehouse.store.home import DATABASE, Warehouse
from tests.warehouse.small import small_rows, tables_of

pytest.importorskip("xlsxwriter")


def test_text_stays_text_and_dates_are_dates(tmp_path):
    rows = small_rows()
    rows["documents"][0]["title"] = "=1+1"
    rows["documents"][1]["title"] = "x" * (MOST_TEXT + 1)
    write_database(tmp_path / DATABASE, tables_of(rows))
    home = Warehouse(tmp_path)
    assert write_excel(home, tmp_path / "a.xlsx", ["documents"]) == (2, 1)
    told = export_as(home, "xlsx", tmp_path / "b.xlsx", ("documents",))
    assert told == "2 sheets (1 text cut to the 32,767 characters of a cell)"
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet2.xml").decode()
        shared = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=1+1" in shared
    assert "<v>44617</v>" in sheet  # 25 February 2022, in days of Excel
