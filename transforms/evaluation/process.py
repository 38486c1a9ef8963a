"""Measures of the process: agreements, their status and terms, rounds, roles, interests."""

from __future__ import annotations

from collections.abc import Iterator

from parley.transforms.evaluation.items import Case, Item, Pair
from parley.transforms.evaluation.letters import mostly_shared, overlap
from parley.transforms.evaluation.matching import Tally, match, narrowed, same_pairs, tally


def agreement_pairs(case: Case) -> list[Pair]:
    """Gold mentions of agreements with extracted ones that share letters with them."""
    return match(*case.of("agreement"), _shared_mention)


def agreement_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Mentions of agreements, and which of them are of one agreement."""
    pairs = agreement_pairs(case)
    yield "agreement.mention", tally(pairs, *case.of("agreement"))
    yield "agreement.same_pairs", same_pairs(pairs, "agreement")


def status_pairs(case: Case) -> list[Pair]:
    """Gold statements of what became of an agreement with extracted ones of the same status."""

    def likeness(one: Item, other: Item) -> int:
        same = overlap(one.span, other.span) and other["status"] in one.accepted("status")
        return 1 + 2 * case.meet(one, other, "by") if same else 0

    return match(*case.of("status"), likeness)


def status_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """What became of agreements, and by whom."""
    gold, predicted = case.of("status")
    pairs = status_pairs(case)
    yield "status", tally(pairs, gold, predicted)
    yield "status+by", narrowed(pairs, lambda a, b: case.meet(a, b, "by"), gold, predicted)


def provision_pairs(case: Case) -> list[Pair]:
    """Gold provisions with extracted ones of the same content."""

    def likeness(one: Item, other: Item) -> int:
        return 1 + _same(one, other, "issue") if mostly_shared(one.anchor, other.anchor) else 0

    return match(*case.of("provision"), likeness)


def provision_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Provisions by their content, with their issue, and with who is obliged."""
    gold, predicted = case.of("provision")
    pairs = provision_pairs(case)
    yield "provision.content", tally(pairs, gold, predicted)
    yield (
        "provision+issue",
        narrowed(pairs, lambda a, b: _same(a, b, "issue"), gold, predicted),
    )
    yield (
        "provision+obliged",
        narrowed(pairs, lambda a, b: case.meet(a, b, "obliged"), gold, predicted),
    )


def round_pairs(case: Case) -> list[Pair]:
    """Gold mentions of rounds with extracted ones that share letters with them."""
    return match(*case.of("round"), _shared_mention)


def round_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Mentions of rounds, and those of rounds that have all the parties told of."""
    gold, predicted = case.of("round")

    def has_parties(one: Item, other: Item) -> bool:
        found = {case.fold_predicted(actor) for actor in other["parties"]}
        return any(
            {case.fold_gold(actor) for actor in value} <= found for value in one.accepted("parties")
        )

    pairs = round_pairs(case)
    yield "round.mention", tally(pairs, gold, predicted)
    yield "round+parties", narrowed(pairs, has_parties, gold, predicted)


def role_pairs(case: Case) -> list[Pair]:
    """Gold statements of an actor's role with extracted ones on the same actor."""

    def likeness(one: Item, other: Item) -> int:
        same = overlap(one.span, other.span) and case.same_actor(one, other, "actor")
        return 1 + _same(one, other, "role") if same else 0

    return match(*case.of("role"), likeness)


def role_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Roles of actors."""
    yield (
        "role",
        narrowed(role_pairs(case), lambda a, b: _same(a, b, "role"), *case.of("role")),
    )


def interest_pairs(case: Case) -> list[Pair]:
    """Gold interests with extracted ones of the same content."""
    return match(*case.of("interest"), lambda a, b: int(bool(mostly_shared(a.anchor, b.anchor))))


def interest_measures(case: Case) -> Iterator[tuple[str, Tally]]:
    """Interests by their content, and with their holder."""
    gold, predicted = case.of("interest")
    pairs = interest_pairs(case)
    yield "interest.content", tally(pairs, gold, predicted)
    yield (
        "interest+holder",
        narrowed(pairs, lambda a, b: case.same_actor(a, b, "holder"), gold, predicted),
    )


def _shared_mention(one: Item, other: Item) -> int:
    return overlap(one.anchor, other.anchor)


def _same(one: Item, other: Item, name: str) -> bool:
    return other[name] in one.accepted(name)
