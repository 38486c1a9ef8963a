"""Reports by "I" and "we": in what somebody says they are the speaker's, else the document's own.

The document's own voice is no report where it speaks now ("we demand that"), only where it tells
what was said before ("we have conveyed to them that"): then it is the issuer's, where one is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.transforms.reading.attributions.first_persons import meant_by
from parley.transforms.reading.attributions.reports.reporting import Report
from parley.transforms.reading.attributions.rules import Means

FIRST = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})
_PAST = frozenset({"VBD", "VBN"})


def own_words(doc: Doc, reports: Iterable[Report]) -> Iterator[Report]:
    """REPORTS, of whose first persons only those stay that tell something, with who they are."""
    told = list(reports)
    for report in told:
        if report.speaker is None or report.speaker.actors:
            yield report
            continue
        head = doc[report.speaker.span[0] : report.speaker.span[1]].root
        if head.lower_ not in FIRST:
            yield report
            continue
        around = _around(head, told)
        if around is None:
            if _tells_of_before(doc[report.cue[0]]):
                actors = meant_by(head.lower_, doc._.issuer)
                yield replace(report, speaker=replace(report.speaker, actors=actors))
        elif around.rule.means is not Means.LABEL and around.speaker is not None:
            yield replace(report, speaker=replace(report.speaker, actors=around.speaker.actors))


def _around(head: Token, reports: Sequence[Report]) -> Report | None:
    """The innermost of REPORTS whose words hold HEAD and whose speaker is known."""
    holding = [
        report
        for report in reports
        if report.content[0] <= head.i < report.content[1]
        and report.speaker is not None
        and report.speaker.actors
    ]
    return min(holding, key=lambda report: report.content[1] - report.content[0], default=None)


def _tells_of_before(cue: Token) -> bool:
    """Whether CUE is no verb, or one in the past."""
    return cue.pos_ not in ("VERB", "AUX") or cue.tag_ in _PAST
