"""One event told by two words, on parses written by hand."""

from __future__ import annotations

import pytest

from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.events.triggers.duplicates import (
    is_refused,
    is_told_by_verb,
    noun_for,
    participle_for,
    without_duplicates,
)
from parley.transforms.reading.grammar.control import clause_of
from tests.transforms.parsed import phrase, token


def trigger(doc, word: str, event_type: str, who=((), ()), **row) -> Trigger:
    at = token(doc, word)
    pos = "noun" if at.pos_ == "NOUN" else "verb"
    made = EventRow(lemma=at.lemma_, pos=pos, event_type=event_type, **row)
    return Trigger(at, made, clause_of(at), list(who[0]), list(who[1]))


def found(*triggers: Trigger) -> dict[int, Trigger]:
    return {each.token.i: each for each in triggers}


IMPOSED = """
        The/det/sanctions/DT sanctions=sanction/nsubj/hurt/NNS imposed=impose/acl/sanctions/VBN
        by/agent/imposed/IN Peru/pobj/by/NNP hurt/ROOT/hurt/VBD Chile/dobj/hurt/NNP
        """
HELD = """
        The/det/talks/DT talks=talk/nsubj/failed/NNS ,/punct/talks/, held=hold/acl/talks/VBN
        in/prep/held/IN May/pobj/in/NNP ,/punct/talks/, failed=fail/ROOT/failed/VBD
        """


@pytest.fixture
def imposed(vocab):
    doc = phrase(vocab, IMPOSED)
    return (
        trigger(doc, "sanctions", "SANCTION", ((), ("CHL",))),
        trigger(doc, "imposed", "SANCTION", (("PER",), ()), object="sanction"),
    )


@pytest.fixture
def held(vocab):
    doc = phrase(vocab, HELD)
    return (
        trigger(doc, "talks", "CONSULT", (("PER",), ()), symmetric=True),
        trigger(doc, "held", "CONSULT", (("CHL", "PER"), ()), object="talk", symmetric=True),
    )


def test_to_ask_for_a_twin_changes_nothing(imposed, held):
    noun, verb = imposed
    assert participle_for(noun, found(*imposed)) is verb
    assert (noun.targets, verb.targets) == (["CHL"], [])
    talks, participle = held
    assert noun_for(participle, found(*held)) is talks
    assert talks.sources == ["PER"]


def test_a_participle_takes_the_participants_of_its_noun(imposed):
    (kept,) = without_duplicates(found(*imposed), set())
    assert kept.token.text == "imposed"
    assert (kept.sources, kept.targets) == (["PER"], ["CHL"])


def test_talks_take_the_parties_of_their_participle(held):
    (kept,) = without_duplicates(found(*held), set())
    assert kept.token.text == "talks"
    assert kept.sources == ["PER", "CHL"]


def test_what_is_spent_is_left_out(imposed):
    noun, verb = imposed
    assert without_duplicates(found(noun, verb), {noun.token.i}) == [verb]


def test_other_events_at_a_noun_and_its_participle_both_stand(imposed):
    noun, verb = imposed
    noun.row = noun.row.model_copy(update={"event_type": "ASSAULT"})
    assert without_duplicates(found(noun, verb), set()) == [noun, verb]


HOSTED = """
        Peru/nsubj/hosted/NNP hosted=host/ROOT/hosted/VBD the/det/talks/DT
        talks=talk/dobj/hosted/NNS
        """
HOSTED_WITH = """
        Peru/nsubj/engaged/NNP engaged=engage/ROOT/engaged/VBD in/prep/engaged/IN
        talks=talk/pobj/in/NNS and/cc/talks/CC visits=visit/conj/talks/NNS
        """


