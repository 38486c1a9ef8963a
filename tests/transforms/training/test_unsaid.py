"""Weights learnt from lessons."""

from __future__ import annotations

from parley.transforms.reading.events.unsaid.candidates import Candidate
from parley.transforms.training.unsaid import Lesson, weigh

NOBODY = Candidate("", ("source nobody",))
NEAR, FAR = Candidate("a", ("source near",)), Candidate("b", ("source far",))


def test_what_is_right_weighs_more():
    lessons = [Lesson([NOBODY, NEAR, FAR], [False, True, False])] * 20
    weights = weigh([*lessons, Lesson([NOBODY, FAR], [True, False])] * 2)
    assert weights["source near"] > weights["source nobody"] > weights["source far"]


def test_a_sign_that_is_seldom_met_has_no_weight():
    once = Lesson([NOBODY, Candidate("c", ("source once",))], [True, False])
    assert "source once" not in weigh([once, *[Lesson([NOBODY, NEAR], [False, True])] * 9])


def test_where_the_right_one_is_no_candidate_nobody_is():
    lessons = [Lesson([NOBODY, FAR], [False, False])] * 10
    weights = weigh(lessons)
    assert weights["source nobody"] > weights["source far"]
