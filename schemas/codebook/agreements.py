"""What the files on agreements may hold: known instruments, and the words by which texts tell."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from parley.schemas.codebook.actors import TOLD, ActorId, Entry, Slug, WikidataItem
from parley.schemas.codebook.lexicons import split
from parley.schemas.vocabulary import AgreementKind, AgreementState

_PLACE_OF_WORD = re.compile(r"^(obj|subj|mod|prep:[a-z]+)$")


class Agreement(Entry):
    """An instrument that is known by name.

    `patterns` are further wordings of it, in the pattern language of the issues; the name itself
    is one. Where `described` is true, words of its kind from its days and parties mean it too ("a
    draft treaty" of April 2022); `until` then ends those days.
    """

    model_config = TOLD

    id: Slug
    """A short name in lower case, best with its year."""
    name: str
    """Its name, by which texts are searched too."""
    kind: AgreementKind
    """What kind of instrument it is."""
    parties: tuple[ActorId, ...] = ()
    """The ids of those who made it."""
    third: tuple[ActorId, ...] = ()
    """The ids of mediators, hosts and guarantors."""
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
    """When it was made: 2022, 2022-03 or 2022-03-29, in quotes."""
    until: dt.date | None = None
    """The last day on which words of its kind mean it, where it is described."""
    place: str | None = None
    """Where it was made."""
    wikidata: WikidataItem | None = None
    """The item on Wikidata, where you are sure."""
    patterns: tuple[str, ...] = ()
    """Further wordings, in the pattern language of the issues; @accord stands for all nouns of
    accords."""
    described: bool = False
    """Words of its kind, from its days and parties, mean it too."""

    @field_validator("date", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> str:
        return str(value)

    @property
    def days(self) -> tuple[dt.date, dt.date, str]:
        """The first and the last day on which it may have been made, and how precise that is."""
        year, *rest = (int(part) for part in self.date.split("-"))
        if not rest:
            return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"
        first = dt.date(year, *rest) if len(rest) == 2 else dt.date(year, rest[0], 1)
        if len(rest) == 2:
            return first, first, "day"
        return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1), "month"


class Agreements(Entry):
    """A file of known instruments; `wordings` are nouns that patterns name by "@"."""

    wordings: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    agreements: tuple[Agreement, ...]


class InstrumentRow(Entry):
    """A noun that names instruments.

    `family` says which nouns may stand for one another: "the deal" for an accord, "the truce" for a
    ceasefire. `beside` are words of which one must stand in its phrase ("text" of a treaty), where
    @named stands for a name before it ("the Madrid plan"), @captives for those whom an exchange
    frees and @number for any number; a noun with @signed names one only where it is signed ("signed
    a paper"). `never` are words that make it something else ("a great deal"); `owned` asks for an
    actor whose it is ("Moscow's conditions").
    """

    noun: str
    kind: AgreementKind
    family: Literal["accord", "truce", "exchange", "offer", "text", "resolution", "mechanism"]
    beside: str = ""
    never: str = ""
    owned: bool = False
    note: str = ""

    @field_validator("owned", mode="before")
    @classmethod
    def _yes(cls, value: str | bool) -> bool:
        if value in ("yes", True):
            return True
        if value in ("", False):
            return False
        raise ValueError("'yes' or nothing")

    @property
    def wanted(self) -> frozenset[str]:
        """The words of which one must stand in the phrase; none where any phrase will do."""
        return frozenset(split(self.beside))

    @property
    def unwanted(self) -> frozenset[str]:
        """The words that must not stand in the phrase."""
        return frozenset(split(self.never))


class StatusRow(Entry):
    """A word that tells what became of an instrument.

    `place` is where the instrument stands: subj or obj of a verb, prep:WORD behind a verb or noun,
    mod where the word modifies it ("the rejected draft"). `object` are words of which one must be
    an object or a complement of the verb ("take effect"). `by` is the slot of who so acts.
    """

    lemma: str
    pos: Literal["verb", "noun", "adj"]
    particle: str = ""
    object: str = ""
    place: str
    status: AgreementState
    by: str = ""
    note: str = ""

    @field_validator("place")
    @classmethod
    def _slot(cls, value: str) -> str:
        for each in split(value):
            if not _PLACE_OF_WORD.match(each):
                raise ValueError(f"'{each}' is no place: subj, obj, mod or prep:WORD")
        return value

    @property
    def places(self) -> tuple[str, ...]:
        """The places in which the instrument may stand."""
        return split(self.place)

    @property
    def objects(self) -> frozenset[str]:
        """The words of which one must be there."""
        return frozenset(split(self.object))


class AgreementWords(Entry):
    """Words by which a text tells of instruments and their terms.

    - Which instrument: `content` words say what it is about, `captives` whom an exchange frees;
      `vague` modifiers say nothing of it, `another` that it is none told before; `owned` nouns mean
      one only with whose it is, and `certain` ones with "the" alone.
    - Whether there is one: `hopes` above a noun only look for one, and `searching` verbs do so even
      when they are told as done; "it" beside a `firm` or `told_of_it` word is the one told before,
      and `signing` verbs without an object are of it; whom a `preventing` verb keeps from it has
      not signed.
    - Its terms: `providing` verbs have it for a subject and a term for an object, of which `acting`
      ones belong to the term, and `pointing` words stand for it in the next sentence, where
      `gaining` verbs tell what somebody gets by it; `under` are prepositions before it in a
      clause that tells a term;
      `listing` words open a list of terms; `topics` are what terms are about, besides `content`.
      What somebody is `doubting`, fearing or expecting is none; `stating` verbs have one over a
      clause of what will be done.
    - Who puts terms: `asking` verbs put them to others, `offering` ones take them upon their
      subject, `agreeing` ones bind all; `promises` are nouns of asking and offering. Terms are to
      do more than go on `talking`.
    - Their limits: `forbidding`, `permitting` and `granting` words tell the force of a term,
      `conditions` and `durations` open what limits it, `exchanges` among the former what the other
      side gives for it.
    - Its own text: `binding` words make a sentence a term, `articles` head its parts, `parties` are
      nouns for all who are bound.
    - `third` verbs have mediators, hosts and guarantors for subjects.
    """

    content: frozenset[str]
    captives: frozenset[str]
    vague: frozenset[str]
    hopes: frozenset[str]
    searching: frozenset[str]
    another: frozenset[str]
    firm: frozenset[str]
    told_of_it: frozenset[str]
    signing: frozenset[str]
    preventing: frozenset[str]
    owned: frozenset[str]
    certain: frozenset[str]
    providing: frozenset[str]
    pointing: frozenset[str]
    gaining: frozenset[str]
    acting: frozenset[str]
    under: frozenset[str]
    asking: frozenset[str]
    offering: frozenset[str]
    agreeing: frozenset[str]
    promises: frozenset[str]
    talking: frozenset[str]
    topics: frozenset[str]
    doubting: frozenset[str]
    stating: frozenset[str]
    listing: frozenset[str]
    forbidding: frozenset[str]
    permitting: frozenset[str]
    granting: frozenset[str]
    binding: frozenset[str]
    conditions: tuple[str, ...]
    exchanges: tuple[str, ...]
    durations: tuple[str, ...]
    articles: frozenset[str]
    third: frozenset[str]
    parties: frozenset[str]
