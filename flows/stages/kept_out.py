"""What was forgotten in a warehouse, as runs meet it; `parley forget` writes it."""

from __future__ import annotations

from parley.flows.sources.declared import Asked
from parley.schemas.working import FORGOTTEN
from parley.transforms.ingest.document import Refusal
from parley.transforms.ingest.forgotten import KIND, Forgotten
from parley.warehouse.store.home import Warehouse
from parley.warehouse.store.stages import read_stage

HELD = "held"
"""The stage that keeps copies of documents, and by what they are known."""


def kept_out(home: Warehouse) -> Forgotten:
    """What was forgotten in HOME, and is kept out for good; --fresh does not change that."""
    return Forgotten(read_stage(home, FORGOTTEN.name).get(FORGOTTEN.name, FORGOTTEN.empty()))


def without_forgotten(asked: Asked, forgotten: Forgotten) -> tuple[Asked, list[Refusal]]:
    """What is ASKED for without sources that were FORGOTTEN, and what is told of these."""
    out = forgotten.of("source")
    keys = [*(each.key for each in asked.web), *(each.key for each in asked.watched)]
    told = [
        Refusal(key, KIND, f"This source was forgotten: parley forget --undo {key}")
        for key in keys
        if key in out
    ]
    return Asked(
        asked.paths,
        [each for each in asked.web if each.key not in out],
        [each for each in asked.watched if each.key not in out],
    ), told
