"""Pages that ask for consent or money before they give their text."""

from __future__ import annotations

import pytest

from tests.transforms.ingest.reading import document, refusal, texts

TEASER = "The two sides met in Harar and agreed to reopen the road between the border towns. "
CONSENT = (
    "We and our 842 partners store cookies and process personal data, such as your address, for "
    "personalised advertising. You may withdraw your consent at any time."
)


def page(*lines: str, head: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    text = f"<article><h1>Road reopens</h1>{body}</article>"
    return f"<html><head>{head}</head><body>{text}</body></html>"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        (
            "a.txt",
            f"We value your privacy\n\n{CONSENT}\n\nAccept all\n\nReject all",
            "consent_wall",
        ),
        ("a.html", page(CONSENT, "Accept all", "Manage preferences"), "consent_wall"),
        ("a.html", "<body><button>Accept all</button><a>Cookie policy</a></body>", "consent_wall"),
        (
            "a.html",
            "<body><h2>Your privacy</h2><p>We and our partners store data to show you personalised "
            "ads.</p><button>Manage my choices</button></body>",
            "consent_wall",
        ),
        (
            "a.txt",
            "Visit us as usual with ads and tracking.\n\nAccept and continue\n\n"
            "or subscribe to Pure without tracking for 5 a month.",
            "consent_wall",
        ),
        ("a.html", page("Please enable JavaScript and cookies to continue."), "no_access"),
        ("a.html", page("Verify you are human by completing the action below."), "no_access"),
        (
            "a.txt",
            "Page not found\n\nSorry, the page you are looking for was moved or never was.",
            "no_access",
        ),
        ("a.html", page(TEASER, "This is a premium article. Unlock it with a card."), "paywall"),
        ("a.txt", f"{TEASER}\n\nThis article is for subscribers only.", "paywall"),
        ("a.html", page(TEASER, "Subscribe to continue reading"), "paywall"),
        (
            "a.html",
            page(TEASER, "<aside>You’ve reached your limit of free articles.</aside>"),
            "paywall",
        ),
        ("a.html", "<body><h1>Sign in to continue</h1><p>Enter your name.</p></body>", "paywall"),
        (
            "a.html",
            page(
                TEASER,
                head='<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>',
            ),
            "paywall",
        ),
    ],
)
def test_walls_are_refused_as_such(name: str, text: str, kind: str) -> None:
    assert refusal(name, text).kind == kind


def test_a_text_under_a_banner_for_cookies_is_read() -> None:
    banner = "<div>We use cookies. <button>Accept all</button> <a>Cookie policy</a></div>"
    body = f"<article><h1>Road reopens</h1><p>{TEASER * 4}</p></article>"
    found = document("a.html", f"<html><body>{banner}{body}</body></html>")
    assert texts(found) == ["Road reopens", (TEASER * 4).strip()]


def test_a_text_about_cookies_is_read() -> None:
    law = (
        "The parliament voted for a law by which sites that use cookies must ask for consent to "
        "the use of personal data in words that the ministers of both countries agreed upon. "
    )
    assert document("a.txt", f"Parliament votes on cookies\n\n{law * 3}").text


def test_a_whole_text_that_ends_with_an_offer_is_read() -> None:
    assert document("a.txt", f"{TEASER * 20}\n\nSubscribe to continue reading our letters.").text


def test_a_text_about_pages_that_are_not_there_is_read() -> None:
    court = "The court heard that the page not found on the site of the army had told of the raid. "
    assert document("a.txt", f"Court hears of a page\n\n{court * 5}").text
