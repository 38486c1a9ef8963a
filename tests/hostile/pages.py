"""Web pages: too deep, too long, cut short, and full of what a browser would run."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import READ, Case, case, cut
from tests.hostile.signs import ACTIVE, SENTENCE

_TEXT = f"<p>{SENTENCE} It was the third meeting of the week.</p>" * 3
_GOOD = (
    "<!doctype html><html><head><title>A truce</title></head><body><article><h1>A truce</h1>"
    f"{_TEXT}</article></body></html>"
)


def _page(inside: str, head: str = "") -> str:
    return f"<html><head><title>A truce</title>{head}</head><body>{inside}</body></html>"


def deep_pages() -> Iterator[Case]:
    """Elements in elements in elements."""
    for tag in (
        "div",
        "b",
        "blockquote",
        "ul><li",
        "table><tr><td",
        "section",
        "span",
        "font",
        "a",
    ):
        name = tag.split(">")[0]
        for depth in (200, 5_000):
            yield case(f"deep-{name}-{depth}.html", _page(f"<{tag}>" * depth + _TEXT))
    yield case("deep-div-100000.html", _page("<div>" * 100_000 + _TEXT))
    yield case("wide-br.html", _page(_TEXT + "<br>" * 5_000), READ)
    yield case(
        "wide-links.html",
        _page("".join(f"<a href=/{n}>A story number {n}</a>" for n in range(3_000))),
    )
    yield case("wide-cells.html", _page(_TEXT + "<table><tr>" + "<td>x" * 3_000 + "</table>"))
    dated = "<tr><td rowspan=999>2 May 2024<td>Chad shelled a camp in Libya."
    yield case("dates-over-rows.html", _page(f"{_TEXT}<table>{dated * 200}</table>"), READ)
    spanning = "<td rowspan=99 colspan=99>2 May 2024" * 60
    yield case(
        "cells-over-cells.html", _page(f"{_TEXT}<table>{f'<tr>{spanning}' * 300}</table>"), READ
    )
    yield case("wide-list.html", _page(_TEXT + "<ul>" + "<li>an item" * 1_000 + "</ul>"))


def broken_pages() -> Iterator[Case]:
    """What is left of a page when a program or a network fails."""
    yield from cut("good.html", _GOOD.encode(), 8)
    yield case("open-comment.html", _page(f"{_TEXT}<!-- " + "x" * 20_000))
    yield case("open-tag.html", _page(_TEXT + '<a href="' + "x" * 20_000))
    yield case("open-script.html", _page(f"{_TEXT}<script>let x = '"))
    yield case("open-textarea.html", _page(f"<textarea>{_TEXT}"))
    yield case("long-attribute.html", _page(f'<div data-x="{"x" * 500_000}">{_TEXT}</div>'), READ)
    yield case(
        "many-attributes.html",
        _page("<div " + " ".join(f"a{n}=b" for n in range(5_000)) + f">{_TEXT}"),
        READ,
    )
    yield case(
        "picture-inside.html",
        _page(f'<img src="data:image/png;base64,{"A" * 500_000}">{_TEXT}'),
        READ,
    )
    yield case(
        "entities-many.html",
        _page(f"<p>{SENTENCE} " + "&eacute;&#x41;&#65;&bogus;" * 3_000 + f"</p>{_TEXT}"),
        READ,
    )
    yield case(
        "entities-huge.html",
        _page(f"<p>&#{'9' * 5_000}; &#x110000; &#xD800; &#0; {SENTENCE}</p>{_TEXT}"),
    )
    yield case("nuls.html", _GOOD.replace(" ", " \x00"))
    yield case("frames.html", "<html><frameset><frame src=http://127.0.0.1/></frameset></html>")
    yield case("nothing-but-tags.html", "<" * 20_000)
    yield case(
        "charset-unknown.html",
        _GOOD.replace("<head>", "<head><meta charset=bogus>").encode("cp1252"),
        READ,
    )
    yield case("charset-lies.html", _GOOD.replace("<head>", "<head><meta charset=utf-16>"), READ)
    yield case(
        "charset-utf7.html",
        _GOOD.replace("<head>", "<head><meta charset=utf-7>") + "+ADw-script+AD4-",
    )
    yield case(
        "xml-bomb.xhtml",
        '<!DOCTYPE html [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        + _page(f"<p>&b; {SENTENCE}</p>{_TEXT}"),
        READ,
    )
    yield case(
        "xml-outside.xhtml",
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + _page(f"<p>&x; {SENTENCE}</p>{_TEXT}"),
        READ,
    )
    yield case(
        "data-deep.html",
        _page(_TEXT, f'<script type="application/ld+json">{"[" * 20_000}</script>'),
        READ,
    )
    yield case(
        "data-cut.html",
        _page(_TEXT, '<script type="application/ld+json">{"@type": "NewsArticle", "author":'),
    )
    yield case(
        "data-odd.html",
        _page(
            _TEXT,
            '<script type="application/ld+json">{"@type":[1,{}],"author":[[]],"datePublished":{},"headline":7}</script>',
        ),
    )
    yield case(
        "data-names.html",
        _page(_TEXT, '<script type="application/ld+json">' + '"name":"' * 5_000 + "</script>"),
    )
    yield case(
        "dates-odd.html",
        _page(
            _TEXT,
            '<meta property="article:published_time" content="99999-99-99T99:99"><time datetime="\x00">',
        ),
    )


def active_pages() -> Iterator[Case]:
    """What runs in a browser stands in a page as text, in its title, or as what it is."""
    for name, payload in ACTIVE.items():
        escaped = payload.replace("&", "&amp;").replace("<", "&lt;")
        yield case(
            f"page-{name}.html",
            _page(f"<h1>{escaped}</h1><p>{escaped} {SENTENCE}</p>{_TEXT}"),
            READ,
        )
    yield case(
        "page-runs.html",
        _page(f"{_TEXT}{''.join(ACTIVE.values())}<iframe src=//127.0.0.1></iframe>"),
    )
    yield case(
        "page-leaves.html",
        _page(
            _TEXT, "<meta http-equiv=refresh content='0;url=//127.0.0.1'><base href=//127.0.0.1>"
        ),
        READ,
    )
