"""No file that somebody means ill with gives anything but documents, or a refusal with a reason."""

from __future__ import annotations

import re

import pytest

from parley.transforms.ingest.document import RawFile
from parley.transforms.ingest.read import LONGEST, read_file
from tests.hostile.all import GROUPS, files_of
from tests.hostile.case import READ, Case, Cases
from tests.transforms.ingest.reading import GENRES, pages

# Controls, marks that turn the direction of a text, and tags.
pytestmark = pytest.mark.whole

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\uffff\U000e0000-\U000e007f]"
)
OUTSIDE = "root:x:0"  # of /etc/passwd, which several ask for


def test_there_are_hundreds_of_them_each_with_a_name_of_its_own() -> None:
    names = [each.name for group in GROUPS for each in files_of(group)]
    assert len(names) == len(set(names)) >= 300


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_hostile_files(group: Cases) -> None:
    for each in files_of(group):
        try:
            ends_well(each)
        except Exception as error:
            error.add_note(f"This is how {each.name} ended.")
            raise


def ends_well(each: Case) -> None:
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
