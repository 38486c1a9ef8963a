"""Talks that a text speaks of again: "the meeting" has the parties, day and place told before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import ATTACK, TALKS, Trigger, Where, points_back
from parley.transforms.reading.grammar.determiners import has_article
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Dated

_NOBODY = frozenset({"nobody", "none"})
_BESIDE = frozenset({"despite", "after", "before", "since", "following", "against"})
_SENTENCES = 2
_LASTED = frozenset({"day", "month", "interval"})


def inherit_parties(story: Story) -> None:
    """Write the parties of definite talks that name none: the last talks' or the conflict's."""
    last: Trigger | None = None
    for trigger in story.triggers:
        if not trigger.row.symmetric:
            continue
        talks = trigger.event_type == TALKS
        if len(trigger.who) < 2 and _meant(trigger, story):
            trigger.sources = _parties(trigger, last, story)
        if talks and len(trigger.sources) > 1:
            last = trigger


def _parties(trigger: Trigger, last: Trigger | None, story: Story) -> list[str]:
    """Who takes part in a symmetric event that names at most one of them."""
    parties, talks = set(story.parties), trigger.event_type == TALKS
    if talks and last is not None and _are_taken_up(last, trigger, story):
        return list(last.sources)
    own = story.sides(trigger.who)
    if not trigger.who or (talks and trigger.is_noun and own <= parties):
        return list(story.parties)
    return trigger.sources


def _are_taken_up(last: Trigger, trigger: Trigger, story: Story) -> bool:
    """Whether TRIGGER may be the talks told LAST, and those pass on their parties to it."""
    if not trigger.who <= set(last.sources):
        return False
    return not story.parties or _passes(last, trigger, story)


def _passes(last: Trigger, trigger: Trigger, story: Story) -> bool:
    """Whether TRIGGER can be the talks told LAST: persons pass on no "talks".

    Others than the conflict's own parties are meant only just after theirs were told.
    """
    noun = _noun(trigger)
    persons = any(story.is_person(actor) for actor in last.sources)
    if not persons and set(story.parties) <= story.sides(last.sources):
        return True
    if persons and noun not in english(last.token).events.between_persons:
        return False
    named = any(c.dep_ in {"compound", "amod"} and c.ent_type_ for c in trigger.token.children)
    begun = story.layout.sentences_begun(last.token.i + 1, trigger.token.i + 1)
    return noun in english(last.token).events.long_remembered or (begun <= _SENTENCES and not named)


def _noun(trigger: Trigger) -> str:
    """The noun by which talks are told, that of the object for a verb; "talks" without one."""
    heads = [trigger.token] if trigger.is_noun else trigger.clause.objects
    found = next((head.lemma_.lower() for head in heads if head.pos_ == "NOUN"), "talks")
    return found if found in english(trigger.token).events.between_persons else "talks"


def inherit_attackers(story: Story) -> None:
    """Write the participants of "the attack", told again without them: the last attack's."""
    last: Trigger | None = None
    for trigger in story.triggers:
        if trigger.event_type != ATTACK:
            continue
        if last is not None and points_back(trigger):
            if _is_apart(trigger, last):
                continue
            trigger.sources, trigger.targets = list(last.sources), list(last.targets)
        elif trigger.sources:
            last = trigger


def _is_apart(trigger: Trigger, last: Trigger) -> bool:
    """Whether an attack is told beside the LAST one: "attacked despite the offensive"."""
    above = list(trigger.token.ancestors)
    return last.token in above and any(
        token.lower_ in _BESIDE for token in above[: above.index(last.token)]
    )


def _meant(trigger: Trigger, story: Story) -> bool:
    """Whether a symmetric event without parties is that of the conflict's parties.

    A ceasefire always is; talks are where the wording points back or somebody asks for them or
    offers them; agreements and exchanges are where the clause tells what becomes of them. A verb
    is where it names nobody: "nobody signed", "no date was agreed".
    """
    if not trigger.is_noun:
        return _names_nobody(trigger)
    if trigger.row.event_mode == "ceasefire":
        return True
    if trigger.event_type == TALKS:
        return (
            _definite(trigger)
            or _governor(trigger.token, story) in traits(trigger.token).about_talks
        )
    token = trigger.token
    near = token.dep_ == "pobj" and token.head.head.pos_ in {"ADJ", "ADV"}  # "close to a deal"
    return near or token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}


def _names_nobody(trigger: Trigger) -> bool:
    """Whether the clause of a verb leaves its agent out, or denies that there was one."""
    token = trigger.token
    if any(head.lower_ in _NOBODY for head in trigger.clause.subjects):
        return True
    finite = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)
    return finite and not trigger.clause.subjects


