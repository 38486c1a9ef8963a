"""Broken sentences put together again: at page breaks, line breaks, and after abbreviations."""

from __future__ import annotations

import re

from parley.transforms.ingest.metadata.bylines import imprint
from parley.transforms.ingest.piece import Draft, Piece
from parley.transforms.ingest.text.lines import FINAL

_LETTER_STOP = re.compile(r"(?:^|[\s(\[\"“.])[A-Za-z]\.$")  # "(e." "U." "Mearsheimer, J."
_INITIAL = re.compile(r"[A-Z][\w'’-]*,? (?:[A-Z]\. ?)*[A-Z]\.$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|St|Rev|Hon|No|Nos"
    r"|Fig|vs|cf|approx|al|etc|pp?|vol|ed|eds|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_NAMED = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|St|Rev|Hon)\.$"
)
_LETTER_NEXT = re.compile(r"[A-Za-z]\.(?!\w)")
_CLOSING = re.compile(r"[,;:.!?)\]%»”’](?!\w)")
_IN_BRACKETS = re.compile(r"\([^()]{1,40}\)[.,;]?$")
_YEAR_IN_BRACKETS = re.compile(r"\((?:19|20)\d\d")
_REFERENCE_STUB = re.compile(r"\((?:19|20)\d\d[a-z]?(?:, [^()]{1,20})?\)\.$")
_HYPHENATED = re.compile(r"\w[-\u2010]$")
_OPEN_WORD = re.compile(
    r"(?:^|\s)(?:a|an|the|and|or|nor|of|in|to|at|by|for|from|with|on|as|that|which|who|whose|its|his"
    r"|her|their|our|between|against|into|upon|towards?|than|is|are|was|were|be|been|has|have|had)$",
)
_INNER_END = re.compile(r"[.!?…][\"”’)]*\s+[\"“‘(]?[A-Z0-9]")
_LAST = 200  # characters of a paragraph in which expressions for its end look
_END = 100  # characters that show how a paragraph ends
_LONG = 30  # words of a paragraph that no heading or subtitle has


def mended(pieces: list[Piece], *, by_page: bool) -> list[Piece]:
    """PIECES with those joined that a line or page break had torn apart.

    `by_page` says that the text may have been cut by pages (plain text, PDF), where a paragraph
    can also go on with a capital letter.
    """
    drafts: list[Draft] = []
    for piece in pieces:
        glue = _glue(drafts[-1], piece, by_page) if drafts else None
        if glue is None:
            drafts.append(Draft(piece))
        else:
            drafts[-1].add(piece.text, glue)
    return [draft.finished() for draft in drafts]


def _glue(draft: Draft, after: Piece, by_page: bool) -> str | None:
    """What to put between two pieces of one sentence; None where they are two."""
    last, first = draft.tail, after.text
    if _is_apart(draft, after):
        return None
    if _CLOSING.match(first):
        return ""
    listed = bool(draft.piece.mark)
    end = last[-_LAST:]
    if not after.gap and (glue := _glue_in_paragraph(end, first, listed)) is not None:
        return glue
    if FINAL.search(end):
        return None
    glue = _glue_of_open_end(end, first, after.gap)
    return " " if glue is None and by_page and _cut_by_page(last, first) else glue


def _is_apart(draft: Draft, after: Piece) -> bool:
    """Whether AFTER begins anew whatever its words: a list's item, a heading, a byline."""
    last, first = draft.tail, after.text
    if not last or not first or after.mark or after.kind is not None:
        return True
    if draft.piece.kind not in (None, "prose", "bullet"):
        return True
    return imprint(first).stands_alone or (draft.length == len(last) and imprint(last).stands_alone)


def _glue_of_open_end(last: str, first: str, gap: bool) -> str | None:
    """The glue where LAST stops inside of a sentence: in a word, at "the", at a comma."""
    if _HYPHENATED.search(last) and first[0].islower():
        return "\n"  # for the words of the document to decide whether the hyphen stays
    if first[0].islower() or _OPEN_WORD.search(last):
        return " "
    paused = last[-1] in ",(" or (last[-1] in "-–—" and not last[-2:-1].isspace())
    return " " if paused and (not gap or len(last.split()) > 6) else None


def _glue_in_paragraph(last: str, first: str, listed: bool) -> str | None:
    """The glue for two lines of one paragraph."""
    if _LETTER_STOP.search(last):
        if _LETTER_NEXT.match(first):
            return "" if len(last.rpartition(" ")[2].strip('(["“')) < 5 else " "
        if first[0].islower() or first[0] in "(&" or _INITIAL.search(last):
            return " "
    if _NAMED.search(last) or (_ABBREVIATION.search(last) and not first[0].isupper()):
        return " "
    if _IN_BRACKETS.match(first) or (listed and _YEAR_IN_BRACKETS.match(first)):
        return " "
    if listed and _REFERENCE_STUB.search(last) and len(first) < 200:
        return " "
    return " " if first[0].islower() and not _HYPHENATED.search(last) else None


def _cut_by_page(last: str, first: str) -> bool:
    """Whether a paragraph of several sentences stops in one, and a paragraph goes on."""
    return (
        len(last.split()) >= _LONG
        and bool(_INNER_END.search(last))
        and last[-1].isalnum()
        and len(first.split()) >= 8
        and bool(FINAL.search(first[-_END:]))
    )
