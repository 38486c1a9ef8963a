"""All reasons that a document gives for outcomes, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from parley.transforms.knowledge.knowledge import Knowledge, Topics
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.explanations.cues import Cue, Cues
from parley.transforms.reading.explanations.outcomes import Outcomes
from parley.transforms.reading.patterns import Match, Patterns, Words
from parley.transforms.reading.records import in_reference

# By method: the share of right ones that we expect (docs/accuracy.md).
CONFIDENCE = {
    "reason_alone": 0.6,
    "reason_cue_outcome": 0.55,
    "reason_outcome": 0.4,
    "reason_context": 0.3,
    "reason_cue": 0.4,
}
_PROCESS = frozenset(
    {"talk", "negotiation", "negotiate", "peace", "settlement", "agreement", "deal", "ceasefire",
     "truce", "diplomacy", "diplomatic", "compromise", "mediation", "dialogue", "accord",
     "resolution", "process", "treaty", "summit", "concession", "reconciliation", "cessation",
     "implementation", "disarmament", "pact", "signature", "sign", "negotiator", "mediator"}
)  # fmt: skip
_ARGUING = frozenset({"analysis", "opinion", "scholarly"})
_DENIALS = frozenset({"deny", "refute", "dispute", "disprove"})
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


class Topical:
    """The wordings of the reasons and outcomes of one conflict."""

    def __init__(self, topics: Topics) -> None:
        reasons = topics.reasons.values()
        self.reasons = Patterns(
            [(p, Wording(r.id)) for r in reasons for p in r.patterns]
            + [(p, Wording(r.id, alone=True)) for r in reasons for p in r.alone]
        )
        self.outcomes = Outcomes(topics.outcomes)
        self.empty = not topics.reasons or not topics.outcomes


class ExplanationFinder:
    """Find reasons by their wordings beside cues and outcomes."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._cues = Cues(knowledge.causal)
        self._topical: dict[tuple[str, ...], Topical] = {}

    def _about(self, parties: tuple[str, ...]) -> Topical:
        """The wordings for a text on the conflict between PARTIES."""
        if parties not in self._topical:
            self._topical[parties] = Topical(self.knowledge.topics_of(parties))
        return self._topical[parties]

    def find(self, doc: Doc) -> list[Given]:
        """The reasons that DOC gives, in the order of the text; none without a codebook."""
        topical = self._about(doc._.parties)
        if topical.empty:
            return []
        parties = set(doc._.parties)
        concerned = {m.start for m in doc._.mentions if parties.intersection(m.actors)}
        text_years = _own_years(doc)
        found: list[Given] = []
        around: dict[int, frozenset[int]] = {}
        starts = [start for start, _, _ in doc._.source.blocks]
        # In a text that argues, the heading or the sentence before names the outcome.
        argues, unknown = doc._.source.genre in _ARGUING, doc._.source.genre == "other"
        titled: bool | None = None
        headed, told = False, -1
        for sentence in doc.sents:
            if in_reference(sentence[0]):
                continue
            if sentence._.kind == "heading":
                headed = bool(topical.outcomes.find(Words.of(sentence)))
                titled = headed if titled is None else titled
                continue
            years = _years(sentence)
            paragraph = bisect_right(starts, sentence.start_char)
            before = around.get(paragraph, frozenset())
            context = (argues or (unknown and _weighs(sentence))) and bool(
                titled or headed or told == paragraph
            )
            given, named = self._of_sentence(
                sentence, topical, concerned, (years, before, text_years), context
            )
            found += given
            if named:
                told = paragraph
            around[paragraph] = years or before
        return found

    def _of_sentence(
        self,
        sentence: Span,
        topical: Topical,
        concerned: set[int],
        years: Iterable[frozenset[int]],
        context: bool,
    ) -> tuple[list[Given], bool]:
        """The reasons of SENTENCE, and whether it names an outcome; in CONTEXT, one was named."""
        words = Words.of(sentence)
        reasons = _longest(topical.reasons.find(words))
        outcomes = topical.outcomes.find(words)
        named = bool(outcomes)
        if not reasons:
            return [], named
        processes = {t.i for t in sentence if t.lemma_.lower() in _PROCESS}
        party = any(i in concerned for i in range(sentence.start, sentence.end))
        cues = list(self._cues.find(sentence, words))
        if not processes and not party and not context and not (concerned and cues):
            return [], named
        outcome = topical.outcomes.chosen(outcomes, years)
        says = any(token.pos_ in {"VERB", "AUX"} for token in sentence)
        best: dict[str, Given] = {}
        for match in reasons:
            if not match.value.alone and not processes and not party and not context:
                continue
            method = _method(match, cues, outcomes, processes)
            if method is None and context and says and match.weight > 1:
                method = "reason_context"
            if method is None or outcome is None or _is_denied(sentence, match):
                continue
            given = Given(
                match.start, match.end, outcome, match.value.reason, CONFIDENCE[method], method
            )
            known = best.get(given.reason)
            if known is None or given.confidence > known.confidence:
                best[given.reason] = given
        return sorted(best.values(), key=lambda g: (g.start, g.end, g.reason)), named


def _weighs(sentence: Span) -> bool:
    """Whether SENTENCE says how things stand, not what happened or what somebody said."""
    root = sentence.root
    helpers = [c for c in root.children if c.dep_ in {"aux", "auxpass"}]
    return any(t.tag_ in {"VBZ", "VBP", "MD"} for t in (root, *helpers)) and not speaker_of(
        sentence.doc, root.i
    )


def _method(
    match: Match[Wording], cues: Iterable[Cue], outcomes: list[Match[str]], processes: set[int]
) -> str | None:
    """How MATCH is told to be a reason; None where it is not."""
    tokens = set(match.tokens)
    if match.value.alone:
        return "reason_alone"
    linked = [
        cue
        for cue in cues
        if cue.reasons.issuperset(tokens) and not tokens <= set(range(cue.start, cue.end))
    ]
    beside = any(not tokens <= set(outcome.tokens) for outcome in outcomes)
    if linked and beside:
        return "reason_cue_outcome"
    if match.weight < 2:
        return None
    if beside:
        return "reason_outcome"
    explained = any(cue.effects & (processes - tokens) for cue in linked)
    return "reason_cue" if explained else None


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
    """The years that SENTENCE names, those of references in brackets left out."""
    return frozenset(
        int(token.text)
        for token in sentence
        if token.shape_ == "dddd"
        and _YEAR.match(token.text)
        and not (token.i > 0 and token.nbor(-1).text in {",", "("} and _closes(token))
    )


def _closes(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).text in {")", ";"}


def _own_years(doc: Doc) -> frozenset[int]:
    """The year that the text is about: of a study the one it names most, else its present."""
    if doc._.source.genre == "scholarly":
        years = Counter(year for sent in doc.sents for year in _years(sent))
        return frozenset(year for year, _ in years.most_common(1))
    anchor = doc._.anchor
    day = (anchor.day if anchor else None) or doc._.source.published
    return frozenset({day.year}) if day else frozenset()


def _is_denied(sentence: Span, match: Match[Wording]) -> bool:
    """Whether somebody denies what MATCH says."""
    return any(
        above.lemma_.lower() in _DENIALS and above.pos_ == "VERB"
        for i in match.tokens
        for above in sentence.doc[i].ancestors
    )