def _governor(token: Token, story: Story) -> str | None:
    """The type of the event under which TOKEN stands as an object."""
    above = token.head.head if token.dep_ == "pobj" else token.head
    return story.type_at(above) if token.dep_ in {"dobj", "pobj"} else None


@dataclass(frozen=True, slots=True)
class _Told:
    """Talks that the text has told of, with their day and place."""

    who: set[str]
    date: Dated
    place: Where | None
    planned: bool


def carry_talks(story: Story, lexicon: EventLexicon) -> None:
    """Write the `date` and `place` of talks told again: those of the talks that they repeat."""
    told: list[_Told] = []
    for trigger in story.triggers:
        if trigger.event_type != TALKS:
            continue
        _take_from_verb(trigger, story)
        if (trigger.date is None or trigger.place is None) and _again(trigger, lexicon):
            _take_from_talks(trigger, told)
        if (talks := _as_told(trigger)) is not None:
            told.append(talks)


def _take_from_verb(trigger: Trigger, story: Story) -> None:
    """Give talks the day and place of the verb that tells them: "hosted a round of talks"."""
    verb = _talks_above(trigger.token, story) or _held(trigger.token, story)
    if verb is not None:
        trigger.date = trigger.date or verb.date
        trigger.place = trigger.place or verb.place


def _take_from_talks(trigger: Trigger, told: Iterable[_Told]) -> None:
    """Give talks the day and place of those told before that fit them best."""
    if trigger.factuality in {"actual", "negated"}:
        same = _same(trigger, told)
    elif trigger.factuality == "future":  # talks to come are those announced
        same = _same(trigger, (talks for talks in told if talks.planned))
    else:
        same = None
    if same is not None:
        trigger.date = trigger.date or same.date
        trigger.place = trigger.place or same.place


def _as_told(trigger: Trigger) -> _Told | None:
    """Talks whose day later talks may have; None where it is not told, or they are in doubt."""
    if trigger.factuality not in {"actual", "future"} or trigger.date is None:
        return None
    if trigger.date.precision not in _LASTED:
        return None
    # A country, as of its hosting, is too wide to be where its other talks were.
    place = trigger.place if trigger.place is not None and not trigger.place.is_country else None
    return _Told(trigger.who, trigger.date, place, trigger.factuality == "future")


def _same(trigger: Trigger, told: Iterable[_Told]) -> _Told | None:
    """The talks told before that fit best: by place, then by sharpness of date, then the last."""
    best, best_score = None, (-1, -1)
    for talks in told:
        if _can_be(trigger, talks):
            same_place = int(bool(trigger.place and talks.place))
            score = (same_place, int(talks.date.precision == "day"))
            if score >= best_score:
                best, best_score = talks, score
    return best


def _can_be(trigger: Trigger, talks: _Told) -> bool:
    """Whether nothing that is told of TRIGGER speaks against its being TALKS."""
    # Whoever hosts or attends "the talks" need not be one of their parties.
    if trigger.is_noun and not trigger.who & talks.who:
        return False
    if trigger.place and talks.place and trigger.place.name != talks.place.name:
        return False
    date = trigger.date
    return date is None or (date.first <= talks.date.last and talks.date.first <= date.last)


def _talks_above(token: Token, story: Story) -> Trigger | None:
    """The talks verb in whose object TOKEN stands ("hosted a round of negotiations")."""
    at = token
    for _ in range(4):
        if at.dep_ not in {"dobj", "pobj", "prep", "nsubjpass", "conj"}:
            return None
        at = at.head
        above = story.at(at)
        if above is not None:
            return above if above.event_type == TALKS else None
    return None


def _held(token: Token, story: Story) -> Trigger | None:
    """The talks verb that says of the talks at TOKEN where or when they were held."""
    for child in token.children:
        verb = story.at(child)
        if child.dep_ == "acl" and child.tag_ == "VBN" and verb is not None:
            return verb if verb.event_type == TALKS else None
    return None


def _again(trigger: Trigger, lexicon: EventLexicon) -> bool:
    """Whether the wording points back: definite talks, or a verb whose object they are."""
    if trigger.is_noun:
        return _definite(trigger)
    heads = [
        *trigger.clause.objects,
        *(h for hs in trigger.clause.prepositions.values() for h in hs),
    ]
    return any(lexicon.in_class(head, "talks") and has_article(head) for head in heads)


def _definite(trigger: Trigger) -> bool:
    token = trigger.token
    if has_article(token):
        return True
    if any(child.dep_ == "det" for child in token.children):
        return False
    named = any(child.dep_ == "compound" and child.ent_type_ == "GPE" for child in token.children)
    return named or token.tag_ == "NNS"
