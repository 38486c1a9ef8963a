"""What documents tell gives the same rows, in whatever parts and order they are read."""

from __future__ import annotations

import random
from itertools import pairwise

import pyarrow as pa
import pytest

from parley.schemas.codebook.lexicons import EventTypeRow
from parley.schemas.dimensions import PLACES
from parley.schemas.facts import EVENT_CONFLICTS, EVENT_PARTICIPANTS
from parley.transforms.resolution.joining.across_documents import joined
from parley.transforms.resolution.joining.compatibility import Places
from parley.transforms.resolution.joining.features import Actors, tell
from parley.transforms.resolution.tables.conflicts import Disputes, event_conflicts
from parley.transforms.resolution.tables.event_slices import by_event, participants, with_events
from parley.transforms.resolution.tables.events import Known, event_rows
from tests.benchmarks.joining import generated

NOWHERE = Places(PLACES.empty())


def resolved(mentions: pa.Table, features: pa.Table, knowledge) -> dict[str, pa.Table]:
    """The tables of events that MENTIONS give."""
    doc_ids = mentions["doc_id"].unique()
    documents = pa.table(
        {
            "doc_id": doc_ids,
            "source_name": [doc_id[-1] for doc_id in doc_ids.to_pylist()],
            "published_on": pa.nulls(len(doc_ids), pa.date32()),
        }
    )
    found = joined(tell(mentions, Actors(), features, {}, knowledge.event_traits), NOWHERE)
    rows = with_events(mentions, found.of(mentions["event_mention_id"]))
    told = by_event(rows)
    types: tuple[EventTypeRow, ...] = knowledge.event_types
    return {
        "events": event_rows(told, Known(documents, types, {})),
        "conflicts": EVENT_CONFLICTS.sorted(
            event_conflicts(told, Disputes(documents, {}, NOWHERE))
        ),
        "participants": EVENT_PARTICIPANTS.sorted(participants(rows, {})),
    }


def parted(table: pa.Table, chance: random.Random) -> pa.Table:
    """The rows of TABLE in another order and in other parts."""
    rows = chance.sample(range(table.num_rows), table.num_rows)
    cuts = [0, *sorted(chance.sample(range(1, len(rows)), 3)), len(rows)]
    parts = [table.take(rows[a:b]) for a, b in pairwise(cuts)]
    return pa.concat_tables(parts)


@pytest.mark.parametrize("seed", [1, 2])
def test_parts_and_order_of_what_is_read_leave_no_trace(knowledge, seed):
    mentions, features, _ = generated(600, crowded=seed == 1)
    at_once = resolved(mentions, features, knowledge)
    assert at_once["conflicts"].num_rows
    chance = random.Random(seed)
    again = resolved(parted(mentions, chance), parted(features, chance), knowledge)
    assert again == at_once
