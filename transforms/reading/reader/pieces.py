"""Words as the pieces that the encoder knows (WordPiece, lower-cased, without accents)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_PARTS = re.compile(r"\w+|[^\w\s]")
_MOST_PIECES = 8


class WordPieces:
    """The vocabulary of an encoder; pieces of words met before are remembered."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids: Mapping[str, int] = {piece: at for at, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}

    def id_of(self, piece: str) -> int:
        """The number of one PIECE."""
        return self._ids[piece]

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of WORD, the longest pieces first; at least one."""
        if word not in self._known:
            parts = _PARTS.findall(_plain(word)) or [UNKNOWN]
            pieces = [piece for part in parts for piece in self._of_part(part)]
            self._known[word] = tuple(pieces[:_MOST_PIECES])
        return self._known[word]

    def _of_part(self, part: str) -> list[int]:
        found, start = [], 0
        while start < len(part):
            mark = "##" if start else ""
            end = next(
                (e for e in range(len(part), start, -1) if mark + part[start:e] in self._ids), 0
            )
            if not end:
                return [self._ids[UNKNOWN]]
            found.append(self._ids[mark + part[start:end]])
            start = end
        return found


def _plain(word: str) -> str:
    """WORD in lower case and without accents."""
    spread = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in spread if unicodedata.category(letter) != "Mn")
