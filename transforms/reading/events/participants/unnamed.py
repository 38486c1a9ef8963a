"""Participants without a name: "a court in Lima", "two suspects", "the government".

Such a phrase is a mention only where an event takes it as a participant. It stands for the state
that it names, or in whose place it is; without one for people of its kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from slugify import slugify
from spacy.tokens import Token

from parley.transforms.reading.actors.words import MATTERS, REGIONS
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.records import Mention, mention_at

NAMED = "named_participant"
_BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "poss"})
_TAKEN_UP = frozenset(
    {"both", "these", "those", "this", "that", "either", "neither", "each", "every", "no", "any",
     "whose", "which", "what", "his", "her", "their", "its", "our", "my"}
)  # fmt: skip
"""Determiners with which a phrase takes up somebody told before, or means nobody."""
_LONGEST_SHORT = 7
_PLACES = frozenset({"in", "of", "from", "at", "near"})


class Unnamed:
    """Read noun phrases by the kinds of people that their heads name."""

    def __init__(self, kinds: Mapping[str, tuple[str, ...]], participants: Participants) -> None:
        self.kinds = {noun: kind for kind, nouns in kinds.items() for noun in nouns}
        self.participants = participants

    def read(self, noun: Token, others: AbstractSet[str] = frozenset()) -> Mention | None:
        """The mention of unnamed people with head NOUN; None where it is none.

        A court that frees a citizen of its state stands for itself: OTHERS are across from it.
        """
        if mention_at(noun) is not None or noun.pos_ not in {"NOUN", "PROPN", "NUM"}:
            return None
        kind = self.kinds.get(noun.lower_)
        if kind is None or any(c.lower_ in _TAKEN_UP for c in noun.lefts):
            return None
        actors = [a for a in self._state(noun) if a not in others] or [kind]
        return Mention(
            _start(noun), noun.i + 1, noun.i, "nominal", tuple(actors), 0.4, "unnamed_participant"
        )

    def name(self, token: Token) -> Mention | None:
        """The person or organisation named at TOKEN, whom no codebook and no other rule knows."""
        if mention_at(token) is not None or not token.text[0].isupper():
            return None
        short = token.is_upper and token.is_alpha and 1 < len(token) < _LONGEST_SHORT
        if token.pos_ != "PROPN" and not (short and token.pos_ == "NOUN"):
            return None
        plain = not token.ent_type_ and token.is_title and token.is_alpha and len(token) > 3
        if not short and not plain and token.ent_type_ not in {"PERSON", "ORG"}:
            return None
        start = _start(token) if token.ent_type_ else token.i
        while start < token.i and token.doc[start].pos_ != "PROPN":
            start += 1
        words = token.doc[start : token.i + 1]
        if words[-1].lower_ in MATTERS | REGIONS or token.lower_ in self.kinds:
            return None
        if words.text in self.participants.book.not_actors:
            return None
        if states := self.participants.state_named(words.text):
            return Mention(
                start, token.i + 1, token.i, "metonym", tuple(states), 0.4, "place_acted_upon",
                token.ent_type_ or None,
            )  # fmt: skip
        person = token.ent_type_ == "PERSON" or (plain and start == token.i)
        kind = "person" if person and not short else "other"
        slug = slugify(words.text, separator="_")
        if not slug:
            return None
        actor = f"{'person' if kind == 'person' else 'org'}:{slug}"
        return Mention(
            start, token.i + 1, token.i, "name", (actor,), 0.4, NAMED,
            token.ent_type_ or None, kind == "person",
        )  # fmt: skip

    def place(self, name: Token) -> Mention | None:
        """The state that a place with head NAME, acted upon, stands for."""
        known = mention_at(name)
        if known is not None:
            polities = self.participants.book.polities
            return known if known.actors and set(known.actors) <= set(polities) else None
        states = self.participants.state_of(name)
        if not states or (name.dep_ in _BEFORE and name.head.lower_ not in REGIONS):
            return None
        span = next((e for e in name.doc.ents if e.start <= name.i < e.end), None)
        start, end = (span.start, span.end) if span is not None else (name.i, name.i + 1)
        if span is not None and span.root.i != name.i:
            return None
        return Mention(
            start, end, name.i, "metonym", tuple(states), 0.4, "place_acted_upon", name.ent_type_
        )

    def _state(self, noun: Token) -> list[str]:
        """The state that the phrase of NOUN names or in whose place it is."""
        found = self.participants.actors(noun, within=True)
        if found:
            return found
        for child in noun.children:
            if child.dep_ in {"compound", "nmod", "poss"} and (
                states := self.participants.state_of(child)
            ):
                return states
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in _PLACES:
                for pobj in child.children:
                    states = self.participants.actors(pobj) or self.participants.state_of(pobj)
                    if states:
                        return states
        return []


def _start(noun: Token) -> int:
    """Where the words before NOUN begin that tell whom it names."""
    start = noun.i
    while (
        start > noun.sent.start
        and (before := noun.doc[start - 1]).dep_ in _BEFORE
        and (before.head.i == noun.i)
    ):
        start -= 1
    return start
