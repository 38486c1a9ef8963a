"""What is meant by what somebody wants forgotten, and that it stays out."""

from __future__ import annotations

import pytest

from parley.schemas.working import FORGOTTEN
from parley.transforms.ingest.copies import with_copies
from parley.transforms.ingest.forgotten import Forgotten, meant_by
from tests.transforms.ingest.test_copies import AT, CUT, OTHER, TEXT, Runs, document

WEB = "https://example.org/talks.html"
FIRST, CORRECTED = document("a"), document(WEB, OTHER.replace("piers", "quays"))


@pytest.fixture
def runs():
    """A document with a copy, one of the web with an earlier text, and a third by an outlet."""
    named = document(
        "news.csv#1", "The ferry waits at the pier until noon.", outlet="Harbour Times"
    )
    return Runs().run(FIRST, document("b", CUT), document(WEB, OTHER), named).run(CORRECTED)


def meant(runs, target, fetched=None):
    documents, _ = with_copies(runs.library, runs.held)
    return meant_by(target, documents, runs.held, fetched or {})


@pytest.mark.parametrize(
    ("target", "kind", "texts", "addresses"),
    [
        (FIRST.doc_id, "text", 2, {"a", "b"}),
        ("b", "address", 2, {"a", "b"}),
        (CORRECTED.doc_id, "text", 2, {WEB}),
        (document("x", OTHER).doc_id, "text", 2, {WEB}),
        ("news.csv", "address", 1, {"news.csv#1"}),
        ("HARBOUR times", "publisher", 1, {"news.csv#1"}),
        ("feed", "source", 2, {WEB}),
        ("dry feed", "source", 0, set()),
    ],
)
def test_with_a_document_go_its_copies_and_earlier_texts(runs, target, kind, texts, addresses):
    found = meant(runs, target, {"feed": {WEB}, "dry feed": ()})
    assert (found.kind, len(found.texts), found.addresses) == (kind, texts, addresses)


def test_a_name_of_nothing_means_nothing(runs):
    assert meant(runs, "nobody") is None


@pytest.mark.parametrize(
    ("target", "again", "comes"),
    [
        (FIRST.doc_id, document("elsewhere", TEXT), False),
        (FIRST.doc_id, document("a", "Another text lies there now."), True),
        (CORRECTED.doc_id, document(WEB, "Corrected once more."), False),
        ("a", document("a", "Another text lies there now."), False),
        ("Harbour Times", document("new", "Boats sail.", outlet="Harbour times"), False),
        ("Harbour Times", document("new", "Boats sail.", outlet="Pier Post"), True),
    ],
)
def test_what_was_forgotten_does_not_come_again(runs, target, again, comes):
    forgotten = Forgotten(FORGOTTEN.empty()).and_also([meant(runs, target)], AT)
    kept, refused = forgotten.come([again])
    assert (bool(kept), [each.kind for each in refused]) == (comes, [] if comes else ["forgotten"])
    assert forgotten.without([target]).come([again]) == ([again], [])


def test_it_is_noted_without_its_text_and_once(runs):
    found = meant(runs, "a")
    forgotten = Forgotten(FORGOTTEN.empty()).and_also([found], AT)
    assert TEXT[:20] not in str(forgotten.rows.to_pylist())
    assert forgotten.and_also([found], AT).rows.equals(forgotten.rows)
    assert forgotten.meant("a").texts == found.texts
