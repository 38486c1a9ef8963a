"""What the rows of a table hold together, beside the last release and beside their texts, in SQL.

Each query gives one row: whether it holds, and what was seen. The engine holds the rows that are
compared with those of the last release as `both TABLE`, where `now` and `before` mark those of
either; a row that is the same in both stands there once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.schemas.shares import Share, Usual
from parley.schemas.table import REAL, Table
from parley.schemas.vocabulary import Severity


@dataclass(frozen=True)
class Tolerances:
    """How far a release may differ from the last one before it is stopped.

    `shift` is the share of rows that may hold other values than before, `loss` and `growth` the
    shares of rows that may be gone or have come, all in the same documents; `quarantine` the share
    of a table's rows that may be kept out. Below `few` rows nothing is told. Changes that are
    `accepted` are told and stop nothing.
    """

    shift: float = 0.3
    loss: float = 0.5
    growth: float = 2.0
    quarantine: float = 0.2
    few: int = 50
    accepted: bool = False

    @property
    def severity(self) -> Severity:
        """What it does that a release differs more."""
        return "warning" if self.accepted else "error"


USUAL = Tolerances()
_UNIFORM = 0.98
"""The share of one value above which a column holds hardly any other."""
_WORDS = 2_000
"""Words that texts must have for their rows to be counted by words."""


def rows_kept(table: Table, tolerated: Tolerances) -> str:
    """Whether there are about as many rows as the last release has."""
    return (
        f"SELECT n_before < {tolerated.few} OR n_now >= n_before * {1 - tolerated.loss} "
        f"AND n_now <= n_before * {1 + tolerated.growth}, "
        "n_now || ' rows, ' || n_before || ' in the last release' FROM (SELECT "
        "count(*) FILTER (WHERE now) AS n_now, count(*) FILTER (WHERE before) AS n_before "
        f'FROM "both {table.name}")'
    )


def documents_kept(table: Table, tolerated: Tolerances) -> str:
    """Whether each document that had many rows of TABLE still has some."""
    lost = (
        f'SELECT doc_id FROM "both {table.name}" GROUP BY 1 '
        f"HAVING count(*) FILTER (WHERE before) >= {tolerated.few} "
        "AND count(*) FILTER (WHERE now) = 0"
    )
    return (
        "SELECT count(*) = 0, count(*) || ' documents lost all their rows' || "
        f"coalesce(', such as ' || min(doc_id), '') FROM ({lost})"
    )


def shares_kept(table: Table, share: Share, tolerated: Tolerances) -> str:
    """Whether the rows spread as they do in the last release."""
    return (
        "SELECT coalesce(b, 0) < "
        f"{tolerated.few} OR coalesce(n, 0) = 0 OR far <= {tolerated.shift}, "
        "round(100 * coalesce(far, 0)) || ' % of ' || coalesce(b, 0) || ' rows other than in the "
        "last release' FROM (SELECT sum(n_now) AS n, sum(n_before) AS b, "
        f"{_settled('sum(abs(share_now - share_before)) / 2')} AS far "
        f"FROM ({_spread(table, share.sql)}))"
    )


def variety_kept(table: Table, column: str, tolerated: Tolerances) -> str:
    """Whether COLUMN holds several values, if it does in the last release."""
    spread = _spread(table, f'"{column}"')
    return (
        f"SELECT coalesce(b, 0) < {tolerated.few} OR most_before > {_UNIFORM} "
        f"OR coalesce(most_now, 0) <= {_UNIFORM}, "
        "round(100 * coalesce(most_now, 0)) || ' % one value, ' || "
        "round(100 * coalesce(most_before, 0)) || ' % in the last release' FROM ("
        "SELECT sum(n_before) AS b, max(share_now) AS most_now, max(share_before) AS most_before "
        f"FROM ({spread}))"
    )


def mean_kept(table: Table, column: str, tolerated: Tolerances) -> str:
    """Whether COLUMN, from 0 to 1, is on average about what it is in the last release."""
    now, before = (_settled(f'avg("{column}") FILTER (WHERE {each})') for each in ("now", "before"))
    return (
        f"SELECT b < {tolerated.few} OR mean_now IS NULL "
        f"OR abs(mean_now - mean_before) <= {tolerated.shift}, "
        "'on average ' || coalesce(round(mean_now, 2)::VARCHAR, 'nothing') || ', ' || "
        "coalesce(round(mean_before, 2)::VARCHAR, 'nothing') || ' in the last release' "
        f"FROM (SELECT {now} AS mean_now, {before} AS mean_before, "
        f'count(*) FILTER (WHERE before) AS b FROM "both {table.name}")'
    )


def varied(table: Table, column: str, tolerated: Tolerances) -> str:
    """Whether COLUMN holds several values, where there are many rows."""
    return (
        f"SELECT rows < {2 * tolerated.few} OR most <= {_UNIFORM} * rows, "
        "round(100 * most / greatest(rows, 1)) || ' % of ' || rows || ' rows hold one value' FROM ("
        "SELECT coalesce(max(n), 0) AS most, coalesce(sum(n), 0) AS rows FROM ("
        f'SELECT count(*) AS n FROM "{table.name}" GROUP BY "{column}"))'
    )


def as_many_as_usual(table: Table, usual: Usual) -> str:
    """Whether a thousand words of the documents give about as many rows as they usually do."""
    return (
        f"SELECT words < {_WORDS} OR n * 1000 / words BETWEEN {usual.least} AND {usual.most}, "
        "CASE WHEN words > 0 THEN round(n * 1000 / words, 1) || ' rows per 1,000 words' "
        "ELSE 'no words' END FROM (SELECT coalesce(sum(n_words), 0) AS words, "
        f'(SELECT count(*) FROM "{table.name}") AS n FROM documents)'
    )


def there_with_documents(table: Table) -> str:
    """Whether TABLE has rows, if there are documents."""
    anyway = "false" if table.name == "documents" else "documents = 0"
    return (
        f"SELECT n > 0 OR {anyway}, n || ' rows' FROM (SELECT (SELECT count(*) FROM "
        f'"{table.name}") AS n, (SELECT count(*) FROM documents) AS documents)'
    )


def measured_shares(table: Table) -> Iterator[str]:
    """The columns of TABLE that hold shares or probabilities."""
    for column in table.columns:
        if column.type == REAL and (column.at_least, column.at_most) == (0, 1):
            yield column.name


def _settled(figure: str) -> str:
    """A FIGURE that is the same in whatever order its rows were added up."""
    return f"round({figure}, 9)"


def _spread(table: Table, value: str) -> str:
    """How many rows, and which share of all, hold each VALUE now and before."""
    counted = (
        f"SELECT count(*) FILTER (WHERE now) AS n_now, "
        f'count(*) FILTER (WHERE before) AS n_before FROM "both {table.name}" GROUP BY {value}'
    )
    return (
        "SELECT n_now, n_before, n_now / sum(n_now) OVER () AS share_now, "
        f"n_before / sum(n_before) OVER () AS share_before FROM ({counted})"
    )
