"""The language of a text, by py3langid."""

from __future__ import annotations

from functools import cache
from typing import Any

_ENOUGH_WORDS = 20
_MOST_WORDS = 2000  # more make the answer no surer
_SURE = 0.7


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


def fit(text: str) -> float:
    """How well TEXT fits its likeliest language; to compare readings of the same bytes."""
    return float(_identifier(norm_probs=False).classify(text)[1])


@cache
def _identifier(*, norm_probs: bool) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=norm_probs)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
