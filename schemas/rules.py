"""What must hold of each row, in SQL: the same text checks rows in the gate and in the database.

A rule that cannot be told of a row, because a value is null, counts as held (as SQL's CHECK has
it).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from parley.schemas.vocabulary import Severity

RuleKind = Literal[
    "order", "together", "exactly_one", "unknown", "without", "length", "span", "apart",
    "disjoint", "distinct", "ascending", "precision", "digest", "past", "finite", "printable",
    "label", "id", "method", "filled",
]  # fmt: skip

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_MARKUP = r"[\x00-\x1f\x7f\x{202a}-\x{202e}\x{2066}-\x{2069}]|<[A-Za-z/!?]"
_DAYS = {"day": 1, "month": 31, "year": 366}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: what it asks (`meaning`, of people), and the same as a condition in SQL.

    A failure does what `severity` says; the database holds those that keep rows out.
    """

    kind: RuleKind
    columns: tuple[str, ...]
    sql: str
    meaning: str
    severity: Severity = "row"


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


def apart(one: str, other: str) -> Rule:
    """ONE and OTHER are not the same."""
    return Rule(
        kind="apart",
        columns=(one, other),
        sql=f'"{one}" <> "{other}"',
        meaning=f"{one} is another than {other}",
    )


def disjoint(one: str, other: str) -> Rule:
    """The lists ONE and OTHER have no member in common."""
    return Rule(
        kind="disjoint",
        columns=(one, other),
        sql=f'NOT list_has_any("{one}", "{other}")',
        meaning=f"nothing stands in {one} and in {other}",
    )


def not_among(one: str, others: str) -> Rule:
    """ONE is no member of the list OTHERS."""
    return Rule(
        kind="disjoint",
        columns=(one, others),
        sql=f'NOT list_contains("{others}", "{one}")',
        meaning=f"{one} does not stand in {others}",
    )


def distinct(column: str) -> Rule:
    """No member stands twice in the list COLUMN."""
    return Rule(
        kind="distinct",
        columns=(column,),
        sql=f'len(list_distinct("{column}")) = len("{column}")',
        meaning=f"nothing stands twice in {column}",
    )


def filled(column: str) -> Rule:
    """The list COLUMN has members."""
    return Rule(
        kind="filled",
        columns=(column,),
        sql=f'len("{column}") > 0',
        meaning=f"something stands in {column}",
    )


def ascending(column: str) -> Rule:
    """The list COLUMN is sorted."""
    return Rule(
        kind="ascending",
        columns=(column,),
        sql=f'list_sort("{column}") = "{column}"',
        meaning=f"{column} is sorted",
    )


def as_exact_as(precision: str, first: str, last: str) -> Rule:
    """The days from FIRST to LAST are no more than PRECISION says."""
    most = " ".join(f"WHEN '{kind}' THEN {days}" for kind, days in _DAYS.items())
    return Rule(
        kind="precision",
        columns=(precision, first, last),
        sql=f'"{last}" - "{first}" < CASE "{precision}" {most} ELSE 1000000 END',
        meaning=f"{first} and {last} lie no farther apart than a {precision} of day, month or "
        "year allows",
    )


def whole(precision: str, first: str, last: str) -> Rule:
    """A year has all its days from FIRST to LAST, and what is told less exactly than to the day has
    several, by the PRECISION."""
    days = f'("{first}", "{last}")'
    year = f'(make_date(year("{first}"), 1, 1), make_date(year("{first}"), 12, 31))'
    return Rule(
        kind="precision",
        columns=(first, last, precision),
        sql=f"CASE \"{precision}\" WHEN 'year' THEN {days} = {year} "
        f'WHEN \'day\' THEN true ELSE "{first}" < "{last}" END',
        meaning=f"{first} and {last} are those of a year where {precision} says so, and several "
        "days where it is no day",
    )


def first_of(day: str, precision: str) -> Rule:
    """DAY is the first of its month or year, where PRECISION tells no more."""
    return Rule(
        kind="precision",
        columns=(day, precision),
        sql=f'CASE "{precision}" WHEN \'year\' THEN dayofyear("{day}") = 1 '
        f"WHEN 'month' THEN day(\"{day}\") = 1 ELSE true END",
        meaning=f"{day} is the first day of the month or year where {precision} tells no more",
    )


def where_told(column: str, other: str) -> Rule:
    """COLUMN is filled only where OTHER is."""
    return Rule(
        kind="together",
        columns=(column, other),
        sql=f'"{column}" IS NULL OR "{other}" IS NOT NULL',
        meaning=f"{column} is filled only where {other} is",
    )


