"""Who may be meant by what a sentence leaves unsaid, and the signs that speak for it.

A sign is a plain fact in words, such as "source before 1 as subject". `data/general/unsaid.csv` has
the weight of each, learnt from the training passages.
"""

from __future__ import annotations

from typing import NamedTuple

from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.arguments import is_passive
from parley.transforms.reading.grammar.determiners import has_article

SOURCE, TARGET = "source", "target"
NOBODY = ""
"""The candidate that stands for nobody."""
FAR = 3
"""The sentences from which on a distance is far."""
REACH = 30
"""The sentences before and after an act within which what the text tells bears on it."""
_FORMS = {"VB": "infinitive", "VBG": "participle"}


class Candidate(NamedTuple):
    """An actor who may be meant, with what speaks for or against him."""

    actor: str
    signs: tuple[str, ...]


def shape_of(trigger: Trigger) -> str:
    """How the word of an act stands: as a definite or another noun, a passive, another verb."""
    if trigger.is_noun:
        return "definite" if has_article(trigger.token) else "noun"
    if is_passive(trigger.token):
        return "passive"
    return _FORMS.get(trigger.token.tag_, "verb")


def is_taken_up(trigger: Trigger) -> bool:
    """Whether an act is told by a definite noun, which may take up one told before."""
    return trigger.is_noun and has_article(trigger.token)


def share(named: int, most: int) -> int:
    """In which quarter the times that somebody is NAMED lie, of those of who is named MOST."""
    return min(4, -(-4 * named // most))


def distance(away: int, after: bool) -> str:
    """How far AWAY, in sentences, something is told, and whether AFTER the act."""
    return f"{'near' if abs(away) <= 1 else 'far'}{' after' if after else ''}"
