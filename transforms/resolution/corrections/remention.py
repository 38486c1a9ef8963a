"""Mentions that reviewers give to another actor, and the rows that rest on them.

What rests on a mention is told by the sentence: its rows that hold the actor of before follow,
where no other mention of the sentence still stands for that actor.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.schemas.codebook.corrections import CORRECTABLE, Correction
from parley.schemas.table import Row
from parley.transforms.knowledge.corrections import CERTAIN, Ruling
from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.resolution.corrections.open_rows import Reopened, sign

_PARTICIPANTS = {
    "event_mentions": ("source_actor_ids", "target_actor_ids"),
    "stances": ("holder_actor_id", "target_actor_id"),
    "quantities": ("about_actor_id",),
}
Span = tuple[int, int]


@dataclass(frozen=True)
class Change:
    """A mention that meant OLD and means NEW (None for nobody)."""

    ruling: Ruling
    mention: Row
    old: str | None
    new: str | None


def rementioned(
    reopened: Reopened, ruling: Ruling, texts: Mapping[str, str]
) -> tuple[list[Change], str | None]:
    """Give mentions to another actor; what has changed, or what is missing.

    Of the rows of one wording, such as "both sides", the first stays.
    """
    told = ruling.told
    spans, missing = _spans(told, texts.get(told.doc_id))
    rows = [row for row in reopened.rows["mentions"] if row["doc_id"] == told.doc_id]
    changes: list[Change] = []
    gone: set[str] = set()
    found = False
    for span in spans:
        here = [row for row in rows if (row["char_start"], row["char_end"]) == span]
        found = found or bool(here)
        if not here or {row["actor_id"] for row in here} == {told.actor_id}:
            continue
        first, *others = here
        changes += [Change(ruling, first, row["actor_id"], told.actor_id) for row in here]
        gone |= {row["mention_id"] for row in others}
        first.update(actor_id=told.actor_id, confidence=CERTAIN)
        sign(first, ruling)
    reopened.rows["mentions"] = [
        row for row in reopened.rows["mentions"] if row["mention_id"] not in gone
    ]
    if not found and missing is None:
        missing = _nearest(rows, spans)
    return changes, missing


def follow(reopened: Reopened, changes: Iterable[Change], place_of: Mapping[str, int]) -> None:
    """Let the rows that rest on changed mentions follow; PLACE_OF numbers the sentences."""
    by_sentence: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        _speakers(reopened, change, place_of)
        if change.old is not None:
            by_sentence[change.mention["sentence_id"], change.old].append(change)
    for (sentence, old), here in by_sentence.items():
        still = any(
            row["sentence_id"] == sentence and row["actor_id"] == old
            for row in reopened.rows["mentions"]
        )
        if not still and len({change.new for change in here}) == 1:
            _participants(reopened, sentence, old, here[0])


def _spans(told: Correction, text: str | None) -> tuple[list[Span], str | None]:
    """Where the mention must stand, or why that cannot be told."""
    if text is None:
        return [], f"{told.doc_id} is not in this warehouse, or its text has changed"
    if told.char_start is not None and told.char_end is not None:
        if told.text and text[told.char_start : told.char_end] != told.text:
            return [], f"'{told.text}' does not stand at {told.char_start}-{told.char_end}"
        return [(told.char_start, told.char_end)], None
    pattern = rf"(?<!\w){re.escape(told.text)}(?!\w)"
    found = [match.span() for match in re.finditer(pattern, text)]
    if not found:
        return [], f"'{told.text}' does not stand in {told.doc_id} any more"
    if told.occurrence is None and len(found) > 1:
        return [], (
            f"'{told.text}' stands {len(found)} times in {told.doc_id}; tell by 'occurrence' "
            f"(1 to {len(found)}, or all) which is meant"
        )
    if told.occurrence == "all":
        return found, None
    number = told.occurrence or 1
    if number > len(found):
        return [], f"'{told.text}' stands only {len(found)} times in {told.doc_id}"
    return [found[number - 1]], None


def _nearest(rows: Iterable[Row], spans: Iterable[Span]) -> str:
    for start, end in spans:
        for row in rows:
            if row["char_start"] < end and start < row["char_end"]:
                return (
                    f"no mention has these offsets; the one there is '{row['text']}' "
                    f"({row['char_start']}-{row['char_end']})"
                )
    return "no mention stands there any more"


def _participants(reopened: Reopened, sentence: str, old: str, change: Change) -> None:
    for table, columns in _PARTICIPANTS.items():
        kept = []
        for row in reopened.rows[table]:
            if row["sentence_id"] == sentence:
                for column in columns:
                    _replace(row, column, old, change)
            # A position that nobody holds is none.
            if all(row[c] is not None or CORRECTABLE[table][c].nullable for c in columns):
                kept.append(row)
        reopened.rows[table] = kept


def _replace(row: Row, column: str, old: str, change: Change) -> None:
    value = row[column]
    if isinstance(value, list) and old in value:
        row[column] = sorted({*value, change.new} - {old, None})
        sign(row, change.ruling)
    elif value == old:
        row[column] = change.new
        sign(row, change.ruling)


def _speakers(reopened: Reopened, change: Change, place_of: Mapping[str, int]) -> None:
    """Attributions whose speaker is the mention follow, and so does what rests on their word."""
    here = place_of[change.mention["sentence_id"]]
    for row in reopened.rows["attributions"]:
        if (
            row["doc_id"] == change.mention["doc_id"]
            and row["speaker_actor_id"] == change.old
            and abs(place_of[row["sentence_id"]] - here) <= 1
            and _overlap(row["speaker_text"] or "", change.mention["text"])
        ):
            row["speaker_actor_id"] = change.new
            sign(row, change.ruling)
            _words_of(reopened, row, change)


def _overlap(one: str, other: str) -> bool:
    return bool(one) and (one in other or other in one)


def _words_of(reopened: Reopened, attribution: Row, change: Change) -> None:
    """What nobody known says, the text says in its own voice."""
    for table, declared in CORRECTABLE.items():
        if "attributed_to_actor_id" not in declared.names:
            continue
        for row in reopened.rows[table]:
            if (
                row["doc_id"] == attribution["doc_id"]
                and attribution["char_start"] <= row["char_start"]
                and row["char_end"] <= attribution["char_end"]
                and row["attributed_to_actor_id"] == (change.old or AUTHOR)
            ):
                row["attributed_to_actor_id"] = change.new or AUTHOR
                sign(row, change.ruling)
