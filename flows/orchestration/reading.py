"""What reads batches with spaCy, which takes a second to load: for processes that read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pyarrow as pa

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.extract import extract
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.reading.reader.network import Model


def extractor(
    model: str, knowledge: Knowledge, trained: Model | None
) -> Callable[[pa.Table, pa.Table, str], dict[str, pa.Table]]:
    """What makes rows of documents and their blocks: with the pipeline, which it loads.

    Raises
    ------
    ModelError: the model is not installed, or lacks what we need.
    """
    return partial(extract, load_pipeline(model, knowledge, trained))
