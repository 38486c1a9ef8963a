"""How far reviewers agree beyond chance: Krippendorff's alpha and Cohen's kappa."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parley.transforms.review.decisions import Judged

_PAIR = 2


@dataclass(frozen=True)
class Agreement:
    """Two reviewers on the rows of one table that both have judged.

    `alpha` and `kappa` compare verdicts (right, wrong, changed), `alpha_exact` the changed values
    too. They are None where there is nothing to tell apart.
    """

    table: str
    rows: int
    same: int
    alpha: float | None
    alpha_exact: float | None
    kappa: float | None


Units = Sequence[Sequence[str]]
_All = Mapping[tuple[str, str], Judged]


def agreement(one: _All, other: _All) -> list[Agreement]:
    """The agreement of two reviewers, table by table, and in all of them together ("all")."""
    both = sorted(one.keys() & other.keys())
    tables = sorted({table for table, _ in both})
    found = [_of(table, [key for key in both if key[0] == table], one, other) for table in tables]
    return [*found, _of("all", both, one, other)]


def disagreements(one: _All, other: _All) -> list[tuple[str, str, str, str]]:
    """The rows on which two reviewers differ: table, row, and what each says."""
    return [
        (*key, one[key].label, other[key].label)
        for key in sorted(one.keys() & other.keys())
        if one[key].label != other[key].label
    ]


def _of(table: str, keys: Sequence[tuple[str, str]], one: _All, other: _All) -> Agreement:
    verdicts = [(one[key].verdict, other[key].verdict) for key in keys]
    labels = [(one[key].label, other[key].label) for key in keys]
    return Agreement(
        table=table,
        rows=len(keys),
        same=sum(a == b for a, b in labels),
        alpha=krippendorff_alpha(verdicts),
        alpha_exact=krippendorff_alpha(labels),
        kappa=cohen_kappa(verdicts),
    )


def krippendorff_alpha(units: Units) -> float | None:
    """Krippendorff's alpha of nominal values (Krippendorff 2011, "Computing alpha-reliability").

    UNITS hold for each thing judged the values that its judges gave; those with fewer than two do
    not count. None where fewer than two values were ever given.
    """
    pairable = [unit for unit in units if len(unit) >= _PAIR]
    totals = Counter(value for unit in pairable for value in unit)
    n = sum(totals.values())
    expected = n * n - sum(count * count for count in totals.values())
    if not expected:
        return None
    observed = 0.0
    for unit in pairable:
        counts = Counter(unit)
        differing = len(unit) ** 2 - sum(count * count for count in counts.values())
        observed += differing / (len(unit) - 1)
    return 1 - (n - 1) * observed / expected


def cohen_kappa(pairs: Units) -> float | None:
    """Cohen's kappa of two judges (Cohen 1960); None where chance alone would make them agree."""
    if not pairs:
        return None
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(first[value] * second[value] for value in first) / (n * n)
    return None if expected == 1 else (observed - expected) / (1 - expected)
