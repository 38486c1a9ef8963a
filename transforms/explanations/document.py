"""All reasons that a document gives for outcomes, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from transforms.annotations import in_reference
from transforms.explanations.cues import Cue, Cues
from transforms.explanations.outcomes import Outcomes
from transforms.knowledge.knowledge import Knowledge
from transforms.patterns import Match, Patterns, Words

# By method: the share of right ones that we expect (docs/accuracy.md).
CONFIDENCE = {
    "reason_alone": 0.6,
    "reason_cue_outcome": 0.55,
    "reason_outcome": 0.4,
    "reason_cue": 0.4,
}
_PROCESS = frozenset(
    {"talk", "negotiation", "negotiate", "peace", "settlement", "agreement", "deal", "ceasefire",
     "truce", "diplomacy", "diplomatic", "compromise", "mediation", "dialogue", "accord",
     "resolution", "process", "treaty", "summit", "concession", "reconciliation"}
)  # fmt: skip
_YEAR = re.compile(r"^(1[89]|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a pattern of a reason says; ALONE it needs no cue and no outcome beside it."""

    reason: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A reason given for an outcome, with the tokens of its wording."""

    start: int
    end: int
    outcome: str
    reason: str
    confidence: float
    method: str


class ExplanationFinder:
    """Find reasons by their wordings beside cues and outcomes."""

    def __init__(self, knowledge: Knowledge) -> None:
        reasons = knowledge.reasons.values()
        self._reasons = Patterns(
            [(p, Wording(r.id)) for r in reasons for p in r.patterns]
            + [(p, Wording(r.id, alone=True)) for r in reasons for p in r.alone]
        )
        self._outcomes = Outcomes(knowledge.outcomes)
        self._cues = Cues(knowledge.causal)
        self._empty = not knowledge.reasons or not knowledge.outcomes

    def find(self, doc: Doc) -> list[Given]:
        """The reasons that DOC gives, in the order of the text; none without a codebook."""
        if self._empty:
            return []
        parties = set(doc._.parties)
        concerned = {m.start for m in doc._.mentions if parties.intersection(m.actors)}
        text_years = _common_year(doc)
        found: list[Given] = []
        before: frozenset[int] = frozenset()
        for sentence in doc.sents:
            if sentence._.kind == "heading" or in_reference(sentence[0]):
                continue
            years = _years(sentence)
            found += self._of_sentence(sentence, concerned, (years, before, text_years))
            before = years or before
        return found

    def _of_sentence(
        self, sentence: Span, concerned: set[int], years: Iterable[frozenset[int]]
    ) -> list[Given]:
        words = Words(sentence)
        reasons = _longest(self._reasons.find(words))
        if not reasons:
            return []
        processes = {t.i for t in sentence if t.lemma_.lower() in _PROCESS}
        party = any(i in concerned for i in range(sentence.start, sentence.end))
        if not processes and not party:
            return []
        outcomes = self._outcomes.find(words)
        cues = list(self._cues.find(sentence, words))
        outcome = self._outcomes.chosen(outcomes, years)
        best: dict[str, Given] = {}
        for match in reasons:
            method = _method(match, cues, outcomes, bool(processes))
            if method is None or outcome is None:
                continue
            given = Given(
                match.start, match.end, outcome, match.value.reason, CONFIDENCE[method], method
            )
            known = best.get(given.reason)
            if known is None or given.confidence > known.confidence:
                best[given.reason] = given
        return sorted(best.values(), key=lambda g: (g.start, g.end, g.reason))


def _method(
    match: Match[Wording], cues: Iterable[Cue], outcomes: list[Match[str]], process: bool
) -> str | None:
    """How MATCH is told to be a reason; None where it is not."""
    tokens = set(match.tokens)
    if match.value.alone:
        return "reason_alone"
    cued = any(
        cue.reasons.issuperset(tokens) and not tokens <= set(range(cue.start, cue.end))
        for cue in cues
    )
    beside = any(not tokens <= set(outcome.tokens) for outcome in outcomes)
    if cued and beside:
        return "reason_cue_outcome"
    if match.weight < 2:
        return None
    if beside:
        return "reason_outcome"
    return "reason_cue" if cued and process else None


def _longest(found: list[Match[Wording]]) -> list[Match[Wording]]:
    """The matches that no heavier one overlaps."""
    return [
        m
        for m in found
        if m.value.alone
        or not any(
            other.weight > m.weight and not set(m.tokens).isdisjoint(other.tokens)
            for other in found
        )
    ]


def _years(sentence: Span) -> frozenset[int]:
    return frozenset(int(token.text) for token in sentence if _YEAR.match(token.text))


def _common_year(doc: Doc) -> frozenset[int]:
    """The year in which the text was published, as far as it is known."""
    published = doc._.source.published
    return frozenset({published.year}) if published else frozenset()
