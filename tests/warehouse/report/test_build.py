"""A report as a browser finds it: where links lead, what is loaded, what hostile text becomes."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from parley.schemas.errors import WarehouseError
from parley.warehouse.report import questions
from parley.warehouse.report.build import build_report
from parley.warehouse.report.questions import asking
from parley.warehouse.store.home import REPORT_MARKER, Warehouse
from tests.warehouse.report.chromium import CHROMIUM
from tests.warehouse.report.hostile import HOSTILE, A
from tests.warehouse.small import B


@pytest.fixture(scope="module")
def pages(report) -> dict[str, html.HtmlElement]:
    """Each page of it, parsed, by its path."""
    return {
        path.relative_to(report).as_posix(): html.fromstring(path.read_text(encoding="utf-8"))
        for path in sorted(report.rglob("*.html"))
    }


def addresses(page: html.HtmlElement) -> Iterator[str]:
    """What a page links to or loads."""
    for element in page.iter():
        yield from (element.get(name) for name in ("href", "src") if element.get(name))


def test_everything_has_its_page(pages):
    assert {
        "index.html", "timeline.html", "map.html", "network.html", "positions.html",
        "contested.html", "reasons.html", "agreements.html", "actors/RUS.html",
        "actors/person--volodymyr_zelenskyy.html", "events/e0.html", "events/e1.html",
        "agreements/rus_ukr_exchange_2022_02.html", "issues/territorial_concessions.html",
        f"documents/{A}.html", f"documents/{B}.html",
    } <= set(pages)  # fmt: skip


def test_every_link_leads_to_something_in_the_folder(report, pages):
    anchors = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    for path, page in pages.items():
        for address in addresses(page):
            parts = urlsplit(address)
            assert not parts.scheme, f"{path} has an address outside: {address}"
            assert not parts.netloc, f"{path} has an address outside: {address}"
            target = (report / path).parent / parts.path if parts.path else report / path
            assert target.is_file(), f"{path} links to {address}"
            if parts.fragment:
                name = target.resolve().relative_to(report.resolve()).as_posix()
                assert unquote(parts.fragment) in anchors[name], f"{path} links to {address}"


def test_ids_are_of_one_element_each(pages):
    for path, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_every_mark_has_its_row_and_every_row_its_mark(pages):
    for doc in (A, B):
        page = pages[f"documents/{doc}.html"]
        marks = page.xpath("//article//a[starts-with(@id, 'm-')]")
        rows = page.xpath("//aside//li")
        assert {mark.get("href") for mark in marks} == {f"#{row.get('id')}" for row in rows}
        back = page.xpath("//aside//a[@class='back']/@href")
        assert sorted(back) == sorted(f"#{mark.get('id')}" for mark in marks)


def test_a_reader_marks_all_layers_and_keeps_the_text(pages):
    page = pages[f"documents/{B}.html"]
    text = " ".join(page.xpath("//article//text()[not(parent::a[contains(@class, 'flag')])]"))
    assert "hosted talks between Russia and Ukraine in Istanbul" in " ".join(text.split())
    layers = {row.get("class") for row in page.xpath("//aside//li")}
    assert layers >= {"actor", "event", "position", "reason", "term"}


def test_hostile_text_stays_text(report, pages):
    for path, page in pages.items():
        for script in page.iter("script"):
            assert re.match(r"^(\.\./)?(static|vendor|data)/[a-z.-]+$", script.get("src") or ""), (
                path
            )
            assert not (script.text or "").strip()
        for element in page.iter():
            assert not [name for name in element.attrib if name.startswith("on")], path
        assert not page.xpath("//img"), path
    shown = pages[f"documents/{A}.html"].text_content()
    assert HOSTILE in shown
    assert "{{ 7 * 7 }}" in pages["actors/RUS.html"].xpath("string(//h1)")
    for path in (report / "data").glob("*.js"):
        script = path.read_text(encoding="utf-8")
        json.loads(script.partition(f"parley.data.{path.stem}=")[2].removesuffix(";\n"))


def test_pages_forbid_what_is_not_theirs(report, pages):
    for page in pages.values():
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in policy.partition("style-src")[0]
    for path in (report / "static").iterdir():
        loaded = re.findall(r"(?:url\(|@import|fetch\(|XMLHttpRequest)", path.read_text("utf-8"))
        assert not loaded, path.name


def test_every_chart_has_a_table(pages):
    for path, page in pages.items():
        if page.xpath("//figure"):
            assert page.xpath("//table"), path
            assert all(figure.get("aria-label") for figure in page.iter("figure")), path


def test_no_page_tells_where_files_lay(report):
    assert not [path for path in report.rglob("*.*ml") if "secret" in path.read_text("utf-8")]
    assert ">b.txt</a>" in (report / "documents.html").read_text("utf-8")


def test_contested_values_stand_with_who_gives_them(pages):
    (article,) = pages["contested.html"].xpath("//article")
    sides = article.xpath(".//section")
    assert [side.xpath("string(h4)") for side in sides] == [
        "told as fact",
        "only on somebody's word",
    ]
    assert "Daily" in sides[1].text_content()


def test_a_second_report_takes_the_place_of_the_first(report):
    before = (report / "index.html").read_text("utf-8")
    (report / "left.html").write_text("of an earlier release")
    build_report(Warehouse(report.with_name("warehouse")), report)
    assert (report / "index.html").read_text("utf-8") == before
    assert (report / REPORT_MARKER).is_file()
    assert not (report / "left.html").exists()
    assert sorted(path.name for path in report.parent.iterdir()) == ["report", "warehouse"]


def test_nothing_else_gives_way_to_a_report(published, tmp_path):
    (tmp_path / "mine.txt").touch()
    with pytest.raises(WarehouseError, match="other than a report"):
        build_report(published, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_report_needs_a_release(tmp_path):
    with pytest.raises(WarehouseError, match="no release"):
        build_report(Warehouse(tmp_path), tmp_path / "report")


def test_a_release_of_another_version_is_told_so(published, monkeypatch):
    monkeypatch.setattr(questions, "_source", lambda name: "FROM nowhere")
    with pytest.raises(WarehouseError, match="Another version"), asking(published):
        pass


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_browser_draws_the_charts(report):
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
        "--virtual-time-budget=4000", "--dump-dom", (report / "map.html").as_uri(),
    ]  # fmt: skip
    try:
        shown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    except subprocess.TimeoutExpired:
        pytest.skip("this machine is too busy for a browser")
    assert 'data-drawn="true"' in shown.stdout
    assert "CONSOLE" not in shown.stderr


def test_words_and_links_do_not_run_together(report):
    run_together = re.compile(r"</(?:a|strong)>(?:[a-z]|<span class=\"(?:date|word|sure)\")")
    for path in report.rglob("*.html"):
        assert not run_together.search(path.read_text(encoding="utf-8")), path.name
