"""Participants without a name: "a court in Lima", "two suspects", "the government".

Such a phrase is a mention only where an event takes it as a participant. It stands for the state
that it names, or in whose place it is; without one for people of its kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from slugify import slugify
from spacy.tokens import Span, Token

from parley.transforms.reading.events.participants.slots import Participants, is_venue
from parley.transforms.reading.grammar.entities import entity_at
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Mention, country_at, mention_at

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
        counts = noun.lower_ in english(noun).grammar.counts
        if counts and any(c.lower_ == "of" for c in noun.rights):
            return None
        actors = [a for a in self._state(noun) if a not in others] or [kind]
        return Mention(
            _start(noun), noun.i + 1, noun.i, "nominal", tuple(actors), 0.4, "unnamed_participant"
        )

    def name(self, token: Token) -> Mention | None:
        """The person or organisation named at TOKEN, whom no codebook and no other rule knows."""
        if mention_at(token) is not None or not _looks_like_a_name(token):
            return None
        words = _name_ending_with(token)
        if self._is_no_actor(words):
            return None
        if states := self._state_of_name(words):
            return Mention(
                words.start, words.end, token.i, "metonym", tuple(states), 0.4,
                "place_acted_upon", token.ent_type_ or None,
            )  # fmt: skip
        slug = slugify(words.text, separator="_")
        if not slug:
            return None
        person = _is_persons_name(words)
        return Mention(
            words.start, words.end, token.i, "name", (f"{'person' if person else 'org'}:{slug}",),
            0.4, "named_participant", token.ent_type_ or None, person,
        )  # fmt: skip

    def _state_of_name(self, words: Span) -> list[str]:
        """The state in which the place called WORDS lies, as the text means it or anywhere."""
        country = country_at(words[-1])
        if country is not None and country in self.participants.book.actors:
            return [country]
        somebody = words[-1].ent_type_ in {"PERSON", "ORG"}
        return self.participants.state_named(words.text, by_own_name=somebody)

    def _is_no_actor(self, words: Span) -> bool:
        """Whether a name is that of a matter, a region, or of anything else but an actor."""
        last = words[-1].lower_
        no_actor = words.text in self.participants.book.not_actors
        return (
            last in english(words).actors.matters | english(words).actors.regions
            or last in self.kinds
            or no_actor
        )

    def place(self, name: Token) -> Mention | None:
        """The state that a place with head NAME, acted upon, stands for."""
        known = mention_at(name)
        if is_venue(name):
            return None
        if known is not None:
            polities = self.participants.book.polities
            return known if known.actors and set(known.actors) <= set(polities) else None
        states = self.participants.state_of(name)
        if not states or (
            name.dep_ in _BEFORE and name.head.lower_ not in english(name.head).actors.regions
        ):
            return None
        span = entity_at(name) or name.doc[name.i : name.i + 1]
        if span.root.i != name.i:
            return None
        return Mention(
            span.start, span.end, name.i, "metonym", tuple(states), 0.4, "place_acted_upon",
            name.ent_type_,
        )  # fmt: skip

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


def _is_acronym(token: Token) -> bool:
    """Whether TOKEN is written like an acronym: "UNHCR"."""
    return token.is_upper and token.is_alpha and 1 < len(token) < _LONGEST_SHORT


def _is_plain(token: Token) -> bool:
    """Whether TOKEN is written like a name and the model sees no entity: "Lagerfeld"."""
    return not token.ent_type_ and token.is_title and token.is_alpha and len(token) > 3


def _looks_like_a_name(token: Token) -> bool:
    """Whether TOKEN may end the name of a person or an organisation."""
    short = _is_acronym(token)
    if not token.text[0].isupper() or (
        token.pos_ != "PROPN" and not (short and token.pos_ == "NOUN")
    ):
        return False
    return short or _is_plain(token) or token.ent_type_ in {"PERSON", "ORG"}


def _name_ending_with(token: Token) -> Span:
    """The proper nouns of the name whose last word is TOKEN."""
    start = _start(token) if token.ent_type_ else token.i
    while start < token.i and token.doc[start].pos_ != "PROPN":
        start += 1
    return token.doc[start : token.i + 1]


def _is_persons_name(words: Span) -> bool:
    """Whether a name is a person's: the model says so, or it is one plain word."""
    last = words[-1]
    alone = _is_plain(last) and len(words) == 1
    return (last.ent_type_ == "PERSON" or alone) and not _is_acronym(last)


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
