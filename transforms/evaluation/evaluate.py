"""How good the tables are, measured against gold: the rows of the table `evaluation`.

A gold file annotates one text. It is measured where the tables hold that text, which is found by
the gold's quotes, and counts only in the stretch of the text that the gold covers. Counts add up
over the files of a gold set before shares are taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.runs import EVALUATION
from parley.transforms.evaluation.actors import (
    fold,
    gold_countries,
    names_in_gold,
    predicted_countries,
)
from parley.transforms.evaluation.events import event_measures, event_pairs
from parley.transforms.evaluation.gold import Gold, parse_gold
from parley.transforms.evaluation.items import Case, Item, Pair
from parley.transforms.evaluation.letters import NOWHERE, Letters, Span, letters
from parley.transforms.evaluation.matching import Tally
from parley.transforms.evaluation.mentions import mention_measures, mention_pairs
from parley.transforms.evaluation.predictions import predicted_items
from parley.transforms.evaluation.process import (
    agreement_measures,
    agreement_pairs,
    interest_measures,
    interest_pairs,
    provision_measures,
    provision_pairs,
    role_measures,
    role_pairs,
    round_measures,
    round_pairs,
    status_measures,
    status_pairs,
)
from parley.transforms.evaluation.statements import (
    attribution_measures,
    attribution_pairs,
    explanation_measures,
    explanation_pairs,
    quantity_measures,
    quantity_pairs,
    stance_measures,
    stance_pairs,
)

Measures = Callable[[Case], Iterator[tuple[str, Tally]]]

_MEASURES: dict[str, Measures] = {
    "event": event_measures,
    "stance": stance_measures,
    "attribution": attribution_measures,
    "quantity": quantity_measures,
    "explanation": explanation_measures,
    "mention": mention_measures,
    "agreement": agreement_measures,
    "status": status_measures,
    "provision": provision_measures,
    "round": round_measures,
    "role": role_measures,
    "interest": interest_measures,
}
PAIRS: dict[str, Callable[[Case], list[Pair]]] = {
    "event": event_pairs,
    "stance": stance_pairs,
    "attribution": attribution_pairs,
    "quantity": quantity_pairs,
    "explanation": explanation_pairs,
    "mention": mention_pairs,
    "agreement": agreement_pairs,
    "status": status_pairs,
    "provision": provision_pairs,
    "round": round_pairs,
    "role": role_pairs,
    "interest": interest_pairs,
}
LAYERS = tuple(PAIRS)
TOGETHER = (
    ("event", "stance", "attribution", "quantity", "explanation"),
    ("mention",),
    ("agreement", "status", "provision", "round", "role", "interest"),
)
"""Layers that gold covers together, even one in which it found nothing."""
_LAYER_OF = {"attr": "attribute"}
_PREFIX = re.compile(r"[.+]")
_PRESENT = 0.5
"""The share of a gold file's quotes that the text must hold to be the one annotated."""
_TELLING = 12
"""Texts that hold none of so many of the longest quotes are not looked at further."""
_BEGINNING = 24
"""Letters of a quote that a text must hold to be looked at: few other texts do."""
_AT_ONCE = 400
"""Beginnings that one expression looks for: more would not fit into what RE2 may take."""


@dataclass(frozen=True)
class Difference:
    """One item that the extraction missed, or that it has and the gold has not."""

    source_uri: str
    outcome: str
    item: Item


def evaluate(
    tables: Mapping[str, pa.Table], gold: Mapping[str, Sequence[str]], run_id: str
) -> pa.Table:
    """EVALUATION rows of TABLES; GOLD gives for each gold set the texts of its files.

    Raises
    ------
    InputError: a gold file has a fault.
    """
    rows = []
    tables = {**tables, "documents": _that_may_be_annotated(tables["documents"], gold)}
    for gold_set, files in gold.items():
        totals: dict[str, Tally] = {}
        for case in cases(tables, gold_set, files):
            for measure, counts in _measured(case):
                totals[measure] = totals.get(measure, Tally()) + counts
        rows += [
            {
                "run_id": run_id,
                "gold_set": gold_set,
                "layer": _LAYER_OF.get(prefix := _PREFIX.split(measure, 1)[0], prefix),
                "measure": measure,
                "precision": counts.precision,
                "recall": counts.recall,
                "f1": counts.f1,
                "n_gold": counts.gold,
                "n_predicted": counts.predicted,
            }
            for measure, counts in totals.items()
        ]
    return EVALUATION.sorted(EVALUATION.from_rows(rows))


