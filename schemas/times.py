"""What days must be beside the documents that tell them: neither yet to come nor ages away."""

from __future__ import annotations

from parley.schemas.relations import Relation, relation, told_in

_BY_DOCUMENT = 'JOIN "documents" AS d USING (doc_id)'
_READ_IN = "year(coalesce(d.published_on, d.ingested_at::DATE))"
_DAYS_OF = "CASE d.published_precision WHEN 'day' THEN 0 WHEN 'year' THEN 366 ELSE 31 END"
_AGO, _AHEAD = 100, 30
"""Years by which a day may lie before and after its document without its year in the text."""
_CENTURIES = 500
"""Years by which a day may lie away by words that count from another."""
_FAR = f"{_AGO} years back or {_AHEAD} ahead"


def _far(day: str) -> str:
    """The SQL for a DAY far from the document `d`, whose text does not hold its year either."""
    return (
        f"((year({day}) + {_AGO} < {_READ_IN} OR year({day}) > {_READ_IN} + {_AHEAD}) "
        f"AND NOT contains(d.text, year({day})::VARCHAR))"
    )


def near_its_text(day: str) -> Relation:
    """DAY lies near the row's document, or the text holds its year."""
    return relation(
        "time",
        (day,),
        f"the text holds the year of a {day} more than {_FAR}",
        join=_BY_DOCUMENT,
        where=_far(f"t.{day}"),
        tables=("documents",),
        severity="row",
    )


def come_when_read(day: str, *others: str, which: str = "true", what: str = "") -> Relation:
    """DAY, of rows for WHICH it is asked (by OTHERS), lies by a month after the text was read."""
    return relation(
        "time",
        (day, *others),
        f"{what or day} has begun by a month after the text was read",
        join=_BY_DOCUMENT,
        where=f"{which} AND t.{day} > d.ingested_at::DATE + 31",
        tables=("documents",),
        severity="row",
    )


def told_near(tables: tuple[str, ...], key: str, which: str = "true") -> Relation:
    """Of rows for WHICH it is asked, date_start lies near some document whose rows in TABLES have
    the same KEY, or the text of one holds its year."""
    return relation(
        "time",
        ("date_start",),
        f"a text that tells of it holds the year of a date_start more than {_FAR}",
        where=f"{which} AND t.date_start IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
        f'{told_in(tables, key)} AS o JOIN "documents" AS d USING (doc_id) '
        f"WHERE o.{key} = t.{key} AND NOT {_far('t.date_start')})",
        tables=(*tables, "documents"),
        severity="row",
    )


def come_when_published(day: str, *others: str, which: str, what: str) -> Relation:
    """DAY, of rows for WHICH it is asked (by OTHERS), lies by a month after publication."""
    return relation(
        "time",
        ("doc_id", day, *others),
        f"{what} has begun by a month after publication",
        join=_BY_DOCUMENT,
        where=f"{which} AND t.{day} > d.published_on + {_DAYS_OF} + 31",
        tables=("documents",),
        severity="warning",
    )


_ACTUAL = "t.factuality = 'actual'"
HAPPENED = (
    come_when_read("date_start", "factuality", which=_ACTUAL, what="what is told as actual"),
    come_when_published("date_start", "factuality", which=_ACTUAL, what="what is told as actual"),
    relation(
        "time",
        ("date_basis", "date_start"),
        "what is dated by its document happens on the day of publication",
        join=_BY_DOCUMENT,
        where="t.date_basis = 'document' "
        "AND d.published_on NOT BETWEEN t.date_start AND t.date_end",
        tables=("documents",),
        severity="row",
    ),
    relation(
        "time",
        ("date_start", "date_basis"),
        f"the text holds the year of what it dates more than {_FAR}",
        join=_BY_DOCUMENT,
        where=f"{_far('t.date_start')} AND t.date_end - t.date_start < 3653 "
        "AND (t.date_basis <> 'relative' "
        f"OR abs(year(t.date_start) - year(d.ingested_at)) > {_CENTURIES})",
        tables=("documents",),
        severity="row",
    ),
)
"""What holds of the DATES of rows that tell, each in one document, whether something happened."""
