"""A codebook looked over by itself, and by what one's own texts use of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.flows.app.codebook.folder import as_asked
from parley.flows.app.codebook.texts import find_texts
from parley.flows.inputs.knowledge import DataFiles, data_files, read_knowledge
from parley.flows.inputs.settings import settings
from parley.transforms.knowledge.layers import read_parts
from parley.transforms.reading.pipeline import load_pipeline, load_words
from parley.transforms.workbench.check import check_codebook
from parley.transforms.workbench.findings import Finding
from parley.transforms.workbench.patterns import PatternWords
from parley.transforms.workbench.uses import Uses


def check(name: str, inputs: Sequence[str] = (), model: str | None = None) -> list[Finding]:
    """What is to be said of the codebook NAME; with INPUTS, also what no text there uses.

    Raises
    ------
    CodebookError: there is no such codebook, or the general layer has a fault.
    InputError: a path is not there, or nothing in it can be read.
    """
    asked = as_asked(name)
    data = data_files(settings().data_folders, [asked])
    words = PatternWords(load_words(model or settings().model))
    (book,) = data.codebooks
    found = check_codebook(data.files, book, words)
    if inputs and not any(each.severity == "error" for each in found):
        found += _unused(asked, data, inputs, model or settings().model)
    return [
        replace(each, where=data.place_of(each.where), what=data.place_of(each.what))
        for each in found
    ]


def _unused(asked: str, data: DataFiles, inputs: Sequence[str], model: str) -> list[Finding]:
    """What of the codebook no text in INPUTS uses, read by the rules alone."""
    (book,) = data.codebooks
    knowledge = read_knowledge(settings().data_folders, [asked])
    uses = Uses(read_parts(data.files, [book]).books[book])
    for _, doc in find_texts(inputs, knowledge).read(load_pipeline(model, knowledge)):
        uses.add(doc)
    return uses.unused()
