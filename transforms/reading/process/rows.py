"""What a document tells of agreements, as rows."""

from __future__ import annotations

from parley.schemas.table import Row
from parley.transforms.reading.records import Agreement
from parley.transforms.reading.writer import Writer, dates, ids


def agreement_rows(writer: Writer) -> dict[str, list[Row]]:
    """The rows of agreements, by table; instruments of the text alone have ids of its own."""
    found = [_found(writer, each) for each in writer.doc._.agreements]
    agreement_ids = [row["agreement_id"] for row in found]
    return {
        "agreements_found": found,
        "agreement_mentions": _mentions(writer, agreement_ids),
        "agreement_status": _status(writer, agreement_ids),
        "provisions": _provisions(writer, agreement_ids),
    }


def _found(writer: Writer, agreement: Agreement) -> Row:
    own = writer.span("agreement_id", "g", agreement.start, agreement.end)["agreement_id"]
    return {
        "doc_id": writer.doc_id,
        "agreement_id": agreement.known or own,
        "name": agreement.name,
        "kind": agreement.kind,
        "party_actor_ids": ids(agreement.parties),
        "third_party_actor_ids": ids(agreement.third),
        "words": ids(agreement.words),
        **{key: value for key, value in dates(agreement.date).items() if key != "date_basis"},
    }


def _mentions(writer: Writer, agreement_ids: list[str]) -> list[Row]:
    rows = []
    for mention in writer.doc._.agreement_mentions:
        row = writer.span("agreement_mention_id", "am", mention.start, mention.end)
        rows.append(
            row
            | {
                "agreement_id": agreement_ids[mention.agreement],
                "text": writer.text(row),
                "confidence": mention.confidence,
                "method": mention.method,
            }
        )
    return rows


def _status(writer: Writer, agreement_ids: list[str]) -> list[Row]:
    rows = []
    for status in writer.doc._.agreement_status:
        row = writer.span("agreement_status_id", "as", status.start, status.end)
        rows.append(
            row
            | {
                "agreement_id": agreement_ids[status.agreement],
                "status": status.status,
                "by_actor_ids": ids(status.by),
                **dates(status.date),
                "factuality": status.factuality,
                "attributed_to_actor_id": status.attributed_to,
                "confidence": status.confidence,
                "method": status.method,
            }
        )
    return rows


def _provisions(writer: Writer, agreement_ids: list[str]) -> list[Row]:
    rows = []
    for term in writer.doc._.provisions:
        row = writer.span("provision_id", "pr", term.start, term.end)
        rows.append(
            row
            | {
                "agreement_id": agreement_ids[term.agreement],
                "content": writer.text(row),
                "issue_id": term.issue,
                "pax_code": term.pax,
                "obliged_actor_ids": ids(term.obliged),
                "beneficiary_actor_ids": ids(term.beneficiary),
                "force": term.force,
                "condition": _words(writer, term.condition),
                "duration": _words(writer, term.duration),
                "attributed_to_actor_id": term.attributed_to,
                "confidence": term.confidence,
                "method": term.method,
            }
        )
    return rows


def _words(writer: Writer, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    return writer.words(span)
