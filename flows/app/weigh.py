"""`make weigh`: learn on the training passages what tells whom a sentence leaves unsaid."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from parley.flows.app.calibrate import tables_by
from parley.flows.app.train import passage_files
from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.reader import read_reader
from parley.flows.inputs.settings import SHIPPED, settings
from parley.transforms.evaluation.passages import gold_of
from parley.transforms.knowledge.passages import parse_passages
from parley.transforms.reading.events.component import Events
from parley.transforms.reading.events.unsaid.fill import Least
from parley.transforms.reading.pipeline import load_pipeline
from parley.transforms.training.unsaid import Listening, lessons, weigh

PATH = SHIPPED / "general" / "unsaid.csv"


def main() -> None:
    """Read the training passages, weigh what speaks for whom, and write data/general/unsaid.csv."""
    knowledge = read_knowledge((SHIPPED,), ())
    nlp = load_pipeline(settings().model, knowledge, read_reader())
    events = nlp.get_pipe("parley_events")
    assert isinstance(events, Events)
    least = Least(source=1, target=1, both=1)
    listening = events.edition(()).unsaid = Listening((), knowledge.event_types, least).listen()
    passages = parse_passages(passage_files())
    tables = tables_by(nlp, passages, knowledge)
    taught = lessons(tables, [gold_of(each) for each in passages], listening.asked)
    weights = weigh(taught)
    write(weights, PATH)
    sys.stdout.write(f"{len(weights)} signs weighed, written to {PATH}\n")


def write(weights: dict[str, float], path: Path) -> None:
    """Write WEIGHTS by sign."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["sign", "weight"])
        writer.writerows(sorted(weights.items()))


if __name__ == "__main__":
    main()
