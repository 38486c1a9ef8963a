"""What entries of issues and genres hold."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from parley.schemas.codebook.issues import Genres, ImpliedBy, ShownBy
from parley.schemas.vocabulary import POSITIONS


@pytest.mark.parametrize("position", POSITIONS)
def test_positions_are_those_of_the_vocabulary(position):
    assert ShownBy(position=position, patterns=()).position == position


def test_another_position_is_refused():
    with pytest.raises(ValidationError, match="'support', 'oppose'"):
        ShownBy(position="maybe", patterns=())


def test_positions_follow_from_event_types_only():
    assert ImpliedBy(event_type="REJECT", position="oppose").event_type == "REJECT"
    with pytest.raises(ValidationError, match="'REFUSE' is no PLOVER event type; one of AGREE"):
        ImpliedBy(event_type="REFUSE", position="oppose")


def test_genres_give_their_phrases():
    assert Genres(news=("reported",)).phrases()["news"] == ("reported",)
    assert set(Genres().phrases()) == {"news", "analysis", "opinion", "scholarly", "statement"}
