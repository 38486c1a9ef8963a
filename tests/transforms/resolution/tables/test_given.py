"""Which values of an event are in dispute."""

from __future__ import annotations

import numpy as np
import pytest

from parley.transforms.resolution.tables.given import Given, in_dispute


@pytest.mark.parametrize(
    ("told", "disputed"),
    [
        pytest.param({1: [0], 2: [0]}, False, id="one-value"),
        pytest.param({1: [0], 2: [1]}, True, id="two-tellers"),
        pytest.param({1: [0, 1]}, False, id="one-teller"),
        pytest.param({1: [0, 1], 2: [1]}, False, id="one-of-two"),
        pytest.param({1: [0, 1], 2: [1, 2], 3: [0, 2]}, False, id="each-shares-with-each"),
        pytest.param({1: [0, 1], 2: [1, 2], 3: [3]}, True, id="nothing-shared"),
        pytest.param({1: [0], 2: [-1]}, False, id="told-by-one"),
    ],
)
def test_tellers_without_a_common_value_are_at_odds(told, disputed):
    rows = [(teller, value) for teller, values in told.items() for value in values]
    documents, values = (np.array(column) for column in zip(*rows, strict=True))
    given = Given(np.ones(len(rows), np.int64), values, documents, np.full(len(rows), -1))
    found = in_dispute(given, 2)
    assert (len(found.event) > 0) == disputed
    if disputed:
        assert len(found.event) == len(rows)
