"""The reporting lexicon as tables: which words give somebody's words, and what follows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from schemas.codebook.actors import Nominals
from schemas.codebook.lexicons import ReportingRow

# A demand or an offer is an event and a stance; only its clause counts as words. What somebody
# thinks of or denies is no view of it.
_ACTS = frozenset({"ask", "promise"})
_STATES = frozenset({"think", "deny"})
# Nouns of persons and of what they publish; others' words may be given by any of these.
_SOURCES_WORDS = (
    "person people man woman author writer columnist editor reporter journalist spokesperson "
    "professor economist lawyer attorney doctor student worker supporter opponent democrat "
    "republican candidate nominee campaign party company court judge prosecutor police "
    "committee commission agency department ministry group organization organisation "
    "association union team panel council board institute bank newspaper paper magazine outlet "
    "article report survey poll study statement transcript document letter expert analyst "
    "critic side friend colleague family member staff staffer everyone somebody someone nobody "
    "many some most other resident citizen american"
)
_SOURCES = frozenset(_SOURCES_WORDS.split())


@dataclass(frozen=True, slots=True)
class Cue:
    """What one reporting verb or noun may govern.

    `complements` maps each way of continuing (clause, quote, as, of, about, for, object, to_inf)
    to the prepositions it may need ("" for none). `kinds` are the kinds of its rows.
    """

    complements: Mapping[str, frozenset[str]]
    kinds: frozenset[str]

    def takes(self, complement: str) -> bool:
        """Whether COMPLEMENT may follow."""
        return complement in self.complements


@dataclass(frozen=True)
class Lexicon:
    """Cues by lemma; verbs of several words by their verb, then by the whole wording."""

    verbs: Mapping[str, Cue]
    compound_verbs: Mapping[str, Mapping[str, Cue]]
    nouns: Mapping[str, Cue]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    people: frozenset[str] = frozenset()

    def verb(self, token: Token) -> Cue | None:
        """The cue of the verb TOKEN; a particle or an adjective with it decides its sense."""
        lemma = _lemma(token)
        compounds = self.compound_verbs.get(lemma)
        if compounds:
            for child in token.children:
                if child.dep_ in ("prt", "acomp", "advmod", "dobj", "attr") and child.i > token.i:
                    found = compounds.get(f"{lemma} {child.lower_}")
                    if found:
                        return found
        return self.verbs.get(lemma)


def build_lexicon(rows: Iterable[ReportingRow], nominals: Nominals | None = None) -> Lexicon:
    """The tables of ROWS; NOMINALS are the nouns that stand for actors."""
    grouped: dict[tuple[str, str], list[ReportingRow]] = {}
    for row in rows:
        grouped.setdefault((row.pos, row.lemma), []).append(row)
    verbs: dict[str, Cue] = {}
    compounds: dict[str, dict[str, Cue]] = {}
    nouns: dict[str, Cue] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for (pos, lemma), group in grouped.items():
        words = tuple(lemma.split())
        if pos == "phrase":
            if "clause" in group[0].complements:
                phrases.setdefault(words[0], []).append(words)
        elif pos == "noun":
            nouns[lemma] = _cue(group)
        elif len(words) > 1:
            compounds.setdefault(words[0], {})[lemma] = _cue(group)
        else:
            verbs[lemma] = _cue(group)
    longest_first = {
        word: tuple(sorted(group, key=lambda words: (-len(words), words)))
        for word, group in phrases.items()
    }
    return Lexicon(verbs, compounds, nouns, longest_first, _people(nominals))


def _people(nominals: Nominals | None) -> frozenset[str]:
    if nominals is None:
        return _SOURCES
    nouns = (*nominals.state_nominals, *nominals.person_nominals, *nominals.group_nominals)
    heads = {noun.split()[-1] for noun in nouns}
    return _SOURCES | heads | {head.removesuffix("s") for head in heads}


def _cue(rows: list[ReportingRow]) -> Cue:
    complements: dict[str, set[str]] = {}
    for row in rows:
        for complement in row.complements:
            if row.kind in _ACTS and complement not in ("clause", "quote"):
                continue
            if row.kind in _STATES and complement == "object":
                continue
            complements.setdefault(complement, set()).add(row.preposition)
    return Cue(
        {name: frozenset(prepositions) for name, prepositions in complements.items()},
        frozenset(row.kind for row in rows),
    )


def _lemma(token: Token) -> str:
    return token.lemma_ if token.lemma_.islower() else token.lemma_.lower()
