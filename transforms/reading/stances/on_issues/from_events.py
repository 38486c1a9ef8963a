"""Positions that an act shows by itself, by the rules of the issues and a few general ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Span, Token

from parley.schemas.codebook.actors import Actor
from parley.schemas.codebook.issues import ImpliedBy, Issue
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.records import Event
from parley.transforms.reading.stances.on_issues.issues import Found, IssueBook
from parley.transforms.reading.stances.on_issues.paths import path_of
from parley.transforms.reading.stances.positions import CONFIDENCE, Position, turned

# What an act shows toward the one it is aimed at, with its strength; an inquiry shows nothing yet.
_TOWARD = {"ACCUSE": ("oppose", 0.7), "SUPPORT": ("support", 0.6)}
_OPEN = "investigate"
_READER = "reader"  # acts that no rule sees: whom they are aimed at is too often wrong
_STRENGTH = 0.5
_MEANS = frozenset({"with", "by", "through", "via"})
# Acts that are done by the very verb which the wording of an issue holds: "freed prisoners".
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Implied:
    """Read positions from the events of a sentence."""

    def __init__(
        self, issues: Mapping[str, Issue], book: IssueBook, actors: Mapping[str, Actor]
    ) -> None:
        self.book, self.actors = book, actors
        self._rules: dict[str, list[tuple[str, ImpliedBy]]] = defaultdict(list)
        for issue in issues.values():
            for rule in issue.implied_by:
                self._rules[rule.event_type].append((issue.id, rule))

    def positions(
        self, sentence: Span, events: Iterable[Event], found: list[Found]
    ) -> Iterator[Position]:
        """The positions that EVENTS of SENTENCE show."""
        for event in events:
            if event.factuality != "actual":
                continue
            if _tells_esteem(event) and not self._backs_issue(sentence, event, found):
                yield from self._toward(event)
            rules = [
                (issue, rule)
                for issue, rule in self._rules.get(event.event_type, ())
                if self._fits(rule.source, event.sources) and self._fits(rule.target, event.targets)
            ]
            if rules:
                yield from self._by_rules(sentence, event, rules, found)

    def _by_rules(
        self,
        sentence: Span,
        event: Event,
        rules: list[tuple[str, ImpliedBy]],
        found: list[Found],
    ) -> Iterator[Position]:
        for holder in event.sources:
            chosen = None
            for issue, rule in rules:
                if rule.source and not self._fits(rule.source, (holder,)):
                    continue
                if not rule.about:
                    yield self._made(event, holder, issue, rule.position, (), "stance_act")
                    continue
                if chosen is None:
                    region = _region(sentence, event)
                    chosen = {
                        m.value.issue: m
                        for m in self.book.chosen(found, region, holder)
                        if _is_near(m, sentence.doc[event.start], event.event_type)
                    }
                match = chosen.get(issue)
                if match:
                    position = turned(rule.position) if match.value.inverse else rule.position
                    yield self._made(event, holder, issue, position, match.tokens, "stance_event")

    def _backs_issue(self, sentence: Span, event: Event, found: list[Found]) -> bool:
        """Whether EVENT backs no actor, but what FOUND names: "supports their independence"."""
        if event.event_type != "SUPPORT":
            return False
        trigger = sentence.doc[event.start]
        region = _region(sentence, event)
        return trigger.pos_ not in VERBAL or any(region.issuperset(m.tokens) for m in found)

    def _toward(self, event: Event) -> Iterator[Position]:
        position, strength = _TOWARD[event.event_type]
        for holder in event.sources:
            for target in event.targets:
                if holder != target:
                    yield Position(
                        holder=holder, issue=None, target=target, position=position,
                        at=event.start, start=event.start, end=event.end, strength=strength,
                        confidence=CONFIDENCE["stance_act"], method="stance_act",
                    )  # fmt: skip

    def _fits(self, wanted: str | None, actors: Iterable[str]) -> bool:
        if wanted is None:
            return True
        for actor_id in actors:
            actor = self.actors.get(actor_id)
            if actor_id == wanted or (actor and wanted in (actor.country, actor.parent)):
                return True
        return False

    def _made(
        self,
        event: Event,
        holder: str,
        issue: str,
        position: str,
        tokens: tuple[int, ...],
        method: str,
    ) -> Position:
        return Position(
            holder=holder, issue=issue, target=None, position=position, at=event.start,
            start=min(event.start, *tokens) if tokens else event.start,
            end=max(event.end, *(t + 1 for t in tokens)) if tokens else event.end,
            strength=_STRENGTH,
            confidence=CONFIDENCE[method], method=method,
        )  # fmt: skip


def _tells_esteem(event: Event) -> bool:
    """Whether EVENT shows what its source thinks of its target."""
    seen_only = event.method.partition("_")[0] == _READER
    return event.event_type in _TOWARD and event.mode != _OPEN and not seen_only


def _is_near(match: Found, trigger: Token, event_type: str) -> bool:
    """Whether MATCH names what the act is about, not its time, its purpose or its means."""
    path = path_of(match, trigger, trigger.doc)
    if path.in_time or path.remote:
        return False
    last = path.between[-1] if path.between else path.head
    return not (event_type == "REJECT" and last.lower_ in _MEANS and last.dep_ != "agent")


def _region(sentence: Span, event: Event) -> set[int]:
    """The tokens of the act's own clause, without its subject and side clauses.

    The trigger is left out, unless it is the verb of a deed.
    """
    trigger = sentence.doc[event.start]
    region = {token.i for token in trigger.subtree}
    verbal = trigger.pos_ in VERBAL
    finite = trigger.tag_ in _FINITE or any(c.dep_ == "aux" for c in trigger.children)
    if not verbal or not finite or event.event_type not in traits(sentence).shows_position:
        region -= {trigger.i}
    for child in trigger.children:
        aside = child.dep_ in {"nsubj", "poss", "advcl", "conj", "relcl"}
        if aside or (verbal and child.i < trigger.i and child.dep_ != "nsubjpass"):
            region -= {token.i for token in child.subtree}
    return region
