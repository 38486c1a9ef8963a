"""What must hold of each row, in SQL: the same text checks rows in the gate and in the database.

A rule that cannot be told of a row, because a value is null, counts as held (as SQL's CHECK has
it).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RuleKind = Literal["order", "together", "exactly_one", "unknown", "without", "length", "span"]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: what it asks (`meaning`, of people), and the same as a condition in SQL."""

    kind: RuleKind
    columns: tuple[str, ...]
    sql: str
    meaning: str


def in_order(first: str, last: str) -> Rule:
    """FIRST is not greater than LAST."""
    return Rule(
        kind="order",
        columns=(first, last),
        sql=f'"{first}" <= "{last}"',
        meaning=f"{first} is not after or above {last}",
    )


def span(start: str, end: str) -> Rule:
    """START lies before END."""
    return Rule(
        kind="span",
        columns=(start, end),
        sql=f'"{start}" < "{end}"',
        meaning=f"{start} lies before {end}",
    )


def together(*columns: str) -> Rule:
    """COLUMNS are all null or all filled."""
    first, *others = columns
    return Rule(
        kind="together",
        columns=columns,
        sql=" AND ".join(f'("{first}" IS NULL) = ("{each}" IS NULL)' for each in others),
        meaning=f"{' and '.join(columns)} are filled together or not at all",
    )


def exactly_one(*columns: str) -> Rule:
    """Just one of COLUMNS is filled."""
    filled = " + ".join(f'("{each}" IS NOT NULL)::INTEGER' for each in columns)
    return Rule(
        kind="exactly_one",
        columns=columns,
        sql=f"{filled} = 1",
        meaning=f"just one of {' and '.join(columns)} is filled",
    )


def none_where_unknown(kind: str, value: str) -> Rule:
    """KIND is 'none' just where VALUE is null."""
    return Rule(
        kind="unknown",
        columns=(kind, value),
        sql=f'("{kind}" = \'none\') = ("{value}" IS NULL)',
        meaning=f"{kind} is 'none' just where {value} is null",
    )


def without(column: str, value: str, *, of_list: bool) -> Rule:
    """COLUMN (or a value in it, where it holds lists) is not VALUE."""
    text = quoted(value)
    held = f'list_contains("{column}", {text})' if of_list else f'"{column}" = {text}'
    return Rule(
        kind="without",
        columns=(column,),
        sql=f"NOT ({held})",
        meaning=f"{column} does not hold '{value}'",
    )


def length(count: str, text: str) -> Rule:
    """COUNT is the number of characters in TEXT."""
    return Rule(
        kind="length",
        columns=(count, text),
        sql=f'"{count}" = length("{text}")',
        meaning=f"{count} is the number of characters in {text}",
    )


def quoted(text: str) -> str:
    """TEXT as a string literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