@pytest.mark.parametrize(
    ("noun", "verb", "expected"),
    [
        pytest.param(("CONSULT", ((), ()), {}), ("CONSULT", {}), True, id="same-type"),
        pytest.param(("CONSULT", ((), ()), {}), ("AID", {}), False, id="other-type"),
        pytest.param(
            ("CONSULT", ((), ()), {}),
            ("AID", {"object": "talk"}),
            True,
            id="object-of-a-light-verb",
        ),
        pytest.param(
            ("CONSULT", ((), ()), {}), ("REQUEST", {"object": "talk"}), False, id="talks-asked-for"
        ),
        pytest.param(("CONSULT", (("CHL",), ()), {}), ("CONSULT", {}), False, id="of-others"),
        pytest.param(
            ("CONSULT", (("PER", "CHL"), ()), {"symmetric": True}),
            ("CONSULT", {"who": (("PER",), ("CHL",))}),
            True,
            id="one-guest",
        ),
        pytest.param(
            ("CONSULT", (("CHL", "ARG"), ()), {"symmetric": True}),
            ("CONSULT", {"who": (("PER",), ("CHL", "ARG"))}),
            False,
            id="talks-of-others-that-it-hosts",
        ),
        pytest.param(("CONSULT", ((), ()), {}), ("REJECT", {}), True, id="refused"),
        pytest.param(("ASSAULT", ((), ("PER",)), {}), ("ACCUSE", {}), False, id="deed-blamed"),
        pytest.param(
            ("ASSAULT", ((), ("PER",)), {}),
            ("ACCUSE", {"object": "attack", "light": True}),
            True,
            id="deed-of-a-light-verb",
        ),
        pytest.param(
            ("ASSAULT", (("CHL",), ()), {}),
            ("AID", {"object": "talk", "who": (("PER",), ("CHL",))}),
            False,
            id="deed-of-another",
        ),
    ],
)
def test_a_noun_told_by_the_verb_above(vocab, noun, verb, expected):
    doc = phrase(vocab, HOSTED)
    event_type, who, row = noun
    talks = trigger(doc, "talks", event_type, who, **row)
    kind, row = verb
    hosted = trigger(doc, "hosted", kind, row.pop("who", (("PER",), ())), **row)
    assert is_told_by_verb(talks, found(talks, hosted)) is expected
    assert not is_told_by_verb(hosted, found(talks, hosted))


@pytest.mark.parametrize(("preposition", "expected"), [("in", True), ("for", False)])
def test_a_noun_behind_the_preposition_of_the_verb(vocab, preposition, expected):
    doc = phrase(vocab, HOSTED_WITH)
    visits = trigger(doc, "visits", "CONSULT")
    engaged = trigger(doc, "engaged", "CONSULT", preposition=preposition)
    assert is_told_by_verb(visits, found(visits, engaged)) is expected
    assert not is_told_by_verb(visits, found(visits))


@pytest.mark.parametrize(
    ("parse", "word", "above", "event_type", "expected"),
    [
        pytest.param(
            """
        Peru/nsubj/refused/NNP refused=refuse/ROOT/refused/VBD to/aux/meet/TO
        meet/xcomp/refused/VB them=they/dobj/meet/PRP
        """,
            "meet",
            "refused",
            "REJECT",
            True,
            id="refused-to",
        ),
        pytest.param(
            """
        Peru/nsubj/refused/NNP refused=refuse/ROOT/refused/VBD to/aux/meet/TO
        meet/xcomp/refused/VB them=they/dobj/meet/PRP
        """,
            "meet",
            "refused",
            "AGREE",
            False,
            id="agreed-to",
        ),
        pytest.param(
            """
        Peru/nsubj/refused/NNP refused=refuse/ROOT/refused/VBD to/aux/meet/TO
        meet/xcomp/refused/VB or/cc/meet/CC see/conj/meet/VB them=they/dobj/see/PRP
        """,
            "see",
            "refused",
            "REJECT",
            True,
            id="refused-two-things",
        ),
        pytest.param(
            """
        Peru/nsubj/ruled/NNP ruled=rule/ROOT/ruled/VBD out/prep/ruled/RP
        meeting=meet/pcomp/out/VBG them=they/dobj/meeting/PRP
        """,
            "meeting",
            "ruled",
            "REJECT",
            True,
            id="ruled-out",
        ),
    ],
)
def test_what_is_refused(vocab, parse, word, above, event_type, expected):
    doc = phrase(vocab, parse)
    acts = [trigger(doc, word, "CONSULT"), trigger(doc, above, event_type)]
    if word == "see":
        acts.append(trigger(doc, "meet", "CONSULT"))
    assert is_refused(acts[0], found(*acts)) is expected
