"""The rules by which attributions are found: what gives somebody's words, and in what form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Means(StrEnum):
    """What in a text gives somebody's words."""

    VERB = "verb"  # "X said that"
    NOUN = "noun"  # "X's claim that"
    PHRASE = "phrase"  # "according to X"
    QUOTE = "quote"  # "...", without a word of reporting that governs it
    CITATION = "citation"  # "(X, 2023)"
    LABEL = "label"  # "X: ...", in a transcript


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `form` says what follows the means, or where it stands ("clause", "after")."""

    means: Means
    form: str = ""

    def __str__(self) -> str:
        """The rule as the column `method` has it: "verb:clause"."""
        return f"{self.means}:{self.form}" if self.form else str(self.means)


CITATION = Rule(Means.CITATION)
CLAUSE = Rule(Means.VERB, "clause")
AS_CLAUSE = Rule(Means.VERB, "as_clause")
PARENTHESIS = Rule(Means.VERB, "parenthesis")
OBJECT = Rule(Means.VERB, "object")
