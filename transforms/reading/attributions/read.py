"""All attributions of a document: reports, fixed phrases, quotations and citations joined."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from parley.transforms.reading.attributions.citations.authors import Authors
from parley.transforms.reading.attributions.citations.references import (
    find_references,
    with_named,
    without_brackets,
)
from parley.transforms.reading.attributions.confidence import confidence_of
from parley.transforms.reading.attributions.lexicon import Lexicon
from parley.transforms.reading.attributions.quotations.fragments import is_term
from parley.transforms.reading.attributions.quotations.quoted_speech import with_quotes
from parley.transforms.reading.attributions.reports.extents import Stretch
from parley.transforms.reading.attributions.reports.phrases import find_phrases
from parley.transforms.reading.attributions.reports.reporting import Report, find_reports
from parley.transforms.reading.attributions.rules import OBJECT, Means
from parley.transforms.reading.attributions.sources.chain import Chain
from parley.transforms.reading.attributions.transcripts.speakers import Labels, outside_labels
from parley.transforms.reading.grammar.quotations import Quote, find_quotes
from parley.transforms.reading.records import Attribution

_SILENT = frozenset({"reference", "heading"})


def read_reports(
    doc: Doc, lexicon: Lexicon, authors: Authors, quotes: list[Quote] | None = None
) -> list[Report]:
    """Reports of DOC: quotations whole, references resolved and cut off, each told once."""
    quotes = spoken_quotes(doc) if quotes is None else quotes
    reports = find_reports(doc, lexicon) + find_phrases(doc, lexicon)
    reports = with_quotes(doc, reports, quotes, lexicon)
    references = find_references(doc, reports, authors)
    reports = without_brackets(doc, with_named(reports, references), references.spans)
    kinds = doc._.kinds
    return [
        report
        for report in _once(_widest(reports) + references.reports)
        if report.content[0] < report.content[1]
        and not (kinds and kinds[report.content[0]] in _SILENT)
    ]


def spoken_quotes(doc: Doc) -> list[Quote]:
    """The quotations of DOC but for terms that it defines."""
    return [quote for quote in find_quotes(doc) if not is_term(doc, quote)]


def read_attributions(
    doc: Doc, lexicon: Lexicon, authors: Authors, chain: Chain, labels: Labels
) -> list[Attribution]:
    """The attributions of DOC; speakers whom it alone names go to `doc._.found`."""
    quotes = spoken_quotes(doc)
    quoted = {at for quote in quotes for at in range(quote.start, quote.end)}
    attributions = []
    turns = labels.turns(doc)
    reports = outside_labels(read_reports(doc, lexicon, authors, quotes), turns)
    for report in chain.complete(doc, [*reports, *labels.reports(doc, turns)]):
        speaker = report.speaker
        if speaker is not None and doc._.found is not None:
            for actor, new in speaker.new:
                doc._.found.add_actor(actor, new)
        attributions.append(
            Attribution(
                start=report.content[0],
                end=report.content[1],
                speakers=speaker.actors if speaker else (),
                kind=_kind(report, quoted),
                confidence=confidence_of(report.rule, bool(speaker and speaker.actors)),
                method=str(report.rule),
                speaker=speaker.span if speaker else None,
                cue=report.cue,
            )
        )
    return attributions


def _kind(report: Report, quoted: set[int]) -> str:
    if report.rule.means is Means.CITATION:
        return "citation"
    if report.rule.means in (Means.QUOTE, Means.LABEL):
        return "direct"
    start, end = report.content
    share = sum(at in quoted for at in range(start, end)) / (end - start)
    return "direct" if share > 0.5 else "indirect"


def _once(reports: Iterable[Report]) -> list[Report]:
    """REPORTS with each content once, by the nearest cue, and once more for each reference."""
    kept: dict[tuple[object, ...], Report] = {}
    for report in reports:
        is_citation = report.rule.means is Means.CITATION
        cited = report.speaker.actors if report.speaker and is_citation else None
        key = (report.content, cited)
        if key not in kept or _distance(report) < _distance(kept[key]):
            kept[key] = report
    return sorted(kept.values(), key=lambda report: (report.content, report.cue))


def _widest(reports: list[Report]) -> list[Report]:
    """REPORTS without a noun or a piece inside the content of the same speaker's verb."""
    wide: dict[Stretch, list[Report]] = {}
    for report in reports:
        if report.speaker is not None and report.rule.means is Means.VERB:
            wide.setdefault(report.speaker.span, []).append(report)
    return [
        report
        for report in reports
        if not _may_be_part(report)
        or report.speaker is None
        or not any(_holds(other, report) for other in wide.get(report.speaker.span, ()))
    ]


def _may_be_part(report: Report) -> bool:
    """Whether REPORT may be a part of another: "(voiced) doubts that", a quotation in a clause."""
    return report.rule.means in (Means.NOUN, Means.QUOTE) or report.rule == OBJECT


def _holds(outer: Report, inner: Report) -> bool:
    """Whether the content of OUTER holds the cue and the content of INNER."""
    start, end = outer.content
    return start <= inner.cue[0] and start <= inner.content[0] and inner.content[1] <= end


def _distance(report: Report) -> int:
    """How many tokens lie between the cue and its content."""
    return max(report.content[0] - report.cue[1], report.cue[0] - report.content[1])
