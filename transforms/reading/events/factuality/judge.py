"""Whether an event happened: cues at the trigger, then cues above it, up to the sentence's root.

Scope follows the parse, in the line of FactBank and of the implicative signatures of Karttunen
(1971). What a cue does to the events under it stands in lexicons/factuality.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token
from spacy.vocab import Vocab

from parley.schemas.codebook.lexicons import FactualityRow
from parley.transforms.reading.events.factuality.above import from_above
from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.factuality.here import from_here
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.arguments import is_passive
from parley.transforms.reading.grammar.labels import FINITE
from parley.transforms.reading.grammar.modality import (
    combined,
    is_beside,
    is_presupposed,
    is_reduced,
    verb_of,
)
from parley.transforms.reading.grammar.tense import is_told_as_done

_UNDER = frozenset({"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "advcl", "conj", "attr",
                    "nsubjpass", "prep", "relcl", "acomp", "oprd", "nsubj", "csubj"})  # fmt: skip
_LAST = frozenset({"relcl", "nsubj", "csubj"})
_HIGHEST = 6


class Factuality:
    """Judge triggers by the cues around and above them."""

    def __init__(self, rows: Iterable[FactualityRow], vocab: Vocab) -> None:
        self.cues = Cues(rows, vocab)

    def judge(self, story: Story) -> None:
        """Write the `factuality` of each trigger, by the cues and by the types of those above."""
        phrases = self.cues.phrases(story.doc)
        for trigger in story.triggers:
            ends = is_to_end(trigger, story)
            found = "actual" if ends else self.verdict(trigger.token, story, phrases)
            trigger.factuality = found

    def verdict(self, trigger: Token, story: Story, phrases: Mapping[int, FactualityRow]) -> str:
        """'actual', 'negated', 'possible', 'future' or 'counterfactual'.

        What the triggers of STORY ask for, promise or threaten with lies in the future.
        """
        verdict = from_here(trigger, self.cues, phrases)
        token = trigger
        for steps in range(_HIGHEST):
            if token.head == token or token.dep_ not in _UNDER:
                break
            if self._is_out_of_scope(token, story):
                break
            verdict = combined(verdict, from_above(token, trigger, story, self.cues, phrases))
            if token.dep_ in _LAST or is_reduced(token) or (token.dep_ == "conj" and steps > 0):
                break
            token = token.head
        return verdict

    def _is_out_of_scope(self, token: Token, story: Story) -> bool:
        """Whether what is above TOKEN leaves open if it happened."""
        return (
            _is_granted(token, story)
            or is_beside(token, token.head)
            or _is_listed(token, token.head)
            or _is_occasion(token, story)
            or _is_verb_of_its_own(token)
            or self._is_told(token, story)
        )

    def _is_told(self, token: Token, story: Story) -> bool:
        """Whether what is under a demand or promise is a fact: "insisted that X had attacked"."""
        if token.dep_ not in {"ccomp", "pcomp"} or not is_told_as_done(token):
            return False
        verb = token.head.head if token.dep_ == "pcomp" else token.head
        row = self.cues.row(verb)
        wanted = row is not None and row.cue_class in {"directive", "commissive"}
        return wanted or story.type_at(verb) in traits(verb).commissive


def is_to_end(trigger: Trigger, story: Story) -> bool:
    """Whether somebody's deed goes on, of which an end is told: "must stop their assault"."""
    token = trigger.token
    hostile = trigger.event_type in traits(token).hostile
    ends = token.dep_ == "dobj" and story.type_at(token.head) == "RETREAT"
    return hostile and ends and is_presupposed(token)


def _is_granted(token: Token, story: Story) -> bool:
    """Whether TOKEN is taken for granted by the verb above: "condemned Russia's annexation"."""
    return (
        token.dep_ in {"dobj", "pobj"}
        and is_presupposed(token)
        and story.type_at(verb_of(token)) not in traits(verb_of(token)).demanding
    )


def _is_listed(token: Token, above: Token) -> bool:
    """Whether a colon parts TOKEN from what is above it: "what others could not: a deal"."""
    return (
        above.i < token.i
        and token.dep_ in {"dobj", "conj", "attr", "appos"}
        and any(word.text == ":" for word in token.doc[above.i : token.i])
    )


def _is_occasion(token: Token, story: Story) -> bool:
    """Whether talks are where something was asked, not what: "at the talks, X asked"."""
    return (
        token.dep_ == "prep"
        and token.lower_ in {"in", "at"}
        and story.type_at(token.head) in traits(token.head).of_words
        and any(story.type_at(c) == "CONSULT" for c in token.children)
    )


def _is_verb_of_its_own(token: Token) -> bool:
    """Whether a finite verb is joined to an infinitive: "cannot afford to wait and [attacked]".

    So may one with an object be joined to a passive: "were not asked and [denounced] it".
    """
    if token.dep_ != "conj" or token.tag_ not in FINITE:
        return False
    acts = is_passive(token.head) and any(child.dep_ == "dobj" for child in token.children)
    return token.head.tag_ == "VB" or acts
