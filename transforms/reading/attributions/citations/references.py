"""References as attributions: "(Author, 2023)", "Author (2023) notes", "[3]"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from parley.transforms.reading.attributions.citations.authors import Authors, Cited
from parley.transforms.reading.attributions.citations.brackets import (
    Bracket,
    find_brackets,
    split_names,
)
from parley.transforms.reading.attributions.reports.extents import FINITE, Stretch, trim
from parley.transforms.reading.attributions.reports.reporting import Report
from parley.transforms.reading.attributions.rules import CITATION
from parley.transforms.reading.attributions.speakers import Speaker
from parley.transforms.reading.records import NewActor

_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP", "EVENT", "DATE", "CARDINAL"})
_LINKS = frozenset({"and", "&", "et", "al", "al.", ",", "de", "von", "van", "der"})
_NUMBERED = re.compile(r"^\s*\[?(\d{1,3})[\].]\s+(.*)", re.DOTALL)
_UNTIL_YEAR = re.compile(r"^[-•*\s]*(.+?)[\s,.(]*\(?(?:19|20)\d\d", re.DOTALL)
_SHORTEST = 3
_LONG = 8


@dataclass
class References:
    """What the brackets of a document say.

    `reports` are the citations, `named` maps the tokens of a name before a year to the author
    cited, `spans` are the brackets as stretches of tokens.
    """

    reports: list[Report] = field(default_factory=list)
    named: dict[int, Cited] = field(default_factory=dict)
    spans: list[Stretch] = field(default_factory=list)


def find_references(doc: Doc, reports: Sequence[Report], authors: Authors) -> References:
    """The references of DOC; REPORTS are those already found in it."""
    references = References()
    numbered: dict[int, Cited] | None = None
    for bracket in find_brackets(doc.text):
        span = doc.char_span(bracket.start, bracket.end, alignment_mode="expand")
        if span is None or _kind(doc, span.start) in ("reference", "heading"):
            continue
        stretch = (span.start, span.end)
        if bracket.numbers and numbered is None:
            numbered = _numbered(doc, authors)
        cited = _cited(doc, bracket, stretch, authors, numbered or {})
        if not cited and not bracket.works:
            if not bracket.numbers and (named := _named_before(doc, span.start, authors)):
                references.named |= named
                references.spans.append(stretch)
            continue
        content = _content(doc, stretch, references, reports)
        references.spans.append(stretch)
        if content is None:
            continue
        for one in cited:
            speaker = Speaker(stretch, (one.actor,), _new(one))
            references.reports.append(Report(content, stretch, speaker, CITATION))
    return references


def with_named(reports: Iterable[Report], references: References) -> list[Report]:
    """REPORTS where a speaker with a year in brackets after the name is the author cited."""
    if not references.named:
        return list(reports)
    resolved = []
    for report in reports:
        if report.speaker is not None:
            start, end = report.speaker.span
            cited = {references.named[at].actor: references.named[at]
                     for at in range(start, end) if at in references.named}  # fmt: skip
            if cited:
                new = [pair for one in cited.values() for pair in _new(one)]
                speaker = Speaker((start, end), tuple(cited), tuple(new))
                report = replace(report, speaker=speaker)
        resolved.append(report)
    return resolved


def without_brackets(doc: Doc, reports: Iterable[Report], spans: list[Stretch]) -> list[Report]:
    """REPORTS whose content does not end in a reference."""
    ends = {end: start for start, end in spans}
    cut = []
    for report in reports:
        start, end = report.content
        for _ in spans:
            before = next((ends[end + k] for k in (0, 1) if end + k in ends), None)
            if before is None or before <= start:
                break
            end = trim(doc, (start, before))[1]
        cut.append(replace(report, content=(start, end)))
    return cut


def _new(cited: Cited) -> tuple[tuple[str, NewActor], ...]:
    return ((cited.actor, cited.new),) if cited.new else ()


def _kind(doc: Doc, at: int) -> str:
    return str(doc._.kinds[at]) if doc._.kinds else "prose"


def _cited(
    doc: Doc, bracket: Bracket, span: Stretch, authors: Authors, numbered: dict[int, Cited]
) -> list[Cited]:
    if bracket.numbers:
        return [numbered[number] for number in bracket.numbers if number in numbered]
    labels = {token.text: token.ent_type_ for token in doc[span[0] : span[1]]}
    cited = []
    for names in bracket.works:
        label = labels.get(names[0].split()[-1], "")
        if len(names) == 1 and label in _PLACES and not authors.knows(names[0]):
            continue
        cited.append(authors.find(names, person=label == "PERSON"))
    return list(dict.fromkeys(cited))


def _named_before(doc: Doc, start: int, authors: Authors) -> dict[int, Cited]:
    """The names right before the year at START, by token."""
    at = start
    first = doc[start - 1].sent.start if start else 0
    while at > first and (_is_name(doc[at - 1]) or doc[at - 1].lower_ in _LINKS):
        at -= 1
    while at < start and (doc[at].lower_ in _LINKS or doc[at].is_punct):
        at += 1
    if at == start or doc[start - 1].ent_type_ in _PLACES:
        return {}
    names = split_names(doc[at:start].text)
    if not names:
        return {}
    cited = authors.find(names)
    return dict.fromkeys(range(at, start), cited)


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and not token.is_stop


def _content(
    doc: Doc, span: Stretch, references: References, reports: Sequence[Report]
) -> Stretch | None:
    """What the reference at SPAN backs: the reported clause after it, or the words before it."""
    sentence = doc[span[0]].sent
    for report in reports:
        if (
            report.speaker is not None
            and report.speaker.span[0] <= span[0] < report.cue[0] < report.content[0]
            and report.cue[0] < sentence.end
            and not _finite(doc[span[1] : report.cue[0]])
        ):
            return report.content
    start = sentence.start
    if sentence.start >= span[0] - 1 and span[0] > 0:
        start = doc[max(0, span[0] - 2)].sent.start
    before = references.spans[-1] if references.spans else None
    if before is not None and before[1] > start and references.reports:
        if span[0] - before[1] <= 1:
            return references.reports[-1].content
        if _finite(doc[before[1] : span[0]]):
            start = before[1]
    told = trim(doc, (start, span[0]))
    length = told[1] - told[0]
    if length >= _SHORTEST and (length >= _LONG or _finite(doc[told[0] : told[1]])):
        return _after_conjunction(doc, told)
    told = trim(doc, (start if told[1] - told[0] >= _SHORTEST else span[1], sentence.end))
    return told if told[1] - told[0] >= _SHORTEST else None


def _after_conjunction(doc: Doc, told: Stretch) -> Stretch:
    start, end = told
    if doc[start].pos_ == "CCONJ" and start + 1 < end:
        start += 1
    return start, end


def _finite(tokens: Iterable[Token]) -> bool:
    return any(token.tag_ in FINITE for token in tokens)


def _numbered(doc: Doc, authors: Authors) -> dict[int, Cited]:
    """The works of a numbered list of references, by number."""
    found: dict[int, Cited] = {}
    for sentence in doc.sents:
        if _kind(doc, sentence.start) != "reference":
            continue
        match = _NUMBERED.match(sentence.text)
        named = _UNTIL_YEAR.match(match.group(2)) if match else None
        if match and named:
            names = split_names(named.group(1))
            if names:
                found.setdefault(int(match.group(1)), authors.find(names))
    return found
