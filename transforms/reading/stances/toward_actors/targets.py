"""Positions toward other actors: praise, blame, trust, hostility, neutrality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from parley.transforms.reading.grammar.arguments import coordinated
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import SUBJECTS, VERBAL
from parley.transforms.reading.grammar.negation import is_under_denial
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.patterns import Words
from parley.transforms.reading.records import mention_at
from parley.transforms.reading.stances.holders import Holders, carrier_of
from parley.transforms.reading.stances.lexicon import Use
from parley.transforms.reading.stances.on_issues.issues import Found
from parley.transforms.reading.stances.positions import CONFIDENCE, NEGATED, Position
from parley.transforms.reading.stances.toward_actors.doubts import doers_of, doubted, trusters
from parley.transforms.reading.stances.uses import Word, suppressed

# With these the direct object is whom it is about, the preposition names the matter.
_OF_OBJECT = frozenset({"", "of", "for", "as"})
_RECIPROCAL = frozenset({"other", "another"})
_BOTH = frozenset({"both", "all", "each"})
_NEUTRAL = ("between", "toward", "towards", "with", "to")


class Toward:
    """Read positions toward actors from stance words."""

    def __init__(self, holders: Holders) -> None:
        self.holders = holders

    def positions(self, words: Iterable[Word], found: Iterable[Found]) -> Iterator[Position]:
        """The positions that WORDS tell toward actors.

        Where a wording of FOUND holds the stance word, the issue is meant: "military support for".
        """
        taken = {token for match in found for token in match.tokens}
        for word in words:
            if word.use.own.isdisjoint(taken) and word.position and not suppressed(word):
                yield from self._of_word(word)

    def _of_word(self, word: Word) -> Iterator[Position]:
        """The positions of one WORD: of whom it doubts, whom it judges, whom it names."""
        yield from self._pairs(word, word.holders, doubted(word, self.holders), "stance_actor")
        if word.use.row.toward == "issue":
            return
        if word.use.judges:
            yield from self._nouns_alone(word)
            return
        heads = self._target_heads(word)
        targets = (
            self.holders.actors(heads) or self._views(heads) or doers_of(word, heads, self.holders)
        )
        holders = word.holders or trusters(word)
        yield from self._pairs(word, holders, targets, "stance_actor")
        if any(head.lower_ in _RECIPROCAL for head in heads):
            yield from self._each_other(word, holders)

    def _each_other(self, word: Word, holders: Sequence[str]) -> Iterator[Position]:
        """ "Russia and Ukraine distrust each other"; "both sides" are the parties."""
        both = any(t.lower_ in {"each", "both"} for t in use_subjects(word))
        if both and len(holders) < 2:
            holders = word.token.doc._.parties
        if len(holders) > 1:
            yield from self._pairs(word, holders, holders, "stance_actor")

    def evenhanded(self, sentence: Span, words: Words) -> Iterator[Position]:
        """The neutrality of who keeps open channels or good ties with both of two sides."""
        if english(sentence).stances.ties.isdisjoint(words.places):
            return
        for tie in sentence:
            if tie.lemma_.lower() not in english(tie).stances.ties or tie.dep_ not in {
                "dobj",
                "conj",
            }:
                continue
            verb = tie.head if tie.dep_ == "dobj" else tie.head.head
            if verb.lemma_ in english(verb).stances.keeping and not is_under_denial(verb):
                yield from self._neutral(verb, tie, self._both_sides(verb, tie))

    def _both_sides(self, verb: Token, tie: Token) -> list[str]:
        """The sides of a TIE "with both Moscow and Kyiv", hung on it or on VERB; [] without two."""
        phrases = [
            c
            for at in (tie, verb)
            for c in at.children
            if c.dep_ == "prep" and c.lower_ in {"with", "to"}
        ]
        if not any(t.lower_ in _BOTH for phrase in phrases for t in phrase.subtree):
            return []
        pobjs = (c for phrase in phrases for c in phrase.children if c.dep_ == "pobj")
        sides = self.holders.actors(head for pobj in pobjs for head in coordinated(pobj))
        return sides if len(sides) > 1 else []

    def _neutral(self, verb: Token, tie: Token, sides: list[str]) -> Iterator[Position]:
        """The subjects of VERB as neutral toward each of SIDES but themselves."""
        if not sides:
            return
        for holder in self.holders.actors(clause_of(verb).subjects, within=True):
            for side in sides:
                if side != holder:
                    yield Position(
                        holder=holder, issue=None, target=side, position="neutral",
                        at=verb.i, start=min(verb.i, tie.i), end=max(verb.i, tie.i) + 1,
                        strength=0.5, confidence=CONFIDENCE["stance_actor"],
                        method="stance_actor",
                    )  # fmt: skip

    def _views(self, heads: Iterable[Token]) -> list[str]:
        """Whose view, cause or word HEADS name: who shares it sides with them."""
        return self.holders.actors(
            (h for h in heads if h.lemma_.lower() in english(h).stances.of_actors), within=True
        )

    def _target_heads(self, word: Word) -> list[Token]:
        use = word.use
        if use.row.pos == "verb" and use.row.preposition in _OF_OBJECT:
            return use.clause.objects
        return [
            head
            for root in use.about
            for child in root.children
            if child.dep_ == "pobj"
            for head in coordinated(child)
        ]

    def _nouns_alone(self, word: Word) -> Iterator[Position]:
        """Words without a complement: trust that one enjoys, mutual distrust, a neutral course."""
        use, token = word.use, word.token
        if use.row.position == "neutral":
            yield from self._balance(word)
        elif use.row.toward == "actor" and word.position == "support":
            verb = carrier_of(token) or token.head
            if token.dep_ == "dobj" and verb.lemma_.lower() in english(verb).stances.enjoying:
                trusting = self._all_of(use)
                trusted = self.holders.actors(clause_of(verb).subjects)
                yield from self._pairs(word, trusting, trusted, "stance_actor")
        elif use.row.toward == "actor" and use.row.pos == "noun":
            sides = self._sides(word)
            if len(sides) > 1:
                yield from self._pairs(word, sides, sides, "stance_mutual")

    def _all_of(self, use: Use) -> list[str]:
        """Whose trust it is: "all sides" are the parties, "including" adds to them."""
        heads = use.clause.prepositions.get("of", []) + use.clause.owners
        found = self.holders.actors(heads)
        if any(
            h.lemma_.lower() in english(h).stances.sides and not mention_actors(h) for h in heads
        ):
            found = [*use.token.doc._.parties, *found]
        for child in use.token.children:
            if child.lower_ == "including":
                found += self.holders.actors(
                    t for c in child.children if c.dep_ == "pobj" for t in coordinated(c)
                )
        return list(dict.fromkeys(found))

    def _balance(self, word: Word) -> Iterator[Position]:
        token = word.token
        noun = token.head if token.dep_ == "amod" else token
        if noun.pos_ != "NOUN":
            return
        clause = clause_of(noun)
        targets = self.holders.actors(t for p in _NEUTRAL for t in clause.prepositions.get(p, ()))
        holders = self.holders.actors(clause.owners)
        verb = carrier_of(noun)
        if not holders and verb is not None:
            holders = self.holders.actors(clause_of(verb).subjects, within=True)
        yield from self._pairs(word, holders, targets, "stance_actor")

    def _sides(self, word: Word) -> list[str]:
        """Between whom a feeling is: those it is of, or those of whom its clause speaks."""
        clause, token = word.use.clause, word.token
        heads = clause.owners + clause.prepositions.get("between", [])
        sides = self.holders.actors(heads)
        if sides or not any(t.lower_ == "mutual" for t in (*token.children, *_tokens(word))):
            return sides
        verb = token
        while verb.pos_ not in VERBAL and verb.head != verb:
            verb = verb.head
        subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
        return self.holders.actors(t for s in subjects for t in s.subtree if mention_at(t))

    def _pairs(
        self, word: Word, holders: Iterable[str], targets: Iterable[str], method: str
    ) -> Iterator[Position]:
        targets = list(targets)
        for holder in holders:
            for target in targets:
                if holder != target and word.position:
                    yield Position(
                        holder=holder,
                        issue=None,
                        target=target,
                        position=word.position,
                        at=word.token.i,
                        start=min(word.use.own),
                        end=max(word.use.own) + 1,
                        strength=word.use.row.strength,
                        confidence=round(CONFIDENCE[method] - NEGATED * word.negated, 2),
                        method=method,
                    )


def use_subjects(word: Word) -> list[Token]:
    """The tokens of the subjects of a stance verb."""
    return [t for s in word.use.clause.subjects for t in s.subtree]


def mention_actors(token: Token) -> tuple[str, ...]:
    """The actors of the mention whose head is TOKEN."""
    mention = mention_at(token)
    return mention.actors if mention else ()


def _tokens(word: Word) -> list[Token]:
    return [word.token.doc[i] for i in sorted(word.use.own)]
