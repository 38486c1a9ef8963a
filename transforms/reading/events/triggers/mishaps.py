"""Harm that nobody does: storms, diseases, animals and accidents attack nobody.

A word of harm is no deed where what strikes is a force of nature, a disease, an animal or an
accident, nor where nobody is told to act and the sentence tells of such a thing and of no violence:
"killed when their bus plunged". Nor is it politics what rescuers and authorities do among their own
people where a disaster struck, or what players do to each other in a game.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.descendants import behind
from parley.transforms.reading.grammar.labels import NOMINAL, SUBJECTS, VERBAL

_SIDES = frozenset({"state", "person", "igo", "alliance", "ngo", "party", "armed_group"})
_OF_VERB = frozenset({"nsubj", "dobj"})
_NAMED = frozenset({"compound", "nmod"})


class Mishaps:
    """Tell the harm that somebody does from the harm that befalls."""

    def __init__(self, lexicon: EventLexicon, participants: Participants) -> None:
        self.lexicon, self.participants = lexicon, participants

    def without(self, doc: Doc, triggers: Sequence[Trigger]) -> list[Trigger]:
        """TRIGGERS of DOC but for those of harm that nobody does."""
        scenes = _Scenes(doc, self.lexicon, self.participants)
        return [each for each in triggers if not self._tells_none(each, scenes)]

    def _tells_none(self, trigger: Trigger, scenes: _Scenes) -> bool:
        """Whether TRIGGER tells no act of politics."""
        sentence, kind = trigger.token.sent, trigger.event_type
        return (
            (kind in traits(trigger.token).menacing and self._befalls(trigger, scenes))
            or (kind in traits(trigger.token).in_games and scenes.is_game(sentence))
            or (
                kind in traits(trigger.token).relieving
                and scenes.is_struck(sentence)
                and self._is_among_own(trigger)
            )
        )

    def _befalls(self, trigger: Trigger, scenes: _Scenes) -> bool:
        """Whether nobody does what TRIGGER tells."""
        if trigger.sources and trigger.event_type in traits(trigger.token).spoken:
            return False  # somebody is blamed for the fire
        sentence, causes = trigger.token.sent, [trigger.token, *self._causes(trigger)]
        if any(scenes.is_hazard(cause) for cause in causes):
            return True
        if scenes.is_violent(sentence):
            return False
        if any(scenes.is_accident(cause) for cause in causes):
            return True
        return not trigger.sources and scenes.tells_mishap(sentence)

    def _causes(self, trigger: Trigger) -> Iterator[Token]:
        """What does or brings about what TRIGGER tells."""
        token, clause = trigger.token, trigger.clause
        if trigger.is_noun:
            yield from (*clause.owners, *clause.slot("prep:by"))
            return
        added = token.dep_ == "advcl" and token.tag_ == "VBG"
        if added and self.lexicon.in_class(token.head, "witnessing"):
            yield from clause_of(token.head).objects
        yield from clause.subjects
        yield from _right_before(token)

    def _is_among_own(self, trigger: Trigger) -> bool:
        """Whether no two sides that are known take part in TRIGGER, nor is a government asked."""
        known = self.participants.book.actors
        sides = {
            self.participants.home(actor) for actor in trigger.who
            if actor in known and known[actor].kind in _SIDES
        }  # fmt: skip
        asked = trigger.targets if trigger.event_type == "REQUEST" else ()
        people = all(actor not in known or known[actor].kind == "population" for actor in asked)
        return len(sides) < 2 and people


def _right_before(verb: Token) -> Iterator[Token]:
    """The noun to which a participle is joined: "[flood]-hit villages"."""
    for before in verb.doc[max(verb.i - 2, verb.sent.start) : verb.i]:
        if before.pos_ in NOMINAL and before.dep_ not in {*SUBJECTS, "dobj", "pobj"}:
            yield before


class _Scenes:
    """What the sentences of a Doc tell of mishaps, of violence and of games."""

    def __init__(self, doc: Doc, lexicon: EventLexicon, participants: Participants) -> None:
        self._lexicon, self._participants = lexicon, participants
        self._sentences = list(doc.sents)
        self._at = {sentence.start: i for i, sentence in enumerate(self._sentences)}
        self._violent: dict[int, bool] = {}
        self._mishaps: dict[int, bool] = {}

    def is_hazard(self, token: Token) -> bool:
        """Whether a noun names what harms by itself: "the storm", "Hurricane Ann"."""
        words = [token, *(c for c in token.children if c.dep_ in _NAMED and token.pos_ == "PROPN")]
        nominal = token.pos_ in NOMINAL or token.dep_ in SUBJECTS
        named = nominal and any(self._lexicon.in_class(word, "hazard") for word in words)
        return named and not self._is_known(token) and not self._is_figure(token)

    def is_accident(self, token: Token) -> bool:
        """Whether a noun names an accident by what is with it: "a blast at the refinery"."""
        kind = "flare" if token.pos_ in NOMINAL else "kindle"
        return self._lexicon.in_class(token, kind) and any(
            self._lexicon.in_class(word, "plant") for word in token.sent
        )

    def is_violent(self, sentence: Span) -> bool:
        """Whether SENTENCE or one beside it tells of a deed of violence."""
        return any(self._tells_violence(near) for near in self._near(sentence))

    def tells_mishap(self, sentence: Span) -> bool:
        """Whether SENTENCE tells of a disaster or an accident."""
        found = self._mishaps.get(sentence.start)
        if found is None:
            found = any(
                self.is_hazard(token) or self._goes_wrong(token) or self.is_accident(token)
                for token in sentence
                if token.dep_ != "compound"
            )
            self._mishaps[sentence.start] = found
        return found

    def is_struck(self, sentence: Span) -> bool:
        """Whether SENTENCE or one beside it tells of a mishap, and none in the text of violence."""
        return any(self.tells_mishap(near) for near in self._near(sentence)) and not any(
            self._tells_violence(each) for each in self._sentences
        )

    def is_game(self, sentence: Span) -> bool:
        """Whether SENTENCE or one beside it tells of a game, and of no violence."""
        near = self._near(sentence)
        played = any(self._lexicon.in_class(t, "contest") for each in near for t in each)
        return played and not any(self._is_armed(each) for each in near)

    def _near(self, sentence: Span) -> list[Span]:
        """SENTENCE with the one before and the one after."""
        at = self._at[sentence.start]
        return self._sentences[max(at - 1, 0) : at + 2]

    def _is_known(self, token: Token) -> bool:
        """Whether TOKEN heads the name of an actor that a codebook holds."""
        known = self._participants.book.actors
        return any(actor in known for actor in self._participants.actors(token))

    def _is_figure(self, noun: Token) -> bool:
        """Whether a hazard is a figure or no noun: "a wave of attacks", "gunmen storm it"."""
        deeds = (
            child.dep_ in _OF_VERB or (child.dep_ == "compound" and self._is_deed(child))
            for child in noun.children
        )
        measured = (
            head.pos_ == "NOUN" and not self._lexicon.in_class(head, "time")
            for head in behind(noun, "of")
        )  # fmt: skip
        return any(measured) or any(deeds)

    def _goes_wrong(self, verb: Token) -> bool:
        """Whether VERB tells that a thing came to harm by itself: "their coach overturned"."""
        if verb.pos_ not in VERBAL or not self._lexicon.in_class(verb, "mishap"):
            return False
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
        return bool(subjects) and not any(
            self._is_known(subject) or self._lexicon.candidates(subject) for subject in subjects
        )

    def _tells_violence(self, sentence: Span) -> bool:
        """Whether a word of SENTENCE tells of a deed of violence."""
        found = self._violent.get(sentence.start)
        if found is None:
            found = any(self._is_deed(token) and not self.is_hazard(token) for token in sentence)
            self._violent[sentence.start] = found
        return found

    def _is_deed(self, token: Token) -> bool:
        """Whether a word is one of violence, and what it tells is not done by a hazard."""
        if not self._lexicon.in_class(token, "deed"):
            return False
        return token.pos_ != "VERB" or not any(map(self.is_hazard, clause_of(token).subjects))

    def _is_armed(self, sentence: Span) -> bool:
        """Whether SENTENCE names fighters or weapons."""
        return any(
            self._lexicon.in_class(token, name)
            for token in sentence
            for name in ("armed", "weapons")
        )
