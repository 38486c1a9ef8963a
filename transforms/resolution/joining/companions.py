"""What was agreed, asked for or threatened is one event where the act of speech is one.

"Agreed to exchange prisoners" tells an agreement and an exchange to come. The exchange has no date
of its own; two documents tell one exchange where they tell one agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.transforms.resolution.joining.features import Told
from parley.transforms.resolution.joining.stories import Unit
from parley.transforms.resolution.joining.union_find import Groups
from parley.transforms.resolution.joining.within_document import SPEECH, STEM

Key = tuple[int, str, str, frozenset[str]]


def join_companions(units: Sequence[Unit], groups: Groups) -> None:
    """Join UNITS without a date that are what the same act of speech is about."""
    first: dict[Key, int] = {}
    for number, mention, speech in list(_companions(units)):
        key = (groups.root(speech), mention.kind, mention.trigger[:STEM], mention.who)
        groups.join(first.setdefault(key, number), number)


def _companions(units: Sequence[Unit]) -> Iterator[tuple[int, Told, int]]:
    """Each unit to come with its first mention, and the unit of the speech that governs it."""
    speeches = {
        mention.mention_id: number
        for number, unit in enumerate(units)
        if unit.first.kind in SPEECH and unit.story.dated
        for mention in unit.story.members
    }
    for number, unit in enumerate(units):
        mention = unit.first
        speech = speeches.get(mention.under or "", number)
        if mention.factuality == "future" and not unit.story.dated and speech != number:
            yield number, mention, speech
