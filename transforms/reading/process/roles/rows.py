"""What a document tells of the parts that actors have, as rows."""

from __future__ import annotations

from parley.schemas.table import Row
from parley.transforms.reading.writer import Writer, ids


def role_rows(writer: Writer) -> list[Row]:
    """A row each claim."""
    return [
        writer.span("role_claim_id", "rc", claim.start, claim.end)
        | {
            "actor_id": claim.actor,
            "role": claim.role,
            "toward_actor_ids": ids(claim.toward),
            "attributed_to_actor_id": claim.attributed_to,
            "confidence": claim.confidence,
            "method": claim.method,
        }
        for claim in writer.doc._.role_claims
    ]
