"""Pages that list the stories of other pages."""

from __future__ import annotations

import pytest

from tests.transforms.ingest.reading import document, refusal

STORIES = [
    ("Mali bars flights from Niger", "Officials in Bamako gave no reason for the ban."),
    ("Fiji and Tonga sign pact", "It ends a quarrel of nine years over tuna."),
    ("Rebels seize a bridge in Sudan", "The army says that it will take it back."),
    ("Nepal summons the envoy of India", "Kathmandu is angry over a map."),
    ("Oman hosts talks on Yemen", "They are the third this year."),
]
LONG = (
    "The two governments met in Harar on Tuesday and agreed to reopen the road between the towns, "
    "and a spokesman said that the lorries would cross from next week, after an inspection. "
)


def cards(form: str) -> str:
    return "".join(
        form.format(link=f"/s/{number}", headline=headline, teaser=teaser)
        for number, (headline, teaser) in enumerate(STORIES)
    )


@pytest.mark.parametrize(
    "form",
    [
        '<div><h3><a href="{link}">{headline}</a></h3><p>{teaser}</p><span>3 May</span></div>',
        '<article><a href="{link}"><h2>{headline}</h2></a><p>{teaser}</p></article>',
        '<li><a href="{link}">{headline}</a> <span>3 May 2021</span></li>',
        '<tr><td>3 May</td><td><a href="{link}">{headline}</a></td></tr>',
        '<section><p><a href="{link}"><b>{headline}</b></a></p><p>{teaser}</p></section>',
        '<h2><a href="{link}">{headline}</a></h2><p>{teaser} <a href="{link}">Read more</a></p>',
    ],
)
def test_an_index_is_no_text(form: str) -> None:
    page = (
        f"<html><body><header><a href='/'>The Harar Daily</a></header>{cards(form)}</body></html>"
    )
    assert refusal("a.html", page).kind == "index_page"


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>Road reopens</h1><p>{LONG * 2}</p><h3>Related</h3>"
        + cards('<h4><a href="{link}">{headline}</a></h4><p>{teaser}</p>'),
        cards('<h4><a href="{link}">{headline}</a></h4>')
        + f"<h1>Road reopens</h1><p>{LONG * 5}</p>",
        "<h1>The week</h1>"
        + cards('<h2><a href="{link}">{headline}</a></h2><p>' + LONG * 3 + "</p>"),
        "<h1>As it happened</h1>"
        + cards('<h2><a href="#p{link}">{headline}</a></h2><p>{teaser}</p>'),
        f'<h1>Road reopens</h1><p>{LONG} <a href="/a">The road of Harar</a> is old, and '
        '<a href="/b">the customs house of Jijiga</a> is older, say those who live there.</p>',
    ],
)
def test_a_text_with_links_is_one(page: str) -> None:
    assert document("a.html", f"<html><body><main>{page}</main></body></html>").text


def test_a_page_that_says_it_is_an_article_is_one() -> None:
    head = '<head><meta property="og:type" content="article"></head>'
    body = cards('<h4><a href="{link}">{headline}</a></h4><p>{teaser}</p>')
    assert document("a.html", f"<html>{head}<body><main>{body}</main></body></html>").text
