"""Whether an event happened, where the trained reader is sure of another answer than the cues."""

from __future__ import annotations

from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.factuality.judge import is_to_end
from parley.transforms.reading.events.factuality.predicates import shares_in
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.records import is_of_codebook

_ACTUAL = "actual"


def overrule(story: Story, sure: float, cues: Cues) -> None:
    """Write the reader's `factuality` on the triggers of whose it is at least SURE.

    What is said to end stands. Where an adverb of CUES right at the trigger weighs it, as
    "reportedly" and "nearly" do, or who took part in it is told, it stands. In a conflict that a
    codebook holds, whose texts the cues know better, only where they say nothing against the event.
    """
    known = is_of_codebook(story.doc)
    for trigger in story.triggers:
        read = trigger.read
        if read is None or read.factuality_probability < sure or is_to_end(trigger, story):
            continue
        weighed = cues.is_hedged(trigger.token) or shares_in(trigger.token)
        if trigger.factuality == _ACTUAL or not (known or weighed):
            trigger.factuality = read.factuality
