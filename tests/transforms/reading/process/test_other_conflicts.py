"""The process layers on conflicts of other continents: instruments, terms and interests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import SHIPPED
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.reading.records import Source
from tests.transforms.conftest import MODEL

Read = Callable[..., Doc]

TIGRAY = """\
Twelve days after the Pretoria agreement was signed, the commanders of both sides met in Kenya. \
The commanders signed the Nairobi Declaration on 12 November 2022. Under the declaration, the \
Tigrayan fighters would hand over their heavy weapons, and foreign forces would leave Tigray. \
The TPLF fears that Eritrean troops will stay. Addis Ababa wants to regain the confidence of its \
lenders, and Tigray depends on food aid. The humanitarian truce of March 2022 had collapsed in \
August. Getachew Reda said that Eritrea was violating the Pretoria agreement.
"""
COLOMBIA = """\
After four years of talks in Havana, Colombia and the FARC have agreed on a final peace accord, \
which Cuba and Norway guaranteed. Under the accord, the guerrillas would lay down their arms \
within six months. The rebels want to become a political party. President Juan Manuel Santos is \
under pressure from victims, and he needs a yes in the plebiscite. In October voters rejected the \
accord. Álvaro Uribe's goal is to bar commanders from politics. The bilateral ceasefire took \
effect on 29 August 2016.
"""


@pytest.fixture(scope="module")
def of_tigray(read: Read) -> Doc:
    return read(TIGRAY, published="2022-11-14")


@pytest.fixture(scope="module")
def of_colombia() -> Doc:
    nlp = load_pipeline(MODEL, read_knowledge((SHIPPED,), ["colombia"]))
    doc = nlp.make_doc(COLOMBIA)
    doc._.source = Source(published=dt.date(2016, 10, 5), published_precision="day", genre="news")
    return nlp(doc)


def interests(doc: Doc) -> set[tuple[str, str, str]]:
    """Holder, kind and words of each interest."""
    return {(i.holder, i.kind, doc[i.start : i.end].text) for i in doc._.interests}


def statuses(doc: Doc) -> set[tuple[str | None, str]]:
    """Instrument and status of each statement."""
    return {(doc._.agreements[s.agreement].known, s.status) for s in doc._.agreement_status}


def terms(doc: Doc) -> set[tuple[str | None, str | None, tuple[str, ...]]]:
    """Instrument, issue and the obliged of each term."""
    return {(doc._.agreements[p.agreement].known, p.issue, p.obliged) for p in doc._.provisions}


def test_the_process_of_tigray(of_tigray: Doc) -> None:
    assert {
        ("pretoria_agreement_2022", "signed"),
        ("nairobi_declaration_2022", "signed"),
        ("humanitarian_truce_tigray_2022", "collapsed"),
        ("pretoria_agreement_2022", "violated"),
    } <= statuses(of_tigray)
    (pretoria,) = {
        a.parties for a in of_tigray._.agreements if a.known == "pretoria_agreement_2022"
    }
    assert set(pretoria) == {"ETH", "org:tplf"}
    assert ("nairobi_declaration_2022", "disarmament_of_tigray", ("org:tplf",)) in terms(of_tigray)
    assert {
        ("org:tplf", "fear", "Eritrean troops will stay"),
        ("ETH", "goal", "regain the confidence of its lenders"),
        ("region:tigray", "need", "food aid"),
    } <= interests(of_tigray)


def test_the_process_of_colombia(of_colombia: Doc) -> None:
    assert set(of_colombia._.parties) == {"COL", "armed:farc"}
    assert {
        ("cartagena_accord_2016", "accepted_in_principle"),
        ("cartagena_accord_2016", "rejected"),
        ("bilateral_ceasefire_farc_2016", "in_force"),
    } <= statuses(of_colombia)
    assert ("cartagena_accord_2016", "laying_down_of_arms", ("armed:farc",)) in terms(of_colombia)
    assert {
        ("armed:farc", "goal", "become a political party"),
        ("person:juan_manuel_santos", "pressure", "pressure from victims"),
        ("person:juan_manuel_santos", "need", "a yes in the plebiscite"),
        ("person:alvaro_uribe", "goal", "bar commanders from politics"),
    } <= interests(of_colombia)
