"""Measures of stances, attributions, quantities and explanations."""

from __future__ import annotations

from collections.abc import Iterator

from parley.transforms.evaluation.items import Case, Fold, Item, Pair
from parley.transforms.evaluation.letters import mostly_shared, overlap
from parley.transforms.evaluation.matching import Tally, match, narrowed, tally


def stance_pairs(case: Case) -> list[Pair]:
    """Gold stances with extracted ones of the same holder on the same issue."""

    def likeness(one: Item, other: Item) -> int:
        same = (
            overlap(one.span, other.span)
            and _toward(one, case.fold_gold) == _toward(other, case.fold_predicted)
            and case.fold_gold(one["holder"]) == case.fold_predicted(other["holder"])
        )
        return 1 + (one["position"] == other["position"]) if same else 0

    return match(*case.of("stance"), likeness)


def stance_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Stances found, with the right position, and what the whole document shows."""
    gold, predicted = case.of("stance")
    pairs = stance_pairs(case)
    yield "stance.holder+issue", tally(pairs, gold, predicted)
    yield (
        "stance.full",
        narrowed(pairs, lambda a, b: b["position"] in a.accepted("position"), gold, predicted),
    )
    yield "stance.document", _document_stances(case)


def attribution_pairs(case: Case) -> list[Pair]:
    """Gold attributions with extracted ones of the same content."""
    return match(*case.of("attribution"), _shared_content)


def attribution_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Attributions by their content, and by speaker and content."""
    gold, predicted = case.of("attribution")

    def spoken_alike(one: Item, other: Item) -> int:
        return _shared_content(one, other) if case.same_actor(one, other, "speaker") else 0

    yield "attribution.content", tally(attribution_pairs(case), gold, predicted)
    yield (
        "attribution.speaker+content",
        tally(match(gold, predicted, spoken_alike), gold, predicted),
    )


def quantity_pairs(case: Case) -> list[Pair]:
    """Gold quantities with extracted ones of the same bounds."""

    def likeness(one: Item, other: Item) -> int:
        same = all(
            _number(other[name]) in [_number(value) for value in one.accepted(name)]
            for name in ("low", "high")
        )
        return int(bool(overlap(one.span, other.span)) and same)

    return match(*case.of("quantity"), likeness)


def quantity_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Quantities by their values."""
    yield "quantity.value", tally(quantity_pairs(case), *case.of("quantity"))


def explanation_pairs(case: Case) -> list[Pair]:
    """Gold explanations with extracted ones of the same reason."""

    def likeness(one: Item, other: Item) -> int:
        return int(bool(overlap(one.span, other.span)) and one["reason"] == other["reason"])

    return match(*case.of("explanation"), likeness)


def explanation_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Explanations by their reasons."""
    yield "explanation.reason", tally(explanation_pairs(case), *case.of("explanation"))


def _document_stances(case: Case) -> Tally:
    """The set of holder, issue and position that the document shows, however often."""
    gold, predicted = case.of("stance")

    def keys(item: Item, fold: Fold) -> set[tuple[str, str, str]]:
        holder, toward = fold(item["holder"]), _toward(item, fold)
        return {(holder, toward, position) for position in item.accepted("position")}

    owed = {
        (case.fold_gold(item["holder"]), _toward(item, case.fold_gold), item["position"])
        for item in gold
        if not item.optional
    }
    allowed = {key for item in gold for key in keys(item, case.fold_gold)}
    shown = {key for item in predicted for key in keys(item, case.fold_predicted)}
    return Tally(len(owed & shown), len(shown - (allowed - owed)), len(owed))


def _toward(item: Item, fold: Fold) -> str:
    """The issue, or the actor by its country, toward which a stance is held."""
    issue: str = item["issue"]
    return f"actor:{fold(issue.removeprefix('actor:'))}" if issue.startswith("actor:") else issue


def _shared_content(one: Item, other: Item) -> int:
    return mostly_shared(one.anchor, other.anchor)


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)
