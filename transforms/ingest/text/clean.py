"""Cleaning of characters and marks that keeps the words."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

# Soft hyphens, zero-width characters, direction marks, byte order marks, annotations, lone
# surrogates, code points that are no characters, and tags, which say to machines what nobody sees.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Letters that print draws as one; NFC leaves them, and no lexicon knows a word with one.
_LIGATURES = str.maketrans(
    dict(
        zip(
            "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06",
            ["ff", "fi", "fl", "ffi", "ffl", "st", "st"],
            strict=True,
        )
    )
)
_SOFT_BREAK = re.compile(r"\u00ad[ \t]*\n\s*")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028]")
_PAGE_ENDS = re.compile("[\x0c\u2029]")

_BROKEN_WORD = re.compile(
    r"(?<!\w)(?P<word>[\w'’-]{0,60}[^\W\d_])[-\u2010]\s{0,9}\n\s{0,9}(?P<rest>[\w'’-]+)"
)
_WORD = re.compile(r"\w[\w'’-]*")

_DEEPEST = 10  # marks within marks
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_STARS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])([^*]+?)(?<=\S)\*{1,3}(?![\w*])")
_UNDERLINES = re.compile(r"(?<![\w/])_{1,3}(?=[^\s_])([^_]+?)(?<=\S)_{1,3}(?![\w/])")
_CODE = re.compile(r"(?<!`)`{1,3}([^`]+)`{1,3}(?!`)")
_ESCAPABLE = "*_#[]()>`~"
_ESCAPE = re.compile(rf"\\([{re.escape(_ESCAPABLE)}])")
# Escaped marks hide behind code points that are no characters until the real marks are gone.
_HIDE = {ord(mark): 0xFDD0 + number for number, mark in enumerate(_ESCAPABLE)}
_SHOW = {hidden: mark for mark, hidden in _HIDE.items()}


def normal(text: str) -> str:
    """TEXT in NFC, with one kind of line end, without characters that nobody sees."""
    text = _LINE_ENDS.sub("\n", text)
    text = _SOFT_BREAK.sub("", _PAGE_ENDS.sub("\n\n", text))
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text.translate(_LIGATURES))


def one_line(text: str) -> str:
    """TEXT in NFC with single spaces and no line breaks."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def visible(text: str, most: int | None = None) -> str:
    """TEXT in one line, signs that do not print written out ("\\n", "\\u202e"); MOST characters."""
    shown = text
    if not text.isprintable():
        shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return shown if most is None or len(shown) <= most else f"{shown[: most - 1]}…"


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of TEXTS in lower case, compounds with hyphens as one word."""
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def unbroken(text: str, words: frozenset[str], compounds: frozenset[str]) -> str:
    """TEXT in one line; a word broken at a line end is made whole, a compound keeps its hyphen.

    WORDS, those of the whole document, tell which of the two it is, and COMPOUNDS, first parts.
    """
    return one_line(_BROKEN_WORD.sub(lambda found: _whole(found, words, compounds), text))


def _whole(found: re.Match[str], words: frozenset[str], compounds: frozenset[str]) -> str:
    word, rest = found["word"], found["rest"]
    hyphenated, joined = f"{word}-{rest}", f"{word}{rest}"
    if not rest[0].islower() or hyphenated.casefold() in words:
        return hyphenated
    if joined.casefold() in words:
        return joined
    last = word.rpartition("-")[2].casefold()
    compound = last in compounds or (last in words and rest.casefold() in words)
    return hyphenated if compound else joined


def plain(text: str) -> str:
    """TEXT without the inline marks of Markdown and without character entities."""
    text = _ESCAPE.sub(lambda found: found[1].translate(_HIDE), text)
    for _ in range(_DEEPEST):
        bare = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        bare = _LINK.sub(r"\1", _IMAGE.sub("", bare))
        bare = _AUTOLINK.sub(r"\1", bare)
        bare = _CODE.sub(r"\1", _UNDERLINES.sub(r"\1", _STARS.sub(r"\1", bare)))
        if bare == text:
            break
        text = bare
    return text.translate(_SHOW)
