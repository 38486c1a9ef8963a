"""What our components cost beside parsing: python -m tests.benchmarks.components [TIMES].

The sample corpus is read TIMES times with the actors as shipped, and with 40,000 more aliases; the
best reading counts. The parser works on the vectors of `tok2vec`, so the two count together as the
parser. Allowed are a fifth of it for the actors, a half for events, two fifths for attributions,
stances, quantities and explanations together.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice, product

import pyarrow as pa
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.tokens import Doc

from parley.flows.inputs.knowledge import codebook_names, read_knowledge
from parley.flows.inputs.settings import settings
from parley.flows.inputs.sources import find_sources, read_source
from parley.schemas.codebook.actors import Actor
from parley.transforms.ingest.document import Refusal
from parley.transforms.ingest.read import read_file
from parley.transforms.ingest.tables import document_rows
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.extract import documents_of
from parley.transforms.reading.pipeline import load_pipeline

MORE = 40_000
GROUPS = {
    "actors": (("parley_mentions",), 0.2),
    "times and events": (("parley_times", "parley_events"), 0.5),
    "the other layers": (
        ("parley_attributions", "parley_stances", "parley_quantities", "parley_explanations"),
        0.4,
    ),
    "sentences": (("parley_layout",), 0.2),
}
_SYLLABLES = ("bar", "den", "gol", "hus", "kim", "lor", "mal", "nov", "pet", "rus", "sol", "vik")


def main(times: int) -> None:
    """Print what each component costs with few and with many aliases."""
    knowledge = read_knowledge(settings().data_folders, codebook_names(settings().data_folders))
    documents, blocks = corpus()
    words = sum(documents["n_words"].to_pylist())
    title = f"{words:,} words, best of {times}"
    table = Table("aliases", "component", "seconds", "of the parser", "allowed", title=title)
    for known in (knowledge, with_more(knowledge, MORE)):
        nlp = load_pipeline(settings().model, known)
        measure(nlp, documents, blocks)  # the first reading fills the vocabulary
        seconds = best(nlp, documents, blocks, times)
        aliases = f"{sum(len(actor.aliases()) for actor in known.actors.values()):,}"
        parser = seconds["tok2vec"] + seconds["parser"]
        table.add_row(aliases, "parser with tok2vec", f"{parser:.2f}", "", "")
        for group, (names, allowed) in GROUPS.items():
            spent = sum(seconds[name] for name in names)
            share = f"{spent / parser:.0%}{'' if spent <= allowed * parser else ' (too much)'}"
            table.add_row("", group, f"{spent:.2f}", share, f"{allowed:.0%}")
    Console().print(table)


def corpus() -> tuple[pa.Table, pa.Table]:
    """DOCUMENTS and BLOCKS of the sample corpus."""
    found = []
    for source in find_sources([str(settings().sample_corpus)]):
        file = read_source(source, settings().max_file_bytes)
        if not isinstance(file, Refusal):
            found += read_file(file, {}).documents
    return document_rows(found, "run_bench", datetime.now(UTC))


def with_more(knowledge: Knowledge, count: int) -> Knowledge:
    """KNOWLEDGE with COUNT more aliases, three of a person that no text names."""
    actors = dict(knowledge.actors)
    for first, last in islice(_names(), (count + 2) // 3):
        actor_id = f"person:{first}_{last}".lower()
        actors[actor_id] = Actor(
            id=actor_id,
            name=f"{first} {last}",
            kind="person",
            names=(f"{first[0]}. {last}",),
            surnames=(last,),
        )
    return replace(knowledge, actors=actors)


def _names() -> Iterator[tuple[str, str]]:
    """First names that texts do hold, with family names that they do not."""
    firsts = ("Vladimir", "Sergei", "Andriy", "Olena", "Donald", "Emmanuel", "Boris", "John")
    for number, syllables in enumerate(product(_SYLLABLES, repeat=4)):
        yield firsts[number % len(firsts)], "".join(syllables).capitalize()


def best(nlp: Language, documents: pa.Table, blocks: pa.Table, times: int) -> Counter[str]:
    """The least seconds of each component among several readings."""
    runs = [measure(nlp, documents, blocks) for _ in range(times)]
    return Counter({name: min(run[name] for run in runs) for name in runs[0]})


def measure(nlp: Language, documents: pa.Table, blocks: pa.Table) -> Counter[str]:
    """Seconds of each component over all DOCUMENTS."""
    docs: list[Doc] = [doc for _, doc in documents_of(nlp, documents, blocks)]
    seconds: Counter[str] = Counter()
    gc.collect()
    for name, component in nlp.pipeline:
        start = time.perf_counter()
        if hasattr(component, "pipe"):
            docs = list(component.pipe(iter(docs), batch_size=16))
        else:
            docs = [component(doc) for doc in docs]
        seconds[name] = time.perf_counter() - start
    return seconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