def of_its_span(made: str) -> Rule:
    """MADE, an id of a row of a document, tells the document and its span."""
    return Rule(
        kind="id",
        columns=(made, "doc_id", "char_start", "char_end"),
        sql=f"NOT starts_with(\"{made}\", 'doc_') OR starts_with(\"{made}\", doc_id || '.') "
        f"AND regexp_matches(\"{made}\", '[a-z]' || char_start || '-' || char_end || '([^0-9]|$)')",
        meaning=f"a {made} that starts with the id of a document is made of doc_id and the span",
    )


def digest(hashed: str, text: str) -> Rule:
    """HASHED is the SHA-256 of TEXT, in hex."""
    return Rule(
        kind="digest",
        columns=(hashed, text),
        sql=f'"{hashed}" = sha256("{text}")',
        meaning=f"{hashed} is the SHA-256 of {text}",
    )


def made_of(made: str, sql: str, meaning: str, *others: str) -> Rule:
    """MADE, an id or a count, is what SQL makes of the OTHERS (and MEANING says)."""
    return Rule(
        kind="id", columns=(made, *others), sql=f'"{made}" = {sql}', meaning=f"{made} is {meaning}"
    )


def sums_up(total: str, *parts: str) -> Rule:
    """TOTAL is the sum of PARTS."""
    summed = " + ".join(f'"{part}"' for part in parts)
    return Rule(
        kind="id",
        columns=(total, *parts),
        sql=f'"{total}" = {summed}',
        meaning=f"{total} is the sum of {', '.join(parts)}",
    )


def past(day: str, at: str, days: int) -> Rule:
    """The day DAY lies no more than DAYS after the time AT."""
    return Rule(
        kind="past",
        columns=(day, at),
        sql=f'"{day}"::TIMESTAMP <= "{at}"::TIMESTAMP + INTERVAL {days} DAY',
        meaning=f"{day} lies no more than {days} days after {at}",
    )


def by_method(*kinds: str) -> Rule:
    """The `method` of a row is of one of these KINDS, as its first word tells; others are told."""
    known = ", ".join(map(quoted, kinds))
    return Rule(
        kind="method",
        columns=("method",),
        sql=f"regexp_extract(method, '^[a-z]+') IN ({known})",
        meaning=f"method starts with one of {', '.join(kinds)}",
        severity="warning",
    )


def finite(column: str) -> Rule:
    """COLUMN is a number, and not infinite."""
    return Rule(
        kind="finite",
        columns=(column,),
        sql=f'isfinite("{column}")',
        meaning=f"{column} is a number, and not infinite",
    )


def printable(column: str, *, of_list: bool = False, blank: bool = False) -> Rule:
    """COLUMN holds no control characters and, unless it may be BLANK, not only white space."""
    return _worded("printable", column, "{0} is not blank, and holds no control characters",
                   of_list=of_list, faults=_CONTROL, blank=blank)  # fmt: skip


def label(column: str) -> Rule:
    """COLUMN is a line that pages can show: without control characters, bidirectional or other,
    and without markup."""
    return _worded("label", column, "{0} is a line without markup and control characters",
                   of_list=False, faults=_MARKUP, blank=False)  # fmt: skip


def as_label(column: str) -> Rule:
    """The same of a COLUMN that others have written: it is told where it does not hold."""
    return replace(label(column), severity="warning")


def as_labels(column: str) -> Rule:
    """The same of each member of the lists in COLUMN."""
    each = _worded("label", column, "each of {0} is a line without markup and control characters",
                   of_list=True, faults=_MARKUP, blank=False)  # fmt: skip
    return replace(each, severity="warning")


def _worded(
    kind: RuleKind, column: str, meaning: str, *, of_list: bool, faults: str, blank: bool
) -> Rule:
    """The rule that COLUMN, or each member of its lists, has no FAULTS and may or not be BLANK."""
    patterns = [faults, *([] if blank else [r"^\s*$"])]
    pattern = quoted("|".join(patterns))
    found = f'regexp_matches("{column}", {pattern})'
    if of_list:
        found = f'list_bool_or(list_transform("{column}", lambda x: regexp_matches(x, {pattern})))'
    return Rule(
        kind=kind, columns=(column,), sql=f"NOT coalesce({found}, false)",
        meaning=meaning.format(column),
    )  # fmt: skip


def quoted(text: str) -> str:
    """TEXT as a string literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
