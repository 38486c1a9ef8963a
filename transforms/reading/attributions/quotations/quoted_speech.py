"""Quotations and who speaks them: whole, in pieces, over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.transforms.reading.attributions.lexicon import Lexicon
from parley.transforms.reading.attributions.quotations.fragments import governed, is_title
from parley.transforms.reading.attributions.reports.extents import trim
from parley.transforms.reading.attributions.reports.reporting import Report
from parley.transforms.reading.attributions.rules import AS_CLAUSE, Means, Rule
from parley.transforms.reading.attributions.speakers import (
    Speaker,
    beside,
    speaker_at,
    speaker_of_verb,
)
from parley.transforms.reading.grammar.quotations import Quote

_BEFORE = 14
_AFTER = 26
_LONG = 5
_SHORT = 3
_INTERRUPTION = 40
_PAUSES = frozenset(",.;:?!—–")
_DASHES = frozenset({"—", "―", "–", "-", "--"})


def with_quotes(
    doc: Doc, reports: list[Report], quotes: list[Quote], lexicon: Lexicon
) -> list[Report]:
    """REPORTS with their quotations taken whole, and the other quotations that have a speaker."""
    if not quotes:
        return reports
    inside = _index(quotes)
    taken = {r.content[0] for r in reports}
    fitted = [_fit(r, quotes, inside, taken) for r in reports if r.cue[0] not in inside]
    claimed = _claimed(fitted, quotes, inside)
    last: tuple[Quote, Report] | None = None
    for place, quote in enumerate(quotes):
        report = claimed.get(place)
        if last is not None and report in (None, last[1]) and _resumed(doc, last, quote):
            whole = replace(last[1], content=(last[1].content[0], quote.end))
            fitted[fitted.index(last[1])] = whole
            last = (quote, whole)
            continue
        if report is None:
            before = quotes[place - 1].stop if place else 0
            after = quotes[place + 1].mark if place + 1 < len(quotes) else len(doc)
            report = (
                _spoken_after(doc, quote, after, lexicon)
                or _spoken_before(doc, quote, before, lexicon)
                or _signed(doc, quote)
                or _continued(doc, quote, last)
            )
            if report is not None:
                fitted.append(report)
        if report is not None:
            last = (quote, report)
    return fitted


def _index(quotes: list[Quote]) -> dict[int, int]:
    """Token inside a quotation to the place of that quotation."""
    return {at: place for place, q in enumerate(quotes) for at in range(q.mark, q.stop)}


def _fit(report: Report, quotes: list[Quote], inside: dict[int, int], taken: set[int]) -> Report:
    """REPORT with its content cut or widened to the quotations that it touches.

    A quotation that begins where another report does (one of TAKEN) is left to that one.
    """
    start, end = report.content
    cue = report.cue[0]
    first, last = inside.get(start), inside.get(end - 1)
    if first is not None:
        start = quotes[first].start
        if last is None and end <= cue:
            end = quotes[first].end
    if last is not None and (start >= quotes[last].start or quotes[last].start not in taken):
        end = quotes[last].end
        if end <= cue and (first not in (None, last) or _only_quoted(report, quotes[last])):
            start = quotes[last].start
    if start < cue < end and not report.content[0] < cue < report.content[1]:
        start, end = report.content
    return replace(report, content=(start, end))


def _only_quoted(report: Report, quote: Quote) -> bool:
    """Whether REPORT is a parenthesis after QUOTE, so that what stands before is the writer's."""
    return report.rule == AS_CLAUSE and quote.end - quote.start >= _SHORT


def _claimed(
    reports: Iterable[Report], quotes: list[Quote], inside: dict[int, int]
) -> dict[int, Report]:
    """Place of each quotation that a report from outside covers, with that report."""
    claimed: dict[int, Report] = {}
    for report in reports:
        start, end = report.content
        for place in {inside[at] for at in range(start, end) if at in inside}:
            quote = quotes[place]
            if 2 * (min(end, quote.end) - max(start, quote.start)) >= quote.end - quote.start:
                claimed.setdefault(place, report)
    return claimed


