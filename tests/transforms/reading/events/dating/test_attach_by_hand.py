"""Which trigger a time belongs to, on parses written by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from parley.schemas.codebook.lexicons import EventRow, FactualityRow
from parley.transforms.reading.events.dating.attach import attach_dates
from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.records import Dated, TimeExpression
from tests.transforms.parsed import phrase, token

DAY = Dated(dt.date(2020, 5, 3), dt.date(2020, 5, 3), "day", "text")
DUE = FactualityRow(cue="due", pos="adj", effect="future", **{"class": "future"})


def dated(vocab, parse: str, time: str, **types: str) -> set[str]:
    """The triggers, named with their TYPES, that take the date told at TIME, or their end."""
    doc = phrase(vocab, parse)
    at = token(doc, time).i
    doc._.times = [TimeExpression(at, at + 1, DAY)]
    triggers = []
    for word, event_type in types.items():
        row = EventRow(lemma=word, pos="verb", event_type=event_type)
        triggers.append(Trigger(token(doc, word), row, clause_of(token(doc, word))))
    attach_dates(Story(doc, triggers), Cues([DUE], vocab))
    ends = {f"{each.token.text} ended" for each in triggers if each.end == DAY}
    return {each.token.text for each in triggers if each.date == DAY} | ends


@pytest.mark.parametrize(
    ("parse", "time", "types", "expected"),
    [
        pytest.param(
            """
        They/nsubj/met/PRP met=meet/ROOT/met/VBD rebels=rebel/dobj/met/NNS on/prep/met/IN
        Monday/pobj/on/NNP
        """,
            "Monday",
            {"met": "CONSULT"},
            {"met"},
            id="of-the-verb",
        ),
        pytest.param(
            """
        Talks=talk/nsubjpass/held/NNS were=be/auxpass/held/VBD:AUX held=hold/ROOT/held/VBN
        on/prep/held/IN Monday/pobj/on/NNP
        """,
            "Monday",
            {"Talks": "CONSULT"},
            {"Talks"},
            id="subject-of-another-verb",
        ),
        pytest.param(
            """
        They/nsubj/left/PRP left=leave/ROOT/left/VBD before/prep/left/IN Monday/pobj/before/NNP
        """,
            "Monday",
            {"left": "RETREAT"},
            set(),
            id="bound",
        ),
        pytest.param(
            """
        The/det/talks/DT talks=talk/nsubj/failed/NNS had=have/aux/failed/VBD:AUX
        failed=fail/ROOT/failed/VBN by/prep/failed/IN Monday/pobj/by/NNP
        """,
            "Monday",
            {"talks": "CONSULT"},
            {"talks ended"},
            id="end-of-talks",
        ),
        pytest.param(
            """
        They/nsubj/left/PRP had=have/aux/left/VBD:AUX left=leave/ROOT/left/VBN by/prep/left/IN
        Monday/pobj/by/NNP
        """,
            "Monday",
            {"left": "RETREAT"},
            {"left"},
            id="by-then",
        ),
        pytest.param(
            """
        They/nsubj/met/PRP met=meet/ROOT/met/VBD after/mark/left/IN rebels=rebel/nsubj/left/NNS
        left=leave/advcl/met/VBD Monday/npadvmod/left/NNP
        """,
            "Monday",
            {"met": "CONSULT"},
            set(),
            id="in-a-clause-of-time",
        ),
        pytest.param(
            """
        The/det/annexation/DT annexation/nsubj/failed/NN of/prep/annexation/IN land/pobj/of/NN
        (/punct/annexation/-LRB- 2014/appos/annexation/CD )/punct/annexation/-RRB-
        failed=fail/ROOT/failed/VBD
        """,
            "2014",
            {"annexation": "COERCE", "failed": "REJECT"},
            {"annexation"},
            id="in-brackets",
        ),
        pytest.param(
            """
        They/nsubj/left/PRP left=leave/ROOT/left/VBD (/punct/left/-LRB- 2014/npadvmod/left/CD
        )/punct/left/-RRB- it/dobj/left/PRP
        """,
            "2014",
            {"it": "RETREAT"},
            set(),
            id="brackets-behind-a-verb",
        ),
        pytest.param(
            """
        They/nsubj/cited/PRP cited=cite/ROOT/cited/VBD a/det/report/DT report/dobj/cited/NN
        of/prep/report/IN 2019/pobj/of/CD
        """,
            "2019",
            {"cited": "ACCUSE"},
            set(),
            id="report-cited",
        ),
        pytest.param(
            """
        They/nsubj/signed/PRP signed=sign/ROOT/signed/VBD a/det/report/DT report/dobj/signed/NN
        of/prep/report/IN 2019/pobj/of/CD
        """,
            "2019",
            {"signed": "AGREE"},
            {"signed"},
            id="report-signed",
        ),
        pytest.param(
            """
        They/nsubj/met/PRP met=meet/ROOT/met/VBD under/prep/met/IN a/det/law/DT
        1996/nummod/law/CD law/pobj/under/NN
        """,
            "1996",
            {"met": "CONSULT"},
            set(),
            id="law-of-a-year",
        ),
        pytest.param(
            """
        They/nsubj/urged/PRP urged=urge/ROOT/urged/VBD talks=talk/dobj/urged/NNS
        due/amod/talks/JJ Monday/npadvmod/due/NNP
        """,
            "Monday",
            {"urged": "REQUEST", "talks": "CONSULT"},
            {"talks"},
            id="due",
        ),
    ],
)
def test_a_time_belongs_to_the_nearest_act(vocab, parse, time, types, expected):
    assert dated(vocab, parse, time, **types) == expected


def test_a_time_that_was_only_planned_gives_way(vocab):
    doc = phrase(
        vocab,
        """
        The/det/talks/DT talks=talk/nsubj/met/NNS due/amod/talks/JJ Monday/npadvmod/due/NNP
        met=meet/ROOT/met/VBD Tuesday/npadvmod/met/NNP
        """,
    )
    later = Dated(dt.date(2020, 5, 4), dt.date(2020, 5, 4), "day", "text")
    doc._.times = [TimeExpression(3, 4, DAY), TimeExpression(5, 6, later)]
    row = EventRow(lemma="talk", pos="noun", event_type="CONSULT")
    trigger = Trigger(token(doc, "talks"), row, clause_of(token(doc, "talks")))
    attach_dates(Story(doc, [trigger]), Cues([DUE], vocab))
    assert trigger.date == later
