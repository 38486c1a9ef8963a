"""Known instruments of several layers, checked against each other."""

from __future__ import annotations

import pytest

from parley.schemas.codebook.agreements import Agreement
from parley.transforms.knowledge.agreements import check_agreements
from parley.transforms.knowledge.located import Located


def entry(path: str, **values: str) -> Located[Agreement]:
    fields = {"id": "some_accord", "name": "Some Accord", "kind": "treaty", "date": "2001"}
    return Located(Agreement.model_validate({**fields, **values}), path, {})


GENERAL, BOOK = "general/agreements.yaml", "codebooks/small/agreements.yaml"


def test_a_codebook_may_say_more_on_a_general_instrument():
    entries = [entry(GENERAL, wikidata="Q1"), entry(BOOK, wikidata="Q1")]
    assert list(check_agreements(entries, {})) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(entry(GENERAL), entry(GENERAL), id="both-general"),
        pytest.param(entry(BOOK), entry("codebooks/b/agreements.yaml"), id="both-of-codebooks"),
        pytest.param(
            entry(GENERAL, wikidata="Q1"), entry(BOOK, id="another", wikidata="Q1"), id="item"
        ),
    ],
)
def test_two_instruments_are_not_one(first: Located[Agreement], second: Located[Agreement]):
    (fault,) = check_agreements([first, second], {})
    assert "already" in fault.what
    assert fault.where.startswith(second.path)
