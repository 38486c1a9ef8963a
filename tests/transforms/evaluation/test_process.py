"""The measures of the process, on two small texts with known figures."""

from __future__ import annotations

import pytest

from parley.transforms.evaluation.calibration import calibration
from tests.transforms.evaluation.test_evaluation import INVASION, figures, gold_file
from tests.warehouse.small import TEXT_A, A, small_rows, small_tables, span, tables_of

LAST = TEXT_A.split(". ")[2]
AGREEMENT = {
    "layer": "agreement", "quote": LAST, "mention": "soldiers", "agreement": "swap",
}  # fmt: skip
STATUS = {"layer": "status", "quote": LAST, "status": "implemented", "by": ["RUS"]}
PROVISION = {
    "layer": "provision", "quote": "Ukraine opposes ceding land", "content": "ceding land",
    "issue": "territorial_concessions", "obliged": ["UKR"],
}  # fmt: skip
ROUND = {
    "layer": "round", "quote": "Türkiye hosted talks between Russia and Ukraine in Istanbul",
    "mention": "talks between Russia and Ukraine", "parties": ["RUS", "UKR"],
}  # fmt: skip
ROLE = {"layer": "role", "quote": ROUND["quote"], "actor": "TUR", "role": "host"}
INTEREST = {
    "layer": "interest", "quote": PROVISION["quote"], "content": "ceding land", "holder": "UKR",
}  # fmt: skip
ZELENSKYY = ["person:zelenskyy"]


@pytest.mark.parametrize(
    ("row", "change", "measure", "expected"),
    [
        pytest.param(AGREEMENT, {}, "agreement.mention", (1, 1, 1, 1), id="mention"),
        pytest.param(AGREEMENT, {"mention": "Some"}, "agreement.mention", (0, 0, 1, 1),
                     id="other-words"),
        pytest.param(STATUS, {}, "status", (1, 1, 1, 1), id="status"),
        pytest.param(STATUS, {"status": "signed"}, "status", (0, 0, 1, 1), id="another-status"),
        pytest.param(STATUS, {"status": "signed", "alt": {"status": "implemented"}}, "status",
                     (1, 1, 1, 1), id="second-status"),
        pytest.param(STATUS, {"by": ["UKR"]}, "status", (1, 1, 1, 1), id="status-alone"),
        pytest.param(STATUS, {"by": ["UKR"]}, "status+by", (0, 0, 1, 1), id="by-another"),
        pytest.param(STATUS, {"by": []}, "status+by", (0, 0, 1, 1), id="by-nobody"),
        pytest.param(STATUS, {"by": ["UKR"], "optional": True}, "status+by", (0, 0, 0, 0),
                     id="optional"),
        pytest.param(PROVISION, {}, "provision.content", (1, 1, 1, 1), id="content"),
        pytest.param(PROVISION, {"content": PROVISION["quote"]}, "provision.content",
                     (0, 0, 1, 1), id="less-than-half"),
        pytest.param(PROVISION, {}, "provision+issue", (1, 1, 1, 1), id="issue"),
        pytest.param(PROVISION, {"issue": "other:land"}, "provision.content", (1, 1, 1, 1),
                     id="content-of-own-issue"),
        pytest.param(PROVISION, {"issue": "other:land"}, "provision+issue", (0, 0, 1, 1),
                     id="own-issue"),
        pytest.param(PROVISION, {"obliged": ZELENSKYY}, "provision+obliged", (1, 1, 1, 1),
                     id="country-of-obliged"),
        pytest.param(PROVISION, {"obliged": ["RUS"]}, "provision+obliged", (0, 0, 1, 1),
                     id="another-obliged"),
        pytest.param(ROUND, {}, "round.mention", (1, 1, 1, 1), id="round"),
        pytest.param(ROUND, {"parties": ["RUS"]}, "round+parties", (1, 1, 1, 1), id="one-party"),
        pytest.param(ROUND, {"parties": ["RUS", "TUR"]}, "round+parties", (0, 0, 1, 1),
                     id="party-that-is-not-told"),
        pytest.param(ROLE, {}, "role", (1, 1, 1, 1), id="role"),
        pytest.param(ROLE, {"role": "mediator"}, "role", (0, 0, 1, 1), id="another-role"),
        pytest.param(ROLE, {"actor": "RUS"}, "role", (0, 0, 1, 1), id="another-actor"),
        pytest.param(INTEREST, {}, "interest.content", (1, 1, 1, 1), id="interest"),
        pytest.param(INTEREST, {"holder": "RUS"}, "interest.content", (1, 1, 1, 1),
                     id="interest-alone"),
        pytest.param(INTEREST, {"holder": "RUS"}, "interest+holder", (0, 0, 1, 1),
                     id="another-holder"),
    ],
)  # fmt: skip
def test_each_measure_looks_at_its_own_field(row, change, measure, expected):
    assert figures(small_tables(), {**row, **change})[measure] == expected


def test_gold_of_the_process_owes_no_events_and_covers_all_of_its_own_layers():
    found = figures(small_tables(), ROUND, PROVISION)
    assert found["interest.content"] == (0, 0, 1, 0)
    assert not any(measure.startswith(("event.", "mention.")) for measure in found)
    assert not any(measure.startswith("round") for measure in figures(small_tables(), INVASION))


def test_wordings_of_one_agreement_are_pairs():
    rows = small_rows()
    again = {"agreement_mention_id": "am1", **span(A, "Some 1,000"), "text": "Some 1,000"}
    rows["agreement_mentions"].append({**rows["agreement_mentions"][0], **again})
    other = {**AGREEMENT, "mention": "Some"}
    measure = "agreement.same_pairs"
    assert figures(tables_of(rows), AGREEMENT, other)[measure] == (1, 1, 1, 1)
    apart = {**other, "agreement": "amnesty"}
    assert figures(tables_of(rows), AGREEMENT, apart)[measure] == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (ROLE, 1), (ROLE | {"role": "mediator"}, 0), (INTEREST, 1),
        (INTEREST | {"holder": "RUS"}, 0),
        (PROVISION | {"issue": "other:land"}, 1),
    ],
)  # fmt: skip
def test_methods_are_judged_by_role_and_holder(row, right):
    counts = calibration(small_tables(), {"hand": [gold_file(row)]})
    assert [count for (layer, _), count in counts.items() if layer == row["layer"]] == [(1, right)]
