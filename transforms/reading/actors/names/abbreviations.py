"""Abbreviations that a text itself defines: "Joint Coordination Centre (JCC)"."""

from __future__ import annotations

from spacy.tokens import Doc

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "de", "-", "'s", "’s"})
_SHORTEST, _LONGEST = 2, 8


def defined_abbreviations(doc: Doc) -> list[tuple[int, int, int]]:
    """Each definition as (first token of the name, its end, token of the abbreviation)."""
    found = []
    words = [token.text for token in doc]
    for at, word in enumerate(words[:-2]):
        if word == "(" and words[at + 2] == ")" and _is_abbreviation(words[at + 1]):
            start = _start_of(doc, at, words[at + 1])
            if start is not None:
                found.append((start, at, at + 1))
    return found


def _is_abbreviation(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return _SHORTEST <= len(text) <= _LONGEST and capitals >= 2 and 2 * capitals > len(letters)


def _start_of(doc: Doc, end: int, abbreviation: str) -> int | None:
    """Where the name before END begins whose words begin with the letters of ABBREVIATION."""
    letters = [char.lower() for char in abbreviation if char.isupper()]
    at = end - 1
    while letters and at >= 0 and end - at <= 2 * len(abbreviation) + 2:
        word = doc[at]
        if word.is_space or (not word.text[0].isalnum() and word.lower_ not in _SMALL):
            return None
        if word.lower_[0] == letters[-1] and (word.text[0].isupper() or word.lower_ in _SMALL):
            letters.pop()
            if not letters:
                return at
        elif word.lower_ not in _SMALL:
            return None
        at -= 1
    return None
