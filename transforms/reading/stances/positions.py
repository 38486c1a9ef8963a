"""How positions turn, combine, and how sure each way of finding one is."""

from __future__ import annotations

from dataclasses import dataclass

_TURNED = {"support": "oppose", "oppose": "support"}

# By method: the share of right ones that we expect, set by reading what each rule finds in texts
# of different kinds (docs/accuracy.md).
CONFIDENCE = {
    "stance_verb": 0.6,
    "stance_noun": 0.55,
    "stance_adjective": 0.6,
    "stance_condition": 0.55,
    "stance_pressure": 0.5,
    "stance_judgement": 0.5,
    "stance_obligation": 0.4,
    "stance_actor": 0.55,
    "stance_mutual": 0.5,
    "stance_referred": 0.4,
    "stance_answer": 0.4,
    "stance_intent": 0.45,
    "stance_event": 0.45,
    "stance_shown": 0.4,
    "stance_esteem": 0.45,
    "stance_act": 0.35,
}
NEGATED = 0.05


def turned(position: str) -> str:
    """The opposite; conditional and neutral have none."""
    return _TURNED.get(position, position)


def combined(outer: str, inner: str) -> str:
    """OUTER toward what is INNER: to oppose a refusal is to support what was refused."""
    if outer == "oppose":
        return turned(inner)
    return inner if outer == "support" else outer


@dataclass(frozen=True, slots=True)
class Position:
    """A position found: who, on what issue or toward whom, and the tokens that tell it.

    `at` is the token on whose speaker the position rests; `by_conduct` says that what somebody does
    shows it, by a wording of the issue. `about` are those whom that wording is about.
    """

    holder: str
    issue: str | None
    target: str | None
    position: str
    at: int
    start: int
    end: int
    strength: float
    confidence: float
    method: str
    by_conduct: bool = False
    about: tuple[str, ...] = ()
