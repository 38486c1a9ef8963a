"""The trained reader in the pipeline: what it sees does not depend on what stands beside it."""

from __future__ import annotations

import dataclasses

import pytest
import spacy

from parley.flows.inputs.reader import read_reader
from parley.schemas.errors import ModelError
from parley.transforms.reading.reader.network import Network

SHELLED = "Rebels shelled the port of Marran on Tuesday and killed two soldiers."
FOOTBALL = "The striker scored twice in the second half of a quiet match."
REFUSED = "The government refused to meet the rebels."


def seen(doc):
    return [
        (doc[each.token].text, each.event_type) for each in doc._.read if each.probability > 0.5
    ]


def test_it_sees_events_and_their_types(trained):
    assert ("shelled", "ASSAULT") in seen(trained(SHELLED))
    assert ("refused", "REJECT") in seen(trained(REFUSED))
    assert seen(trained(FOOTBALL)) == []


def test_it_sees_who_acts_upon_whom(trained):
    doc = trained(SHELLED)
    event = next(each for each in doc._.read if doc[each.token].text == "shelled")
    best = max(event.who, key=lambda somebody: somebody.source)
    assert doc[best.head].text == "Rebels"
    assert best.kind == "armed_group"


@pytest.mark.parametrize(
    ("text", "holder", "about", "position"),
    [
        ("France condemned Russia.", "France", "Russia", "oppose"),
        ("The minister distrusts the rebels.", "minister", "rebels", "oppose"),
        ("Chad praised Mali.", "Chad", "Mali", "support"),
        ("The rebels rejected the ceasefire.", "rebels", "ceasefire", "oppose"),
    ],
)
def test_it_sees_positions_toward_actors_and_on_issues(trained, text, holder, about, position):
    doc = trained(text)
    best = max(doc._.read_stances, key=lambda stance: stance.probability)
    told = best.issue or doc[best.target].text
    assert (doc[best.holder].text, told, best.position) == (holder, about, position)


def test_it_sees_what_is_explained(trained):
    told = trained("The talks failed because the rebels had been excluded from them.")
    assert {reason.outcome for reason in told._.read_reasons} == {"talks_failed"}
    assert trained(FOOTBALL)._.read_reasons == []


def test_a_sentence_is_read_the_same_whatever_stands_beside_it(trained):
    text = f"The {SHELLED[0].lower()}{SHELLED[1:]}"  # the base model tags it the same anywhere
    alone = [dataclasses.replace(each, token=0, who=()) for each in trained(text)._.read]
    doc = trained(f"{FOOTBALL} {text} {REFUSED * 3}")
    start = next(s.start for s in doc.sents if s.text.startswith("The rebels"))
    end = start + len(trained(text))
    beside = [
        dataclasses.replace(each, token=0, who=())
        for each in doc._.read
        if start <= each.token < end
    ]
    assert beside == alone != []


def test_without_a_model_it_sees_nothing(nlp):
    assert nlp(SHELLED)._.read == []


def test_it_is_saved_with_its_model(trained, nlp):
    component = trained.get_pipe("parley_reader")
    other = spacy.blank("en")
    other.add_pipe("parley_places")  # which saves the knowledge of both
    again = other.add_pipe("parley_reader")
    again.from_bytes(component.to_bytes())
    assert again.network.model == component.network.model
    bare = nlp.get_pipe("parley_reader")
    again.from_bytes(bare.to_bytes())
    assert again.network is None


def test_a_model_that_is_none_says_so():
    broken = Network(dataclasses.replace(read_reader(), words=b"no model"))
    with pytest.raises(ModelError, match="--reader rules"):
        _ = broken._words


def test_a_sentence_too_long_is_left_to_the_rules(trained):
    component = trained.get_pipe("parley_reader")
    longest, component.longest = component.longest, 5
    try:
        assert trained(SHELLED)._.read == []
    finally:
        component.longest = longest
