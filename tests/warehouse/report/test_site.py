"""Pages in parts, links and data files."""

from __future__ import annotations

import json

import pytest

from parley.warehouse.report.site import Site, Thing, by, columns_of, part_of


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site whose one template lists rows."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "list.html").write_text(
        "{{ root }}|{{ part }}/{{ parts|length }}|{{ lists.short|join(',') }}|"
        "{{ lists.long|join(',') }}|{{ totals.long }}"
    )
    monkeypatch.setattr("parley.warehouse.report.site._TEMPLATES", tmp_path / "templates")
    return Site(tmp_path)


def test_long_lists_go_on_in_parts(site):
    site.write_in_parts("list.html", "things/a.html", {"short": ["x"], "long": [1, 2, 3]}, 2)
    parts = [(site.folder / part_of("things/a.html", n)).read_text() for n in (1, 2)]
    assert parts == ["../|1/2|x|1,2|3", "../|2/2||3|3"]
    assert site.n_pages == 2


def test_empty_lists_have_one_part(site):
    site.write_in_parts("list.html", "a.html", {"short": [], "long": []}, 2)
    assert (site.folder / "a.html").read_text() == "|1/1|||0"


def test_links_are_escaped_and_unknown_ids_stand_as_they_are(site):
    site.things = {"actors": {"a": Thing("<b>", "actors/a.html")}}
    assert site.link("../", "actors", "a") == '<a href="../actors/a.html">&lt;b&gt;</a>'
    assert site.link("", "actors", "nobody") == "nobody"
    assert site.link("", "actors", None) == ""


def test_data_are_scripts_that_hold_json(site):
    site.write_data("x", {"a": ["</script>", None]})
    script = (site.folder / "data" / "x.js").read_text(encoding="utf-8")
    assert json.loads(script.partition("parley.data.x=")[2][:-2]) == {"a": ["</script>", None]}


def test_rows_by_column_and_by_value():
    rows = [{"a": 1, "b": 2}, {"a": 1, "b": 3}]
    assert columns_of(rows) == {"a": [1, 1], "b": [2, 3]}
    assert columns_of([]) == {}
    assert by(rows, "b") == {2: [rows[0]], 3: [rows[1]]}
