"""The clauses of resolutions and treaties, whose subject stands at their head.

"The Council, recalling ..., deeply concerned that ..., 1. Condemns ...; 2. Calls upon ..."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from parley.schemas.codebook.issuers import IssuerWords
from parley.transforms.reading.grammar.labels import SUBJECTS, VERBAL

_BREAKS = frozenset(",;:.")
_NUMBERS = frozenset(")].")
_JOINING = frozenset({"and", "further"})
_HELPERS = frozenset({"have", "has", "having"})
_VOWELS = frozenset("aeiou")
_LONGEST_NUMBER = 4


class Clauses:
    """Find what opens clauses, by the words of verbs and adjectives that may."""

    def __init__(self, words: IssuerWords) -> None:
        self.openers = frozenset(form for verb in words.verbs for form in forms(verb))
        self.openers |= frozenset(words.adjectives)

    def of(self, doc: Doc) -> list[Token]:
        """The tokens that open clauses in DOC, in its order: verbs and adjectives."""
        openers = (_verb_at(token) for token in doc if self._opens(token))
        return sorted(openers, key=lambda token: token.i)

    def _opens(self, token: Token) -> bool:
        if token.lower_ not in self.openers:
            return False
        if any(c.dep_ in SUBJECTS and c.i < token.i for c in token.children):
            return False
        first = _first(token)
        before = _before(first)
        if before is not None and not (first.is_sent_start or before.text[-1] in _BREAKS | {")"}):
            return False
        return first.is_title or _is_numbered(before)


def forms(verb: str) -> Iterator[str]:
    """VERB in its base form, with -s, with -ing, and as a participle."""
    yield verb
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        yield f"{verb}es"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield f"{verb[:-1]}ies"
    else:
        yield "has" if verb == "have" else f"{verb}s"
    yield f"{stem}ing"
    if verb[-1] not in _VOWELS:
        yield f"{verb}{verb[-1]}ing"


def _first(token: Token) -> Token:
    """TOKEN, or the first of the adverbs before it: "Deeply concerned", "Also decides"."""
    while token.i and not token.is_sent_start and token.nbor(-1).pos_ == "ADV":
        token = token.nbor(-1)
    return token


def _before(token: Token) -> Token | None:
    """What stands before TOKEN, other than white space and a joining word; None for nothing."""
    at = token.i - 1
    while at >= 0 and (token.doc[at].is_space or token.doc[at].lower_ in _JOINING):
        at -= 1
    return token.doc[at] if at >= 0 else None


def _is_numbered(before: Token | None) -> bool:
    """Whether a number or a letter of a list ends with BEFORE: "1.", "(b)"."""
    if before is None or before.text[-1] not in _NUMBERS:
        return False
    inner = before.text.rstrip(".)]") or (before.nbor(-1).text if before.i else "")
    return len(inner) <= _LONGEST_NUMBER and (inner.isdigit() or len(inner) == 1)


def _verb_at(token: Token) -> Token:
    """The verb of the clause that TOKEN opens: "agreed" of "Have agreed as follows"."""
    if token.lower_ not in _HELPERS:
        return token
    if token.dep_ in ("aux", "auxpass"):
        return token.head
    after = (t for t in token.doc[token.i + 1 : token.i + 3] if t.pos_ in VERBAL)
    return next(after, token)


def joined(openers: Iterable[Token]) -> tuple[int, ...]:
    """The places of OPENERS, each once, in order."""
    return tuple(sorted({token.i for token in openers}))
