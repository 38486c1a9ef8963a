from __future__ import annotations

import pytest

from parley.flows.inputs.parameters import with_defaults
from parley.flows.sources.declared import asked_for
from parley.schemas.errors import InputError


@pytest.fixture
def declared(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def declared(text):
        (tmp_path / "feeds.yaml").write_text(text)
        return asked_for(["feeds.yaml"])

    return declared


def test_paths_addresses_and_files_of_sources_are_told_apart(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.txt").write_text("# mine\nhttps://example.org/a\n\nhttps://example.org/b\n")
    (tmp_path / "feeds.yaml").write_text(
        "sources:\n"
        "  - url: HTTPS://Example.org:443/feed.xml?utm_source=x#top\n"
        "    name: The Harbour Times\n"
        "    only: [/world/]\n"
        "  - list: list.txt\n"
        "  - path: drops/*.parquet\n"
    )
    asked = asked_for(["texts", "feeds.yaml", "https://example.org/map.xml"])
    assert asked.paths == ["texts"]
    assert [(each.key, each.addresses, each.name) for each in asked.web] == [
        (
            "https://example.org/feed.xml",
            ("https://example.org/feed.xml",),
            "The Harbour Times",
        ),
        ("list.txt", ("https://example.org/a", "https://example.org/b"), None),
        ("https://example.org/map.xml", ("https://example.org/map.xml",), None),
    ]
    assert [(each.key, each.path) for each in asked.watched] == [
        ("drops/*.parquet", "drops/*.parquet")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "sources:\n  - url: https://a.org/x\n    path: y\n",
            r"feeds.yaml:2.*one of url, list and",
        ),
        ("sources:\n  - name: x\n", r"feeds.yaml:2"),
        ("sources:\n  - url: https://a.org/x\n    nam: y\n", r"feeds.yaml:3.*nam"),
        ("sources:\n\n  - url: gopher://a.org\n", r"feeds.yaml:3.*no address"),
        ("sources:\n  - list: none.txt\n", r"feeds.yaml:2.*none.txt cannot be read"),
        ("sources: [\n", r"feeds.yaml:.*no YAML"),
    ],
)
def test_a_fault_in_a_file_of_sources_is_told_with_its_line(declared, text, told):
    with pytest.raises(InputError, match=told):
        declared(text)


def test_a_fault_in_a_list_is_told_with_its_line(declared, tmp_path):
    (tmp_path / "list.txt").write_text("https://example.org/a\nnothing\n")
    with pytest.raises(InputError, match=r"list.txt:2.*no address"):
        declared("sources:\n  - list: list.txt\n")


@pytest.mark.parametrize("address", ["ftp://a.org/x", "file:///etc/hosts", "https:///x"])
def test_only_addresses_of_the_web(address):
    with pytest.raises(InputError, match="no address that can be fetched"):
        asked_for([address])


def test_no_message_repeats_a_password():
    with pytest.raises(InputError) as error:
        asked_for(["https://me:secret@a.org/feed"])
    assert "secret" not in str(error.value)


def test_where_no_input_is_named_the_warehouse_may_hold_one(tmp_path):
    assert with_defaults(warehouse=tmp_path).inputs[0].endswith("corpus")
    (tmp_path / "sources.yaml").write_text("sources: []\n")
    assert with_defaults(warehouse=tmp_path).inputs == (str(tmp_path / "sources.yaml"),)
    assert with_defaults(["x"], warehouse=tmp_path).inputs == ("x",)
