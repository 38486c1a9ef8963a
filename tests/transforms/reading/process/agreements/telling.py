"""What a Doc tells of agreements, in short tuples that tests compare."""

from __future__ import annotations

from spacy.tokens import Doc


def mentions(doc: Doc) -> list[tuple[str, str]]:
    """Wording and method of each mention."""
    return [(doc[m.start : m.end].text, m.method) for m in doc._.agreement_mentions]


def named(doc: Doc) -> list[str | None]:
    """The known instruments that the mentions mean, by id."""
    return [doc._.agreements[m.agreement].known for m in doc._.agreement_mentions]


def which(doc: Doc) -> list[int]:
    """Which instrument each mention means, by number."""
    return [m.agreement for m in doc._.agreement_mentions]


def statuses(doc: Doc) -> list[tuple[str, tuple[str, ...], str]]:
    """Status, by whom, and factuality of each statement."""
    return [(s.status, tuple(sorted(s.by)), s.factuality) for s in doc._.agreement_status]


def terms(doc: Doc) -> list[tuple[str, str]]:
    """Words and force of each provision."""
    return [(doc[p.start : p.end].text, p.force) for p in doc._.provisions]


def limits(doc: Doc) -> list[tuple[str | None, str | None]]:
    """Condition and duration of each provision."""
    return [
        (
            doc[p.condition[0] : p.condition[1]].text if p.condition else None,
            doc[p.duration[0] : p.duration[1]].text if p.duration else None,
        )
        for p in doc._.provisions
    ]


def bound(doc: Doc) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Whom each provision obliges, and who gets something by it."""
    return [(tuple(sorted(p.obliged)), tuple(sorted(p.beneficiary))) for p in doc._.provisions]
