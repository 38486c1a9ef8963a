"""Tests are dealt out by module, and what shares a Prefect server goes to one worker."""

from __future__ import annotations

from tests.workers import group_of

TESTS = [
    "tests/flows/test_cli.py::test_one",
    "tests/flows/test_schedule.py::test_one",
    "tests/transforms/test_a.py::test_one[a::b@c]",
    "tests/flows/inputs/test_b.py::TestB::test_one",
    "tests/transforms/test_a.py::test_two",
]


def test_modules_stay_whole_and_flows_together():
    flows, schedule, one, inputs, two = map(group_of, TESTS)
    assert flows == inputs
    assert one == two
    assert len({flows, schedule, one}) == 3
