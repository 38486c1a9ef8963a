"""Each document seen is published, unchanged or in quarantine; what a release does without."""

from __future__ import annotations

import pytest

from parley.flows.stages.accounts import Books, fallbacks
from parley.schemas.dimensions import DOCUMENTS
from parley.schemas.working import SEEN
from tests.warehouse.small import full, loose, small_rows, tables_of

NOW, BEFORE = "run_2", "run_1"


def documents(**runs):
    """Documents by id, each as the run that it came with; its uri is its id and '.txt'."""
    return loose(
        DOCUMENTS,
        [full(DOCUMENTS, doc_id=d, source_uri=f"{d}.txt", run_id=run) for d, run in runs.items()],
    )


def seen(**outcomes):
    return SEEN.from_rows(
        {"source_uri": f"{name}.txt", "doc_id": doc_id} for name, doc_id in outcomes.items()
    )


@pytest.fixture
def books():
    return Books(
        run_id=NOW,
        seen=seen(new="new", old="old", empty=None, unread="unread", bad="bad"),
        library=documents(new=NOW, old=BEFORE, unread=NOW, bad=NOW, elsewhere=BEFORE),
        resolved={"new", "old", "bad", "elsewhere"},
        refused={"empty.txt", "unread.txt"},
    )


def test_all_that_was_seen_is_accounted_for(books):
    account = books.account(documents(new=NOW, old=BEFORE, elsewhere=BEFORE))
    assert account.told == "1 published, 1 unchanged, 3 in quarantine"
    assert not account.lost
    assert sum(account.counts.values()) == books.seen.num_rows


def test_what_nothing_tells_of_is_lost(books):
    books.refused.clear()
    account = books.account(documents(new=NOW, old=BEFORE, elsewhere=BEFORE))
    assert account.lost == ["empty.txt", "unread.txt"]
    assert account.told.endswith("2 lost, such as empty.txt")


def test_what_was_read_before_is_looked_for_and_not_counted(books):
    gone = Books(NOW, books.seen, books.library, {"new", "old", "bad"}, books.refused)
    account = gone.account(documents(new=NOW, old=BEFORE))
    assert account.lost == ["elsewhere.txt"]
    assert sum(account.counts.values()) == books.seen.num_rows


def test_a_file_that_breaks_is_in_quarantine_though_its_document_stays(books):
    again = Books(NOW, seen(old=None), documents(old=BEFORE), {"old"}, {"old.txt"})
    assert again.account(documents(old=BEFORE)).told == (
        "0 published, 0 unchanged, 1 in quarantine"
    )


def test_what_a_release_does_without():
    rows = small_rows()
    rows["documents"][0] |= {"language": None, "published_on": None, "codebooks": ["ukraine"]}
    rows["events"][1]["place_id"] = None
    found = fallbacks(tables_of(rows), by_rules=True)
    assert found == {
        "n_documents_undated": 1,
        "n_documents_of_unknown_language": 2,
        "n_documents_without_codebook": 1,
        "n_documents_read_by_rules": 2,
        "n_mentions_unresolved": 1,
        "n_speakers_unknown": 0,
        "n_events_undated": 0,
        "n_events_unplaced": 2,
    }
    assert fallbacks(tables_of(rows), by_rules=False)["n_documents_read_by_rules"] == 0
