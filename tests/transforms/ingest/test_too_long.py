"""A text longer than the parser reads in one piece is refused, with what to do."""

from __future__ import annotations

from parley.transforms.ingest.read import LONGEST, RawFile, read_file


def test_a_text_that_is_too_long_is_refused():
    lines = (f"In round {n} the delegations spoke of the same points again." for n in range(20_000))
    text = "\n\n".join(lines)
    assert len(text) > LONGEST
    reading = read_file(RawFile("long.txt", "long.txt", text.encode(), {}), {})
    assert [refusal.kind for refusal in reading.refusals] == ["text_too_long"]
    assert "Split it" in reading.refusals[0].message