def _spoken_after(doc: Doc, quote: Quote, limit: int, lexicon: Lexicon) -> Report | None:
    """A verb of saying after the closing mark: `"...", said X`."""
    if quote.stop >= len(doc):
        return None
    start = quote.stop
    if doc[quote.end - 1].text not in _PAUSES and doc[start].text not in _PAUSES:
        return None
    stop = min(limit, doc[start - 1].sent.end, start + _AFTER)
    if stop <= start and doc[quote.end - 1].text in "?!":
        stop = min(limit, doc[start].sent.end, start + 6)
    return _nearest(doc, doc[start:stop], quote, lexicon, "after")


def _spoken_before(doc: Doc, quote: Quote, limit: int, lexicon: Lexicon) -> Report | None:
    """A verb of saying before the opening mark: `X said: "..."`."""
    mark = doc[quote.mark]
    start = max(limit, mark.sent.start, quote.mark - _BEFORE)
    at = quote.mark - 1
    while at > 0 and doc[at].is_space:
        at -= 1
    if at > 0 and mark.sent.start > at and doc[at].text == ":":
        start = max(limit, doc[at].sent.start, at - _BEFORE)
    return _nearest(doc, reversed(doc[start : quote.mark]), quote, lexicon, "before")


def _nearest(
    doc: Doc, tokens: Iterable[Token], quote: Quote, lexicon: Lexicon, place: str
) -> Report | None:
    short = quote.end - quote.start < _LONG
    for count, token in enumerate(tokens):
        if short and count > 4:
            return None
        if token.pos_ not in ("VERB", "AUX") or token.dep_ == "amod":
            continue
        cue = lexicon.verb(token)
        if cue is not None and (cue.takes("quote") or cue.takes("clause") or cue.takes("as")):
            content = governed(doc, token, quote, cue)
            speaker = _teller(token, quote)
            if content is None or (short and speaker is None) or is_title(doc, quote):
                return None
            return Report(
                trim(doc, content), (token.i, token.i + 1), speaker, Rule(Means.QUOTE, place)
            )
    return None


def _teller(verb: Token, quote: Quote) -> Speaker | None:
    """Who speaks QUOTE by VERB: its subject, or who stands beside it outside the quotation."""
    speaker = speaker_of_verb(verb)
    if speaker is not None and not quote.mark <= speaker.span[0] < quote.stop:
        return speaker
    near = beside(verb, (quote.mark, quote.stop))
    return speaker_at(near) if near is not None else None


def _signed(doc: Doc, quote: Quote) -> Report | None:
    """A name after a dash under a quotation."""
    at = quote.stop
    while at < len(doc) and doc[at].is_space:
        at += 1
    if at + 1 >= len(doc) or doc[at].text not in _DASHES or doc[at + 1].pos_ != "PROPN":
        return None
    name: Token = doc[at + 1]
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    rule = Rule(Means.QUOTE, "signed")
    return Report(trim(doc, (quote.start, quote.end)), (at, at + 1), speaker_at(name), rule)


def _resumed(doc: Doc, last: tuple[Quote, Report], quote: Quote) -> bool:
    """Whether QUOTE takes up the last one after a cue in between: `"...," he said. "..."`."""
    before, report = last
    if not before.stop <= report.cue[0] < quote.mark or quote.mark - before.stop > _INTERRUPTION:
        return False
    if doc[quote.mark - 1].text not in _PAUSES:
        return False
    return doc[report.cue[0]].sent.end >= quote.mark


def _continued(doc: Doc, quote: Quote, last: tuple[Quote, Report] | None) -> Report | None:
    """A quotation that goes on where the last one stopped: the same speaker."""
    if last is None or quote.end - quote.start < _LONG:
        return None
    before, speaker = last[0], last[1].speaker
    mark = doc[quote.mark]
    opens = mark.sent.start >= mark.i - 1
    near = quote.mark - before.stop <= _BEFORE
    if speaker is None or not near or is_title(doc, quote):
        return None
    rule = Rule(Means.QUOTE, "continued" if opens else "resumed")
    return Report(trim(doc, (quote.start, quote.end)), (quote.mark, quote.start), speaker, rule)
