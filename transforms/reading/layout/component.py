"""Sentence boundaries by layout and punctuation, set before the parser, which keeps them."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.reading.component import Component

_FINAL = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]}")
_RUNS = frozenset({"...", "?!", "!?", "!!", "??"})
_MAY_END = frozenset({"etc.", "al.", "Inc.", "Co.", "Ltd."})
_OPENERS = frozenset(
    {"The", "It", "He", "She", "They", "But", "However", "In", "On", "This", "That", "We"}
)  # fmt: skip
_DASHES = frozenset({"-", "--", "–", "—"})
_WITHIN = frozenset(",.()/ ")
_WORDS = 2
_PAUSES = frozenset(",;:.!?…)]")
_SHORTEST = 3


@Language.factory(
    "parley_layout",
    assigns=["token.is_sent_start", "doc._.kinds"],
    default_config={"dateline": 14, "longest": 500},
)
class Layout(Component):
    """Start a sentence at each block of the layout, after final punctuation and after a dateline.

    A dateline has at most DATELINE tokens, and a sentence LONGEST: what goes on is no sentence, and
    rules that look at all of one would take the square of its length.
    """

    def __init__(self, nlp: Language, name: str, dateline: int, longest: int) -> None:
        super().__init__(nlp, name)
        self.dateline = dateline
        self.longest = longest

    def annotate(self, doc: Doc) -> None:
        """Set `is_sent_start` on every token, and `doc._.kinds`, the layout kind of each token."""
        kinds, starts = _blocks(doc)
        doc._.kinds = kinds
        words = [token.text for token in doc]
        spaced = [bool(token.whitespace_) or token.is_space for token in doc]
        after = {_after_dateline(words, spaced, i, self.dateline) for i in (0, *starts)}
        begins = [
            i == 0
            or i in starts
            or i in after
            or (kinds[i] != "reference" and spaced[i - 1] and _starts(i, words))
            for i in range(len(words))
        ]
        _cut(begins, words, self.longest)
        # As an array: the setter of one token looks through the whole Doc each time.
        marks = np.where(begins, 1, -1).astype(np.int64).view(np.uint64)
        doc.from_array(["SENT_START"], marks)  # type: ignore[arg-type]


def _cut(begins: list[bool], words: list[str], longest: int) -> None:
    """Let sentences of more than LONGEST WORDS begin anew, behind a pause if one is near."""
    start = 0
    for i in range(len(words)):
        if begins[i]:
            start = i
        elif i - start >= longest:
            pauses = (at for at in range(i, start + longest // 2, -1) if words[at - 1] in _PAUSES)
            start = next(pauses, i)
            begins[start] = True


def _blocks(doc: Doc) -> tuple[tuple[str, ...], set[int]]:
    """The layout kind of each token, and the tokens at which blocks start."""
    blocks = doc._.source.blocks or ((0, len(doc.text), "prose"),)
    kinds, starts, at = [], set(), 0
    for token in doc:
        while at + 1 < len(blocks) and token.idx >= blocks[at + 1][0]:
            at += 1
            starts.add(token.i)
        kinds.append(blocks[at][2])
    return tuple(kinds), starts


def _after_dateline(words: list[str], spaced: list[bool], start: int, longest: int) -> int:
    """The token after the dateline at START ("ROME, Italy (Agency) --"); -1 where there is none.

    The parser would take the place for the subject of the sentence.
    """
    if not _in_capitals(words[start : start + _WORDS]):
        return -1
    for at in range(start + 1, min(start + longest, len(words) - 1)):
        word = words[at]
        if word in _DASHES and spaced[at - 1] and spaced[at]:
            return at + 1
        if word == ":" and words[at + 1][0].isupper():
            return at + 1 if words[at - 1].isupper() or words[at - 1] == ")" else -1
        if word[0].islower() or (word[0] not in _WITHIN and not word[0].isalnum()):
            return -1
    return -1


def _in_capitals(words: list[str]) -> bool:
    """Whether the first of WORDS, or the first two, may be a name in capitals: "LA PAZ"."""
    for size, word in enumerate(words, 1):
        if not word.isupper():
            return False
        if len(word) >= _SHORTEST:
            return size == 1 or len(words[0]) > 1
    return False


def _starts(i: int, words: list[str]) -> bool:
    """Whether a sentence ends right before token I, which follows white space inside a block."""
    last = i - 1
    while last > 0 and words[last].isspace():
        last -= 1
    while last > 0 and words[last] in _CLOSERS:
        last -= 1
    word, here = words[last], words[i]
    if word[-1] not in _FINAL or here.isspace():
        return False
    if len(word) > 1 and word not in _RUNS:
        return (word.count(".") > 1 or word in _MAY_END) and here in _OPENERS
    return not here[0].islower()
