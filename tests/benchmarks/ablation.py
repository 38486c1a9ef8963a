"""What each family of rules earns: python -m tests.benchmarks.ablation [FAMILY ...].

Families stand in `ablation.yaml`: names of functions, with the answer that switches them off. Texts
with gold are read once by the base model and the reader's encoder, and what these see is kept in
the folder that --kept names. With a family off only those texts are read again in which one of its
functions has answered otherwise, so most families cost seconds of the processor. --own names a set
of one's own: its name, a folder of texts and one of gold.

Each text is resolved by itself, so what joins documents is not measured.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib
import itertools
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pyarrow as pa
import yaml
from spacy.tokens import Doc

from parley.flows.app.calibrate import _documents
from parley.flows.app.train import passage_files
from parley.flows.inputs.gold import read_gold
from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.reader import read_reader
from parley.flows.inputs.settings import PROJECT, SHIPPED, settings
from parley.flows.ledger import now
from parley.schemas.codebook.passages import Passage
from parley.transforms.evaluation.evaluate import evaluate
from parley.transforms.evaluation.passages import gold_of
from parley.transforms.ingest.document import Document, RawFile
from parley.transforms.ingest.read import read_file
from parley.transforms.ingest.tables import document_rows
from parley.transforms.knowledge.passages import parse_passages
from parley.transforms.reading.extract import documents_of, extract
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.resolution.resolve import resolve

FAMILIES = Path(__file__).with_name("ablation.yaml")
SETS = ("unread", "tuning", "process", "sample")
_SUFFIXES = {".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".jsonl"}
_RUN = "ablation"
_TOLD = 0.05
Counts = Counter[tuple[str, str]]
"""Numbers by measure and kind: right, predicted, gold."""


@dataclass(frozen=True)
class Text:
    """A text with the gold of it, by gold set."""

    document: Document
    gold: Mapping[str, Sequence[str]]


@dataclass
class Switch:
    """A FUNCTION that can be watched, or answer NEUTRAL instead of what it finds."""

    name: str
    neutral: str
    fired: bool = False
    function: FunctionType = field(init=False)
    own: CodeType = field(init=False)

    def __post_init__(self) -> None:
        self.function = function_called(self.name)
        self.own = self.function.__code__

    def has_fired(self) -> bool:
        """Whether it has since this was asked last."""
        fired, self.fired = self.fired, False
        return fired

    def watch(self) -> None:
        """Note calls that answer otherwise than NEUTRAL."""
        function = self.function
        original = FunctionType(
            self.own, function.__globals__, function.__name__, function.__defaults__,
            function.__closure__,
        )  # fmt: skip
        original.__kwdefaults__ = function.__kwdefaults__
        key = f"_ablation_{abs(hash(self.name))}"
        function.__globals__[key] = partial(self._noted, original)
        self._swap(f"return {key}(*given, **named)")

    def _noted(self, original: Callable[..., Any], *given: Any, **named: Any) -> Any:
        answer = original(*given, **named)
        if isinstance(answer, Iterator):
            answer = list(answer)
            self.fired |= bool(answer)
            return iter(answer)
        self.fired |= is_other(self.neutral, answer, given)
        return answer

    def off(self) -> None:
        """Answer NEUTRAL from now on."""
        self._swap(_BODIES[self.neutral])

    def on(self) -> None:
        """Answer as the code says."""
        self.function.__code__ = self.own

    def _swap(self, body: str) -> None:
        made: dict[str, Any] = {}
        free = self.own.co_freevars
        if free:
            inner = f"def made(*given, **named):\n  ({', '.join(free)},)\n  {body}"
            outer = f"def outer({', '.join(free)}):\n " + inner.replace("\n", "\n ")
            exec(outer + "\n return made", made)
            code = made["outer"](*free).__code__
        else:
            exec(f"def made(*given, **named):\n  {body}", made)
            code = made["made"].__code__
        self.function.__code__ = code


_BODIES = {
    "none": "return None",
    "false": "return False",
    "true": "return True",
    "list": "return []",
    "tuple": "return ()",
    "set": "return frozenset()",
    "dict": "return {}",
    "iterator": "return iter(())",
    "last": "return given[-1]",
    "first": "return given[0]",
}


def is_other(neutral: str, answer: Any, given: Sequence[Any]) -> bool:
    """Whether ANSWER to what was GIVEN tells more than NEUTRAL would."""
    if neutral == "none":
        return True if answer is None else bool(answer)
    if neutral == "true":
        return not answer
    if neutral in {"first", "last"}:
        same = given[-1 if neutral == "last" else 0]
        return bool(answer is not same and answer != same)
    return bool(answer)


def function_called(name: str) -> FunctionType:
    """The function or method of transforms/reading that NAME, dotted, stands for."""
    module, _, rest = name.partition(":")
    found: Any = importlib.import_module(f"parley.transforms.reading.{module}")
    for part in rest.split("."):
        found = found.__dict__[part] if isinstance(found, type) else getattr(found, part)
    found = getattr(found, "fget", None) or getattr(found, "func", None) or found
    found = getattr(found, "__func__", found)
    found = getattr(found, "__wrapped__", found)
    if not isinstance(found, FunctionType):
        raise TypeError(f"{name} is no function")
    return found


class Bench:
    """The pipeline, with the texts of a set read by the base model once."""

    def __init__(self, texts: Sequence[Text], codebooks: Sequence[str] | None, kept: Path) -> None:
        self.knowledge = read_knowledge((SHIPPED,), codebooks)
        self.nlp = load_pipeline(settings().model, self.knowledge, read_reader())
        self.documents, self.blocks = document_rows([t.document for t in texts], _RUN, now())
        by_text = {each.document.text: each for each in texts}
        self.texts = [by_text[text] for text in self.documents["text"].to_pylist()]  # sorted by id
        names = self.nlp.pipe_names
        self.first = names.index("parley_places")
        self.reader = names.index("parley_reader")
        self.kept = kept
        self.parsed: dict[str, bytes] = pickle.loads(kept.read_bytes()) if kept.exists() else {}
        self.ids: list[str] = self.documents["doc_id"].to_pylist()
        for doc_id, doc in documents_of(self.nlp, self.documents, self.blocks):
            if doc_id not in self.parsed:
                for _, component in self.nlp.pipeline[: self.first]:
                    doc = component(doc)
                self.parsed[doc_id] = doc.to_bytes()
        self.seen: dict[tuple[str, bytes], tuple[Any, ...]] = {}
        seen = kept.with_suffix(".seen")
        if seen.exists():
            self.seen = pickle.loads(seen.read_bytes())
        for place, name in enumerate(names[: self.first]):
            self.nlp._components[place] = (name, _Same())
        self.nlp._components[self.first] = ("parley_places", _From(self))
        name, component = self.nlp.pipeline[self.reader]
        self.nlp._components[self.reader] = (name, _Seen(component, self.seen))

    def save(self) -> None:
        """Keep what was read."""
        self.kept.parent.mkdir(parents=True, exist_ok=True)
        self.kept.write_bytes(pickle.dumps(self.parsed))
        self.kept.with_suffix(".seen").write_bytes(pickle.dumps(self.seen))

    def counts(self, number: int) -> Counts:
        """What is right in the text NUMBER, by measure."""
        doc_id = self.ids[number]
        only = self.documents.filter(pa.compute.equal(self.documents["doc_id"], doc_id))
        blocks = self.blocks.filter(pa.compute.equal(self.blocks["doc_id"], doc_id))
        tables = resolve(only, extract(self.nlp, only, blocks, _RUN), self.knowledge)
        rows = evaluate({**tables, "documents": only}, self.texts[number].gold, _RUN).to_pylist()
        found: Counts = Counter()
        for row in rows:
            found[row["measure"], "gold"] += row["n_gold"]
            found[row["measure"], "predicted"] += row["n_predicted"]
            found[row["measure"], "right"] += round(row["recall"] * row["n_gold"])
        return found


class _Same:
    def __call__(self, doc: Doc) -> Doc:
        return doc


class _From:
    """The first of our components, on the Doc as the base model has left it."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.own = bench, bench.nlp.pipeline[bench.first][1]
        self.by_text = {
            text: doc_id
            for doc_id, text in zip(bench.ids, bench.documents["text"].to_pylist(), strict=True)
        }

    def __call__(self, doc: Doc) -> Doc:
        kept = self.bench.parsed[self.by_text[doc.text]]
        return self.own(Doc(self.bench.nlp.vocab).from_bytes(kept))


