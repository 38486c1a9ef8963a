from __future__ import annotations

import gzip
import socket
from contextlib import closing

import httpx
import pytest

from parley.flows.inputs.settings import Settings
from parley.flows.sources.answer import NotFetched
from parley.flows.sources.fetch import Fetcher
from parley.flows.sources.guard import is_public


@pytest.fixture
def slept():
    return []


@pytest.fixture
def fetcher(local, slept):
    with closing(Fetcher(local, slept.append)) as made:
        yield made


def refused(fetcher, address, kind, **given):
    with pytest.raises(NotFetched) as error:
        fetcher.fetch(address, **given)
    assert error.value.kind == kind
    return error.value.what


def test_what_has_not_changed_is_not_sent_again(site, fetcher):
    site.pages["/a"] = "first"
    answer = fetcher.fetch(f"{site.at}/a")
    assert (answer.data, answer.address) == (b"first", f"{site.at}/a")
    assert fetcher.fetch(f"{site.at}/a", answer.seen).data is None
    site.pages["/a"] = "second"
    assert fetcher.fetch(f"{site.at}/a", answer.seen).data == b"second"
    assert site.asked.count("/robots.txt") == 1


def test_it_says_who_it_is(site, slept):
    with closing(
        Fetcher(Settings(private_addresses=True, fetch_agent="harbour +x@example.org"))
    ) as f:
        site.pages["/a"] = "text"
        f.fetch(f"{site.at}/a")
    assert {each["User-Agent"] for each in site.headers} == {"harbour +x@example.org"}


def test_robots_are_asked_and_heard(site, fetcher, slept):
    site.pages |= {
        "/robots.txt": "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n",
        "/private/a": "text",
        "/b": "text",
        "/leads": (302, {"Location": "/private/a"}),
    }
    refused(fetcher, f"{site.at}/private/a", "disallowed")
    assert fetcher.fetch(f"{site.at}/b").data == b"text"
    assert 6 < max(slept) <= 7
    refused(fetcher, f"{site.at}/leads", "disallowed")
    assert "/private/a" not in site.asked


def test_without_an_answer_about_robots_nothing_is_fetched(site, fetcher):
    site.pages |= {"/robots.txt": (503, {}), "/a": "text"}
    assert "robots.txt" in refused(fetcher, f"{site.at}/a", "not_fetched")
    assert set(site.asked) == {"/robots.txt"}


def test_a_pause_between_requests_to_one_host(site, slept):
    with closing(Fetcher(Settings(private_addresses=True, fetch_pause=5), slept.append)) as f:
        site.pages["/a"] = "text"
        f.fetch(f"{site.at}/a")
    assert len(slept) == 1  # between robots.txt and the page
    assert 4 < slept[0] <= 5


def test_a_busy_server_is_asked_again_after_a_while(site, fetcher, slept):
    site.pages["/a"] = (503, {})
    assert "503" in refused(fetcher, f"{site.at}/a", "not_fetched")
    assert site.asked.count("/a") == 3
    assert [each for each in slept if each] == [1, 4]
    slept.clear()
    site.pages["/b"] = (429, {"Retry-After": "9"})
    refused(fetcher, f"{site.at}/b", "not_fetched")
    assert [each for each in slept if each] == [9, 9]
    site.pages["/c"] = (429, {"Retry-After": "86400"})
    refused(fetcher, f"{site.at}/c", "not_fetched")
    assert site.asked.count("/c") == 1  # not today


@pytest.mark.parametrize(
    ("status", "kind"), [(404, "gone"), (410, "gone"), (401, "refused"), (403, "refused")]
)
def test_a_server_that_says_no_is_not_asked_again(site, fetcher, status, kind):
    site.pages["/a"] = (status, {})
    refused(fetcher, f"{site.at}/a", kind)
    assert site.asked.count("/a") == 1


@pytest.mark.parametrize(
    "target",
    ["file:///etc/hosts", "ftp://127.0.0.1/a", "http://me:secret@127.0.0.1/", ""],
)
def test_redirects_lead_to_the_web_alone(site, fetcher, target):
    site.pages["/a"] = (302, {"Location": target})
    assert "secret" not in refused(fetcher, f"{site.at}/a", "bad_redirect")


def test_redirects_come_to_an_end(site, fetcher):
    site.pages["/a"] = (302, {"Location": "/a"})
    refused(fetcher, f"{site.at}/a", "bad_redirect")
    site.pages |= {"/b": (301, {"Location": "/c?utm_source=x#part"}), "/c": "text"}
    assert fetcher.fetch(f"{site.at}/b").address == f"{site.at}/c"


def test_long_answers_are_given_up_also_where_they_are_packed(site):
    with closing(Fetcher(Settings(private_addresses=True, fetch_bytes=1_000, fetch_pause=0))) as f:
        site.pages |= {"/a": "x" * 1_001, "/b": "x" * 1_000}
        assert "PARLEY_FETCH_BYTES" in refused(f, f"{site.at}/a", "too_large")
        assert len(f.fetch(f"{site.at}/b").data) == 1_000
        packed = gzip.compress(b"x" * 100_000)
        site.answer = lambda *_: (200, {"Content-Encoding": "gzip"}, packed)
        refused(f, f"{site.at}/c", "too_large")


def test_a_secret_goes_to_its_own_host_alone(site, fetcher):
    site.pages |= {"/a": (302, {"Location": site.at.replace("127.0.0.1", "localhost") + "/b"})}
    site.pages |= {"/b": "text"}
    fetcher.fetch(f"{site.at}/a", secret="Bearer 123")
    sent = [each.get("Authorization") for each in site.headers]
    by_host = {each["Host"].split(":")[0]: each.get("Authorization") for each in site.headers}
    assert sent.count("Bearer 123") == 1
    assert by_host == {"127.0.0.1": "Bearer 123", "localhost": None}


def test_private_addresses_are_refused_by_whatever_name(site, slept, monkeypatch):
    with closing(Fetcher(Settings(), slept.append)) as f:
        assert "PARLEY_PRIVATE_ADDRESSES" in refused(f, f"{site.at}/a", "private_address")
        refused(f, "http://localhost/a", "private_address")
        # One of several places that a name leads to is enough.
        places = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.8", 80))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: places)
        assert "10.0.0.8" in refused(f, "http://rebound.example/a", "private_address")
    assert site.asked == []


def test_the_place_that_was_checked_is_the_one_that_is_asked(site, fetcher, monkeypatch):
    port = int(site.at.rpartition(":")[2])
    looked_up = []

    def getaddrinfo(host, *_, **__):
        looked_up.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    site.pages["/a"] = "text"
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", checked := _Checked())
    fetcher.fetch(f"http://somewhere.example:{port}/a")
    assert set(looked_up) == {"somewhere.example"}
    assert checked.seen == {("127.0.0.1", f"somewhere.example:{port}", "somewhere.example")}


class _Checked:
    """Notes where a request goes, for whom it is, and whose certificate would be looked at."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, str, str]] = set()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.seen.add(
            (request.url.host, request.headers["Host"], request.extensions["sni_hostname"])
        )
        return httpx.Response(200, text="text")


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::1", False),
    ],
)
def test_which_places_are_public(place, public):
    assert is_public(place) is public
