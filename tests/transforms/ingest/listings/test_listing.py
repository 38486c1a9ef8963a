from __future__ import annotations

import gzip
from datetime import date

import pytest

from parley.schemas.errors import InputError
from parley.transforms.ingest.listings.address import clean_address
from parley.transforms.ingest.listings.listing import Entry, listing_kind, read_listing

AT = "https://example.org/news/feed.xml"
ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>
<entry><title>Talks &amp; terms</title><link href="../a?utm_medium=feed"/>
<author><name>Jane Doe</name></author><author><name>John Roe</name></author>
<published>2025-05-16T23:30:00-05:00</published><updated>2025-05-17T08:00:00Z</updated></entry>
<entry><title>Again</title><link href="/a"/></entry>
<entry><title>Without an address</title></entry>
</feed>"""


def entries(data, at=AT):
    listing = read_listing(data, at, 100_000)
    return listing.entries if listing else None


def test_a_feed_lists_each_address_once_with_what_it_tells():
    assert entries(ATOM) == (
        Entry(
            "https://example.org/a",
            title="Talks & terms",
            authors=("Jane Doe", "John Roe"),
            published_on=date(2025, 5, 16),  # as it is written there
            changed="2025-05-17T08:00:00Z",
        ),
    )


def test_news_sitemaps_tell_title_and_day():
    data = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://n">
    <url><loc>https://example.org/b</loc><lastmod>2025-01-02</lastmod>
    <n:news><n:title>T</n:title><n:publication_date>2025-01-01T10:00Z</n:publication_date></n:news>
    </url><url/></urlset>"""
    assert entries(data) == (
        Entry("https://example.org/b", "T", (), date(2025, 1, 1), "2025-01-02"),
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ATOM, "feed"),
        (b"\xef\xbb\xbf <?xml version='1.0'?><rss/>", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'/>", "feed"),
        (b"<sitemapindex/>", "index"),
        (b"https://a.org/x\n# more\nHTTP://a.org/y\n", "list"),
        (b"https://a.org/x\nand words\n", None),
        (b"<!DOCTYPE html><html></html>", None),
        (b"# a heading alone\n", None),
        (b"\xff\xfe", None),
        (b"", None),
    ],
)
def test_what_is_a_listing(data, kind):
    assert listing_kind(data) == kind


def test_what_only_looks_like_a_feed_is_refused():
    with pytest.raises(InputError, match="feed cannot be read"):
        read_listing(b"<rss><channel><item>", AT, 100_000)


def test_packed_listings_are_unpacked_up_to_a_bound():
    packed = gzip.compress(b"<urlset><url><loc>/a</loc></url></urlset>")
    assert entries(packed) == (Entry("https://example.org/a"),)
    with pytest.raises(InputError, match="more than 10 bytes"):
        read_listing(packed, AT, 10)
    with pytest.raises(InputError, match="broken"):
        read_listing(packed[:20], AT, 100_000)


@pytest.mark.parametrize(
    "root",
    [
        "<urlset><url><loc>https://a.org/&x;</loc></url></urlset>",
        "<rss><channel><item><link>https://a.org/&x;</link></item></channel></rss>",
    ],
)
def test_what_declares_entities_of_its_own_is_no_listing(root):
    assert entries(f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hosts">]>{root}'.encode()) is None


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org:8443/a?b=1&utm_source=x&c=%20", "https://example.org:8443/a?b=1&c=+"),
        ("https://example.org/a?q=a+b#part", "https://example.org/a?q=a+b"),
        ("//example.net/x", "https://example.net/x"),
        ("http://[2001:db8::1]:81/", "http://[2001:db8::1]:81/"),
        ("http://me:pass@example.org/", None),
        ("javascript:alert(1)", None),
        ("http://example.org:port/", None),
        ("http:///x", None),
    ],
)
def test_an_address_is_written_in_one_way(told, address):
    assert clean_address(told, AT) == address
