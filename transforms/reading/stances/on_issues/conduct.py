"""Positions that a wording shows of whom it is said: "stalls for time", "its role as a broker"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Span, Token

from parley.schemas.codebook.actors import Actor
from parley.schemas.codebook.issues import Issue, ShownBy
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.modality import OUGHT
from parley.transforms.reading.grammar.negation import negated_apart
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.patterns import Match, Patterns, Words
from parley.transforms.reading.stances.holders import Holders, carrier_of
from parley.transforms.reading.stances.on_issues.issues import head_of_tokens, stands_for
from parley.transforms.reading.stances.positions import CONFIDENCE, Position, turned
from parley.transforms.reading.stances.uses import is_supposed

_OWNERS = ("by", "from", "of", "between", "among")
_STRENGTH = 0.5


class Shown:
    """Read positions from the wordings that show them by themselves."""

    def __init__(
        self,
        issues: Mapping[str, Issue],
        actors: Mapping[str, Actor],
        holders: Holders,
        side: Callable[[str], str],
    ) -> None:
        self.actors, self.holders, self.side = actors, holders, side
        self._patterns = Patterns(
            [(p, (i.id, s)) for i in issues.values() for s in i.shown_by for p in s.patterns]
        )

    def positions(self, sentence: Span, words: Words) -> Iterator[Position]:
        """The positions that wordings of SENTENCE show, in texts on a conflict that we know."""
        if not sentence.doc._.parties:
            return  # elsewhere "stalling for time" is on some other matter
        for match in self._patterns.find(words):
            issue, shown = match.value
            head = head_of_tokens(match.tokens, sentence.doc)
            if is_supposed(head) or not _is_told(head):
                continue
            if any(c.dep_ == "aux" and c.lower_ in OUGHT for c in head.children):
                continue
            position: str = shown.position
            if negated_apart(head, set(match.tokens)):
                if position != "support":
                    continue
                position = turned(position)
            for holder in self._who(head):
                if stands_for(self.actors, holder, shown.holder):
                    yield from self._made(match, issue, shown, position, holder, head)

    def _who(self, head: Token) -> list[str]:
        """Of whom the wording with HEAD is said, and at whose urging."""
        if head.pos_ in {"VERB", "AUX", "ADJ"}:
            clause = clause_of(head if head.pos_ != "ADJ" else head.head)
            found = self.holders.actors(clause.subjects, within=True)
            return [*found, *self.holders.pressers(head)] if found else []
        clause = clause_of(head)
        found = self.holders.actors(clause.owners)
        for name in _OWNERS:
            found = found or self.holders.actors(clause.prepositions.get(name, ()))
        verb = carrier_of(head)
        if verb is None and head.dep_ == "dobj" and any(c.tag_ == "PRP$" for c in head.children):
            verb = head.head  # "cemented its role as a broker"
        if not found and verb is not None and head.dep_ != "nsubjpass":
            found = self.holders.actors(clause_of(verb).subjects, within=True)
        return found

    def _made(
        self,
        match: Match[tuple[str, ShownBy]],
        issue: str,
        shown: ShownBy,
        position: str,
        holder: str,
        head: Token,
    ) -> Iterator[Position]:
        yield Position(
            holder=holder, issue=issue, target=None, position=position, at=head.i,
            start=match.start, end=match.end, strength=_STRENGTH,
            confidence=CONFIDENCE["stance_shown"], method="stance_shown", by_conduct=True,
        )  # fmt: skip
        if not shown.blames:
            return
        for speaker in speaker_of(head.doc, head.i):
            if self.side(speaker) != self.side(holder):
                yield Position(
                    holder=speaker, issue=None, target=holder, position="oppose", at=head.i,
                    start=match.start, end=match.end, strength=_STRENGTH,
                    confidence=CONFIDENCE["stance_shown"], method="stance_shown", by_conduct=True,
                )  # fmt: skip


def _is_told(head: Token) -> bool:
    """Whether the text says that HEAD is so, and does not merely want, refuse or ask for it."""
    if head.pos_ not in VERBAL:
        return True
    for _ in range(4):
        while head.dep_ == "conj" and head.head.pos_ in VERBAL:
            head = head.head
        above = head.head
        if head.dep_ == "pcomp":
            governor = above.head
            return above.lower_ in {"by", "of", "for", "in", "while"} and (
                above.lower_ in {"by", "in", "while"}
                or governor.lemma_ in english(governor).stances.credits
            )
        if head.dep_ == "xcomp":
            if above.lemma_.lower() not in english(above).stances.phases:
                return False
            head = above
            continue
        if head.dep_ == "acl" and above.lemma_.lower() in english(above).stances.resolves:
            return True
        if head.dep_ in {"advcl", "acl", "ccomp", "csubj"}:
            return head.tag_ != "VB" or any(
                c.dep_ == "aux" and c.tag_ == "MD" for c in head.children
            )
        return True
    return True
