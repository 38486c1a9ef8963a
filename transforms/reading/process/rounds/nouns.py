"""The nouns that tell of rounds, and what their phrases say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from parley.schemas.codebook.rounds import RoundRow, RoundWords
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import noun_arguments
from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.patterns import Words, forms_of
from parley.transforms.reading.records import mention_at, place_at

_NAMED, _PLACED = "@named", "@placed"
_MODIFYING = frozenset({"compound", "nmod", "amod", "npadvmod"})
_BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "poss", "det", "predet", "quantmod"})
_BEHIND = frozenset({"between", "with", "of", "in", "on", "at", "among", "since", "after", "from"})
_LONGEST = 20


class RoundNouns:
    """The rows of lexicons/rounds/nouns.csv, by noun."""

    def __init__(
        self, rows: Iterable[RoundRow], words: RoundWords, participants: Participants
    ) -> None:
        self._rows: defaultdict[str, list[RoundRow]] = defaultdict(list)
        for row in rows:
            self._rows[row.noun].append(row)
        self._words, self._participants = words, participants

    def heads(self, words: Words, doc: Doc) -> Iterator[tuple[Token, RoundRow]]:
        """The nouns for rounds among WORDS of a sentence of DOC."""
        for head in words.having(self._rows.keys(), doc):
            row = self.row(head)
            if row is not None and not self._is_within(head):
                yield head, row

    def row(self, head: Token) -> RoundRow | None:
        """What HEAD tells of, by its noun and its phrase; None where it is no round."""
        if head.pos_ not in NOMINAL or self._qualifies(head):
            return None
        rows = self._rows.get(head.lemma_.lower()) or self._rows.get(head.lower_) or ()
        around = _forms(head)
        for row in rows:
            if not row.unwanted.isdisjoint(around):
                return None
            wanted = row.wanted
            if not wanted or not wanted.isdisjoint(around):
                return row
            if _NAMED in wanted and self.named(head):
                return row
            if _PLACED in wanted and any(place_at(t) is not None for t in before(head)):
                return row
        return None

    def named(self, head: Token) -> list[str]:
        """The actors whom the phrase of HEAD names as taking part."""
        clause = noun_arguments(head)
        towns = [owner for owner in clause.owners if _is_town(owner)]
        owners = [o for o in clause.owners if len(towns) > 1 or o not in towns]
        found = self._participants.named_by(owners, within=False)
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if self._is_round(inner):
                        found += self.named(inner)
        for preposition in sorted(self._words.between):
            found += self._participants.named_by(clause.prepositions.get(preposition, ()))
        return list(dict.fromkeys(found))

    def _is_round(self, token: Token) -> bool:
        return token.lemma_.lower() in self._rows or token.lower_ in self._rows

    def _is_within(self, head: Token) -> bool:
        """Whether HEAD only says of what another noun is a round: "a round of [talks]"."""
        above = head.head
        return (
            head.dep_ == "pobj"
            and above.lower_ == "of"
            and above.head.pos_ in NOMINAL
            and self.row(above.head) is not None
        )

    def _qualifies(self, head: Token) -> bool:
        """Whether HEAD only qualifies another noun: "[negotiation] strategy"."""
        if head.dep_ not in _MODIFYING or head.head.i <= head.i:
            return False
        return head.head.pos_ in NOMINAL


def _is_town(owner: Token) -> bool:
    """Whether OWNER is a town that may be where the talks are: "the [Oslo] talks"."""
    mention = mention_at(owner)
    return place_at(owner) is not None and (mention is None or mention.kind == "metonym")


def extent(head: Token) -> tuple[int, int]:
    """The tokens of the phrase of HEAD, with whose, where and when behind it, but for clauses."""
    start = min([head.i, *(c.left_edge.i for c in head.lefts if c.dep_ in _BEFORE)])
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "nummod" and child.i == end:
            end = child.right_edge.i + 1
            continue
        if child.dep_ != "prep" or child.lower_ not in _BEHIND or child.left_edge.i != end:
            break
        if child.right_edge.i + 1 - start > _LONGEST:
            break
        end = child.right_edge.i + 1
    return start, end


def before(head: Token) -> Iterator[Token]:
    """The words before HEAD in its phrase, and HEAD of "a round of talks" with those of "talks"."""
    for child in head.lefts:
        if child.dep_ in _BEFORE:
            yield from child.subtree
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from before(inner)


def _forms(head: Token) -> set[str]:
    return forms_of(before(head)) | {child.lower_ for child in head.rights if child.dep_ == "prep"}
