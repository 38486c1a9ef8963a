"""What speakers judge of issues: "such a plan is unacceptable", "sanctions should be lifted"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import PREDICATIVE, PRESENT, SUBJECTS, VERBAL
from parley.transforms.reading.grammar.modality import NEED, OUGHT
from parley.transforms.reading.grammar.negation import is_under_denial
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import mention_at
from parley.transforms.reading.stances.holders import Holders
from parley.transforms.reading.stances.on_issues.issues import Found, IssueBook, head_of
from parley.transforms.reading.stances.positions import CONFIDENCE, Position, combined, turned
from parley.transforms.reading.stances.uses import Word

_ASIDE = frozenset({"advcl", "conj", "relcl"})
_OWN_VOICE = frozenset({"opinion", "statement"})
_STRENGTH = 0.6
_STEPS = 3


class Judgements:
    """Read what speakers call good or bad, and what they say ought to be."""

    def __init__(self, book: IssueBook, holders: Holders) -> None:
        self.book, self.holders = book, holders

    def positions(
        self, sentence: Span, words: list[Word], found: list[Found]
    ) -> Iterator[Position]:
        """The positions of speakers on the issues that FOUND names."""
        for word in words:
            row = word.use.row
            if word.use.judges and row.toward != "actor" and word.position not in (None, "neutral"):
                yield from self._judged(word, found)
        by_token = {word.token.i: word for word in words}
        for token in sentence:
            if token.dep_ == "aux" and token.lower_ in OUGHT:
                yield from self._obligation(token.head, by_token.get(token.head.i), found)
            elif _is_need(token):
                below = next(c for c in token.children if c.dep_ == "xcomp")
                yield from self._obligation(below, by_token.get(below.i), found, token)

    def _judged(self, word: Word, found: list[Found]) -> Iterator[Position]:
        verb = judging(word.token)
        speakers: Iterable[str]
        if verb is not None:
            clause = clause_of(verb)
            speakers = self.holders.actors(clause.subjects, within=True)
            region = _judged_by(verb, clause.objects) | _said_of(word.token)
        else:
            speakers = self._for_whom(word.token) or voice_of(word.token)
            region = _said_of(word.token)
        for speaker in speakers:
            for match in self.book.chosen(found, region - word.use.own, speaker):
                inner = "oppose" if match.value.inverse else "support"
                position = combined(word.position or "", inner)
                yield _made(word.token, speaker, match, position, "stance_judgement")

    def _for_whom(self, token: Token) -> list[str]:
        """Whose judgement a word tells: "unthinkable for Kyiv", "Kyiv's priority"."""
        owners = self._owners(token) if token.pos_ == "NOUN" else []
        if owners:
            return owners
        at = [token, token.head] if token.dep_ in PREDICATIVE else [token]
        phrases = (c for place in at for c in place.children if c.dep_ == "prep")
        return self.holders.actors(head for phrase in phrases for head in _viewers(token, phrase))

    def _owners(self, noun: Token) -> list[str]:
        """Whose priority or red line it is, where NOUN is said of something."""
        said = noun.dep_ in {"attr", "nsubj", "oprd"}
        return self.holders.actors(clause_of(noun).owners) if said else []

    def _obligation(
        self, verb: Token, word: Word | None, found: list[Found], need: Token | None = None
    ) -> Iterator[Position]:
        """What VERB says ought to be; NEED is "have to" above it."""
        region = {t.i for t in (need or verb).subtree}
        for child in verb.children:
            if child.dep_ in _ASIDE:
                region -= {t.i for t in child.subtree}
        if need is not None:
            region -= {t.i for c in need.children if c.dep_ in _ASIDE for t in c.subtree}
        if word is not None:
            region -= {verb.i}
        outer = "oppose" if is_under_denial(verb) else "support"
        if word is not None and word.use.row.position == "oppose":
            outer = turned(outer)
        places = {verb.i} if need is None else {verb.i, need.i}
        for speaker in voice_of(verb):
            for match in self.book.chosen(found, region, speaker):
                if places.isdisjoint((*match.tokens, _governor(head_of(match, verb.doc), word).i)):
                    continue
                position = combined(outer, "oppose" if match.value.inverse else "support")
                yield _made(verb, speaker, match, position, "stance_obligation")


def _viewers(token: Token, phrase: Token) -> list[Token]:
    """The heads in PHRASE of those who judge by TOKEN: "for Kyiv", "from Kyiv's point of view"."""
    name, before = phrase.lower_, phrase.i < token.i
    below = [c for c in phrase.children if c.dep_ == "pobj"]
    behind_adjective = name in {"for", "to"} and not before and token.pos_ != "NOUN"
    in_front = name == "for" and before
    of_a_line = name == "for" and token.lower_ in english(token).stances.lines
    if behind_adjective or in_front or of_a_line:
        return below
    if name in {"from", "in"} and before:
        return [
            owner
            for b in below
            if b.lemma_ in english(b).stances.views
            for owner in clause_of(b).owners
        ]
    return []


def _governor(token: Token, word: Word | None) -> Token:
    """What governs TOKEN; through a preposition only a stance WORD ("should agree to talks")."""
    above = token.head
    return above.head if word and above.dep_ in {"prep", "agent"} else above


def voice_of(token: Token) -> tuple[str, ...]:
    """On whose word TOKEN rests; the author's in texts that say what their author wants."""
    speakers = speaker_of(token.doc, token.i)
    if speakers or token.doc._.source.genre not in _OWN_VOICE:
        return speakers
    inside = any(a.start <= token.i < a.end for a in token.doc._.attributions)
    return () if inside else (AUTHOR,)


