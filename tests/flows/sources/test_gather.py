"""Sources of the web and watched folders: what a run takes of them, and what the next one asks."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from parley.flows.inputs.settings import Settings
from parley.flows.sources.cursor import Cursor
from parley.flows.sources.declared import Asked, WatchedPath, WebSource
from parley.flows.sources.gather import gather
from parley.schemas.errors import ConfigurationError, InputError
from parley.warehouse.store.home import Warehouse

MORNING = datetime(2026, 1, 5, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'


@pytest.fixture
def home(tmp_path):
    return Warehouse(tmp_path / "warehouse")


@pytest.fixture
def run(home, local, tmp_path):
    """A run over sources: what it gathered; all that was gathered counts as stored."""
    times = iter(range(1_000))

    def run(*sources, at=MORNING, settings=local, reading="1"):
        spool = tmp_path / f"spool{next(times)}"
        spool.mkdir()
        web = [WebSource(each, (each,)) if isinstance(each, str) else each for each in sources]
        asked = Asked([], [each for each in web if isinstance(each, WebSource)],
                      [each for each in web if isinstance(each, WatchedPath)])  # fmt: skip
        cursor = Cursor(home)
        gathered = gather(asked, cursor, spool, settings, reading, at)
        cursor.save()
        return gathered

    return run


def texts(gathered):
    return {uri: file.path.read_text() for uri, file in gathered.files.items()}


def element(name, loc, changed=""):
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{name}><loc>{loc}</loc>{lastmod}</{name}>"


def test_a_feed_gives_its_texts_once(site, run):
    site.pages |= {"/feed": site.feed("/a", "/b"), "/a": "<html>one", "/b": "two"}
    first = run(f"{site.at}/feed")
    assert texts(first) == {f"{site.at}/a": "<html>one", f"{site.at}/b": "two"}
    file = first.files[f"{site.at}/a"]
    assert file.path.suffix == ".html"
    assert file.told == {"title": "Title of /a", "published_on": "2025-05-16"}
    second = run(f"{site.at}/feed", at=MORNING + HOUR)
    assert (second.files, second.refusals) == ({}, [])
    assert first.met == second.met == {f"{site.at}{path}" for path in ("/feed", "/a", "/b")}


def test_a_corrected_text_comes_again_while_it_is_young(site, run):
    site.pages |= {"/feed": site.feed("/a"), "/a": "one"}
    run(f"{site.at}/feed")
    site.pages["/a"] = "one, corrected"
    later = run(f"{site.at}/feed", at=MORNING + HOUR)
    assert texts(later) == {f"{site.at}/a": "one, corrected"}
    assert later.files[f"{site.at}/a"].told["published_on"] == "2025-05-16"
    site.pages["/a"] = "one, corrected again"
    site.news()
    assert run(f"{site.at}/feed", at=MORNING + timedelta(days=4)).files == {}
    assert site.news() == ["/feed"]


def test_a_listing_tells_of_changes_of_old_texts(site, run):
    where = f"{site.at}/map.xml"
    site.pages |= {"/map.xml": MAP.format(element("url", "/a", "2025-01-01")), "/a": "one"}
    assert len(run(where).files) == 1
    site.pages |= {"/map.xml": MAP.format(element("url", "/a", "2026-01-09")), "/a": "two"}
    assert texts(run(where, at=MORNING + timedelta(days=5))) == {f"{site.at}/a": "two"}


def test_maps_of_maps_packed_and_changed(site, run):
    where = f"{site.at}/index.xml"
    site.pages |= {
        "/index.xml": INDEX.format(
            element("sitemap", "/1.xml.gz", "2025-01-01") + element("sitemap", "/2.xml")
        ),
        "/1.xml.gz": gzip.compress(MAP.format(element("url", "/a")).encode()),
        "/2.xml": MAP.format(element("url", "/b") + element("url", "/c")),
        "/a": "a", "/b": "b", "/c": "c",
    }  # fmt: skip
    assert sorted(texts(run(where)).values()) == ["a", "b", "c"]
    site.news()
    site.pages["/2.xml"] = MAP.format(element("url", "/b") + element("url", "/d"))
    site.pages["/d"] = "d"
    late = MORNING + timedelta(days=9)
    assert texts(run(where, at=late)) == {f"{site.at}/d": "d"}
    assert site.news() == ["/index.xml", "/2.xml", "/d"]


def test_a_list_and_a_single_page(site, run):
    site.pages |= {"/list.txt": f"# mine\n{site.at}/a\n{site.at}/b\n", "/a": "a", "/b": "b"}
    assert sorted(texts(run(f"{site.at}/list.txt")).values()) == ["a", "b"]
    site.pages["/page"] = "page"
    assert texts(run(f"{site.at}/page")) == {f"{site.at}/page": "page"}
    assert texts(run(f"{site.at}/page", at=MORNING + HOUR)) == {}
    named = WebSource("mine.txt", (f"{site.at}/c", f"{site.at}/feed"), name="Harbour Times")
    site.pages |= {"/feed": site.feed("/d"), "/c": "c", "/d": "d"}
    found = run(named)
    assert sorted(texts(found).values()) == ["c", "d"]
    assert {file.told["source_name"] for file in found.files.values()} == {"Harbour Times"}


def test_what_is_named_by_none_of_the_parts_asked_for_is_left_out(site, run):
    site.pages |= {"/feed": site.feed("/world/a", "/sport/b"), "/world/a": "a"}
    only = WebSource(f"{site.at}/feed", (f"{site.at}/feed",), only=("/world/", "/europe/"))
    assert list(texts(run(only)).values()) == ["a"]
    assert "/sport/b" not in site.asked


def test_a_source_that_fails_stops_no_other_and_is_tried_again(site, run, monkeypatch):
    monkeypatch.setattr("parley.flows.sources.fetch._FIRST_WAIT", 0)
    site.pages |= {"/one": (503, {}), "/two": site.feed("/a", "/gone"), "/a": "a"}
    first = run(f"{site.at}/one", f"{site.at}/two")
    assert texts(first) == {f"{site.at}/a": "a"}
    assert {(each.uri, each.kind) for each in first.refusals} == {
        (f"{site.at}/one", "not_fetched"),
        (f"{site.at}/gone", "gone"),
    }
    site.pages |= {"/one": site.feed("/b"), "/b": "b"}
    site.news()
    second = run(f"{site.at}/one", f"{site.at}/two", at=MORNING + HOUR)
    assert texts(second) == {f"{site.at}/b": "b"}
    assert second.refusals == []
    assert f"{site.at}/one" in second.met
    assert "/gone" not in site.news()


def test_a_text_that_can_be_asked_no_more_stays_as_it_was_read(site, run, home):
    site.pages |= {"/feed": site.feed("/a"), "/a": "a"}
    run(f"{site.at}/feed")
    site.pages["/a"] = (403, {})
    later = run(f"{site.at}/feed", at=MORNING + HOUR)
    assert (later.files, later.refusals) == ({}, [])
    (row,) = (each for each in Cursor(home).of(f"{site.at}/feed") if each.address.endswith("/a"))
    assert (row.status, row.found_at, row.error) == (
        "failed", f"{site.at}/a", "The server answers 403.",
    )  # fmt: skip


def test_what_is_too_much_for_a_run_waits_for_the_next(site, run):
    few = Settings(private_addresses=True, fetch_pause=0, fetch_most=3)
    site.pages |= {"/feed": site.feed(*(f"/{n}" for n in range(4)))}
    site.pages |= {f"/{n}": str(n) for n in range(4)}
    assert sorted(texts(run(f"{site.at}/feed", settings=few)).values()) == ["0", "1"]
    late = MORNING + timedelta(days=4)
    assert sorted(texts(run(f"{site.at}/feed", settings=few, at=late)).values()) == ["2", "3"]


def test_two_sources_that_name_one_page_give_it_once(site, run):
    site.pages |= {"/one": site.feed("/a"), "/two": site.feed("/a?utm_source=two"), "/a": "a"}
    assert texts(run(f"{site.at}/one", f"{site.at}/two")) == {f"{site.at}/a": "a"}


def test_a_secret_that_the_environment_lacks_is_told_before_anything_is_asked(site, run):
    hidden = WebSource(f"{site.at}/a", (f"{site.at}/a",), authorization="HARBOUR_TOKEN")
    with pytest.raises(ConfigurationError, match="HARBOUR_TOKEN"):
        run(hidden)
    assert site.asked == []


def test_a_watched_folder_gives_what_is_new_or_has_changed(run, tmp_path):
    folder = tmp_path / "drops"
    folder.mkdir()
    (folder / "a.jsonl").write_text('{"text": "one"}\n')
    (folder / "b.txt").write_text("two")
    watched = WatchedPath("drops", str(folder), name="Harbour Times")
    first = run(watched)
    assert {file.path.name for file in first.files.values()} == {"a.jsonl", "b.txt"}
    assert {file.told["source_name"] for file in first.files.values()} == {"Harbour Times"}
    second = run(watched)
    assert (second.files, second.n_unchanged) == ({}, 2)
    (folder / "a.jsonl").write_text('{"text": "one"}\n{"text": "more"}\n')
    assert [file.path.name for file in run(watched).files.values()] == ["a.jsonl"]
    (folder / "manifest.csv").write_text("file,title\nb.txt,Two\n")
    assert len(run(watched).files) == 2
    assert len(run(watched, reading="other code").files) == 2
    (folder / "b.txt").unlink()
    assert any(uri.endswith("b.txt") for uri in run(watched).met)


def test_a_watched_pattern_may_match_nothing_yet_and_a_folder_must_be_there(run, tmp_path):
    assert run(WatchedPath("new", str(tmp_path / "*.parquet"))).files == {}
    with pytest.raises(InputError, match="no such file or folder"):
        run(WatchedPath("gone", str(tmp_path / "gone")))
