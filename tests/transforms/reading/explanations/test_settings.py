"""When a wording of a reason is one: by its sentence, and by what the text told before."""

from __future__ import annotations

import pytest

from parley.transforms.reading.explanations.cues import Cue
from parley.transforms.reading.explanations.finder import Before, Setting, Wording, method_of
from parley.transforms.reading.patterns import Match

REASON, WIDE = Match((2,), Wording("mistrust")), Match((2, 3), Wording("mistrust"))
ALONE = Match((2,), Wording("mistrust", alone=True))
OUTCOME = Match((9,), "failure")
CUE = Cue(5, 6, "effect_first", frozenset(range(6)), frozenset(range(6, 12)))
ASIDE = Cue(5, 6, "effect_first", frozenset(range(6, 12)), frozenset(range(6)))


def setting(**values) -> Setting:
    told = {"outcomes": [], "cues": [], "processes": set(), "party": False,
            "parties_known": False, "says": True}  # fmt: skip
    return Setting(**(told | values))


@pytest.mark.parametrize(
    ("match", "values", "method"),
    [
        pytest.param(ALONE, {}, "reason_alone", id="alone"),
        pytest.param(REASON, {"cues": [CUE], "outcomes": [OUTCOME]}, None, id="on-other-matters"),
        pytest.param(REASON, {"cues": [CUE], "outcomes": [OUTCOME], "party": True},
                     "reason_cue_outcome", id="cue-and-outcome"),
        pytest.param(REASON, {"outcomes": [OUTCOME], "party": True}, None, id="short-wording"),
        pytest.param(WIDE, {"outcomes": [OUTCOME], "party": True}, "reason_outcome", id="outcome"),
        pytest.param(WIDE, {"outcomes": [Match((2, 3), "failure")], "party": True}, None,
                     id="the-outcome-is-the-reason-itself"),
        pytest.param(WIDE, {"cues": [CUE], "processes": {8}}, "reason_cue", id="process-explained"),
        pytest.param(WIDE, {"cues": [ASIDE], "processes": {8}}, None, id="on-the-other-side"),
        pytest.param(WIDE, {"context": True}, "reason_context", id="in-context"),
        pytest.param(REASON, {"context": True}, None, id="short-in-context"),
        pytest.param(WIDE, {"context": True, "says": False}, None, id="list-in-context"),
    ],
)  # fmt: skip
def test_how_a_wording_is_told_to_be_a_reason(match, values, method):
    assert method_of(match, setting(**values)) == method


def test_a_cue_is_enough_where_the_parties_are_known():
    assert not setting(cues=[CUE]).about_peace
    assert setting(cues=[CUE], parties_known=True).about_peace
    assert not setting(parties_known=True).about_peace


def test_a_title_that_names_the_outcome_holds_for_the_whole_text():
    before = Before()
    before.heading("talks_failed")
    before.heading(None)
    assert before.outcome(paragraph=7) == "talks_failed"


def test_a_heading_holds_until_the_next():
    before = Before()
    for named in (None, "talks_failed", None):
        before.heading(named)
        assert before.outcome(paragraph=1) == named


def test_a_sentence_holds_for_its_paragraph():
    before = Before()
    before.sentence(1, frozenset({2022}), "talks_failed")
    before.sentence(1, frozenset({2022}), None)
    assert before.outcome(1) == "talks_failed"
    assert before.outcome(2) is None
    assert before.years == {1: {2022}}


def test_where_a_cue_must_link_a_wording_to_what_was_told_before():
    values = {"context": True, "says": True, "linked": True}
    assert method_of(WIDE, setting(**values)) is None
    assert method_of(WIDE, setting(**values, cues=[CUE])) == "reason_context"
