from __future__ import annotations

import json

import pytest

from parley.flows.inputs.parameters import Parameters, of_stage, with_defaults
from parley.flows.inputs.settings import settings
from parley.schemas.errors import CodebookError


def test_without_input_the_sample_corpus():
    told = with_defaults()
    assert told.inputs[0].endswith("data/corpus")
    assert told.codebooks is None
    assert told.model == settings().model


def test_codebooks_are_asked_for_or_left_to_each_text():
    assert with_defaults(["x.txt"]).codebooks is None
    assert with_defaults(["x.txt"], ["b", "a", "b"]).codebooks == ("a", "b")
    assert with_defaults(["x.txt"], []).codebooks == ()
    assert with_defaults(["x.txt"], ["none"]).codebooks == ()
    with pytest.raises(CodebookError, match="'none' means that no codebook is read"):
        with_defaults(["x.txt"], ["none", "a"])


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
    assert of_stage().codebooks is None
    assert of_stage(["b", "a"], workers=2) == Parameters((), ("a", "b"), settings().model, 2)
