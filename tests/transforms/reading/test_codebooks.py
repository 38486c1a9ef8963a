"""One pipeline reads texts with the codebooks that each of them takes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pyarrow as pa
import pytest
import spacy
from spacy.language import Language

from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import SHIPPED
from parley.schemas.table import Row
from parley.transforms.ingest.document import Document
from parley.transforms.ingest.tables import document_rows
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.extract import extract
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.resolution.resolve import resolve
from tests.transforms.conftest import MODEL
from tests.transforms.corpus import NOW

pytestmark = pytest.mark.whole

UKRAINE = (
    "Moscow rejected a ceasefire in Donetsk. Kyiv wants a meeting of the two presidents. "
    "Yermak and Medinsky agreed to exchange prisoners."
)
ELSEWHERE = "Yermak, a farmer, met envoys of Chad. Germany suspended arms shipments to Chad."
TIGRAY = "Ethiopia and the TPLF signed a truce. The TPLF promised to disarm."
TEXTS = (UKRAINE, ELSEWHERE, TIGRAY, f"{UKRAINE} {TIGRAY}")
TAKEN = (("ukraine",), (), ("tigray",), ("tigray", "ukraine"))


@pytest.fixture(scope="module")
def choosing() -> Knowledge:
    return read_knowledge((SHIPPED,), None)


@pytest.fixture(scope="module")
def reading(choosing: Knowledge) -> Language:
    return load_pipeline(MODEL, choosing)


def tables(texts: tuple[str, ...]) -> tuple[pa.Table, pa.Table]:
    made = [Document(uri=str(number), text=text, blocks=()) for number, text in enumerate(texts)]
    return document_rows(made, "run", NOW)


def rows(nlp: Language, texts: tuple[str, ...]) -> dict[str, list[Row]]:
    return {name: table.to_pylist() for name, table in extract(nlp, *tables(texts), "run").items()}


def test_each_text_takes_the_codebooks_that_it_is_about(reading: Language):
    docs = list(reading.pipe(TEXTS))
    assert tuple(doc._.codebooks for doc in docs) == TAKEN
    assert "person:andriy_yermak" in {a for m in docs[0]._.mentions for a in m.actors}
    assert "person:andriy_yermak" not in {a for m in docs[1]._.mentions for a in m.actors}
    assert "military_aid_to_ukraine" not in {stance.issue for stance in docs[1]._.stances}


def test_a_text_is_read_as_if_its_codebooks_had_been_asked_for(
    reading: Language, choosing: Knowledge
):
    asked = load_pipeline(MODEL, choosing.with_codebooks(["ukraine"]))
    assert rows(reading, TEXTS[:1]) == rows(asked, TEXTS[:1])


def test_a_pipeline_that_was_saved_chooses_too(reading: Language, tmp_path: Path):
    reading.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert rows(again, TEXTS) == rows(reading, TEXTS)


def test_what_a_doc_has_taken_is_kept_with_it(reading: Language):
    doc = reading(UKRAINE)
    again = type(doc)(reading.vocab).from_bytes(doc.to_bytes())
    assert again._.codebooks == ("ukraine",)


def test_knowledge_goes_to_other_processes(choosing: Knowledge):
    again = pickle.loads(pickle.dumps(choosing))
    assert again == choosing
    assert [again.codebooks_of(text) for text in TEXTS] == list(TAKEN)


def test_the_dataset_holds_the_codebooks_that_documents_have_taken(
    reading: Language, choosing: Knowledge
):
    documents, blocks = tables(TEXTS[:2])
    made = resolve(documents, extract(reading, documents, blocks, "run"), choosing)
    taken = {row["text"]: row["codebooks"] for row in made["documents"].to_pylist()}
    assert taken == {UKRAINE: ["ukraine"], ELSEWHERE: []}
    actors = set(made["actors"]["actor_id"].to_pylist())
    assert {"person:andriy_yermak", "UKR", "ETH"} <= actors
    assert "org:tplf" not in actors
    roles = {row["actor_id"]: row["conflict_role"] for row in made["actors"].to_pylist()}
    assert (roles["UKR"], roles["ETH"]) == ("primary_party", "none")
    assert "military_aid_to_ukraine" in set(made["issues"]["issue_id"].to_pylist())
