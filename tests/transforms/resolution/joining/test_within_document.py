"""Which mentions of one text tell one event."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from parley.schemas.dimensions import PLACES
from parley.schemas.facts import EVENT_MENTIONS
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.joining.features import Actors, tell
from parley.transforms.resolution.joining.units import units_of
from tests.transforms.resolution.mentioned import CLASSES, TRAITS, Wording, features, mention

SIDES = {"person:vladimir_putin": "RUS", "person:hakan_fidan": "TUR"}
ACTORS = Actors(SIDES, persons=frozenset({*SIDES, "person:volodymyr_zelenskyy"}))
DAY, MONTH = "2022-03-05", "2022-03"


def told(*mentions: tuple[dict, Wording]) -> list[set[str]]:
    """The mentions of one text by event; the nth stands in the sentence that its wording tells."""
    rows = [row | {"doc_id": mentions[0][0]["doc_id"]} for row, _ in mentions]
    content = {row["event_mention_id"]: wording for row, wording in mentions}
    mentions = tell(EVENT_MENTIONS.from_rows(rows), ACTORS, features(content), CLASSES, TRAITS)
    found = units_of(mentions, Places(PLACES.empty())).of_mention
    ids = np.array(mentions.ids.to_pylist())
    return sorted(({*ids[found == unit]} for unit in set(found.tolist())), key=sorted)


def talks(number: int, day: str | None = None, **values):
    """Talks of Russia and Ukraine, by a noun, in sentence NUMBER unless `sentence` says another."""
    wording = {"noun": True} | _wording(values)
    row = {"event_type": "CONSULT", "trigger": "talks", "cameo_code": "046",
           "source_actor_ids": ["RUS", "UKR"], "target_actor_ids": []}  # fmt: skip
    told_as = {"stems": (), "sentence": number} | wording
    return mention(number, day, **(row | values)), Wording(**told_as)


def act(number: int, day: str | None = None, **values):
    """Russia attacks Ukraine, by a verb."""
    told_as = {"stems": (), "sentence": number} | _wording(values)
    return mention(number, day, **values), Wording(**told_as)


def _wording(values: dict[str, Any]) -> dict[str, Any]:
    """Those of VALUES that tell the wording, taken out of them."""
    return {name: values.pop(name) for name in Wording._fields if name in values}


HOSTED = {"source_actor_ids": ["TUR"], "target_actor_ids": ["RUS", "UKR"], "cameo_code": "043",
          "noun": False, "trigger": "hosted"}  # fmt: skip
SENT = {"source_actor_ids": ["person:vladimir_putin"], "target_actor_ids": [], "trigger": "sent",
        "noun": False, "event_mode": "visit", "sends": True}  # fmt: skip
LEADERS = {"source_actor_ids": ["person:vladimir_putin", "person:volodymyr_zelenskyy"]}
NOUN = {"noun": True, "trigger": "attack"}
TOGETHER, APART = [{"m1", "m2"}], [{"m1"}, {"m2"}]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(talks(1, DAY), talks(2, resumes=True), TOGETHER, id="the-talks"),
        pytest.param(talks(1, DAY), talks(2), TOGETHER, id="talks-in-the-next-sentence"),
        pytest.param(talks(1, DAY), talks(2, sentence=30), APART, id="talks-far-away"),
        pytest.param(
            talks(1, DAY), talks(2, sentence=30, resumes=True), TOGETHER, id="the-talks-far-away",
        ),
        pytest.param(talks(1, DAY), talks(2, another=True), APART, id="another-round"),
        pytest.param(talks(1, DAY), talks(2, factuality="future"), APART, id="talks-to-come"),
        pytest.param(talks(1, DAY), talks(2, "2025-05-16", resumes=True), APART, id="other-year"),
        pytest.param(talks(1, DAY), talks(2, DAY, **HOSTED), TOGETHER, id="hosted"),
        pytest.param(
            talks(1, **HOSTED), talks(2, resumes=True, **(HOSTED | {"source_actor_ids": ["CHN"]})),
            APART, id="other-host",
        ),
        pytest.param(talks(1, DAY), talks(2, MONTH, **SENT), TOGETHER, id="delegation-sent"),
        pytest.param(talks(1, DAY), talks(2, **SENT), APART, id="delegation-sent-some-time"),
        pytest.param(talks(1, DAY), talks(2, resumes=True, **LEADERS), APART, id="summit"),
        pytest.param(act(1, DAY), act(2, resumes=True, **NOUN), TOGETHER, id="the-attack"),
        pytest.param(act(1, DAY), act(2, **NOUN), APART, id="an-attack"),
        pytest.param(
            act(1, DAY), act(2, sentence=50, resumes=True, **NOUN), APART, id="attack-far-away",
        ),
        pytest.param(
            act(1, factuality="negated"), act(2, resumes=True, **NOUN), APART,
            id="the-attack-is-none-that-was-not",
        ),
        pytest.param(act(1, DAY), act(2, "2022-03-20"), APART, id="days-apart"),
        pytest.param(act(1, DAY), act(2, DAY, factuality="negated"), TOGETHER, id="in-dispute"),
    ],
)  # fmt: skip
def test_two_mentions_of_one_text(one, other, expected):
    assert told(one, other) == expected


def test_a_definite_noun_takes_up_what_was_told_last():
    found = told(talks(1, "2022-03-10"), talks(2, "2022-04-12"), talks(3, resumes=True))
    assert found == [{"m1"}, {"m2", "m3"}]


def test_talks_of_two_years_stay_apart_whatever_stands_between():
    found = told(
        talks(1, "2025-05-15"), talks(2, resumes=True), talks(3, MONTH), talks(4, resumes=True)
    )
    assert found == [{"m1", "m2"}, {"m3", "m4"}]
