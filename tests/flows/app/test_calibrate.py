from __future__ import annotations

import pytest

from parley.flows.app import calibrate
from parley.schemas.errors import ConfigurationError


def test_the_sample_tells_of_methods_that_are_seldom_met_elsewhere():
    often, seldom, never = ("event", "often"), ("event", "seldom"), ("event", "never")
    tuning = {often: (20, 10), seldom: (4, 1)}
    sample = {often: (50, 50), seldom: (10, 9), never: (3, 3)}
    assert calibrate.joined(tuning, sample) == {
        never: (3, 3), often: (20, 10), seldom: (14, 10),
    }  # fmt: skip


def test_an_installed_package_is_not_written_to(tmp_path, monkeypatch):
    monkeypatch.setattr(calibrate, "PROJECT", tmp_path)
    with pytest.raises(ConfigurationError, match="checkout"):
        calibrate.main()


def test_methods_that_are_not_met_keep_their_counts():
    assert calibrate.counted_before("layer,method,n,right\nevent,verb_bare,44,41\n") == {
        ("event", "verb_bare"): (44, 41)
    }


def test_counts_of_two_sets_add_up():
    one, other = {("role", "said"): (3, 1)}, {("role", "said"): (2, 2), ("round", "act"): (1, 0)}
    assert calibrate.added(one, other) == {("role", "said"): (5, 3), ("round", "act"): (1, 0)}