def _is_need(token: Token) -> bool:
    """Whether TOKEN is the "have" or "need" of "have to": of talks that had to go on.

    Of who "had to leave" nobody says that it was right; so the past is read of things alone.
    """
    if token.lemma_ not in NEED or token.pos_ not in VERBAL:
        return False
    below = [c for c in token.children if c.dep_ == "xcomp"]
    if not below or not any(c.tag_ == "TO" for c in below[0].children):
        return False
    subjects = [c for c in token.children if c.dep_ in SUBJECTS]
    things = all(not (m := mention_at(s)) or not m.actors for s in subjects)
    return bool(subjects) and (token.tag_ in PRESENT or things)


def judging(token: Token) -> Token | None:
    """The verb by which somebody judges: "called it pointless", "described it as pointless"."""
    for _ in range(_STEPS):
        if token.dep_ not in {"oprd", "xcomp", "ccomp", "amod", "pobj", "prep", "attr", "conj"}:
            return None
        if token.dep_ == "prep" and token.lower_ != "as":
            return None
        if token.dep_ == "ccomp" and any(c.dep_ == "mark" for c in token.children):
            return None
        above = token.head
        if above.lemma_ in english(above).stances.judging and token.dep_ != "amod":
            return above
        token = above
    return None


def _judged_by(verb: Token, objects: Iterable[Token]) -> set[int]:
    """The tokens of what VERB judges; of "which", what stands before the clause, without it."""
    inside = {t.i for t in verb.subtree}
    region = {t.i for root in objects for t in root.subtree}
    if verb.dep_ != "relcl":
        return region
    noun = verb.head
    region |= {t.i for t in noun.subtree}
    if any(c.lower_ == "which" and c.i < verb.i for c in verb.children):
        # "They proposed a truce, which ..." is often hung on the last noun before the comma.
        above = noun.head if noun.dep_ in {"pobj", "conj"} else noun
        region |= {t.i for t in above.head.subtree} if above.dep_ == "prep" else set()
    return region - inside


def _said_of(token: Token) -> set[int]:
    """The tokens of what TOKEN is said of: its noun, or the subject of its clause."""
    if token.dep_ == "amod":
        return {t.i for t in token.head.subtree}
    clause = _impersonal(token)
    if clause is not None:
        return {t.i for t in clause.subtree}
    own = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass", "csubj"}]
    places = own or [
        child
        for child in token.head.children
        if child.dep_ in {"nsubj", "nsubjpass", "csubj"} and token.head.pos_ in VERBAL
    ]
    return {t.i for place in places for t in place.subtree}


def _impersonal(token: Token) -> Token | None:
    """What is judged after an empty subject: "it is pointless to negotiate"."""
    verb = token.head if token.dep_ in {"acomp", "attr", "oprd", "ccomp"} else token
    places = [*token.children, *verb.children]
    empty = any(c.lower_ == "it" and c.dep_ in {"expl", "nsubj"} for c in places)
    clauses = [
        c for c in places if c.dep_ in {"xcomp", "ccomp", "advcl", "csubj"} and c.i > token.i
    ]
    if not empty or not clauses or not any(c.tag_ == "TO" for c in clauses[0].children):
        return None
    return clauses[0]


def _made(token: Token, speaker: str, match: Found, position: str, method: str) -> Position:
    return Position(
        holder=speaker,
        issue=match.value.issue,
        target=None,
        position=position,
        at=token.i,
        start=min(token.i, match.start),
        end=max(token.i + 1, match.end),
        strength=_STRENGTH,
        confidence=CONFIDENCE[method],
        method=method,
    )
