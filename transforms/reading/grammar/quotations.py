"""Stretches of text between quotation marks, of whatever style."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

_OPENING = frozenset("“«„‟")
_CLOSING = frozenset("”»")
_EITHER = frozenset({'"', "''", "``", "＂"})
_SINGLE_OPENING = frozenset("‘‹")
_SINGLE = frozenset({"'", "’", "›"})
_LONGEST = 600
_AHEAD = 30


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: tokens [start, end) between the marks; `stop` is past the closing mark.

    `closed` is False where the paragraph ends first, as in quotations of several paragraphs.
    """

    start: int
    end: int
    stop: int
    closed: bool = True

    @property
    def mark(self) -> int:
        """The token of the opening mark."""
        return self.start - 1


def find_quotes(doc: Doc) -> list[Quote]:
    """The quotations of DOC in the order of the text; the outermost where they are nested."""
    found: list[Quote] = []
    opened: Token | None = None
    single = False
    for token in doc:
        text = token.text
        if opened is None:
            if _opens(token, text):
                opened, single = token, text in _SINGLE or text in _SINGLE_OPENING
            continue
        if _paragraph_ends(token) or token.i - opened.i > _LONGEST:
            if not single and token.i - opened.i > 1:
                found.append(Quote(opened.i + 1, token.i, token.i, closed=False))
            opened = None
        elif len(text) > 1 and not single and not _CLOSING.isdisjoint(text[1:-1]):
            # The tokenizer leaves a closing mark inside a word where a dash follows it.
            found.append(Quote(opened.i + 1, token.i + 1, token.i + 1))
            opened = None
        elif _closes(token, text, single):
            if token.i > opened.i + 1:
                found.append(Quote(opened.i + 1, token.i, token.i + 1))
            opened = None
    if opened is not None and not single and opened.i + 1 < len(doc):
        found.append(Quote(opened.i + 1, len(doc), len(doc), closed=False))
    return join_paragraphs(doc, found)


def quoted(doc: Doc) -> dict[int, int]:
    """Each token of DOC that stands in a quotation, to the token of its opening mark."""
    return {at: each.mark for each in find_quotes(doc) for at in range(each.start, each.end)}


def join_paragraphs(doc: Doc, quotes: list[Quote]) -> list[Quote]:
    """Quotations left open at a paragraph's end and opened again at the next one's start."""
    joined: list[Quote] = []
    for quote in quotes:
        before = joined[-1] if joined else None
        if before and not before.closed and not doc[before.stop : quote.mark].text.strip():
            joined[-1] = Quote(before.start, quote.end, quote.stop, quote.closed)
        else:
            joined.append(quote)
    return joined


def _opens(token: Token, text: str) -> bool:
    if text in _OPENING:
        return True
    if text in _EITHER or text in _SINGLE_OPENING or text == "'":
        after_space = token.i == 0 or _space_before(token) or token.nbor(-1).text in "([—–-―"
        return after_space and not token.whitespace_
    return False


def _closes(token: Token, text: str, single: bool) -> bool:
    if not single:
        return (
            text in _CLOSING
            or (text in _EITHER and not _space_before(token))
            or (text in _EITHER and bool(token.whitespace_))
        )
    if text not in _SINGLE or _space_before(token):
        return False
    # A mark after a plural may be a genitive, where another one closes later.
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is None or not token.whitespace_:
        return True
    genitive = token.nbor(-1).lower_.endswith("s") and after.text.islower()
    return not (genitive and _closes_later(token))


def _closes_later(token: Token) -> bool:
    for later in token.doc[token.i + 1 : token.i + _AHEAD]:
        if later.text in _SINGLE_OPENING or _paragraph_ends(later):
            return False
        if later.text in _SINGLE and not _space_before(later):
            return True
    return False


def _space_before(token: Token) -> bool:
    before = token.nbor(-1)
    return bool(before.whitespace_) or before.is_space


def _paragraph_ends(token: Token) -> bool:
    return token.is_space and "\n" in token.text
