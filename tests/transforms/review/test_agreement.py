"""Agreement of reviewers, against published examples."""

from __future__ import annotations

import datetime as dt

import pytest

from parley.transforms.review.agreement import (
    agreement,
    cohen_kappa,
    disagreements,
    krippendorff_alpha,
)
from parley.transforms.review.decisions import Decision, in_order, judged

# The nominal example of Krippendorff (2011): four observers, twelve units, some values missing.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_alpha_of_the_published_example():
    units = [[each for each in unit if each != "."] for unit in zip(*OBSERVERS, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_observers_of_ten_units():
    # Krippendorff (2011), binary data: 1 unit both 1, 5 both 0, 4 differing: alpha is .095.
    units = ["11", *["01"] * 4, *["00"] * 5]
    assert krippendorff_alpha(units) == pytest.approx(0.095, abs=5e-4)


def test_kappa_of_a_table():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed .7, by chance .5
    pairs = ["yy"] * 20 + ["yn"] * 5 + ["ny"] * 10 + ["nn"] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


@pytest.mark.parametrize("measure", [krippendorff_alpha, cohen_kappa])
def test_where_nothing_is_told_apart_there_is_no_measure(measure):
    assert measure([]) is None
    assert measure(["aa", "aa"]) is None
    assert measure(["ab", "ba", "aa", "bb"]) == pytest.approx(0, abs=0.2)
    assert measure(["aa", "bb"]) == 1


def decided(row: str, verdict: str, reviewer: str = "A", **changes: str) -> Decision:
    return Decision(
        table="stances", row_id=row, doc_id="doc_0123456789abcdef", verdict=verdict,
        reviewer=reviewer, date=dt.date(2025, 6, 1), **changes,
    )  # fmt: skip


def test_reviewers_agree_where_verdict_and_values_are_the_same():
    one = judged(
        [
            decided("1", "accept"),
            decided("2", "change", field="position", value="oppose"),
            decided("2", "change", field="issue_id", value="aid"),
            decided("3", "reject"),
            decided("4", "accept"),
        ]
    )
    other = judged(
        [
            decided("1", "accept"),
            decided("2", "change", field="position", value="neutral"),
            decided("3", "accept"),
            decided("5", "reject"),
        ]
    )
    assert one["stances", "2"].label == "change issue_id=aid position=oppose"
    of_stances, of_all = agreement(one, other)
    assert (of_stances.table, of_all.table) == ("stances", "all")
    assert (of_all.rows, of_all.same) == (3, 1)
    assert of_all.alpha is not None
    assert of_all.alpha_exact is not None
    assert of_all.alpha > of_all.alpha_exact
    assert [row for _, row, _, _ in disagreements(one, other)] == ["2", "3"]


def test_the_last_verdict_counts():
    told = judged(
        [decided("1", "change", field="position", value="oppose"), decided("1", "accept")]
    )
    assert told["stances", "1"].label == "accept"


def test_a_sample_is_the_same_whatever_the_order():
    rows = [("stances", {"stance_id": str(n), "confidence": n % 3 / 3}) for n in range(30)]
    drawn = in_order(rows, 8, seed=1)
    assert drawn == in_order(rows[::-1], 8, seed=1)
    assert drawn != in_order(rows, 8, seed=2)
    assert len(drawn) == 8
    confidences = [row["confidence"] for _, row in drawn]
    assert confidences == sorted(confidences)
