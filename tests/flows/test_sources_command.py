"""A feed read by the command line, twice."""

from __future__ import annotations

import pytest

from tests.flows.conftest import TEXTS, with_settings
from tests.flows.sources.conftest import site  # noqa: F401

pytestmark = pytest.mark.slow


def test_a_feed_is_read_and_told(parley, site, warehouse, texts, monkeypatch):  # noqa: F811
    from parley.flows.sources import fetch
    from parley.flows.stages.ingest import ingest
    from parley.warehouse.store.home import Warehouse
    from parley.warehouse.store.library import Library

    monkeypatch.setattr(fetch, "_FIRST_WAIT", 0)
    feed, text = f"{site.at}/feed", TEXTS["a.txt"]
    site.pages |= {"/feed": site.feed("/a.txt", "/b.txt", "/gone"), "/a.txt": text}
    site.pages["/b.txt"] = TEXTS["b.txt"]
    with_local = with_settings(PARLEY_PRIVATE_ADDRESSES="true", PARLEY_FETCH_PAUSE="0")
    with with_local:
        assert ingest([feed], str(warehouse)) == 2
        documents = Library(Warehouse(warehouse)).read()[0].to_pylist()
        told = [(row["source_uri"], row["title"], str(row["published_on"])) for row in documents]
        assert sorted(told) == [
            (f"{site.at}/a.txt", "Title of /a.txt", "2025-05-16"),
            (f"{site.at}/b.txt", "Title of /b.txt", "2025-05-16"),
        ]
        site.pages["/a.txt"] = text.replace("1,000", "1,200")
        assert ingest([feed], str(warehouse)) == 2
        library = Library(Warehouse(warehouse)).read()[0]
        assert any("1,200" in each for each in library["text"].to_pylist())
        assert not (warehouse / "state" / "fetched").exists()

        (told,) = parley("sources", "-w", warehouse, "--json").json["sources"]
        assert (told["source"], told["documents"], told["gone"]) == (feed, 2, 1)
        addresses = parley("sources", feed, "-w", warehouse, "--json").json["addresses"]
        assert [each["status"] for each in addresses] == ["read", "read", "listing", "gone"]
        assert parley("sources", "https://example.org/", "-w", warehouse).code == 3

        assert ingest([str(texts / "c.txt")], str(warehouse), fresh=True) == 1
        assert parley("sources", "-w", warehouse, "--json").json["sources"] == []
        assert ingest([feed], str(warehouse)) == 3  # nothing is taken for read


def test_without_a_source_nothing_is_asked(parley, warehouse):
    assert "parley run https://" in parley("sources", "-w", warehouse).output
