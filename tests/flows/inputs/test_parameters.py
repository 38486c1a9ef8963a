from __future__ import annotations

from parley.flows.inputs.parameters import Parameters, with_defaults
from parley.flows.inputs.settings import settings


def test_without_input_the_sample_corpus_with_its_codebooks():
    told = with_defaults()
    assert told.inputs[0].endswith("data/corpus")
    assert told.codebooks == ("tigray", "ukraine")
    assert told.model == settings().model


def test_input_of_ones_own_is_read_with_one_codebook():
    assert with_defaults(["x.txt"]).codebooks == ("ukraine",)
    assert with_defaults(["x.txt"], ["b", "a", "b"]).codebooks == ("a", "b")
    assert with_defaults(["x.txt"], []).codebooks == ()


def test_there_and_back():
    told = with_defaults(["é.txt", "b"], ["tigray"], "a_model", 3, fresh=True)
    assert Parameters.from_json(told.to_json()) == told


def test_only_what_is_given_changes():
    told = with_defaults(["x.txt"])
    assert told.changed() == told
    changed = told.changed(codebooks=["tigray"], workers=2)
    assert (changed.codebooks, changed.workers, changed.model) == (("tigray",), 2, told.model)
