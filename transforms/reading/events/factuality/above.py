"""What the word above an event makes of it: a demand, a hope, an attempt, "without", "if"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from parley.schemas.codebook.lexicons import FactualityRow
from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.factuality.here import from_here
from parley.transforms.reading.events.factuality.predicates import from_predicate
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.grammar.conditions import has_if
from parley.transforms.reading.grammar.descendants import is_content
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.modality import (
    CAN,
    TO_COME,
    combined,
    is_presupposed,
    is_reduced,
    modal,
    own_modality,
    shared_modality,
)
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.tense import auxiliaries_of, is_infinitive
from parley.transforms.reading.grammar.words import english

_AHEAD = TO_COME | CAN | {"may"}
_OWN_CLAUSE = frozenset({"nsubj", "nsubjpass", "aux"})


def from_above(
    token: Token, trigger: Token, story: Story, cues: Cues, phrases: Mapping[int, FactualityRow]
) -> str:
    """What the word above TOKEN, which is TRIGGER or above it, makes of the event of TRIGGER."""
    above = token.head
    if "without" in {above.lower_, token.lower_}:
        return _without(token)
    if above.pos_ == "ADP":
        return _effect(phrases.get(above.i))
    match token.dep_:
        case "csubj":
            return modal(auxiliaries_of(above), False)
        case "conj":
            return from_here(above, cues, phrases) if _shares_modality(token) else "actual"
        case "advcl":
            return _as_circumstance(token)
        case "nsubj" | "relcl":
            return "actual"
    if above.pos_ == "NOUN" and token.dep_ in {"acl", "ccomp"} and not is_infinitive(token):
        said = from_predicate(above, cues)  # "reports that X had attacked were false"
        if said != "actual":
            return said
    if is_reduced(token):
        return "actual"
    return _by_trigger(token, story) or _by_cue(token, trigger, story, cues)


def _without(token: Token) -> str:
    """What "without" makes of what stands behind it, or of what it stands in.

    "Without talks, it will go on": the talks may yet come.
    """
    clause = token.head if token.lower_ == "without" else token.head.head
    return "possible" if auxiliaries_of(clause) & _AHEAD else "negated"


def _shares_modality(token: Token) -> bool:
    """Whether a verb shares the auxiliaries of the one before it: "may meet and [sign]"."""
    return token.head.pos_ in VERBAL and not any(c.dep_ in _OWN_CLAUSE for c in token.children)


def _as_circumstance(token: Token) -> str:
    """What an adverbial clause is: "if they meet", "to meet them", "before meeting them"."""
    if has_if(token):
        return "possible"
    return "future" if is_infinitive(token) else shared_modality(token, token.head)


def _by_trigger(token: Token, story: Story) -> str | None:
    """What an act of words makes of its content: "urged them to leave", "agreed to meet"."""
    kind = story.type_at(token.head)
    if kind in traits(token).demanding:
        return "future"
    offered = kind == "AGREE" and (is_content(token) or token.dep_ in {"dobj", "prep"})
    return "future" if offered else None


def _by_cue(token: Token, trigger: Token, story: Story, cues: Cues) -> str:
    """What the cue above makes of the event; without one, what its own clause makes of it."""
    above = token.head
    row = cues.row(above)
    if row is None:
        effect = "future" if token.dep_ == "acl" and is_infinitive(token) else "actual"
    elif row.cue_class == "attempt" and _is_spoken(token, trigger, story):
        return own_modality(above)  # "tried to persuade them": it was said
    elif row.effect == "negated" and row.cue_class != "cancellation" and is_presupposed(token):
        return "actual"
    else:
        effect = _effect(row)
    if effect == "actual" and above.pos_ in VERBAL and story.at(above) is None:
        return _from_clause_above(token)
    return effect


def _is_spoken(token: Token, trigger: Token, story: Story) -> bool:
    """Whether TOKEN is itself an act done with words, which to attempt is to do."""
    return token == trigger and story.type_at(trigger) in traits(trigger).spoken


def _from_clause_above(token: Token) -> str:
    """What the negation and the auxiliaries of the verb above make of what stands under it."""
    above = token.head
    auxiliaries = {c.lower_ for c in above.children if c.dep_ == "aux"}
    denied = "negated" if is_negated(above) else "actual"
    verdict = combined(denied, modal(auxiliaries, has_if(above)))
    if token.dep_ == "ccomp" and verdict == "negated":  # "nobody thinks", but "did not say"
        return "possible" if above.lemma_ in english(above).events.thinking else "actual"
    return verdict


def _effect(row: FactualityRow | None) -> str:
    """What a cue does to the event under it; nothing where it keeps what the text tells."""
    return row.effect if row is not None and row.effect != "keep" else "actual"
