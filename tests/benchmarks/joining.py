"""How joining grows with the number of mentions: python -m tests.benchmarks.joining [COUNT ...].

The mentions are generated, not read from texts: events of uneven renown (few are told thousands of
times), a few dyads that hold most of them, some types more than others, a quarter of the mentions
without a date, some dated to the month or a day off, wire stories repeated word for word. What they
tell of is known, so that the pairs joined can be counted as right or wrong. Each count runs in a
process of its own, whose seconds of processor and peak memory are measured; what the generated
table itself takes is told beside it. The last row is the worst case: all mentions are of one dyad,
one type and one month.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from itertools import accumulate

import pyarrow as pa
from rich.console import Console
from rich.table import Table

from parley.schemas.dimensions import PLACES
from parley.schemas.facts import EVENT_MENTIONS
from parley.schemas.working import EVENT_FEATURES

COUNTS = (10_000, 100_000, 1_000_000)
CROWDED = 50_000
SEED = 20220224
_TYPES = {
    "ASSAULT": 22, "CONSULT": 20, "REQUEST": 10, "ACCUSE": 9, "AGREE": 8, "REJECT": 6, "AID": 5,
    "SUPPORT": 5, "COERCE": 4, "THREATEN": 3, "SANCTION": 3, "RETREAT": 2, "COOPERATE": 1,
    "MOBILIZE": 1, "PROTEST": 1,
}  # fmt: skip
_STATES, _PLACES, _STEMS = 180, 3_000, 6_000
_FIRST_DAY = dt.date(2020, 1, 1)
_DAYS = 2_200
_MENTIONS_AN_EVENT, _MENTIONS_A_DOCUMENT = 4, 14
_SLICE = 20_000


def main(counts: list[int]) -> None:
    """Print time, memory and pairs for each of COUNTS."""
    table = Table(
        "mentions", "events", "largest block", "joining, s", "tables, s", "peak, MB",
        "of it generated, MB", "pairs right", "pairs found", title="generated mentions, not texts",
    )  # fmt: skip
    for count, how in [*((count, "--spread") for count in counts), (CROWDED, "--crowded")]:
        command = [sys.executable, "-m", "tests.benchmarks.joining", how, str(count)]
        ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        told = json.loads(ended.stdout.splitlines()[-1])
        table.add_row(*(str(value) for value in told.values()))
    Console(width=140).print(table)


def one(count: int, crowded: bool) -> dict[str, str]:
    """The measures for COUNT mentions, all of one dyad, type and month where CROWDED."""
    from parley.flows.inputs.knowledge import read_knowledge
    from parley.flows.inputs.settings import settings
    from parley.transforms.resolution.joining.across_documents import joined
    from parley.transforms.resolution.joining.compatibility import Places
    from parley.transforms.resolution.joining.features import Actors, tell
    from parley.transforms.resolution.tables.conflicts import Disputes, event_conflicts
    from parley.transforms.resolution.tables.event_slices import by_event, participants, with_events
    from parley.transforms.resolution.tables.events import Known, event_rows

    mentions, features, truth = generated(count, crowded)
    doc_ids = mentions["doc_id"].unique().to_pylist()
    documents = pa.table(
        {
            "doc_id": doc_ids,
            "source_name": [f"paper {hash_of(doc_id) % 400}" for doc_id in doc_ids],
            "published_on": pa.nulls(len(doc_ids), pa.date32()),
        }
    )
    knowledge = read_knowledge(settings().data_folders, ["ukraine"])
    before = peak()
    start = time.process_time()
    told = tell(mentions, Actors(), features, {}, knowledge.event_traits)
    found = joined(told, Places(PLACES.empty()))
    middle = time.process_time()
    whole = with_events(mentions, found.of(mentions["event_mention_id"]))
    sliced = by_event(whole)
    disputes = Disputes(documents, {}, Places(PLACES.empty()))
    conflicts = event_conflicts(sliced, disputes)
    contested = set(conflicts["event_id"].unique().to_pylist())
    events = event_rows(sliced, Known(documents, knowledge.event_types, {}, contested))
    participants(whole, {})
    end = time.process_time()
    blocks = Counter(
        (kind, *sorted({*sources, *targets}))
        for kind, sources, targets in zip(
            *(mentions[c].to_pylist() for c in
              ("event_type", "source_actor_ids", "target_actor_ids")), strict=True
        )
    )  # fmt: skip
    right, together = pairs(found.events.to_pylist(), truth)
    return {
        "mentions": f"{count:,}",
        "events": f"{events.num_rows:,}",
        "block": f"{max(blocks.values()):,}",
        "joining": f"{middle - start:.1f}",
        "tables": f"{end - middle:.1f}",
        "peak": f"{peak():,.0f}",
        "before": f"{before:,.0f}",
        "right": f"{right:.0%}",
        "found": f"{together:.0%}",
    }


def generated(count: int, crowded: bool = False) -> tuple[pa.Table, pa.Table, list[int]]:
    """COUNT rows of EVENT_MENTIONS, their EVENT_FEATURES, and the event that each tells."""
    chance = random.Random(SEED)
    n_events = max(1, count // _MENTIONS_AN_EVENT)
    n_documents = max(1, count // _MENTIONS_A_DOCUMENT)
    stems = [f"s{number:04d}" for number in range(_STEMS)]
    common = list(accumulate(1 / (number + 20) for number in range(_STEMS)))
    states = [f"S{number:02d}" for number in range(_STATES)]
    weights = list(accumulate(1 / (number + 1) ** 1.3 for number in range(_STATES)))
    kinds, shares = list(_TYPES), list(accumulate(_TYPES.values()))
    events = []
    for _ in range(n_events):
        one, other = states[:2] if crowded else chance.choices(states, cum_weights=weights, k=2)
        events.append(
            (
                "ASSAULT" if crowded else chance.choices(kinds, cum_weights=shares)[0],
                one,
                other if other != one else states[chance.randrange(_STATES)],
                _FIRST_DAY + dt.timedelta(days=chance.randrange(31 if crowded else _DAYS)),
                f"place:{chance.randrange(_PLACES)}" if chance.random() < 0.5 else None,
                tuple(chance.choices(stems, cum_weights=common, k=12)),
            )
        )
    renown = list(accumulate(1 / (number + 5) for number in range(n_events)))
    rows: list[dict] = []
    features: list[dict] = []
    parts: list[tuple[pa.Table, pa.Table]] = []
    told = chance.choices(range(n_events), cum_weights=renown, k=count)
    for number, event in enumerate(told):
        kind, source, target, day, place, about = events[event]
        mention_id, drawn = f"em_{number:07x}", chance.random()
        first = last = None
        if drawn < 0.5:
            first = last = day
        elif drawn < 0.6:
            first = last = day + dt.timedelta(days=1)
        elif drawn < 0.75:
            first = day.replace(day=1)
            last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        wire = chance.random() < 0.3
        own = () if wire else tuple(chance.choices(stems, cum_weights=common, k=4))
        kept = about if wire else chance.sample(about, 7)
        document = chance.randrange(n_documents)
        features.append(
            {
                "event_mention_id": mention_id,
                "doc_id": f"doc_{document:016x}",
                "sentence_index": number % 30,
                "is_noun": False,
                "lemma": "word",
                "modifiers": [],
                "content": sorted({*kept, *own}),
                "governed_by": None,
            }
        )
        row = {
            "event_mention_id": mention_id,
            "event_id": mention_id,
            "doc_id": f"doc_{document:016x}",
            "sentence_id": f"doc_{document:016x}_{number % 30}",
            "char_start": (number % 30) * 150,
            "char_end": (number % 30) * 150 + 6,
            "trigger": "wordly" if number % 3 else "wordingly",
            "event_type": kind,
            "event_mode": None,
            "cameo_code": None,
            "contexts": [],
            "source_actor_ids": [source],
            "target_actor_ids": [target],
            "date_start": first,
            "date_end": last,
            "date_precision": "none" if first is None else "day" if first == last else "month",
            "date_basis": "none" if first is None else "text",
            "place_id": place if chance.random() < 0.6 else None,
            "place_name": None,
            "factuality": "actual" if chance.random() < 0.85 else "negated",
            "attributed_to_actor_id": "author",
            "confidence": 0.7,
            "method": "verb_in_context",
            "run_id": "run_bench",
        }
        row["place_name"] = row["place_id"]
        rows.append(row)
        if len(rows) == _SLICE or number == count - 1:
            parts.append((EVENT_MENTIONS.from_rows(rows), EVENT_FEATURES.from_rows(features)))
            rows, features = [], []
    mentions, wording = (pa.concat_tables(tables) for tables in zip(*parts, strict=True))
    return mentions, wording, told


def pairs(found: list[str], truth: list[int]) -> tuple[float, float]:
    """Of the pairs of mentions joined, the share that tell one event; of those that do, joined.

    FOUND and TRUTH are the event of each mention, in one order.
    """
    both = Counter(zip(found, truth, strict=True))
    joined, true = Counter(found), Counter(truth)
    right = sum(n * (n - 1) for n in both.values())
    return (
        right / max(1, sum(n * (n - 1) for n in joined.values())),
        right / max(1, sum(n * (n - 1) for n in true.values())),
    )


def hash_of(text: str) -> int:
    """A number that is the same in every process."""
    return sum(ord(letter) * place for place, letter in enumerate(text))


def peak() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:2] in (["--spread"], ["--crowded"]):
        sys.stdout.write(json.dumps(one(int(sys.argv[2]), sys.argv[1] == "--crowded")) + "\n")
    else:
        main([int(count) for count in sys.argv[1:]] or list(COUNTS))
