"""A report in headless Chromium: drawn, filtered, walked by keyboard, looked over by axe-core.

`make browser` runs this: it takes the processor for half a minute. Elsewhere this module holds no
test, so that `make browser` fails rather than skips where there is no Chromium.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warehouse.report.chromium import CHROMIUM, Browser
from tests.warehouse.report.hostile import A

if CHROMIUM is None or not os.environ.get("REPORT_IN_BROWSER"):
    pytest.skip("takes Chromium: make browser", allow_module_level=True)
AXE = Path(__file__).with_name("axe.min.js")
PAGES = (
    "index", "timeline", "map", "network", "positions", "contested", "reasons", "rounds",
    "agreements", "events", "search", "about", f"documents/{A}", "events/e1", "actors/RUS",
)  # fmt: skip
CHARTS = ("index", "timeline", "map", "agreements")
FOUND = """axe.run(document, {resultTypes: ['violations'], preload: false})
  .then((told) => told.violations
  .filter((each) => ['serious', 'critical'].includes(each.impact))
  .map((each) => [each.id, each.nodes[0].html]))"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One page for all tests."""
    with Browser(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1600, "light")])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_without_faults_and_for_everybody(report, browser, page, width, scheme):
    browser.look(width, scheme=scheme)
    browser.open((report / f"{page}.html").as_uri())
    if page in CHARTS:
        browser.wait("document.querySelector('[data-drawn]')")
    assert browser.ask("document.documentElement.scrollWidth <= innerWidth")
    assert browser.faults == []
    browser.ask(f"{AXE.read_text(encoding='utf-8')};1")
    assert browser.ask(FOUND) == []


def test_lists_filter_and_sort(report, browser):
    browser.look(1600)
    browser.open((report / "actors.html").as_uri())
    shown = "[...document.querySelectorAll('table[data-filter] tbody tr')].filter((r) => !r.hidden)"
    everything = browser.ask(f"{shown}.length")
    browser.ask("document.querySelector('label.filter input').focus()")
    for key in "ukraine":
        browser.press(key)
    assert 0 < browser.ask(f"{shown}.length") < everything
    browser.ask("document.querySelector('table[data-sortable] th button').focus()")
    browser.press("Enter")
    assert browser.ask("document.querySelector('th[aria-sort]').ariaSort") == "ascending"


def test_a_switch_changes_chart_and_table(report, browser):
    browser.open((report / "timeline.html").as_uri())
    browser.wait("document.querySelector('[data-chart=strips][data-drawn]')")
    rows = "document.querySelectorAll('[data-table=timeline] tbody tr').length"
    before = browser.ask(rows)
    browser.ask(
        "const chosen = document.querySelector('select[name=to]');"
        "chosen.selectedIndex = 0; chosen.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    assert 0 < browser.ask(rows) < before


def test_the_keyboard_comes_everywhere(report, browser):
    browser.open((report / "index.html").as_uri())
    browser.press("Tab")
    assert browser.ask("document.activeElement.className") == "skip"
    browser.press("Enter")
    assert browser.ask("document.activeElement.id") == "content"
    browser.ask("document.querySelector('button.theme').focus()")
    dark = browser.ask("parley.dark()")
    browser.press("Enter")
    assert browser.ask("parley.dark()") != dark
    browser.ask("document.querySelector('form.find input').focus()")
    for key in "Ukr":
        browser.press(key)
    browser.press("Enter")
    browser.wait("document.querySelector('[data-found] a')")
    assert "Ukraine" in browser.ask("document.querySelector('[data-found]').textContent")


def test_a_mark_leads_to_its_row_and_back(report, browser):
    browser.open((report / f"documents/{A}.html").as_uri())
    browser.ask("document.querySelector('.reader a[id^=\"m-\"]').focus()")
    mark = browser.ask("document.activeElement.id")
    browser.press("Enter")
    browser.wait("document.activeElement.matches('aside.rows a.back')")
    browser.press("Enter")
    browser.wait(f"document.activeElement.id === {mark!r}")
    browser.ask("document.querySelector('[data-layers] input[name]').click()")
    assert "no-" in browser.ask("document.querySelector('.reader').className")
