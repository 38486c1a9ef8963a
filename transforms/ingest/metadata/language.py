"""The language of a text, by py3langid."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import Any

_ENOUGH_WORDS = 20
_MOST_WORDS = 2000  # more make the answer no surer
_SURE = 0.7
_PIECE = 25  # words; of fewer the classifier is often wrong
_MOST, _SOME = 0.6, 0.25  # shares of a text's words
READ = "en"
"""The language that is read."""


def detected_language(text: str) -> str | None:
    """The language of TEXT (ISO 639-1); None when it is too short, or mixed, to tell."""
    words = text.split()
    if len(words) < _ENOUGH_WORDS:
        return None
    language, probability = likely_language(" ".join(words[:_MOST_WORDS]))
    return language if probability >= _SURE else None


def likely_language(text: str) -> tuple[str, float]:
    """The likeliest language of TEXT (ISO 639-1), and its probability among all."""
    language, probability = _identifier(norm_probs=True).classify(text)
    return str(language), float(probability)


def foreign_language(text: str) -> str | None:
    """The language of TEXT (ISO 639-1) where that is not English and nearly all is written in it.

    None for English, and for what is short or mixed: an article in English may quote other
    languages. Words in other scripts than the Latin one tell even in a short text.
    """
    language = detected_language(text) or _by_script(text)
    if language is None or language == READ:
        return None
    words = text.split()[:_MOST_WORDS]
    pieces = [words[at : at + _PIECE] for at in range(0, len(words), _PIECE)]
    told: Counter[str] = Counter()
    for piece in pieces:
        told[likely_language(" ".join(piece))[0]] += len(piece)
    if told[READ] >= _SOME * len(words) or told[language] < _MOST * len(words):
        return None
    return language


def _by_script(text: str) -> str | None:
    """The likeliest language of TEXT where most of its letters are not Latin."""
    letters = [each for each in text if each.isalpha()]
    latin = sum("LATIN" in unicodedata.name(each, "") for each in letters)
    return likely_language(text)[0] if latin < (1 - _MOST) * len(letters) else None


def fit(text: str) -> float:
    """How well TEXT fits its likeliest language; to compare readings of the same bytes."""
    return float(_identifier(norm_probs=False).classify(text)[1])


@cache
def _identifier(*, norm_probs: bool) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=norm_probs)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
