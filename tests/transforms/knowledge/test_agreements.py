"""Known instruments of several layers, checked against each other."""

from __future__ import annotations

import pytest

from parley.schemas.codebook.agreements import Agreement
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.agreements import check_agreements
from parley.transforms.knowledge.located import Located


def entry(path: str, **values: str) -> Located[Agreement]:
    fields = {"id": "some_accord", "name": "Some Accord", "kind": "treaty", "date": "2001"}
    return Located(Agreement.model_validate({**fields, **values}), path, {})


GENERAL, BOOK = "general/agreements.yaml", "codebooks/small/agreements.yaml"


def test_a_codebook_may_say_more_on_a_general_instrument():
    check_agreements([entry(GENERAL, wikidata="Q1"), entry(BOOK, wikidata="Q1")], {})


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
    with pytest.raises(CodebookError, match="already") as caught:
        check_agreements([first, second], {})
    assert caught.value.where.startswith(second.path)
