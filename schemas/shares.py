"""What holds of the rows of a table together: how they spread over values, and how many there are.

Both are compared with what the last release has of the same documents; where there are enough rows,
a column that usually takes several values should, and there should be about as many rows as so
many words usually give.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Share:
    """How rows spread over the values of `sql`, which tells something of the column `column`."""

    column: str
    sql: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Usual:
    """How many rows a thousand words usually give, at least and at most."""

    least: float
    most: float


def of_values(column: str) -> Share:
    """How rows spread over the values of COLUMN."""
    return Share(column=column, sql=f'"{column}"', meaning=f"the values of {column}")


def of_nulls(column: str) -> Share:
    """How many rows have nothing in COLUMN."""
    return Share(column=column, sql=f'"{column}" IS NULL', meaning=f"rows without {column}")


def of_years(column: str) -> Share:
    """How the days in COLUMN spread over years."""
    return Share(column=column, sql=f'year("{column}")', meaning=f"the years of {column}")


def of_sizes(column: str) -> Share:
    """How the figures in COLUMN spread over their sizes, from ten to ten times that."""
    size = f'floor(log10(1 + abs("{column}")))'
    return Share(column=column, sql=size, meaning=f"the sizes of {column}")


def of_empty(column: str) -> Share:
    """How many rows have nobody in the list COLUMN."""
    return Share(column=column, sql=f'len("{column}") = 0', meaning=f"rows with empty {column}")