def differences(
    tables: Mapping[str, pa.Table], gold_set: str, files: Sequence[str], layer: str
) -> list[Difference]:
    """What was missed and what is spurious in one LAYER, document by document."""
    found = []
    for case in cases(tables, gold_set, files):
        gold, predicted = case.of(layer)
        pairs = PAIRS[layer](case)
        matched = {id(item) for pair in pairs for item in pair}
        for outcome, items in (("missed", gold), ("spurious", predicted)):
            found += [
                Difference(case.source_uri, outcome, item)
                for item in items
                if id(item) not in matched and not item.optional
            ]
    return found


def cases(tables: Mapping[str, pa.Table], gold_set: str, files: Sequence[str]) -> Iterator[Case]:
    """A case for each gold file whose text is in TABLES."""
    documents = tables["documents"].select(["doc_id", "source_uri", "text"]).to_pylist()
    flat = {row["doc_id"]: letters(row["text"]) for row in documents}
    by_id = {row["doc_id"]: row for row in documents}
    for number, file in enumerate(files, 1):
        gold = _parsed(gold_set, number, file)
        if doc_id := _annotated(gold, flat):
            yield _case(tables, by_id[doc_id], gold)


def _that_may_be_annotated(documents: pa.Table, gold: Mapping[str, Sequence[str]]) -> pa.Table:
    """Those of DOCUMENTS that hold the beginning of a quote by which some file of GOLD is found.

    One pass over the texts for all files: an archive holds many more texts than are annotated.
    """
    beginnings = sorted(
        {
            quote[:_BEGINNING]
            for gold_set, files in gold.items()
            for number, file in enumerate(files, 1)
            for quote in _telling(_parsed(gold_set, number, file))
        }
    )
    texts = pa.array([letters(text) for text in documents["text"].to_pylist()], pa.string())
    found = pa.array([False] * len(texts), pa.bool_())
    for first in range(0, len(beginnings), _AT_ONCE):
        sought = "|".join(beginnings[first : first + _AT_ONCE])  # of letters and digits alone
        found = pc.or_(found, pc.match_substring_regex(texts, sought))
    return documents.filter(found)


def _parsed(gold_set: str, number: int, file: str) -> Gold:
    return parse_gold(file, f"gold set {gold_set}, file {number}")


def _telling(gold: Gold) -> list[str]:
    """The longest quotes: a text that holds none of them is not the one annotated."""
    return sorted(gold.quotes, key=len, reverse=True)[:_TELLING]


def _annotated(gold: Gold, flat: Mapping[str, str]) -> str | None:
    """The document that holds most of the quotes, if any holds enough of them."""
    quotes, telling = gold.quotes, _telling(gold)
    likely = {doc: text for doc, text in flat.items() if any(quote in text for quote in telling)}
    found = {doc_id: sum(quote in text for quote in quotes) for doc_id, text in likely.items()}
    best = max(found, key=lambda doc_id: found[doc_id], default=None)
    return best if best and quotes and found[best] >= _PRESENT * len(quotes) else None


def _case(tables: Mapping[str, pa.Table], document: Mapping[str, str], gold: Gold) -> Case:
    text = Letters(document["text"])
    names = names_in_gold(gold.actors, tables["actors"])
    of_gold = gold_countries(gold.actors)
    of_predicted = predicted_countries(tables["actors"], names, of_gold)
    items = gold.items(text)
    placed = [item.span for item in items if item.span != NOWHERE]
    covered = (min(span[0] for span in placed), max(span[1] for span in placed))
    predicted = predicted_items(
        tables, document["doc_id"], text, lambda actor: names.get(actor, actor) if actor else actor
    )
    return Case(
        source_uri=document["source_uri"],
        gold=items,
        predicted=[item for item in predicted if _touches(item, covered)],
        fold_gold=partial(fold, countries=of_gold),
        fold_predicted=partial(fold, countries=of_predicted),
    )


def _touches(item: Item, covered: Span) -> bool:
    """Whether an extracted item lies in the stretch covered: its sentence, but of a mention the
    wording itself, as there each wording is annotated."""
    start, end = item.anchor if item.layer == "mention" else item.span
    return start < covered[1] and end > covered[0]


def _measured(case: Case) -> Iterator[tuple[str, Tally]]:
    """The measures of the layers that the gold annotates."""
    annotated = {item.layer for item in case.gold}
    for layers in TOGETHER:
        if annotated.intersection(layers):
            for layer in layers:
                yield from _MEASURES[layer](case)