class _Seen:
    """The trained reader, which reads a Doc with the same entities once."""

    def __init__(self, own: Any, seen: dict[tuple[str, bytes], tuple[Any, ...]]) -> None:
        self.own, self.seen = own, seen

    def __getattr__(self, name: str) -> Any:
        return getattr(self.own, name)

    def __call__(self, doc: Doc) -> Doc:
        entities = "|".join(token.ent_type_ for token in doc)
        key = (doc.text, hashlib.sha256(entities.encode()).digest())
        if key not in self.seen:
            doc = self.own(doc)
            self.seen[key] = (doc._.read, doc._.read_stances, doc._.read_reasons)
        read, stances, reasons = self.seen[key]
        doc._.read, doc._.read_stances, doc._.read_reasons = [*read], [*stances], [*reasons]
        return doc


def of_folder(texts: Path, gold: Sequence[str]) -> list[Text]:
    """The texts of a folder, with the GOLD that belongs to one of them."""
    knowledge = read_knowledge((SHIPPED,), None)
    told = {}
    if (texts / "manifest.csv").is_file():
        with (texts / "manifest.csv").open(encoding="utf-8") as file:
            told = {row["file"]: row for row in csv.DictReader(file)}
    documents = []
    for path in sorted(texts.iterdir()):
        if path.suffix in _SUFFIXES:
            row = told.get(path.name, {})
            names = ("title", "source_name", "authors", "published_on", "genre")
            given = {name: row[name] for name in names if row.get(name)}
            raw = RawFile(path.name, path.name, path.read_bytes(), given)
            documents += read_file(raw, knowledge.genres.phrases(), knowledge.page_words).documents
    return [Text(each, {"gold": gold}) for each in documents]


