"""The cues of factuality, found by word and by phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from parley.schemas.codebook.lexicons import FactualityRow

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}
_OCCURRENCE, _OUTCOME = "occurrence", "outcome"
_RIGHT_BEFORE = "adjacent"
_HEDGES = frozenset({"hedge", "report_hedge"})


class Cues:
    """The rows of lexicons/factuality.csv, by what they are looked up with."""

    def __init__(self, rows: Iterable[FactualityRow], vocab: Vocab) -> None:
        self._words: dict[tuple[str, str], FactualityRow] = {}
        self._phrases: dict[str, FactualityRow] = {}
        self._occurrences: defaultdict[str, set[str]] = defaultdict(set)
        self._outcomes: set[str] = set()
        self._matcher = PhraseMatcher(vocab, attr="LOWER")
        self._vocab = vocab
        for row in rows:
            if row.cue_class == _OCCURRENCE:
                verb, _, companion = row.cue.partition(" ")
                self._occurrences[verb].add(companion)
            elif row.cue_class == _OUTCOME:
                self._outcomes.add(row.cue)
            elif " " in row.cue:
                self._phrases[row.cue] = row
                self._words.setdefault((row.cue, row.pos), row)
                self._matcher.add(row.cue, [Doc(vocab, words=row.cue.split())])
            else:
                self._words.setdefault((row.cue, row.pos), row)

    def phrases(self, doc: Doc) -> dict[int, FactualityRow]:
        """The last token of each multi-word cue in DOC, with what the cue does."""
        return {
            end - 1: self._phrases[self._vocab.strings[key]] for key, _, end in self._matcher(doc)
        }

    def row(self, token: Token) -> FactualityRow | None:
        """What the word at TOKEN does."""
        pos = _POS.get(token.pos_, "")
        for child in token.children:
            if child.dep_ == "prt":
                found = self._words.get((f"{token.lemma_.lower()} {child.lower_}", pos))
                if found is not None:
                    return found
        return self._words.get((token.lemma_.lower(), pos)) or self._words.get((token.lower_, pos))

    def is_hedged(self, verb: Token) -> bool:
        """Whether an adverb at VERB says that it did not quite happen, or is only reported."""
        adverbs = (child for child in verb.children if child.dep_ == "advmod")
        rows = (self.row(adverb) for adverb in adverbs if adverb.pos_ == "ADV")
        return any(row and row.effect != "keep" and row.cue_class in _HEDGES for row in rows)

    def occurs(self, verb: Token) -> bool:
        """Whether VERB says of its subject that it takes place: "began", "went ahead"."""
        companions = self._occurrences.get(verb.lemma_.lower())
        return companions is not None and (
            "" in companions or any(child.lower_ in companions for child in verb.children)
        )

    def tells_outcome(self, verb: Token) -> bool:
        """Whether VERB says what comes of its subject: "failed", "yielded nothing"."""
        return verb.lemma_.lower() in self._outcomes

    @staticmethod
    def reaches(row: FactualityRow, at: int, trigger: Token) -> bool:
        """Whether a phrase that ends at AT counts for the TRIGGER shortly behind it."""
        return row.pos != _RIGHT_BEFORE or at == trigger.i - 1
