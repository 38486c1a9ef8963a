"""A text read with a codebook, to see what is read in it and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from parley.flows.app.codebook.folder import as_asked
from parley.flows.app.codebook.texts import find_given
from parley.flows.inputs.knowledge import NO_CODEBOOK, data_files, read_knowledge
from parley.flows.inputs.reader import chosen_reader
from parley.flows.inputs.settings import settings
from parley.transforms.knowledge.layers import read_parts
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.workbench.why import Reasons, Told


def try_text(
    name: str,
    text: str,
    day: dt.date | None = None,
    model: str | None = None,
    reader: str | None = None,
) -> list[Told]:
    """All that is read in TEXT with the codebook NAME, as a text published on DAY.

    NAME 'none' is the general layer alone.

    Raises
    ------
    CodebookError: there is no such codebook, or it has a fault.
    InputError: the text is empty.
    """
    asked = [] if name == NO_CODEBOOK else [as_asked(name)]
    data = data_files(settings().data_folders, asked)
    knowledge = read_knowledge(settings().data_folders, asked)
    trained = chosen_reader(reader or settings().reader)
    nlp = load_pipeline(model or settings().model, knowledge, trained)
    reasons = Reasons(read_parts(data.files, list(data.codebooks)))
    ((_, doc),) = find_given(text, day, knowledge).read(nlp)
    return [replace(each, where=data.place_of(each.where)) for each in reasons.told(doc)]
