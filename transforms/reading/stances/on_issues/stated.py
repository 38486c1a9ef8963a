"""From stance words and issues to the positions that a sentence tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from parley.transforms.reading.grammar.labels import FINITE, SUBJECTS
from parley.transforms.reading.grammar.negation import is_under_denial
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.stances.conditions import Condition, conditions_of
from parley.transforms.reading.stances.holders import Holders, carrier_of
from parley.transforms.reading.stances.lexicon import Use
from parley.transforms.reading.stances.on_issues.issues import Found, IssueBook
from parley.transforms.reading.stances.on_issues.paths import Path, path_of, region_of
from parley.transforms.reading.stances.positions import (
    CONFIDENCE,
    NEGATED,
    Position,
    combined,
    turned,
)
from parley.transforms.reading.stances.uses import Word, suppressed

_METHODS = {"verb": "stance_verb", "noun": "stance_noun", "adj": "stance_adjective"}


class Reader:
    """Read the positions that the stance words of a sentence tell."""

    def __init__(self, book: IssueBook, holders: Holders) -> None:
        self.book, self.holders = book, holders

    def words(self, sentence: Span, uses: Iterable[Use]) -> list[Word]:
        """The stance words with holders, regions and what stands above them."""
        words = [self._word(sentence, use) for use in uses]
        for word in words:
            word.outer = [o for o in words if o is not word and word.token.i in o.region]
        for word in words:
            row = word.use.row
            if not word.holders and row.pos == "noun" and row.position == "conditional":
                # "insists on a withdrawal as a precondition for talks"
                word.holders = next((o.holders for o in word.outer if o.holders), [])
            elif not word.holders and not word.outer and _is_joint(word):
                word.holders = list(word.token.doc._.parties)
        return words

    def on_issues(
        self, sentence: Span, words: list[Word], found: list[Found]
    ) -> Iterator[Position]:
        """The positions on the issues that FOUND names in SENTENCE."""
        by_token = {word.token.i: word for word in words}
        for word in words:
            row = word.use.row
            if word.position is None or word.use.judges or suppressed(word):
                continue
            if row.toward == "actor" and row.preposition != "for":
                continue
            for holder in word.holders:
                yield from self._of_holder(word, word.position, holder, found, by_token)

    def _of_holder(
        self, word: Word, outer: str, holder: str, found: list[Found], by_token: dict[int, Word]
    ) -> Iterator[Position]:
        conditions = conditions_of(word.token)
        aside = frozenset(t for c in conditions for t in c.tokens)
        chosen = self.book.chosen(found, (word.region | aside) - word.use.own, holder)
        doc = word.token.doc
        paths = [(m, path_of(m, word.token, doc)) for m in chosen if aside.isdisjoint(m.tokens)]
        paths = [(m, path) for m, path in paths if not path.in_time]
        near = [(m, path) for m, path in paths if not path.remote]
        near = near or [(m, path) for m, path in paths if not path.described]
        method = _METHODS[word.use.row.pos]
        for match, path in near:
            position = _through(match, path, outer, by_token)
            if position is None:
                continue
            if _names_condition(match, word, by_token):
                position = "conditional"
            made = _made(word, holder, match, _hung(position, path, word, conditions), method)
            if match.value.referred:
                made = replace(made, method="stance_referred",
                               confidence=CONFIDENCE["stance_referred"])  # fmt: skip
            yield made
            for presser in self.holders.pressers(word.token):
                if presser not in word.holders:
                    yield replace(made, holder=presser, method="stance_pressure",
                                  confidence=CONFIDENCE["stance_pressure"])  # fmt: skip
        if outer == "support":
            yield from _in_return(word, holder, chosen, conditions, bare=not near)

    def _word(self, sentence: Span, use: Use) -> Word:
        row, token = use.row, use.token
        carrier = carrier_of(token) if row.pos == "noun" else None
        denied = is_under_denial(token)
        negated = denied or (carrier is not None and is_under_denial(carrier))
        if carrier is not None and carrier.lemma_.lower() in english(carrier).stances.reversals:
            negated = not negated
        return Word(
            use,
            self.holders.of(use),
            region_of(use, sentence),
            position=_signed(use, negated),
            inner=_signed(use, denied),
            negated=negated,
        )


def _is_joint(word: Word) -> bool:
    """Whether WORD names what the parties agreed, without saying who did: "a deal to free them".

    It must be said of something that is there: what talks brought or ended with.
    """
    token = word.token
    if (
        token.lemma_.lower() not in english(token).stances.joint
        or len(token.doc._.parties) != 2
        or word.negated
    ):
        return False
    if token.dep_ == "pobj":
        token = token.head.head
    verb = token.head
    if (
        token.dep_ not in {"nsubj", "attr", "dobj", "nsubjpass"}
        or verb.lemma_ not in english(verb).stances.yielding
    ):
        return False
    return verb.tag_ in FINITE or any(
        c.tag_ in FINITE for c in verb.children if c.dep_ in {"aux", "auxpass"}
    )


def _signed(use: Use, negated: bool) -> str | None:
    row = use.row
    if not negated:
        return row.position
    return None if row.pos == "verb" and row.position != "support" else turned(row.position)


def _hung(position: str, path: Path, word: Word, conditions: Iterable[Condition]) -> str:
    """POSITION, or "conditional" where a condition hangs on the way from the word to the issue."""
    for condition in conditions:
        if condition.anchor not in path.tokens and not _governs(condition.anchor, word.token):
            continue
        if (condition.kind == "bar") == (position == "oppose"):
            return "conditional"
    return position


def _names_condition(match: Found, word: Word, by_token: dict[int, Word]) -> bool:
    """Whether the wording itself calls the issue conditional: "a precondition for talks"."""
    inner = (by_token.get(i) for i in match.tokens if i != word.token.i)
    return any(w is not None and w.position == "conditional" for w in inner)


def _governs(anchor: int, token: Token) -> bool:
    return anchor == token.i or (token.pos_ in {"NOUN", "ADJ"} and anchor == token.head.i)


def _in_return(
    word: Word, holder: str, chosen: list[Found], conditions: list[Condition], *, bare: bool
) -> Iterator[Position]:
    """What the holder wants in return; or, where the offer names no issue, what it hangs on."""
    for condition in conditions:
        for match in chosen:
            if not condition.tokens.issuperset(match.tokens):
                continue
            if condition.kind == "given" or _is_proviso(condition, word):
                position = "oppose" if match.value.inverse else "support"
                yield _made(word, holder, match, position, "stance_condition")
            elif condition.kind == "if" and bare and _is_near(match, condition, word):
                yield _made(word, holder, match, "conditional", "stance_condition")


def _is_proviso(condition: Condition, word: Word) -> bool:
    """Whether the holder sets the condition: "open to talks, provided these address ..."."""
    doc = word.token.doc
    return any(doc[i].lower_ in english(doc[i]).stances.provisos for i in condition.tokens)


def _is_near(match: Found, condition: Condition, word: Word) -> bool:
    """Whether MATCH names the condition itself, not what hangs on it in turn."""
    anchor = word.token.doc[condition.anchor]
    return not path_of(match, anchor, word.token.doc, allowed=1).remote


def _made(word: Word, holder: str, match: Found, position: str, method: str) -> Position:
    return Position(
        holder=holder,
        issue=match.value.issue,
        target=None,
        position=position,
        at=word.token.i,
        start=min(word.token.i, match.start),
        end=max(word.token.i + 1, match.end),
        strength=word.use.row.strength,
        confidence=round(CONFIDENCE[method] - NEGATED * word.negated, 2),
        method=method,
    )


def _through(match: Found, path: Path, outer: str, by_token: dict[int, Word]) -> str | None:
    """The position on the issue of MATCH of who is OUTER, through what stands between."""
    position = "oppose" if match.value.inverse else "support"
    verb = by_token.get(path.head.head.i) if path.head.dep_ in SUBJECTS else None
    # "no truce was agreed" is denied once, though the verb counts as negated too.
    if path.negated_at(path.head) and not (verb and verb.negated):
        position = turned(position)
    for token in path.between:
        inner = by_token.get(token.i)
        if inner is not None and path.own & inner.region:
            if inner.inner is None:
                return None
            position = combined(inner.inner, position)
        elif path.negated_at(token):
            position = turned(position)
    if path.set_against:
        position = turned(position)
    return combined(outer, position)
