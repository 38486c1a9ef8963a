"""Parley in a notebook: `parley.load()` and `parley.read()`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache

import pandas as pd
import pyarrow as pa

from parley.flows.inputs.knowledge import asked_codebooks, read_knowledge
from parley.flows.inputs.reader import chosen_reader
from parley.flows.inputs.settings import settings
from parley.flows.ledger import now
from parley.schemas.errors import InputError
from parley.schemas.tables import BY_NAME
from parley.transforms.ingest.collection import distinct
from parley.transforms.ingest.document import Document, RawFile
from parley.transforms.ingest.read import read_file
from parley.transforms.ingest.tables import document_rows
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.extract import extract
from parley.transforms.reading.pipeline import Pipeline, load_pipeline
from parley.transforms.resolution.resolve import resolve

_RUN = "read"


def load(
    codebook: str | Sequence[str] | None = None,
    *,
    model: str | None = None,
    reader: str | None = None,
) -> Pipeline:
    """The reading pipeline, as a `Language` of spaCy.

    Parameters
    ----------
    codebook: the conflicts to know, by name ("ukraine") or as the path of a codebook of your own
        ("./sudan"); "none" for the general layer alone. When not given, each text takes the
        codebooks whose conflict it is about.
    model: the spaCy model to build on; the setting PARLEY_MODEL when not given.
    reader: "trained" reads beside the rules, "rules" do without; PARLEY_READER when not given.

    Raises
    ------
    CodebookError: there is no such codebook, or it has a fault.
    ModelError: the model is not installed, or lacks a component that we read.
    """
    trained = chosen_reader(reader or settings().reader)
    return load_pipeline(model or settings().model, _knowledge(asked_codebooks(codebook)), trained)


def read(
    text: str | Sequence[str],
    *,
    published_on: dt.date | str | None = None,
    source_name: str | None = None,
    genre: str | None = None,
    codebook: str | Sequence[str] | None = None,
    model: str | None = None,
    reader: str | None = None,
) -> dict[str, pd.DataFrame]:
    """What TEXT, or several texts together, say: each table of the data dictionary as a frame.

    The columns that tell of a run are left out; beside each id of an actor or an issue stands its
    name. The pipeline is loaded at the first call, and kept for the next ones.

    Parameters
    ----------
    text: the text of a document as a file would hold it, or the texts of several.
    published_on: the day from which the text speaks; without it, what the text itself tells.
    source_name: the outlet or publisher.
    genre: such as "news", "statement" or "scholarly".
    codebook: as in `load`.
    model, reader: as in `load`.

    Raises
    ------
    InputError: a text cannot be read.
    CodebookError: there is no such codebook, or it has a fault.
    ModelError: the model is not installed, or lacks a component that we read.
    """
    given = {
        "published_on": str(published_on) if published_on else None,
        "source_name": source_name,
        "genre": genre,
    }
    names = asked_codebooks(codebook)
    knowledge = _knowledge(names)
    texts = [text] if isinstance(text, str) else text
    made = [_document(each, number, given, knowledge) for number, each in enumerate(texts, 1)]
    documents, blocks = document_rows(distinct(made)[0], _RUN, now())
    found = extract(
        _pipeline(names, model or settings().model, reader or settings().reader),
        documents,
        blocks,
        _RUN,
    )
    return _frames(resolve(documents, found, knowledge))


def _knowledge(names: tuple[str, ...] | None) -> Knowledge:
    return read_knowledge(settings().data_folders, names)


@lru_cache(maxsize=2)
def _pipeline(names: tuple[str, ...] | None, model: str, reader: str) -> Pipeline:
    return load_pipeline(model, _knowledge(names), chosen_reader(reader))


def _document(
    text: str, number: int, given: Mapping[str, str | None], knowledge: Knowledge
) -> Document:
    """TEXT as a run would make a document of a file with it."""
    told = {name: value for name, value in given.items() if value} | {"encoding": "utf-8"}
    file = RawFile(f"text {number}", f"{number}.txt", text.encode(), told)
    reading = read_file(
        file,
        knowledge.genres.phrases(),
        knowledge.page_words,
        any_language=settings().any_language,
    )
    for refusal in reading.refusals:
        raise InputError(refusal.message, where=refusal.uri, kind=refusal.kind)
    return reading.documents[0]


def _frames(tables: Mapping[str, pa.Table]) -> dict[str, pd.DataFrame]:
    names = _by_id(tables["actors"], "actor_id") | _by_id(tables["issues"], "issue_id")
    return {name: _named(name, tables[name], names) for name in BY_NAME if name in tables}


def _by_id(table: pa.Table, key: str) -> dict[str, str]:
    return dict(zip(table[key].to_pylist(), table["name"].to_pylist(), strict=True))


def _named(name: str, table: pa.Table, names: Mapping[str, str]) -> pd.DataFrame:
    """TABLE as a frame, with a column of names after each column of ids that have names."""
    columns = {}
    for column in BY_NAME[name].columns:
        if column.run:
            continue
        columns[column.name] = values = table[column.name].to_pylist()
        if column.name in BY_NAME[name].key:
            continue
        if column.name.endswith(("actor_id", "issue_id")):
            columns[_name_of(column.name)] = [names.get(each, each) for each in values]
        elif column.name.endswith("actor_ids"):
            columns[_name_of(column.name)] = [[names.get(i, i) for i in each] for each in values]
    return pd.DataFrame(columns)


def _name_of(column: str) -> str:
    """The column beside COLUMN: holder_name for holder_actor_id, actor_name for actor_id."""
    start, _, plural = column.rpartition("_id")
    return (start.removesuffix("_actor") or start) + "_name" + plural
