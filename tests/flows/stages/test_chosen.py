"""Codebooks of a text are chosen once under one version."""

from __future__ import annotations

import datetime as dt

import pytest

from parley.flows.stages.chosen import Chosen
from parley.schemas.table import Row
from parley.schemas.working import CHOSEN
from parley.warehouse.store.home import Warehouse


@pytest.fixture
def asked() -> list[str]:
    return []


def chosen(home: Warehouse, asked: list[str], version: str = "1") -> Chosen:
    def choose(row: Row) -> tuple[str, ...]:
        asked.append(row["doc_id"])
        return ("ukraine",) if row["text"] == "a" else ()

    return Chosen(home, version, choose)


def row(text: str, day: int = 1) -> Row:
    return {"doc_id": f"doc_{text * 16}", "text": text, "published_on": dt.date(2025, 1, day)}


def kept(home: Warehouse, asked: list[str], *rows: Row, version: str = "1") -> list[str]:
    """What is asked anew when ROWS come; all are remembered then."""
    asked.clear()
    with home.lock():
        one = chosen(home, asked, version)
        assert [one.of(each) for each in rows] == [
            ("ukraine",) if each["text"] == "a" else () for each in rows
        ]
        one.keep()
    return list(asked)


def test_a_text_is_asked_once(tmp_path, asked):
    home = Warehouse(tmp_path)
    a, b, c = (row(each) for each in "abc")
    assert kept(home, asked, a, b) == [a["doc_id"], b["doc_id"]]
    assert kept(home, asked, a, b, c) == [c["doc_id"]]
    assert kept(home, asked, a, b, c) == []


def test_another_day_or_another_version_is_asked_anew(tmp_path, asked):
    home = Warehouse(tmp_path)
    a = row("a")
    assert kept(home, asked, a) == [a["doc_id"]]
    assert kept(home, asked, row("a", 2)) == [a["doc_id"]]
    assert kept(home, asked, row("a", 2), version="2") == [a["doc_id"]]


def test_a_damaged_memory_is_none(tmp_path, asked):
    home = Warehouse(tmp_path)
    a = row("a")
    kept(home, asked, a)
    (home.state / CHOSEN.name / f"{CHOSEN.name}.parquet").write_bytes(b"PAR1 cut")
    assert kept(home, asked, a) == [a["doc_id"]]
    assert kept(home, asked, a) == []
