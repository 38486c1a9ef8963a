"""The reporting lexicon as tables: which words give somebody's words, and what follows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from parley.schemas.codebook.lexicons import ReportingRow
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.grammar.words import english

# A demand or an offer is an event and a stance; only its clause counts as words. What somebody
# thinks of is no view of it.
_ACTS = frozenset({"ask", "promise"})
_STATES = frozenset({"think"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What one reporting verb or noun may govern.

    `complements` maps each way of continuing (clause, quote, as, of, about, for, object,
    no_object, to_inf) to the prepositions it may need ("" for none); "no_object" is a direct
    object that is denied ("sees no reason"). `kinds` are the kinds of its rows; `views` says that
    with "as" it gives a view of its object ("sees the truce as a trap"), not only a name; `felt`
    marks a state of mind ("be sure"), which its subject has also where the form is passive.
    """

    complements: Mapping[str, frozenset[str]]
    kinds: frozenset[str]
    views: bool = False
    felt: bool = False

    def takes(self, complement: str) -> bool:
        """Whether COMPLEMENT may follow."""
        return complement in self.complements


@dataclass(frozen=True)
class Lexicon:
    """Cues by lemma; verbs of several words by their verb, then by the whole wording.

    `possessed` maps the noun of a phrase ("in the view of") to the words that may open it, for
    the same with an owner before the noun ("in her view").
    """

    verbs: Mapping[str, Cue]
    compound_verbs: Mapping[str, Mapping[str, Cue]]
    nouns: Mapping[str, Cue]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    people: frozenset[str] = frozenset()
    possessed: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def verb(self, token: Token) -> Cue | None:
        """The cue of the verb TOKEN; a particle or an adjective with it decides its sense."""
        lemma = _lemma(token)
        if token.tag_ == "VBN" and (felt := self.felt(f"be {token.lower_}")):
            return felt
        compounds = self.compound_verbs.get(lemma)
        if compounds or lemma in english(token).attributions.copulas:
            for child in token.children:
                if child.dep_ in ("prt", "acomp", "advmod", "dobj", "attr") and child.i > token.i:
                    found = (compounds or {}).get(f"{lemma} {child.lower_}")
                    if (
                        not found
                        and lemma in english(token).attributions.copulas
                        and child.dep_ == "acomp"
                    ):
                        found = self.felt(f"be {child.lower_}")
                    if found:
                        return found
        if lemma not in self.verbs or any(c.dep_ == "prt" for c in token.children):
            return None
        return self.verbs[lemma]

    def felt(self, wording: str) -> Cue | None:
        """The cue of a state of mind: "be sure", also in "remains sure"."""
        return self.compound_verbs.get("be", {}).get(wording)


def build_lexicon(rows: Iterable[ReportingRow], people: frozenset[str] = frozenset()) -> Lexicon:
    """The tables of ROWS; PEOPLE are nouns of those whose words may be given."""
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
    possessed: dict[str, set[str]] = {}
    for wordings in phrases.values():
        for words in wordings:
            if len(words) == 4 and words[1] == "the" and words[3] == "of":
                possessed.setdefault(words[2].removesuffix("s"), set()).add(words[0])
    owned = {noun: frozenset(first) for noun, first in possessed.items()}
    return Lexicon(verbs, compounds, nouns, longest_first, people, owned)


def people_of(knowledge: Knowledge) -> frozenset[str]:
    """Those whose words may be given: the nouns that stand for actors, and other sources."""
    nominals = knowledge.nominals
    nouns = (*nominals.state_nominals, *nominals.person_nominals, *nominals.group_nominals)
    heads = {noun.split()[-1] for noun in nouns}
    return knowledge.english.attributions.sources | heads | {h.removesuffix("s") for h in heads}


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
        any(row.kind == "think" and row.preposition == "as" for row in rows),
        rows[0].lemma.startswith("be "),
    )


def _lemma(token: Token) -> str:
    return token.lemma_ if token.lemma_.islower() else token.lemma_.lower()
