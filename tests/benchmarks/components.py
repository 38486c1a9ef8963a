"""What our components and rows cost: python -m tests.benchmarks.components [TIMES].

The sample corpus is read TIMES times with the actors as shipped, and with 40,000 more aliases; the
best reading counts. The parser works on the vectors of `tok2vec`, so the two count together as the
parser. Allowed are a fifth of it for the actors, a half for events, two fifths for attributions,
stances, quantities and explanations together, an eighth for agreements, an eighth for rounds
and roles, a twelfth for interests, and for rows a twentieth of all reading.

Then 30,000 words are read as ten documents, as three and as one: one may take 1.3 times the time of
ten. All are seconds of the processor.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice, product

import pyarrow as pa
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.tokens import Doc

from parley.flows.inputs.knowledge import codebook_names, read_knowledge
from parley.flows.inputs.reader import read_reader
from parley.flows.inputs.settings import settings
from parley.flows.inputs.sources import find_sources, read_source
from parley.schemas.codebook.actors import Actor
from parley.transforms.ingest.document import Block, Document, Refusal
from parley.transforms.ingest.read import read_file
from parley.transforms.ingest.tables import count_words, document_rows
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading import rows
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
    "agreements": (("parley_agreements",), 0.125),
    "interests": (("parley_interests",), 0.085),
    "rounds and roles": (("parley_rounds", "parley_roles"), 0.125),
    "the trained reader": (("parley_reader",), 1.5),
    "sentences": (("parley_layout",), 0.2),
}
ROWS, ROWS_ALLOWED = "rows", 0.05
LONG_ALLOWED = 1.3
LENGTHS = (3_000, 10_000, 30_000)
_PLACE = "Istanbul"
_PLACES = ("Geneva", "Riyadh", "Ankara", "Jeddah", "Doha", "Budapest", "Vienna", "Cairo", "Oslo")
_SYLLABLES = ("bar", "den", "gol", "hus", "kim", "lor", "mal", "nov", "pet", "rus", "sol", "vik")

Tables = tuple[pa.Table, pa.Table]


def main(times: int) -> None:
    """Print what each component costs with few and with many aliases."""
    knowledge = read_knowledge(settings().data_folders, codebook_names(settings().data_folders))
    documents, blocks = corpus()
    words = sum(documents["n_words"].to_pylist())
    title = f"{words:,} words, best of {times}"
    table = Table("aliases", "component", "seconds", "of the parser", "allowed", title=title)
    for known in (knowledge, with_more(knowledge, MORE)):
        nlp = load_pipeline(settings().model, known, read_reader())
        measure(nlp, documents, blocks)  # the first reading fills the vocabulary
        seconds = best(nlp, documents, blocks, times)
        aliases = f"{sum(len(actor.aliases()) for actor in known.actors.values()):,}"
        parser = seconds["tok2vec"] + seconds["parser"]
        table.add_row(aliases, "parser with tok2vec", f"{parser:.2f}", "", "")
        for group, (names, allowed) in GROUPS.items():
            spent = sum(seconds[name] for name in names)
            share = f"{spent / parser:.0%}{'' if spent <= allowed * parser else ' (too much)'}"
            table.add_row("", group, f"{spent:.2f}", share, f"{allowed:.0%}")
        reading = seconds.total() - seconds[ROWS]
        share = f"{seconds[ROWS] / reading:.1%} of all"
        table.add_row("", ROWS, f"{seconds[ROWS]:.2f}", share, f"{ROWS_ALLOWED:.0%} of all")
    Console().print(table)
    Console().print(by_length(load_pipeline(settings().model, knowledge, read_reader()), times))


def by_length(nlp: Language, times: int) -> Table:
    """Seconds of each component over as many words in documents of each of LENGTHS."""
    title = f"{max(LENGTHS):,} words, best of {times}"
    table = Table("component", *(f"{each:,} a document" for each in LENGTHS), "", title=title)
    found = []
    for length in LENGTHS:
        documents, blocks = many(max(LENGTHS) - length // 2, length)
        measure(nlp, documents, blocks)
        seconds = best(nlp, documents, blocks, times)
        words = sum(documents["n_words"].to_pylist())
        # By the word: documents end with a text, and so are a little longer than asked for.
        found.append({name: spent * max(LENGTHS) / words for name, spent in seconds.items()})
    for name in found[0]:
        table.add_row(name, *(f"{each[name]:.2f}" for each in found))
    wholes = [sum(each.values()) for each in found]
    ratio = wholes[-1] / wholes[0]
    told = f"{ratio:.2f} times{'' if ratio <= LONG_ALLOWED else f', more than {LONG_ALLOWED}'}"
    table.add_section()
    table.add_row("all", *(f"{each:.2f}" for each in wholes), told)
    return table


def corpus() -> tuple[pa.Table, pa.Table]:
    """DOCUMENTS and BLOCKS of the sample corpus."""
    found = []
    for source in find_sources([str(settings().sample_corpus)]):
        file = read_source(source, settings().max_file_bytes)
        if not isinstance(file, Refusal):
            found += read_file(file, {}).documents
    return document_rows(found, "run_bench", datetime.now(UTC))


def many(words: int, least: int) -> Tables:
    """DOCUMENTS and BLOCKS of about WORDS words in all, and a document of LEAST or a text more.

    The texts of the sample corpus come again and again, each time with another name of a place.
    """
    texts = [text for text in corpus()[0]["text"].to_pylist() if count_words(text) >= 100]
    made: list[Document] = []
    parts: list[str] = []
    for number, text in enumerate(cycle(texts)):
        place = _PLACES[number // len(texts) % len(_PLACES)]
        parts.append(f"Report {number} from {place}.\n\n{text.replace(_PLACE, place)}")
        joined = "\n\n".join(parts)
        if count_words(joined) >= least:
            made.append(Document(f"{number}.txt", joined, (Block(0, len(joined), "prose"),)))
            words -= count_words(joined)
            parts = []
        if words <= 0:
            break
    return document_rows(made, "run_bench", datetime.now(UTC))


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
    return knowledge.with_actors(actors)


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
    """Seconds of each component over all DOCUMENTS, and of making rows."""
    docs: list[Doc] = [doc for _, doc in documents_of(nlp, documents, blocks)]
    seconds: Counter[str] = Counter()
    gc.collect()
    for name, component in nlp.pipeline:
        start = time.process_time()
        if hasattr(component, "pipe"):
            docs = list(component.pipe(iter(docs), batch_size=16))
        else:
            docs = [component(doc) for doc in docs]
        seconds[name] = time.process_time() - start
    start = time.process_time()
    for doc_id, doc in zip(documents["doc_id"].to_pylist(), docs, strict=True):
        rows.of_document(doc, doc_id, "run_bench")
    seconds[ROWS] = time.process_time() - start
    return seconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
