"""Components keep what they know with the pipeline, and change what they say they change."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from parley.schemas.errors import ModelError
from parley.transforms.reading import rows
from parley.transforms.reading.component import KnowingComponent
from parley.transforms.reading.records import FIELDS, Source
from tests.transforms.reading.samples import TEXTS

pytestmark = pytest.mark.whole

TOKEN = ("tag", "pos", "lemma", "dep", "ent_type", "ent_iob", "is_sent_start")
READ = """
import json, pickle, sys, spacy
nlp = spacy.load(sys.argv[1])
from parley.transforms.reading import rows
docs = nlp.pipe(json.load(sys.stdin))
read = [rows.of_document(doc, "doc_x", "run_x") for doc in docs]
known = {name: part.knowledge for name, part in nlp.pipeline if hasattr(part, "knowledge")}
pickle.dump([json.dumps(read, default=str), known], sys.stdout.buffer)
"""


def plain_rows(docs: list[Doc]) -> object:
    made = [rows.of_document(doc, "doc_x", "run_x") for doc in docs]
    return json.loads(json.dumps(made, default=str))


@pytest.fixture(scope="module")
def saved(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("saved") / "pipeline"
    nlp.to_disk(folder)
    return folder


def test_a_saved_pipeline_knows_and_reads_the_same_in_another_process(nlp: Language, saved: Path):
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(saved)],
        input=json.dumps(TEXTS).encode(),
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    read, known = pickle.loads(ended.stdout)
    ours = [(name, part) for name, part in nlp.pipeline if isinstance(part, KnowingComponent)]
    assert known == {name: part.knowledge for name, part in ours}
    assert json.loads(read) == plain_rows(list(nlp.pipe(TEXTS)))


def test_knowledge_is_saved_once(saved: Path):
    sizes = {path.parent.name: path.stat().st_size for path in saved.rglob("knowledge.json")}
    assert sizes.pop("parley_places") > 1_000_000
    assert sizes.keys() == {
        "parley_mentions", "parley_attributions", "parley_events", "parley_stances",
        "parley_quantities", "parley_explanations", "parley_agreements", "parley_rounds",
        "parley_roles", "parley_interests",
    }  # fmt: skip
    assert max(sizes.values()) < 100


def test_a_pipeline_goes_through_bytes(nlp: Language, saved: Path):
    bare = spacy.util.load_model_from_config(spacy.util.load_config(saved / "config.cfg"))
    again = bare.from_bytes(nlp.to_bytes())
    assert plain_rows(list(again.pipe(TEXTS))) == plain_rows(list(nlp.pipe(TEXTS)))


def test_a_component_without_knowledge_says_what_to_do():
    nlp = spacy.blank("en")
    nlp.add_pipe("parley_quantities")
    with pytest.raises(ModelError, match=r"initialize") as caught:
        nlp("It rained.")
    assert caught.value.where == "parley_quantities"


def test_a_component_saved_with_the_knowledge_of_another_names_it(saved: Path):
    with pytest.raises(ModelError, match="parley_places, which is not in the pipeline"):
        spacy.load(saved, exclude=["parley_places"])


def test_two_processes_read_the_same_rows(nlp: Language):
    docs = list(nlp.pipe(TEXTS, n_process=2, batch_size=2))
    assert plain_rows(docs) == plain_rows(list(nlp.pipe(TEXTS)))


def test_settings_are_checked_by_their_type():
    nlp = spacy.blank("en")
    with pytest.raises(ValueError, match="memory"):
        nlp.add_pipe("parley_times", config={"memory": "for long"})


def test_settings_count(nlp: Language):
    found = nlp.get_pipe("parley_quantities")
    doc = nlp("The two sides freed 20 soldiers and lost 3,000 men.")
    assert doc._.quantities
    found.min_confidence = 1.0
    try:
        assert found(doc)._.quantities == []
    finally:
        found.min_confidence = 0.0


def test_nothing_is_required_that_nobody_assigns(nlp: Language):
    problems = nlp.analyze_pipes()["problems"]
    assert problems.keys() == set(nlp.pipe_names)
    assert not any(problems.values()), problems


def test_components_change_what_they_declare_and_nothing_else(trained: Language):
    nlp = trained
    changed: dict[str, set[str]] = {name: set() for name in nlp.pipe_names}
    for text in TEXTS:
        doc = nlp.make_doc(text)
        doc._.source = Source(genre="statement")
        for name, component in nlp.pipeline:
            before = state(doc)
            doc = component(doc)
            after = state(doc)
            changed[name] |= {key for key in before if before[key] != after[key]}
    for name in nlp.pipe_names:
        if name.startswith("parley_"):
            assert changed[name] == set(nlp.get_pipe_meta(name).assigns), name


def test_no_component_writes_what_one_before_it_has_read(nlp: Language):
    read: set[str] = set()
    for name in nlp.pipe_names:
        declared = nlp.get_pipe_meta(name)
        ours = {each for each in declared.assigns if each.startswith("doc._.")}
        # Whoever names an actor first is told in `found`, which all layers only add to.
        assert not (ours - {"doc._.found"}) & read, name
        read |= {*declared.assigns, *declared.requires}


def state(doc: Doc) -> dict[str, str]:
    """What components may change on DOC, each under the name by which they declare it."""
    found = {f"doc._.{name}": repr(getattr(doc._, name)) for name in FIELDS}
    found |= {f"token.{name}": repr([getattr(token, name) for token in doc]) for name in TOKEN}
    found["token.head"] = repr([token.head.i for token in doc])
    found["token.morph"] = repr([str(token.morph) for token in doc])
    found["doc.ents"] = repr([(ent.start, ent.end, ent.label_) for ent in doc.ents])
    found["doc.spans"] = repr(
        {key: [(span.start, span.end, span.label_) for span in doc.spans[key]] for key in doc.spans}
    )
    return found