def of_passages(passages: Iterable[Passage]) -> list[Text]:
    """PASSAGES with their gold."""
    knowledge = read_knowledge((SHIPPED,), ())
    return [
        Text(document, {"gold": [gold_of(each)]})
        for each in passages
        for document in _documents(each, knowledge)
    ]


def texts_of(name: str, given: Mapping[str, tuple[Path, Path]]) -> tuple[list[Text], Any]:
    """The texts of the set NAME, and the codebooks with which they are read."""
    if name in given:
        texts, folder = given[name]
        gold = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.jsonl"))]
        return of_folder(texts, gold), None
    if name in {"unread", "tuning"}:
        return of_passages(parse_passages(passage_files(name))), ()
    if name == "process":
        annotated = {path.stem: path for path in (SHIPPED / "gold/process/passages").glob("*")}
        known = [each for each in parse_passages(passage_files()) if each.id in annotated]
        knowledge = read_knowledge((SHIPPED,), ())
        return [
            Text(document, {"process": [annotated[each.id].read_text(encoding="utf-8")]})
            for each in known
            for document in _documents(each, knowledge)
        ], ()
    if name == "sample":
        sets = read_gold((SHIPPED,))
        gold = [each for key, files in sets.items() if "passages" not in key for each in files]
        return of_folder(PROJECT / "data" / "corpus", gold), None
    raise SystemExit(f"no set is called {name}")


def gains(bench: Bench, families: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Counts]]:
    """All counts of a set under "", then for each of FAMILIES what they lose with it off."""
    switches = {n: [Switch(*each) for each in family.items()] for n, family in families.items()}
    fired: dict[str, list[int]] = {name: [] for name in switches}
    plain = []
    for switch in itertools.chain.from_iterable(switches.values()):
        switch.watch()
    for number in range(len(bench.texts)):
        plain.append(bench.counts(number))
        for name, family in switches.items():
            if sum(switch.has_fired() for switch in family):  # each is asked, and so set back
                fired[name].append(number)
    for switch in itertools.chain.from_iterable(switches.values()):
        switch.on()
    yield "", sum(plain, Counter())
    for name, family in switches.items():
        lost: Counts = Counter()
        for switch in family:
            switch.off()
        for number in fired[name]:
            lost.update(plain[number])
            lost.subtract(bench.counts(number))
        for switch in family:
            switch.on()
        yield name, lost


def points(all_on: Counts, lost: Counts) -> dict[str, float]:
    """By how many points of F1 each measure is lower without what is LOST."""

    def f1(counts: Counts, measure: str) -> float:
        told = counts[measure, "predicted"] + counts[measure, "gold"]
        return 200 * counts[measure, "right"] / told if told else 0.0

    without = Counter(all_on)
    without.subtract(lost)
    measures = sorted({measure for measure, _ in all_on})
    differences = {name: f1(all_on, name) - f1(without, name) for name in measures}
    return {name: round(points, 1) for name, points in differences.items() if abs(points) >= _TOLD}


def main(arguments: Sequence[str]) -> None:
    """Print what each family adds to each measure, in points of F1, set by set."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("families", nargs="*", metavar="FAMILY", help="all where none is named")
    cli.add_argument("--sets", default=",".join(SETS))
    cli.add_argument(
        "--own", nargs=3, action="append", default=[], metavar=("NAME", "TEXTS", "GOLD")
    )
    cli.add_argument("--kept", type=Path, default=Path("build/ablation"))
    told = cli.parse_args(arguments)
    known = yaml.safe_load(FAMILIES.read_text(encoding="utf-8"))
    families = {name: known[name] for name in told.families or known}
    own = {name: (Path(texts), Path(gold)) for name, texts, gold in told.own}
    for name in [*filter(None, told.sets.split(",")), *own]:
        bench = Bench(*texts_of(name, own), told.kept / f"{name}.pickle")
        counted = gains(bench, families)
        _, all_on = next(counted)
        for family, lost in counted:
            found = points(all_on, lost)
            line = ", ".join(f"{measure} {value:+.1f}" for measure, value in found.items())
            sys.stdout.write(f"{name}: {family}: {line or 'nothing'}\n")
            sys.stdout.flush()
        bench.save()


if __name__ == "__main__":
    main(sys.argv[1:])
