"""What a number counts: the unit, from the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.schemas.codebook.lexicons import UnitRow

MONEY, SHARE, TIME = "money", "share", "time"
_LOOK = 6
_SKIPPED = frozenset({"ADJ", "DET", "ADP", "PROPN", "NOUN", "NUM", "VERB", "ADV", "PRON"})
_STOPS = frozenset(
    [*',.;:!?()[]“”"', "and", "or", "but", "to", "in", "on", "at", "from", "by", "for"]
)
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its class and the tokens [start, end) that name it; `head` governs them."""

    name: str
    kind: str
    start: int
    end: int
    head: int


class Units:
    """Finds units by their forms."""

    def __init__(self, rows: Iterable[UnitRow]) -> None:
        self._forms: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for row in rows:
            for form in (*row.alternatives, row.unit.replace("_", " ")):
                words = tuple(form.casefold().split())
                self._forms.setdefault(words[0], []).append((words, row.unit, row.unit_class))

    def at(self, doc: Doc, place: int) -> Unit | None:
        """The unit named by the tokens from PLACE on, the longest wording first."""
        token = doc[place]
        starts = dict.fromkeys((token.lower_, token.lemma_.casefold()))
        forms = [form for first in starts for form in self._forms.get(first, ())]
        for words, unit, kind in sorted(forms, key=_longest_first):
            end = place + len(words)
            if end <= len(doc) and all(
                _is(doc[place + k], word) for k, word in enumerate(words[1:], start=1)
            ):
                return Unit(unit, kind, place, end, doc[place:end].root.i)
        return None

    def sign(self, sign: str, start: int) -> Unit | None:
        """The currency of the mark SIGN, which stands at token START."""
        for words, unit, kind in self._forms.get(sign.casefold(), ()):
            if words == (sign.casefold(),):
                return Unit(unit, kind, start, start + 1, start)
        return None

    def after(self, doc: Doc, end: int) -> Unit | None:
        """The unit of the number before token END: hyphened to it, next to it, or its noun."""
        stop = min(len(doc), end + _LOOK)
        for place in range(end, stop):
            token = doc[place]
            if place == end and token.text in "-–‑":
                continue
            if token.lower_ == "of" and place > end + 1:
                return None
            if token.pos_ == "DET" and doc[place - 1].lower_ != "of":
                return None
            found = self.at(doc, place)
            if found is not None and (token.pos_ not in ("VERB", "AUX") or place == end):
                return self._head(doc, found)
            if token.lower_ in _STOPS or token.pos_ not in _SKIPPED or token.is_space:
                return None
            if token.pos_ == "NOUN" and not _modifies(token):
                return None
        return None

    def _head(self, doc: Doc, found: Unit) -> Unit:
        """FOUND, or the unit that it qualifies: "40 drone attacks" are attacks."""
        if doc[found.head].dep_ == "compound" and found.end < len(doc):
            later = self.at(doc, found.end)
            if later is not None and later.kind != TIME and found.kind != MONEY:
                return later
        return found


def _longest_first(form: tuple[tuple[str, ...], str, str]) -> int:
    return -len(form[0])


def _modifies(token: Token) -> bool:
    return token.dep_ in ("compound", "nmod", "poss", "npadvmod")


def _is(token: Token, word: str) -> bool:
    return token.lower_ == word or token.lemma_.casefold() == word


def plural(noun: Token) -> str:
    """The unit called by NOUN itself, where the lexicon has none: its plural in snake case."""
    word = noun.lower_ if noun.tag_ in ("NNS", "NNPS") else _regular(noun.lemma_.casefold())
    return _SLUG.sub("_", word).strip("_") or "count"


def _regular(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
