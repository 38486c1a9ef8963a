from __future__ import annotations

from tests.packaging import supply


def test_the_page_lists_the_licence_of_all_that_is_locked():
    pinned = {name for name, _ in supply.pins(supply.LOCK.read_text(encoding="utf-8"))}
    listed = supply.listed(supply.PAGE.read_text(encoding="utf-8"))
    assert set(listed) == pinned, "run make licences"
    assert [name for name, told in listed.items() if not told] == []
    assert listed["duckdb"] == supply.licence("duckdb") == "MIT License"


def test_no_pin_has_a_flaw_that_was_reviewed():
    pinned = supply.pins(supply.LOCK.read_text(encoding="utf-8"))
    known = supply.advisories()
    assert {each.package for each in known} <= {name for name, _ in pinned}
    assert supply.flaws(pinned, known) == []


def test_a_pin_with_a_flaw_is_found():
    pinned = supply.pins("duckdb==1.0.0 \\\n    --hash=sha256:0\nJinja2==3.1.6 ; python_version\n")
    assert pinned == [("duckdb", "1.0.0"), ("jinja2", "3.1.6")]
    (line,) = supply.flaws(pinned, supply.advisories())
    assert line.startswith("duckdb 1.0.0: CVE-2024-41672")
