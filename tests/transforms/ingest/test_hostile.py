"""No file that somebody means ill with gives anything but documents, or a refusal with a reason."""

from __future__ import annotations

import re

import pytest

from parley.transforms.ingest.document import RawFile
from parley.transforms.ingest.read import LONGEST, read_file
from tests.hostile.all import hostile_files
from tests.hostile.case import READ, Case
from tests.transforms.ingest.reading import GENRES, pages

CASES = hostile_files()
# Controls, marks that turn the direction of a text, and tags.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\uffff\U000e0000-\U000e007f]"
)
OUTSIDE = "root:x:0"  # of /etc/passwd, which several ask for


def test_there_are_hundreds_of_them() -> None:
    assert len(CASES) >= 300


@pytest.mark.parametrize("each", CASES, ids=[each.name for each in CASES])
def test_a_hostile_file(each: Case) -> None:
    reading = read_file(RawFile(f"in/{each.name}", each.name, each.data), GENRES, pages())
    ends = {READ} if reading.documents else set()
    ends |= {refusal.kind for refusal in reading.refusals}
    assert ends
    assert "reader_failed" not in ends
    assert not each.ends or ends <= set(each.ends)
    for refusal in reading.refusals:
        assert refusal.message.isprintable()
        assert len(refusal.message) < 1_000
    for document in reading.documents:
        assert 0 < len(document.text) <= LONGEST
        told = (document.title, document.source_name, *document.authors)
        for text in (document.text, document.uri, *filter(None, told)):
            assert not UNSEEN.search(text)
            assert OUTSIDE not in text
