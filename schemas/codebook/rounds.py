"""What the files on rounds of talks may hold: their nouns, and the words by which texts tell."""

from __future__ import annotations

from typing import Literal

from parley.schemas.codebook.actors import Entry
from parley.schemas.codebook.lexicons import split
from parley.schemas.vocabulary import RoundKind


class RoundRow(Entry):
    """A noun that tells of a round.

    `told` says what it takes for the noun to mean a round: nothing more, an event that the text
    tells of it ("event"), who takes part in it ("acting"), or a round told before ("back").
    `beside` are words of which one must stand in its phrase, where @named stands for two actors
    and @placed for the place of it;
    `never` are words that make it something else ("a cabinet meeting").
    """

    noun: str
    kind: RoundKind
    told: Literal["", "event", "acting", "back"] = ""
    beside: str = ""
    never: str = ""
    note: str = ""

    @property
    def wanted(self) -> frozenset[str]:
        """The words of which one must stand in the phrase; none where any phrase will do."""
        return frozenset(split(self.beside))

    @property
    def unwanted(self) -> frozenset[str]:
        """The words that must not stand in the phrase."""
        return frozenset(split(self.never))


class RoundWords(Entry):
    """Words by which a text tells of rounds.

    - Which round: `verbs` tell of one by themselves, of which `dated` ones need a day, a place or
      two persons; `another` modifiers mean one that was not told last, `numbered` ones which of
      several; what is under `wished` words is none.
    - Who takes part: `between` stands before those who talk, `occasions` before a round at which
      the subject of the clause was the other ("after a call with X, Y said"); `hosting` and
      `mediating` verbs tell the others; `delegations` and `negotiators` are sent, and `leading`
      verbs tell who is at their head.
    - Rank: `leaders`, `ministers` and `technical` words beside the noun, `leading_offices` and
      `minister_offices` of those who meet.
    - What it brought: `bringing` verbs have the round for a subject and `outcomes` nouns for an
      owner, of which `bare_outcomes` say it by themselves; `holding` verbs bring nothing. With
      `ending` words it is told how it ended or what was agreed, before all else.
    """

    verbs: dict[str, RoundKind]
    dated: frozenset[str]
    between: frozenset[str]
    occasions: frozenset[str]
    another: frozenset[str]
    numbered: frozenset[str]
    wished: frozenset[str]
    hosting: frozenset[str]
    mediating: frozenset[str]
    delegations: frozenset[str]
    negotiators: frozenset[str]
    leading: frozenset[str]
    leaders: frozenset[str]
    ministers: frozenset[str]
    technical: frozenset[str]
    leading_offices: frozenset[str]
    minister_offices: frozenset[str]
    holding: frozenset[str]
    bringing: frozenset[str]
    ending: frozenset[str]
    outcomes: frozenset[str]
    bare_outcomes: frozenset[str]
