"""Places that a story carries on, on parses written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from parley.schemas.codebook.lexicons import EventRow
from parley.schemas.codebook.places import PlaceWords
from parley.transforms.reading.events.placing.place_names import PlaceNames
from parley.transforms.reading.events.placing.scenes import carry_places
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger, Where
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.places.gazetteer import Gazetteer
from tests.transforms.parsed import phrase, token


@pytest.fixture(scope="session")
def names() -> PlaceNames:
    fields = dict.fromkeys(PlaceWords.model_fields, ("none",))
    return PlaceNames(Gazetteer(), PlaceWords(**fields))


def acts(doc, **types: str) -> list[Trigger]:
    found = []
    for word, event_type in types.items():
        row = EventRow(lemma=word, pos="verb", event_type=event_type)
        at = token(doc, word)
        found.append(Trigger(at, row, clause_of(at), sources=["PER"]))
    return found


MET = """
        They/nsubj/met/PRP met=meet/ROOT/met/VBD at/prep/met/IN the/det/Hotel/DT
        Plaza/compound/Hotel/NNP Hotel/pobj/at/NNP in/prep/Hotel/IN Geneva/pobj/in/NNP
        """
AGREED = """
        Envoys=envoy/nsubj/agreed/NNS agreed=agree/ROOT/agreed/VBD to/prep/agreed/IN
        it/pobj/to/PRP
        """


@pytest.mark.parametrize(
    ("venue", "expected"),
    [
        pytest.param(Where("Plaza Hotel", None), "Geneva", id="venue-in-a-city"),
        pytest.param(Where("Palace", None), "Palace", id="another-venue"),
    ],
)
def test_who_met_in_a_venue_agrees_in_its_city(vocab, names, venue, expected):
    shift = len(MET.split())
    second = AGREED.split()
    doc = phrase(vocab, " ".join([*MET.split(), *second]))
    assert doc[shift].is_sent_start
    doc.ents = [Span(doc, 7, 8, label="GPE")]
    met, agreed = acts(doc, met="CONSULT", agreed="AGREE")
    met.place = venue
    carry_places(Story(doc, [met, agreed]), names)
    assert agreed.place is not None
    assert agreed.place.name == expected


def test_a_verb_shares_the_place_of_the_one_before_it(vocab, names):
    doc = phrase(
        vocab,
        """
        They/nsubj/came/PRP came=come/ROOT/came/VBD to/prep/came/IN Geneva/pobj/to/NNP
        and/cc/came/CC promised=promise/conj/came/VBD aid/dobj/promised/NN
        """,
    )
    came, promised = acts(doc, came="CONSULT", promised="AGREE")
    came.place = names.named("Geneva")
    carry_places(Story(doc, [came, promised]), names)
    assert promised.place == came.place


def test_what_falls_on_a_place_shares_none(vocab, names):
    doc = phrase(
        vocab,
        """
        They/nsubj/came/PRP came=come/ROOT/came/VBD and/cc/came/CC attacked=attack/conj/came/VBD
        it/dobj/attacked/PRP
        """,
    )
    came, attacked = acts(doc, came="CONSULT", attacked="ASSAULT")
    came.place = names.named("Geneva")
    carry_places(Story(doc, [came, attacked]), names)
    assert attacked.place is None
