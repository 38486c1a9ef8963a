"""Patterns that no text can match, and those that match less than they seem to."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from spacy.language import Language
from spacy.pipeline import Lemmatizer

from parley.transforms.reading.patterns import PASSED

Fault = tuple[str, str]
"""What is wrong with a pattern, and what to write instead."""
_WORD = re.compile(r"[^\W_]")


class PatternWords:
    """The words of patterns as the tokenizer and the lemmatizer of NLP take them."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        found: Any = nlp.get_pipe("lemmatizer")
        by_rule = isinstance(found, Lemmatizer) and found.mode == "rule"
        self._lemmatizer = found if by_rule else None
        self._lemmas: Mapping[str, Container[str]] = (
            found.lookups.get_table("lemma_index") if by_rule else {}
        )

    def never(self, pattern: str) -> Iterator[Fault]:
        """Yield why PATTERN, or a word of it, can match no text; nothing where it can."""
        words = [word for word in pattern.split() if word != "*"]
        if all(word.endswith("?") for word in words):
            yield f"'{pattern}' names no word that must be there.", "Write one word without '?'."
        for word in words:
            parts = word.removesuffix("?").lower().split("|")
            faults = [fault for part in parts if (fault := self._of_part(part))]
            if len(faults) == len(parts) and not word.endswith("?"):
                yield from ((f"'{pattern}' can never match: {what}", mend) for what, mend in faults)
            else:
                yield from ((f"a word here matches nothing: {what}", mend) for what, mend in faults)

    def narrow(self, pattern: str, known: Container[str] = ()) -> Iterator[Fault]:
        """Yield the words of PATTERN that match one form only, where a lemma would match all.

        KNOWN are lemmas besides those of the lemmatizer.
        """
        for word in pattern.split():
            parts = word.removesuffix("?").lower().split("|")
            for part in parts:
                lemma = self._wider(part, known)
                if lemma and lemma not in parts:
                    yield (
                        f"'{part}' matches only itself, '{lemma}' all its forms.",
                        f"Write '{lemma}', unless you mean just this form.",
                    )

    def _of_part(self, part: str) -> Fault | None:
        """What keeps one alternative of a word from matching a token."""
        if not part:
            return "nothing stands beside a '|'.", "Take the '|' out, or write the other word."
        if part in PASSED:
            return f"'{part}' is passed over in texts.", "Leave it out."
        if not _WORD.search(part) or part.endswith("*"):
            return f"'{part}' is no word.", "The marks are a|b, word?, and * between two words."
        variants = (part, part.title(), part.upper()) if "." in part else (part,)
        pieces = min(map(self._pieces, variants), key=len)  # "U.S." is one word, "u.s." two
        if len(pieces) == 1:
            return None
        own = " ".join(p for p in pieces if _WORD.search(p) and p not in PASSED and p != "'s")
        return (
            f"'{part}' is {len(pieces)} words to the reader ({' '.join(pieces)}).",
            f"Write '{own}'.",
        )

    def _pieces(self, part: str) -> list[str]:
        return [token.lower_ for token in self._nlp.make_doc(part)]

    def _wider(self, part: str, known: Container[str]) -> str | None:
        """The lemma of PART, where PART is a form of a noun or a verb and no lemma itself."""
        for pos in ("NOUN", "VERB"):
            lemma = self._lemma(part, pos)
            there = lemma in known or lemma in self._lemmas.get(pos.lower(), ())
            if lemma != part and there and not self._is_lemma(part):
                return lemma
        return None

    def _is_lemma(self, word: str) -> bool:
        return any(word in known for known in self._lemmas.values())

    def _lemma(self, word: str, pos: str) -> str:
        doc = self._nlp.make_doc(word)
        if self._lemmatizer is None or len(doc) != 1:
            return word
        doc[0].pos_ = pos
        return str(self._lemmatizer.lemmatize(doc[0])[0]).lower()
