"""Where the words of a reported clause stop and the writer, or another report, goes on."""

from __future__ import annotations

from spacy.tokens import Doc

from parley.transforms.reading.attributions.lexicon import Lexicon
from parley.transforms.reading.attributions.reports.extents import Stretch
from parley.transforms.reading.attributions.speakers import can_speak
from parley.transforms.reading.grammar.labels import CLAUSE_SUBJECTS

_DASHES = frozenset({"—", "―", "–", "--", "-"})
_MARKS = frozenset('“”"«»') | {"''", "``"}
_REMARKS = frozenset({"a", "an", "one", "something", "this", "which"})
_FIRST = 3
_FORMS = ("clause", "quote", "as", "object")


def cut(doc: Doc, content: Stretch, lexicon: Lexicon) -> Stretch:
    """CONTENT without the report that is joined to it, and without the writer's afterthought.

    "(X said) they would fail, calling them a show", "(X said) he would wait, and Y saw no sign",
    "(X said) the war would go on - a view that many share": each ends at its first mark.
    """
    start, end = content
    quoted = False
    for at in range(start, end):
        token = doc[at]
        if token.text in _MARKS:
            quoted = not quoted
        elif quoted or at - start < _FIRST:
            continue
        elif token.text == ",":
            if at + 2 < end and _joined(doc, at, end, lexicon):
                return start, at
        elif token.text in _DASHES and _set_off(doc, at) and _afterthought(doc, at, end):
            return start, at
    return content


def _joined(doc: Doc, comma: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a report of its own begins after COMMA."""
    following = doc[comma + 1]
    if following.tag_ == "VBG" and following.dep_ in ("advcl", "acl", "conj"):
        cue = lexicon.verb(following)
        return cue is not None and any(cue.takes(form) for form in _FORMS)
    if following.lower_ not in ("and", "but", "while"):
        return False
    for token in doc[comma + 2 : end]:
        if token.dep_ in CLAUSE_SUBJECTS and token.head.i > token.i:
            verb = token.head
            if verb.dep_ == "conj" and verb.i < end and verb.head.i < comma:
                cue = lexicon.verb(verb)
                return (
                    cue is not None
                    and cue.kinds != {"show"}
                    and any(cue.takes(form) for form in _FORMS)
                    and can_speak(token, lexicon.people)
                )
            return False
    return False


def _set_off(doc: Doc, at: int) -> bool:
    """Whether the dash AT stands between words and not inside one."""
    if doc[at].text in ("-", "–"):
        return bool(doc[at].whitespace_) and bool(doc[at - 1].whitespace_)
    return True


def _afterthought(doc: Doc, dash: int, end: int) -> bool:
    """Whether a remark on what was said follows DASH ("- a view that"), which no dash closes."""
    if dash + 1 >= end or doc[dash + 1].lower_ not in _REMARKS:
        return False
    return not any(
        token.text in _DASHES and _set_off(doc, token.i) for token in doc[dash + 1 : end]
    )
