"""Events of a long text take no more time a word than those of a short one."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.reading.attributions.scope import set_attributions
from parley.transforms.reading.records import Found, set_mentions

TEXT = """
Russia and Ukraine are at war. On 5 March 2022 Russia attacked Kharkiv and Ukraine shelled Belgorod.
Since 24 February Russia has bombed Ukraine. The attack was condemned by Germany. Ukraine said that
Russia had taken Kherson, and it has refused to withdraw. On 10 March their ministers met at a hotel
in Antalya. They agreed to exchange prisoners. The talks were hosted by Turkey. China called for a
ceasefire between Russia and Ukraine, which France supports. Macron visited Kyiv, and he promised
weapons. "We will not give up," Zelensky said. Poland urged the European Union to impose sanctions
on Russia. The sanctions came in May. Negotiations with Turkey failed, and the meeting ended.

Protesters in Berlin demanded an embargo. Two courts in Kyiv convicted soldiers of Russia. Hungary
rejected the plan, which had been proposed in March, because it wants a summit of the presidents.
"""
COPIES = 15
TIMES_AS_LONG = 8


@pytest.fixture(scope="module")
def several(read) -> tuple[Doc, Doc]:
    """A text read up to its events, some copies of it and eight times as many."""
    one = read(TEXT.strip().replace("\n", " ").replace("  ", "\n\n") + "\n\n", "2022-06-01")
    return repeated(one, COPIES), repeated(one, COPIES * TIMES_AS_LONG)


def repeated(one: Doc, times: int) -> Doc:
    """The Doc of a text that says all of ONE several times over."""
    doc = Doc.from_docs([one] * times, ensure_whitespace=False, exclude=["user_data"])
    doc._.source, doc._.parties, doc._.anchor = one._.source, one._.parties, one._.anchor
    doc._.found, doc._.kinds = Found(), tuple(one._.kinds) * times
    starts = range(0, len(doc), len(one))
    set_mentions(doc, [
        replace(each, start=each.start + at, end=each.end + at, head=each.head + at)
        for at in starts for each in one._.mentions
    ])  # fmt: skip
    doc._.times = [
        replace(each, start=each.start + at, end=each.end + at)
        for at in starts for each in one._.times
    ]  # fmt: skip
    set_attributions(doc, [
        replace(
            each, start=each.start + at, end=each.end + at,
            cue=each.cue and (each.cue[0] + at, each.cue[1] + at),
        )
        for at in starts for each in one._.attributions
    ])  # fmt: skip
    return doc


def seconds(nlp: Language, doc: Doc) -> float:
    """The least CPU time that the events of DOC take, of three."""
    component = nlp.get_pipe("parley_events")
    took = []
    for _ in range(3):
        start = time.process_time()
        component(doc)
        took.append(time.process_time() - start)
    return min(took)


def test_time_grows_with_the_text_and_not_faster(nlp, several):
    short, long = several
    assert len(long) > 20_000
    # On a busy machine time is a rough measure; one look back at the text for each event would
    # take eight times as much.
    assert seconds(nlp, long) < 2 * TIMES_AS_LONG * seconds(nlp, short)
    assert len(long._.events) > 2_000
