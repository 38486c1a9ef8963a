"""What opens the clauses of resolutions."""

from __future__ import annotations

import pytest

from parley.transforms.reading.attributions.issuers.clauses import forms


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("welcome", {"welcome", "welcomes", "welcoming"}),
        ("stress", {"stress", "stresses", "stressing"}),
        ("agree", {"agree", "agrees", "agreeing"}),
        ("have", {"have", "has", "having"}),
        ("deny", {"deny", "denies", "denying"}),
        ("regret", {"regret", "regrets", "regretting"}),
    ],
)
def test_forms_of_verbs(verb: str, told: set[str]) -> None:
    assert told <= set(forms(verb))
