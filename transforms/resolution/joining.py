"""Mentions joined into events, without comparing all pairs.

Mentions meet only in blocks of the same type and the same participants, folded to the sides that
they belong to. In a block, mentions dated by the text join along the calendar, dated to a month
they join the one event of that month, undated they join what the same words name. Acts of speech
(a demand, a refusal, a promise) join only where their sentences speak of the same things, as two
sides may ask many things of each other on one day.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from slugify import slugify

from transforms.resolution.content import Content, alike

Row = dict[str, Any]
Sides = Mapping[str, str]

_NEAR = dt.timedelta(days=1)
_SPEECH = frozenset(
    {"REQUEST", "REJECT", "ACCUSE", "AGREE", "SUPPORT", "CONCEDE", "THREATEN"}
)  # fmt: skip
_SAME_SPEECH = 0.34
_SAME_PERIOD = 0.25
_TURNED = 0.6  # "Russia walked out" and "Ukraine walked out" are one event only if told alike
_COMPARED = 4


def joined(mentions: list[Row], sides: Sides, content: Content) -> dict[str, str]:
    """The event of each mention, by mention id.

    What is said to have happened and what is said never to have happened can be one event, in
    dispute; so can acts that some put on one day and some on the next.
    """
    blocks: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: m["event_mention_id"]):
        blocks[block_of(mention, sides)].append(mention)
    event_of: dict[str, str] = {}
    for block in blocks.values():
        for cluster in _Block(block, sides, content).clusters():
            event_id = _event_id(cluster, sides)
            for mention in cluster:
                event_of[mention["event_mention_id"]] = event_id
    return event_of


def block_of(mention: Row, sides: Sides) -> tuple[str, ...]:
    """The type and the sides that take part: mentions of one event agree in these."""
    who = {*mention["source_actor_ids"], *mention["target_actor_ids"]}
    return (mention["event_type"], *sorted({sides.get(actor) or actor for actor in who}))


class _Block:
    """The mentions of one block, to be told apart by time, place, direction and content."""

    def __init__(self, mentions: list[Row], sides: Sides, content: Content) -> None:
        self.mentions, self.sides, self.content = mentions, sides, content

    def clusters(self) -> list[list[Row]]:
        """The events of the block."""
        days, months, vague = [], [], []
        for mention in self.mentions:
            if not mention["date_start"] or _length(mention) > 62:
                vague.append(mention)
            elif _length(mention) <= 7:
                days.append(mention)
            else:
                months.append(mention)
        clusters: list[list[Row]] = []
        for mention in sorted(days, key=lambda m: (m["date_start"], m["event_mention_id"])):
            recent = [c for c in reversed(clusters[-6:]) if _same_days(c, mention)]
            self._put(mention, recent, clusters, _SAME_SPEECH if self._is_speech(mention) else 0.0)
        for mention in months:
            self._put_in_month(mention, clusters)
        return clusters + self._by_words(vague)

    def _put(
        self, mention: Row, candidates: list[list[Row]], clusters: list[list[Row]], wanted: float
    ) -> None:
        for cluster in candidates:
            if self._fits(cluster, mention, wanted):
                cluster.append(mention)
                return
        clusters.append([mention])

    def _put_in_month(self, mention: Row, clusters: list[list[Row]]) -> None:
        """Into the one event of that month; where there are several, into the one most alike."""
        within = [c for c in clusters if _in_period(c, mention)]
        speech = self._is_speech(mention)
        only = len(within) == 1 and mention["date_basis"] == "text" and not speech
        wanted = 0.0 if only else _SAME_SPEECH if speech else _SAME_PERIOD
        self._put(mention, within, clusters, wanted)

    def _by_words(self, vague: list[Row]) -> list[list[Row]]:
        """Undated mentions of one document by their trigger and place; speech by content too."""
        named: dict[tuple[str, ...], list[list[Row]]] = defaultdict(list)
        for mention in vague:
            key = (mention["doc_id"], mention["trigger"].lower(), mention["place_name"] or "")
            wanted = _SAME_SPEECH if self._is_speech(mention) else 0.0
            self._put(mention, list(named[key]), named[key], wanted)
        return [cluster for clusters in named.values() for cluster in clusters]

    def _is_speech(self, mention: Row) -> bool:
        return mention["event_type"] in _SPEECH

    def _fits(self, cluster: list[Row], mention: Row, wanted: float) -> bool:
        if not _places_agree(cluster, mention):
            return False
        if not self._same_direction(cluster[0], mention):
            wanted = _TURNED
        if not wanted:
            return True
        mine = self.content[mention["event_mention_id"]]
        theirs = [self.content[m["event_mention_id"]] for m in cluster[:_COMPARED]]
        return max(alike(mine, other) for other in theirs) >= wanted

    def _same_direction(self, one: Row, other: Row) -> bool:
        """Whether the same side acts; where one names no source, nothing speaks against it."""
        ours, theirs = (
            {self.sides.get(actor) or actor for actor in mention["source_actor_ids"]}
            for mention in (one, other)
        )
        return not ours or not theirs or bool(ours & theirs)


def _length(mention: Row) -> int:
    days: int = (mention["date_end"] - mention["date_start"]).days
    return days


def _same_days(cluster: list[Row], mention: Row) -> bool:
    first = min(m["date_start"] for m in cluster)
    last = max(m["date_end"] for m in cluster)
    near: bool = mention["date_start"] <= last + _NEAR and mention["date_end"] >= first - _NEAR
    # Without a bound, an act of every day would chain into one event of the whole war.
    longest = dt.timedelta(days=max(_length(m) for m in (*cluster, mention)))
    spread = max(last, mention["date_end"]) - min(first, mention["date_start"])
    return near and spread <= longest + _NEAR


def _in_period(cluster: list[Row], mention: Row) -> bool:
    within: bool = mention["date_start"] <= cluster[0]["date_start"] <= mention["date_end"]
    return within


def _places_agree(cluster: list[Row], mention: Row) -> bool:
    named = {m["place_id"] for m in cluster if m["place_id"]}
    return not named or mention["place_id"] is None or mention["place_id"] in named


def _event_id(cluster: list[Row], sides: Sides) -> str:
    first = min(cluster, key=lambda m: m["event_mention_id"])
    who = slugify("-".join(block_of(first, sides)))[:48].strip("-")
    dates = sorted(m["date_start"] for m in cluster if m["date_start"])
    when = f"-{dates[0]:%Y-%m}" if dates else ""
    digest = hashlib.sha256(first["event_mention_id"].encode()).hexdigest()[:8]
    return f"{who}{when}-{digest}"
