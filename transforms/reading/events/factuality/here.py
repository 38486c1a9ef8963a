"""What the words right at a trigger make of its event: negation, modals, adjectives, phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce

from spacy.tokens import Token

from parley.schemas.codebook.lexicons import FactualityRow
from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.factuality.predicates import (
    from_its_verb,
    from_predicate,
    took_place,
)
from parley.transforms.reading.grammar.conditions import (
    has_if,
    is_alternative,
    is_asked,
    is_inverted,
    is_unreal_condition,
)
from parley.transforms.reading.grammar.modality import combined, is_noun_of_verb, modal
from parley.transforms.reading.grammar.negation import denies_its_subject, is_negated, never_came
from parley.transforms.reading.grammar.tense import auxiliaries_of, is_infinitive

_CLASSES = frozenset(
    {"negator", "hedge", "report_hedge", "intention", "future", "attempt", "modal", "ability",
     "counterfactual", "implicative_negative", "cancellation", "prevention"}
)  # fmt: skip
"""Classes of cues that count before the noun or verb: "a planned visit", "hardly met"."""
_MODIFIERS = frozenset({"amod", "advmod", "compound", "det"})
_PHRASE_BEFORE = 3


def from_here(token: Token, cues: Cues, phrases: Mapping[int, FactualityRow]) -> str:
    """What negation, modals, hedges and adjectives right at the trigger make of it."""
    verdict = reduce(combined, _from_clause(token, cues))
    verdict = _with_modifiers(verdict, token, cues)
    return reduce(combined, _from_phrases(token, cues, phrases), verdict)


def _from_clause(token: Token, cues: Cues) -> Iterator[str]:
    """What the form of the clause, and what it says of a noun, make of the event."""
    if _is_absence(token, cues):
        yield "negated"
    else:
        yield _from_negation(token)
        yield from_its_verb(token, cues) if is_noun_of_verb(token) else "actual"
    if is_inverted(token) or is_unreal_condition(token):
        yield "counterfactual"
    if never_came(token) or denies_its_subject(token):
        yield "negated"
    if is_asked(token) or is_alternative(token):
        yield "possible"
    if _is_of_headline(token):
        yield "future"
    yield from_predicate(token, cues)
    yield modal(auxiliaries_of(token), has_if(token))


def _from_negation(token: Token) -> str:
    """A denial, unless nobody knows yet: "may not attend", "if they do not attend"."""
    if not is_negated(token):
        return "actual"
    is_open = has_if(token) or bool(auxiliaries_of(token) & {"may", "might"})
    return "possible" if is_open else "negated"


def _is_absence(token: Token, cues: Cues) -> bool:
    """Whether a noun is itself a denial: "the minister's absence"."""
    own = cues.row(token) if token.pos_ == "NOUN" else None
    return own is not None and own.cue_class == "negator"


def _is_of_headline(token: Token) -> bool:
    """Whether an infinitive stands for the future, as in headlines: "X to visit Y"."""
    return token.dep_ == "ROOT" and is_infinitive(token)


def _with_modifiers(verdict: str, token: Token, cues: Cues) -> str:
    """VERDICT with what stands before TOKEN: "a planned visit", "no longer met"."""
    came = took_place(token, cues)
    for child in token.children:
        row = cues.row(child) if child.dep_ in _MODIFIERS else None
        if row is None or row.cue_class not in _CLASSES or row.effect == "keep":
            continue
        if came and row.effect == "future":
            continue  # "the planned talks began"
        counted = row.cue_class == "negator" and child.pos_ == "ADV" and verdict == "negated"
        if not counted:
            verdict = combined(verdict, row.effect)
    return verdict


def _from_phrases(token: Token, cues: Cues, phrases: Mapping[int, FactualityRow]) -> Iterator[str]:
    """What cues of several words shortly before TOKEN do: "on the verge of attacking"."""
    for at in range(max(token.i - _PHRASE_BEFORE, token.sent.start), token.i):
        row = phrases.get(at)
        if row is None or row.effect == "keep" or row.cue_class == "directive":
            continue
        if cues.reaches(row, at, token):
            yield row.effect
