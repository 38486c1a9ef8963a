from __future__ import annotations

import json

from parley.flows.inputs.parameters import Parameters, of_stage, with_defaults
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


def test_the_record_of_a_run():
    told = with_defaults(["é.txt", "b"], ["tigray"], "a_model", 3, fresh=True)
    assert json.loads(told.to_json()) == {
        "codebooks": ["tigray"],
        "fresh": True,
        "inputs": ["é.txt", "b"],
        "model": "a_model",
        "reader": "trained",
        "workers": 3,
    }


def test_a_stage_that_runs_alone_takes_the_defaults():
    assert of_stage().codebooks == ("ukraine",)
    assert of_stage(["b", "a"], workers=2) == Parameters((), ("a", "b"), settings().model, 2)
