"""Texts that are nearly the same are one document, whatever came first."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest

from parley.transforms.ingest.collection import merge
from parley.transforms.ingest.copies import NOTHING_HELD, sort_out, with_copies
from parley.transforms.ingest.document import Block, Document
from parley.transforms.ingest.similar import bands, likeness, shingles
from parley.transforms.ingest.tables import document_rows

AT = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = " ".join(f"The envoy of province {n} met {n} governors of {n} districts." for n in range(18))
OTHER = " ".join(f"Ferries of line {n} left {n} minutes later from {n} piers." for n in range(18))
CORRECTED = TEXT.replace("province 4", "county 44")
CUT = TEXT[: len(TEXT) * 2 // 3]
DAY = date(2025, 5, 16)


def document(uri, text=TEXT, day=DAY, outlet=None):
    precision = "day" if day else "none"
    block = (Block(0, len(text), "prose"),)
    return Document(uri, text, block, source_name=outlet, published_on=day,
                    published_precision=precision)  # fmt: skip


class Runs:
    """A warehouse's texts, run after run."""

    def __init__(self):
        self.library, self.held, self.copies = document_rows((), "run", AT), NOTHING_HELD, []

    def run(self, *documents, at=AT, join=True):
        before = with_copies(self.library, self.held)
        new = document_rows(documents, "run", at)
        collected = merge(before, new, [each.uri for each in documents])
        found = sort_out(collected, before, self.held, at, join=join)
        self.library, self.held = (found.documents, found.blocks), found.held
        self.copies = sorted((each.uri, each.message.split()[6]) for each in found.copies)
        return self

    @property
    def uris(self):
        return sorted(self.library[0]["source_uri"].to_pylist())

    @property
    def revisions(self):
        return [(r["source_uri"], r["replaced_at"]) for r in self.held["revisions"].to_pylist()]


@pytest.mark.parametrize("other", [CORRECTED, CUT, f"Correction: a name was wrong. {TEXT}"])
def test_one_document_of_a_text_and_its_copy(other):
    runs = Runs().run(document("a"), document("b", other), document("c", OTHER))
    longest = "a" if len(TEXT) >= len(other) else "b"
    assert runs.uris == sorted([longest, "c"])
    assert runs.copies == [("b" if longest == "a" else "a", f"{longest},")]
    assert runs.library[1].num_rows == 2
    assert Runs().run(document("a"), document("b", other), join=False).uris == ["a", "b"]


def test_the_order_of_coming_does_not_matter():
    three = [
        document("a", TEXT, day=None),
        document("b", CORRECTED, DAY + timedelta(days=1), "Harbour Times"),
        document("c", CUT, DAY),
    ]
    ends = set()
    for order in itertools.permutations(three):
        runs = Runs()
        for each in order:
            runs.run(each)
        ends.add((tuple(runs.uris), tuple(runs.copies)))
    whole = Runs().run(*three)
    assert ends == {(tuple(whole.uris), tuple(whole.copies))}
    assert whole.uris == ["b"]  # the one published last


@pytest.mark.parametrize(
    ("days", "outlets", "one"),
    [
        (0, ("X", "X"), True),
        (1, ("X", "X"), False),  # a bulletin of each day
        (3, ("X", "Y"), True),
        (3, (None, None), True),
        (4, ("X", "Y"), False),
        (4, (None, None), False),
    ],
)
def test_what_comes_out_again_on_other_days_is_another_document(days, outlets, one):
    later = document("b", CORRECTED, DAY + timedelta(days=days), outlets[1])
    assert len(Runs().run(document("a", TEXT, DAY, outlets[0]), later).uris) == 2 - one


def test_a_copy_takes_the_place_of_a_document_that_becomes_another_text():
    runs = Runs().run(document("a"), document("b", CUT))
    assert runs.uris == ["a"]
    runs.run(document("a", OTHER))
    assert runs.uris == ["a", "b"]
    assert runs.copies == []
    assert runs.library[1].num_rows == 2


def test_earlier_texts_of_an_address_are_listed():
    later = AT + timedelta(hours=1)
    runs = Runs().run(document("a"), document("c", OTHER)).run(document("a", CORRECTED), at=later)
    assert runs.uris == ["a", "c"]
    assert runs.revisions == [("a", later)]
    assert runs.run(document("a", CORRECTED), at=later).revisions == [("a", later)]
    assert [uri for uri, _ in runs.run(document("a"), at=later).revisions] == ["a"]
    (row,) = runs.held["revisions"].to_pylist()
    assert row["n_chars"] == len(CORRECTED)


def test_short_texts_are_never_taken_for_copies():
    short = " ".join(TEXT.split()[:40])
    assert Runs().run(document("a", short), document("b", f"{short} So it ended.")).uris == [
        "a",
        "b",
    ]
    assert bands(short) == []


def test_likeness():
    parts = shingles(TEXT)
    assert likeness(parts, parts) == 1
    assert likeness(parts, shingles(OTHER)) == 0
    assert likeness(parts, shingles(CUT)) == 1  # all of it is in the longer one
    assert likeness(parts, shingles(f"{TEXT} {OTHER} {OTHER[::-1]} {TEXT[::-1]}")) == 0  # too long
    assert 0.9 < likeness(parts, shingles(CORRECTED)) < 1
    assert set(bands(TEXT)) & set(bands(CORRECTED))
    assert not set(bands(TEXT)) & set(bands(OTHER))
