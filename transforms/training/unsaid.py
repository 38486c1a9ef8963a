"""Learning what speaks for whom sentences mean and leave unsaid.

A conditional logit: of the candidates for one place, nobody among them, the right ones should have
the greatest share. Every sign has one weight, drawn toward nothing by a ridge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from parley.transforms.evaluation.evaluate import cases
from parley.transforms.evaluation.events import event_pairs
from parley.transforms.evaluation.items import Case, Item
from parley.transforms.evaluation.letters import Letters
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.events.unsaid.candidates import SOURCE, TARGET, Candidate
from parley.transforms.reading.events.unsaid.fill import Unsaid

_RIDGE = 1.0
_FEWEST = 5  # lessons in which a sign must stand to have a weight
_DOUBTFUL = 0.5  # what a lesson weighs whose right answer is not among the candidates
_STEPS = 300
_PLACES = 3


class Asked(NamedTuple):
    """What was asked of the story: candidates for a role, beside who is KNOWN to take part."""

    candidates: Sequence[Candidate]
    known: frozenset[str]


class Lesson(NamedTuple):
    """Candidates, and which of them are right; the first is nobody."""

    candidates: Sequence[Candidate]
    right: Sequence[bool]


class Listening(Unsaid):
    """Notes what it is asked, by text, character of the trigger and role, and answers nothing."""

    asked: dict[str, dict[tuple[int, str], Asked]]

    def listen(self) -> Listening:
        """Begin to note."""
        self.asked = {}
        return self

    def ranked(
        self, trigger: Trigger, role: str, candidates: Sequence[Candidate], least: float
    ) -> list[str]:
        """Note the CANDIDATES."""
        text = self.asked.setdefault(trigger.token.doc.text, {})
        text[trigger.token.idx, role] = Asked(candidates, frozenset(trigger.who))
        return []


def lessons(
    tables: Mapping[str, pa.Table],
    gold: Sequence[str],
    asked: Mapping[str, Mapping[tuple[int, str], Asked]],
) -> Iterator[Lesson]:
    """What GOLD teaches of what was ASKED while the texts of TABLES were read."""
    texts = {row["source_uri"]: row["text"] for row in tables["documents"].to_pylist()}
    for case in cases(tables, "", gold):
        text = texts[case.source_uri]
        of_text, flat = asked.get(text, {}), Letters(text)
        start = {flat.span(at, at + 1)[0]: at for at, _ in of_text}
        for one, other in event_pairs(case):
            for role in (SOURCE, TARGET):
                question = of_text.get((start.get(other.anchor[0], -1), role))
                if question is not None:
                    yield Lesson(question.candidates, _right(question, one, role, case))


def _right(question: Asked, gold: Item, role: str, case: Case) -> list[bool]:
    """Which candidates GOLD has; nobody where it leaves the role empty, or has none of them."""
    accepted = gold.accepted(role)
    wanted = {case.fold_gold(actor) for value in accepted for actor in value}
    wanted -= {case.fold_predicted(actor) for actor in question.known}
    found = [case.fold_predicted(each.actor) in wanted for each in question.candidates[1:]]
    return [any(not value for value in accepted), *found]


def weigh(taught: Iterable[Lesson]) -> dict[str, float]:
    """The weight of each sign, by what was TAUGHT."""
    every = list(taught)
    counts = Counter(s for each in every for s in {s for c in each.candidates for s in c.signs})
    signs = {sign: at for at, sign in enumerate(sorted(s for s in counts if counts[s] >= _FEWEST))}
    rows = [[signs[s] for s in c.signs if s in signs] for each in every for c in each.candidates]
    ends = np.cumsum([0, *map(len, rows)])
    told = csr_matrix(
        (np.ones(ends[-1]), np.concatenate([np.array(row, int) for row in rows]), ends),
        shape=(len(rows), len(signs)),
    )
    sizes = np.array([len(each.candidates) for each in every])
    starts, lesson = (
        np.concatenate([[0], np.cumsum(sizes)[:-1]]),
        np.repeat(np.arange(len(every)), sizes),
    )
    sure = np.array([1.0 if any(each.right) else _DOUBTFUL for each in every])
    right = np.concatenate(
        [each.right if any(each.right) else [True, *each.right[1:]] for each in every]
    )

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = told @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[lesson])
        whole, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        slope = (powers / whole[lesson] - powers * right / good[lesson]) * sure[lesson]
        value = (sure * (np.log(whole) - np.log(good))).sum() + _RIDGE / 2 * weights @ weights
        return float(value), told.T @ slope + _RIDGE * weights

    found = minimize(
        loss, np.zeros(len(signs)), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    ).x
    return {sign: round(float(found[at]), _PLACES) for sign, at in signs.items()}
