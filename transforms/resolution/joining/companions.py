"""What was agreed, asked for or threatened is one event where the act of speech is one.

"Agreed to exchange prisoners" tells an agreement and an exchange to come. The exchange has no date
of its own; two documents tell one exchange where they tell one agreement.
"""

from __future__ import annotations

import numpy as np

from parley.transforms.resolution.joining.compatibility import NEVER
from parley.transforms.resolution.joining.union_find import Groups
from parley.transforms.resolution.joining.units import Units
from parley.transforms.resolution.joining.within_document import STEM

Key = tuple[int, int, str, int]


def join_companions(units: Units, groups: Groups) -> None:
    """Join UNITS without a date that are what the same act of speech is about."""
    mentions = units.mentions
    kind, lead, under = units.kind, units.lead, mentions.words.under[units.lead]
    speech = units.of_mention[under]
    to_come = np.array([each == "future" for each in mentions.factualities], np.bool_)
    found = np.flatnonzero(
        (under >= 0)
        & (units.last_start == NEVER)
        & to_come[mentions.factuality[lead]]
        & units.by_wording[speech]
        & (units.last_start[speech] > NEVER)
    )
    first: dict[Key, int] = {}
    trigger = mentions.trigger[lead]
    who = mentions.of_parties("who")[lead]
    for number in found.tolist():
        word = mentions.triggers[trigger[number]][:STEM]
        key = (groups.root(int(speech[number])), int(kind[number]), word, int(who[number]))
        groups.join(first.setdefault(key, number), number)
