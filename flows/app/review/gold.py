"""The rows that a reviewer has judged, written as gold."""

from __future__ import annotations

import json
from pathlib import Path

from slugify import slugify

from parley.flows.app.review.desk import GOLD, Desk
from parley.schemas.codebook.corrections import CORRECTABLE
from parley.schemas.errors import InputError
from parley.transforms.review.gold import gold_of
from parley.warehouse.store.release import read_table

_BESIDES = ("documents", "sentences", "actors", "rounds")


def write_gold(desk: Desk) -> list[Path]:
    """Write a gold file for each text of which the reviewer has judged rows; return the paths.

    Raises
    ------
    InputError: the reviewer has judged nothing yet.
    """
    if not desk.done:
        raise InputError(
            f"{desk.reviewer} has judged nothing yet.",
            where=str(desk.decided),
            mend="Judge rows first: parley review",
        )
    tables = {name: read_table(desk.home, name) for name in (*_BESIDES, *CORRECTABLE)}
    uris = dict(
        zip(
            tables["documents"]["doc_id"].to_pylist(),
            tables["documents"]["source_uri"].to_pylist(),
            strict=True,
        )
    )
    folder = desk.folder / GOLD / (slugify(desk.reviewer) or "review")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for doc_id, rows in gold_of(tables, desk.done).items():
        name = slugify(Path(uris[doc_id]).stem) or "text"
        path = folder / f"{name}-{doc_id[-8:]}.jsonl"
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        written.append(path)
    return written
