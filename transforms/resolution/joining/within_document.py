"""Which mentions of one document tell one event, read in the order of the text.

A mention takes up the event told nearest before it that it can be of: by the same day, by a
definite noun ("the talks"), by the same act undated, or by a sentence about the same things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from parley.transforms.resolution.joining.compatibility import Places, Story
from parley.transforms.resolution.joining.telling import Told
from parley.transforms.resolution.joining.wording import alike

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
    for mention in sorted(mentions, key=lambda m: (m.at, m.number)):
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
    same = max(alike(mention.stems, m.stems) for m in story.members[-_COMPARED:])
    if not same_direction(mention, story.members[0]):
        apart = mention.sentence != story.members[-1].sentence
        return same if same >= TURNED and apart else 0.0
    taken_up = _taken_up(story, mention, same)
    if mention.by_wording:
        return taken_up + same if taken_up else _same_speech(story, mention, same)
    equal = mention.who == story.who
    if equal and _both_sharp(story, mention):
        return 2.0 + same
    if taken_up:
        return taken_up + same
    return _same_act(story, mention, same) if equal else 0.0


def _same_speech(story: Story, mention: Told, same: float) -> float:
    """Two demands of one side are one where two sentences tell them alike."""
    apart = all(m.sentence != mention.sentence for m in story.members)
    return same if mention.who == story.who and apart and same >= SAME_SPEECH else 0.0


def _same_act(story: Story, mention: Told, same: float) -> float:
    """Acts of the same sides are one where the same word, or a sentence much alike, tells them."""
    last = story.members[-1]
    if any(_same_word(mention, m) for m in story.members):
        told_again = (
            _both_undated(story, mention)
            or (mention.noun and last.noun and _is_near(story, mention))
            or same >= SAME_SPEECH
        )
        return 1.0 + same if told_again else 0.0
    return same if mention.sentence != last.sentence and same >= SAME_ACT else 0.0


def _same_meeting(story: Story, mention: Told) -> float:
    """Talks of the same parties in one text are one event unless time, place or rank differ."""
    two_parties = len(mention.who & story.who) > 1
    if two_parties and _both_sharp(story, mention):
        return 3.0
    if mention.by_persons != story.by_persons or mention.mediates != story.members[0].mediates:
        return 0.0
    if two_parties:
        return _same_parties(story, mention)
    if mention.sends or all(m.sends for m in story.members):
        return 0.5 if _delegations_met(story, mention) else 0.0
    if mention.who == story.who and mention.persons == story.persons:
        # Whether somebody came is told of each apart.
        return 1.0 if any(_same_word(mention, m) for m in story.members) else 0.0
    return 0.5 if _same_hall(story, mention) else 0.0


def _same_parties(story: Story, mention: Told) -> float:
    """How much speaks for talks of the same parties being those told: dates, "the talks", order."""
    if mention.dated and story.dated:
        return 2.0
    if mention.resumes:
        return 1.0
    return 0.5 if _goes_on(story, mention) else 0.0


def _delegations_met(story: Story, mention: Told) -> bool:
    """Whether two sides sent or came to the same talks; of one side, one is not the other."""
    dated = mention.dated and story.dated and mention.factuality == "actual"
    return dated and mention.who != story.who


def _same_hall(story: Story, mention: Told) -> bool:
    """Whether one more is told to have taken part on the same days at the same place."""
    placed = mention.place is not None and bool(story.places)
    return placed and mention.factuality == "actual" and _both_sharp(story, mention)


def _both_sharp(story: Story, mention: Told) -> bool:
    """Whether both are known to some days, which agree as the story is compared at all."""
    return mention.sharp and any(m.sharp for m in story.members)


def _both_undated(story: Story, mention: Told) -> bool:
    """Whether neither has a date and no definite noun points elsewhere: "attacks", "attacked"."""
    return mention.length < 0 and not story.dated and not mention.resumes


def _is_near(story: Story, mention: Told) -> bool:
    """Whether the story was told so shortly before that "the attack" still means it."""
    return mention.sentence - story.members[-1].sentence <= _FAR


def _same_word(one: Told, other: Told) -> bool:
    return one.trigger[:STEM] == other.trigger[:STEM]


def _taken_up(story: Story, mention: Told, same: float) -> float:
    """How much a definite noun takes up the story: rather what did happen than what might have."""
    if not (mention.noun and mention.resumes and mention.who and _is_near(story, mention)):
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
