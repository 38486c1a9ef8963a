"""A text longer than the parser reads in one piece is refused, with what to do."""

from __future__ import annotations

from transforms.ingest.read import LONGEST, RawFile, read_file


def test_a_text_that_is_too_long_is_refused():
    text = "The delegations met again and spoke of the same three points.\n" * (LONGEST // 60)
    reading = read_file(RawFile("long.txt", "long.txt", text.encode(), {}), {})
    assert [refusal.kind for refusal in reading.refusals] == ["text_too_long"]
    assert "Split it" in reading.refusals[0].message
