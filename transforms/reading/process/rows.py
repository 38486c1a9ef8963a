"""What a document tells of agreements, interests, roles and rounds, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from parley.schemas.table import Row
from parley.transforms.reading.records import Agreement, Dated, Round
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
        **_interval(agreement.date),
    }


def _mentions(writer: Writer, agreement_ids: list[str]) -> list[Row]:
    return [
        writer.found("agreement_mention_id", "am", mention, "text")
        | {"agreement_id": agreement_ids[mention.agreement]}
        for mention in writer.doc._.agreement_mentions
    ]


def _status(writer: Writer, agreement_ids: list[str]) -> list[Row]:
    return [
        writer.told("agreement_status_id", "as", status)
        | {
            "agreement_id": agreement_ids[status.agreement],
            "status": status.status,
            "by_actor_ids": ids(status.by),
            **dates(status.date),
            "factuality": status.factuality,
        }
        for status in writer.doc._.agreement_status
    ]


def _provisions(writer: Writer, agreement_ids: list[str]) -> list[Row]:
    return [
        writer.told("provision_id", "pr", term, "content")
        | {
            "agreement_id": agreement_ids[term.agreement],
            "issue_id": term.issue,
            "pax_code": term.pax,
            "obliged_actor_ids": ids(term.obliged),
            "beneficiary_actor_ids": ids(term.beneficiary),
            "force": term.force,
            "condition": writer.words(term.condition),
            "duration": writer.words(term.duration),
        }
        for term in writer.doc._.provisions
    ]


def interest_rows(writer: Writer) -> list[Row]:
    """The rows of interests."""
    return [
        writer.told("interest_id", "in", interest, "content")
        | {
            "holder_actor_id": interest.holder,
            "kind": interest.kind,
            "issue_id": interest.issue,
        }
        for interest in writer.doc._.interests
    ]


def role_rows(writer: Writer) -> list[Row]:
    """The rows of claims on what part somebody has."""
    return [
        writer.told("role_claim_id", "rc", claim)
        | {"actor_id": claim.actor, "role": claim.role, "toward_actor_ids": ids(claim.toward)}
        for claim in writer.doc._.role_claims
    ]


def round_rows(writer: Writer, event_ids: Sequence[str]) -> dict[str, list[Row]]:
    """The rows of rounds, by table; rounds and events have ids of the document's own."""
    found = [_round(writer, each) for each in writer.doc._.rounds]
    mentions = [
        writer.found("round_mention_id", "rm", mention, "text")
        | {
            "round_id": found[mention.round]["round_id"],
            "event_id": None if mention.event is None else event_ids[mention.event],
            "outcome": writer.words(mention.outcome),
        }
        for mention in writer.doc._.round_mentions
    ]
    return {"rounds_found": found, "round_mentions": mentions}


def _round(writer: Writer, told: Round) -> Row:
    return {
        "doc_id": writer.doc_id,
        "round_id": writer.span("round_id", "r", told.start, told.end)["round_id"],
        "kind": told.kind,
        "party_actor_ids": ids(told.parties),
        "host_actor_ids": ids(told.hosts),
        "mediator_actor_ids": ids(told.mediators),
        "delegate_actor_ids": ids(told.delegates),
        "level": told.level,
        "place_id": told.place_id,
        "place_name": told.place,
        "outcome": writer.words(told.outcome),
        **_interval(told.date),
    }


def _interval(date: Dated | None) -> Row:
    """The columns of a date without what it rests on."""
    return {key: value for key, value in dates(date).items() if key != "date_basis"}
