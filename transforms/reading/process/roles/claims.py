"""What part somebody is told to have, as the steps of `parley_roles` hand it on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

PRIMARY, SECONDARY, SUPPORTER, MEDIATOR, HOST, SPOILER, GUARANTOR = (
    "primary_party", "secondary_party", "supporter", "mediator", "host", "spoiler", "guarantor",
)  # fmt: skip
CONFIDENCE = {
    "named": 0.65,
    "act": 0.6,
    "said": 0.6,
    "made": 0.5,
    "event": 0.55,
    "talks": 0.6,
    "signing": 0.55,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A part that the word `token` tells of an actor; `method` says by what kind of word."""

    token: Token
    actor: str
    role: str
    toward: tuple[str, ...]
    method: str
    speaker: str | None = None


def once(claims: Iterable[Claim], sides: dict[str, str]) -> list[Claim]:
    """CLAIMS in the order of the text: of each sentence, the surest word for each side and part."""
    ranked = sorted(claims, key=lambda c: (-CONFIDENCE[c.method], c.token.i, c.actor))
    told: dict[tuple[int, str, str], tuple[int, str]] = {}
    kept: dict[tuple[int, str, str], Claim] = {}
    for claim in ranked:
        side = sides.get(claim.actor, claim.actor)
        own = (claim.token.i, claim.method)
        if told.setdefault((claim.token.sent.start, side, claim.role), own) == own:
            kept.setdefault((claim.token.i, claim.actor, claim.role), claim)
    return sorted(kept.values(), key=lambda c: (c.token.i, c.role, c.actor))
