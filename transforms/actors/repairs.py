"""Parses put right where a date runs into the name after it: "On 4 June Peru sent ..."

Without a comma the parser takes the date for part of the name, and the sentence has no subject.
"""

from __future__ import annotations

import calendar

from spacy.tokens import Doc, Token

_BEFORE = frozenset({"on", "in", "by", "since", "until", "from", "after", "before"})
_MONTHS = frozenset(calendar.month_name[1:])
_DAYS = frozenset(calendar.day_name)
_LONGEST = 4
_MISREAD = frozenset({"pobj", "compound", "nmod", "npadvmod", "appos", "dobj", "dep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def split_dates_from_names(doc: Doc) -> None:
    """Make the name right after a date the subject of the verb right after the name."""
    for token in doc[: max(len(doc) - 3, 0)]:
        if token.lower_ not in _BEFORE or token.pos_ not in {"ADP", "SCONJ"}:
            continue
        date = _date_after(token)
        if date is None:
            continue
        name, verb = _name_and_verb(doc, date.i + 1 + _year(doc, date))
        if name is None or verb is None or name.dep_ not in _MISREAD:
            continue
        end = date.i + 1 + _year(doc, date)
        date.head, date.dep_ = token, "pobj"
        for part in doc[token.i + 1 : end]:
            if part.i != date.i:
                part.head = date
        for part in doc[end : name.i]:
            if part.head.i < end:
                part.head = name
        token.head, token.dep_ = verb, "prep"
        name.head, name.dep_ = verb, "nsubj"


def _date_after(preposition: Token) -> Token | None:
    """The last word of the date that PREPOSITION introduces, a month or a day of the week."""
    doc, at = preposition.doc, preposition.i + 1
    if doc[at].text in _DAYS:
        return doc[at]
    if doc[at].is_digit and doc[at + 1].text in _MONTHS:
        return doc[at + 1]
    if doc[at].text in _MONTHS and doc[at + 1].is_digit:
        return doc[at + 1]
    return None


def _year(doc: Doc, date: Token) -> int:
    """How many tokens the year after DATE takes."""
    after = doc[date.i + 1].text
    return int(len(after) == 4 and after.isdigit())


def _name_and_verb(doc: Doc, start: int) -> tuple[Token | None, Token | None]:
    """The last word of the name that starts at START, and the finite verb right after it."""
    at = start
    while at < len(doc) and at < start + _LONGEST and doc[at].pos_ == "PROPN":
        at += 1
    if at == start or at >= len(doc) or doc[at].is_sent_start:
        return None, None
    verb = doc[at]
    if verb.tag_ == "MD" or verb.pos_ == "AUX":
        verb = verb.head
    fits = verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in {"amod", "acl", "compound"}
    if not fits or verb.i < at or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None, None
    return doc[at - 1], verb
