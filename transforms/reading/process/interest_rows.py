"""What a document tells of interests, as rows."""

from __future__ import annotations

from parley.schemas.table import Row
from parley.transforms.reading.writer import Writer


def interest_rows(writer: Writer) -> list[Row]:
    """The rows of interests."""
    rows = []
    for interest in writer.doc._.interests:
        row = writer.span("interest_id", "in", interest.start, interest.end)
        rows.append(
            row
            | {
                "holder_actor_id": interest.holder,
                "kind": interest.kind,
                "content": writer.text(row),
                "issue_id": interest.issue,
                "attributed_to_actor_id": interest.attributed_to,
                "confidence": interest.confidence,
                "method": interest.method,
            }
        )
    return rows
