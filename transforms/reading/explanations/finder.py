"""All reasons that a document gives for outcomes, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.topics import Topics
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.explanations.cues import Cue, Cues
from parley.transforms.reading.explanations.outcomes import Outcomes
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.patterns import Match, Patterns, Words
from parley.transforms.reading.records import in_reference, mentions_of

# By method: the share of right ones that we expect (docs/accuracy.md).
CONFIDENCE = {
    "reason_alone": 0.6,
    "reason_cue_outcome": 0.55,
    "reason_outcome": 0.4,
    "reason_context": 0.3,
    "reason_cue": 0.4,
}
_OF_ANY = 0.5
"""The same for wordings of the general list, however they are told: half of them were right."""
_OF_NO_LIST = "other"
_ARGUING = frozenset({"analysis", "opinion", "scholarly"})
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


@dataclass(slots=True)
class Setting:
    """What a sentence tells beside the wordings of reasons.

    `processes` are tokens that name a peace process, `party` says that it names a party of the
    conflict, `parties_known` that the text does, `says` that it is no mere heading or list; in
    `context`, the heading or the sentence before names the outcome that a text argues about.
    """

    outcomes: list[Match[str]]
    cues: list[Cue]
    processes: set[int]
    party: bool
    parties_known: bool
    says: bool
    context: bool = False
    linked: bool = False

    @property
    def topical(self) -> bool:
        """Whether the sentence itself, or what it argues about, is the peace process."""
        return bool(self.processes) or self.party or self.context

    @property
    def about_peace(self) -> bool:
        """Whether a reason may be given: in a text on the parties, a cue is enough."""
        return self.topical or (self.parties_known and bool(self.cues))


@dataclass(slots=True)
class Before:
    """What the text told before a sentence: the outcomes by title, heading and paragraph."""

    title: str | None = None
    head: str | None = None
    told: str | None = None
    told_in: int = -1
    headings: int = 0
    years: dict[int, frozenset[int]] = field(default_factory=dict)

    def heading(self, outcome: str | None) -> None:
        """Go on by a heading that names OUTCOME; the first is the title."""
        self.head = outcome
        self.title = self.title if self.headings else outcome
        self.headings += 1

    def sentence(self, paragraph: int, years: frozenset[int], outcome: str | None) -> None:
        """Go on by a sentence of PARAGRAPH that names OUTCOME and speaks of these YEARS."""
        self.years[paragraph] = years
        if outcome is not None:
            self.told, self.told_in = outcome, paragraph

    def outcome(self, paragraph: int) -> str | None:
        """The outcome that PARAGRAPH named last, else the heading, else the title."""
        return (self.told if self.told_in == paragraph else None) or self.head or self.title


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

    def __init__(self, knowledge: Knowledge, sure: float) -> None:
        self.knowledge, self.sure = knowledge, sure
        self._cues = Cues(knowledge.causal)
        self._general = Topical(knowledge.general.topics)
        self._topical: dict[tuple[str, ...], Topical] = {}

    def _about(self, parties: tuple[str, ...]) -> Topical:
        """The wordings for a text on the conflict between PARTIES."""
        if parties not in self._topical:
            self._topical[parties] = Topical(self.knowledge.topics_of(parties))
        return self._topical[parties]

    def find(self, doc: Doc) -> list[Given]:
        """The reasons that DOC gives, in the order of the text.

        Where its codebook lists none, those of the general list and of the trained reader, each
        reason of a sentence once.
        """
        topical = self._about(doc._.parties)
        if not topical.empty:
            return self._worded(doc, topical)
        found = [] if self._general.empty else self._worded(doc, self._general)
        worded = [replace(g, method=f"{g.method}_general", confidence=_OF_ANY) for g in found]
        return _joined(doc, worded, _seen(doc, self.sure))

    def _worded(self, doc: Doc, topical: Topical) -> list[Given]:
        """The reasons that DOC gives in the wordings of TOPICAL."""
        parties = set(doc._.parties)
        concerned = {m.start for m in mentions_of(doc) if parties.intersection(m.actors)}
        starts = [start for start, _, _ in doc._.source.blocks]
        text_years = _own_years(doc)
        before = Before()
        found: list[Given] = []
        for sentence in doc.sents:
            if in_reference(sentence[0]):
                continue
            words = Words.of(sentence)
            outcomes = topical.outcomes.find(words)
            if sentence._.kind == "heading":
                before.heading(topical.outcomes.chosen(outcomes, ()) if outcomes else None)
                continue
            paragraph = bisect_right(starts, sentence.start_char)
            own_years, around = _years(sentence), before.years.get(paragraph, frozenset())
            told = topical.outcomes.chosen(outcomes, (own_years, around, text_years))
            argued = before.outcome(paragraph) if _argues(sentence) else None
            outcome = told or argued
            if outcome is not None and (reasons := _longest(topical.reasons.find(words))):
                setting = self._setting(sentence, words, outcomes, concerned)
                setting.context, setting.linked = argued is not None, topical is self._general
                if setting.about_peace:
                    found += _given(sentence, reasons, setting, outcome)
            before.sentence(paragraph, own_years or around, told if outcomes else None)
        return found

    def _setting(
        self, sentence: Span, words: Words, outcomes: list[Match[str]], concerned: set[int]
    ) -> Setting:
        return Setting(
            outcomes=outcomes,
            cues=_widest(self._cues.find(sentence, words)),
            processes={
                t.i for t in sentence if t.lemma_.lower() in english(t).explanations.process
            },
            party=any(i in concerned for i in range(sentence.start, sentence.end)),
            parties_known=bool(concerned),
            says=any(token.pos_ in VERBAL for token in sentence),
        )


def _seen(doc: Doc, sure: float) -> Iterator[Given]:
    """The listed reasons that the trained reader is SURE of; each stands for its sentence."""
    ends = {sentence.start: sentence.end for sentence in doc.sents}
    for read in doc._.read_reasons:
        if read.probability >= sure and read.reason != _OF_NO_LIST:
            method = f"reader_reason_{int(10 * min(read.probability, 0.99))}"
            confidence = round(0.8 * read.probability, 3)
            end = ends[read.sentence]
            yield Given(read.sentence, end, read.outcome, read.reason, confidence, method)


def _joined(doc: Doc, worded: Iterable[Given], seen: Iterable[Given]) -> list[Given]:
    """What is WORDED and what was SEEN, in the order of DOC: in a sentence each reason once."""
    found: dict[tuple[int, str], Given] = {}
    for given in (*worded, *seen):
        found.setdefault((doc[given.start].sent.start, given.reason), given)
    return sorted(found.values(), key=lambda g: (g.start, g.end, g.reason))


def _given(
    sentence: Span, reasons: Iterable[Match[Wording]], setting: Setting, outcome: str
) -> list[Given]:
    """What REASONS give for OUTCOME in SENTENCE: each reason once, as it is told most surely."""
    best: dict[str, Given] = {}
    for match in reasons:
        method = method_of(match, setting)
        if method is None or _is_denied(sentence, match):
            continue
        reason, confidence = match.value.reason, CONFIDENCE[method]
        if reason not in best or confidence > best[reason].confidence:
            best[reason] = Given(match.start, match.end, outcome, reason, confidence, method)
    return sorted(best.values(), key=lambda g: (g.start, g.end, g.reason))


def _argues(sentence: Span) -> bool:
    """Whether SENTENCE is of a text that argues; where no genre is known, by its own tense."""
    genre = sentence.doc._.source.genre
    return genre in _ARGUING or (genre == "other" and _weighs(sentence))


def _weighs(sentence: Span) -> bool:
    """Whether SENTENCE says how things stand, not what happened or what somebody said."""
    root = sentence.root
    helpers = [c for c in root.children if c.dep_ in {"aux", "auxpass"}]
    return any(t.tag_ in {"VBZ", "VBP", "MD"} for t in (root, *helpers)) and not speaker_of(
        sentence.doc, root.i
    )


def method_of(match: Match[Wording], setting: Setting) -> str | None:
    """How MATCH is told to be a reason; None where it is not."""
    if _is_turned(match, setting):
        return None
    if match.value.alone:
        return "reason_alone"
    if not setting.topical:
        return None
    told = _beside(match, setting)
    if told is None and match.weight > 1 and setting.context and setting.says:
        if setting.linked and not _is_linked(match, setting):
            return None
        return "reason_context"
    return told


def _is_linked(match: Match[Wording], setting: Setting) -> bool:
    """Whether a cue has MATCH on the side of its reason."""
    return any(cue.reasons.issuperset(match.tokens) for cue in setting.cues)


def _is_turned(match: Match[Wording], setting: Setting) -> bool:
    """Whether the outcome brought about what MATCH tells: "since the talks failed, war went on"."""
    tokens = set(match.tokens)
    outcomes = [o for found in setting.outcomes if not (o := set(found.tokens)) & tokens]
    given = turned = False
    for cue in setting.cues:
        if cue.direction == "statement":
            continue
        given |= tokens <= cue.reasons and any(o <= cue.effects for o in outcomes)
        turned |= tokens <= cue.effects and any(o <= cue.reasons for o in outcomes)
    return turned and not given


def _beside(match: Match[Wording], setting: Setting) -> str | None:
    """What stands beside MATCH and makes it a reason: a cue, an outcome, a process explained."""
    tokens = set(match.tokens)
    linked = [
        cue
        for cue in setting.cues
        if cue.reasons.issuperset(tokens) and not tokens <= set(range(cue.start, cue.end))
    ]
    outcome = any(not tokens <= set(other.tokens) for other in setting.outcomes)
    if linked and outcome:
        return "reason_cue_outcome"
    if match.weight < 2:
        return None
    if outcome:
        return "reason_outcome"
    explained = any(cue.effects & (setting.processes - tokens) for cue in linked)
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


def _widest(cues: Iterable[Cue]) -> list[Cue]:
    """The CUES that lie inside no longer one: "as a result of", and not "as a result"."""
    found = list(cues)
    spans = {(cue.start, cue.end) for cue in found}
    return [
        cue for cue in found
        if not any(
            start <= cue.start and cue.end <= end and (start, end) != (cue.start, cue.end)
            for start, end in spans
        )
    ]  # fmt: skip


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
        above.lemma_.lower() in english(above).explanations.denials and above.pos_ == "VERB"
        for i in match.tokens
        for above in sentence.doc[i].ancestors
    )
