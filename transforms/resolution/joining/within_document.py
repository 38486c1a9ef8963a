"""Which mentions of one document tell one event, read in the order of the text.

A mention takes up the event told nearest before it that it can be of: by the same day, by a
definite noun ("the talks"), by the same act undated, or by a sentence about the same things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from parley.transforms.resolution.joining.compatibility import Places, Story
from parley.transforms.resolution.joining.features import Told
from parley.transforms.resolution.joining.wording import alike

SPEECH = frozenset({"REQUEST", "REJECT", "ACCUSE", "AGREE", "SUPPORT", "CONCEDE", "THREATEN"})
MEETING = "CONSULT"
SAME_SPEECH = 0.34
SAME_ACT = 0.5
TURNED = 0.6  # "Russia walked out" and "Ukraine walked out" are one event only if told alike
_OPEN = 12  # stories a mention is compared with
_COMPARED = 3
STEM = 5
_JUST, _NEAR, _FAR = 3, 8, 30  # sentences after which what was told is still spoken of


def stories(mentions: Iterable[Told], places: Places) -> list[Story]:
    """The events that the mentions of one document tell."""
    kinds: dict[str, list[Story]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.at, m.mention_id)):
        told = kinds[mention.kind]
        new = Story(mention)
        best, strength = -1, 0.0
        for number in range(len(told) - 1, max(len(told) - _OPEN, 0) - 1, -1):
            story = told[number]
            if story.agrees(new, places) and not _another(mention, story):
                found = _tie(story, mention)
                if found > strength:
                    best, strength = number, found
        if best >= 0:
            # What was told last is what "the talks" are next.
            story = told.pop(best)
            story.take(new)
            told.append(story)
        else:
            told.append(new)
    return [story for told in kinds.values() for story in told]


def _another(mention: Told, story: Story) -> bool:
    """Whether the mention is of a further event: "another round", or talks still to come."""
    if mention.another:
        return True
    to_come = mention.factuality == "future" and mention.length < 0 and not mention.resumes
    return to_come and any(m.factuality == "actual" for m in story.members)


def _tie(story: Story, mention: Told) -> float:
    """How much speaks for MENTION being of STORY, where nothing speaks against it."""
    if mention.kind == MEETING:
        return _same_meeting(story, mention)
    last = story.members[-1]
    near = mention.sentence - last.sentence <= _FAR
    same = max(alike(mention.stems, m.stems) for m in story.members[-_COMPARED:])
    if not same_direction(mention, story.members[0]):
        return same if same >= TURNED and mention.sentence != last.sentence else 0.0
    if mention.kind in SPEECH:
        return _same_speech(story, mention, same, near)
    equal = mention.who == story.who
    if equal and mention.sharp and any(m.sharp for m in story.members):
        return 2.0 + same
    if near and (taken_up := _resumes(story, mention, same)):
        return taken_up + same
    if equal and any(_same_word(mention, m) for m in story.members):
        undated = mention.length < 0 and not story.dated and not mention.resumes
        both_nouns = mention.noun and last.noun and near
        return 1.0 + same if undated or both_nouns or same >= SAME_SPEECH else 0.0
    apart = mention.sentence != last.sentence
    return same if equal and apart and same >= SAME_ACT else 0.0


def _same_speech(story: Story, mention: Told, same: float, near: bool) -> float:
    if near and (taken_up := _resumes(story, mention, same)):
        return taken_up + same
    apart = all(m.sentence != mention.sentence for m in story.members)
    if mention.who == story.who and apart and same >= SAME_SPEECH:
        return same
    return 0.0


def _same_meeting(story: Story, mention: Told) -> float:
    """Talks of the same parties in one text are one event unless time, place or rank differ."""
    both_sharp = mention.sharp and any(m.sharp for m in story.members)
    if both_sharp and len(mention.who & story.who) > 1:
        return 3.0
    if mention.by_persons != story.by_persons or mention.mediates != story.members[0].mediates:
        return 0.0
    if len(mention.who & story.who) > 1:
        if mention.dated and story.dated:
            return 2.0
        return 1.0 if mention.resumes else 0.5 if _goes_on(story, mention) else 0.0
    if mention.sends or all(m.sends for m in story.members):
        # Of delegations sent, as of those who come, one is not the other.
        dated = mention.dated and story.dated and mention.factuality == "actual"
        return 0.5 if dated and mention.who != story.who else 0.0
    if mention.who == story.who and mention.persons == story.persons:
        # Whether somebody came is told of each apart.
        return 1.0 if any(_same_word(mention, m) for m in story.members) else 0.0
    same_place = mention.place is not None and bool(story.places)
    return 0.5 if both_sharp and same_place and mention.factuality == "actual" else 0.0


def _same_word(one: Told, other: Told) -> bool:
    return one.trigger[:STEM] == other.trigger[:STEM]


def _resumes(story: Story, mention: Told, same: float) -> float:
    """How much a definite noun takes up the story: rather what did happen than what might have."""
    if not (mention.noun and mention.resumes and mention.who):
        return 0.0
    if any(m.factuality == "actual" for m in story.members):
        return 2.0
    return 1.5 if mention.factuality != "actual" or same >= SAME_SPEECH else 0.0


def _goes_on(story: Story, mention: Told) -> bool:
    """Whether an undated mention speaks on of what was just told."""
    last = story.members[-1]
    if mention.mediates:
        return False
    distance = mention.sentence - last.sentence
    if mention.noun:
        return distance <= _NEAR or (last.noun and mention.length == last.length)
    if mention.hosts and any(m.factuality == mention.factuality for m in story.members):
        return mention.factuality == "actual" or distance <= _NEAR
    same = mention.factuality == last.factuality and mention.length == last.length
    return same and distance <= _JUST


def same_direction(one: Told, other: Told) -> bool:
    """Whether the same side acts; where one names no source, nothing speaks against it."""
    return not one.sources or not other.sources or bool(one.sources & other.sources)
