"""What types of events have in common: the column `traits` of event_types.csv, and its names."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ConfigDict

from parley.schemas.codebook.actors import Entry
from parley.schemas.vocabulary import EventType

Types = frozenset[EventType]


class EventTraits(Entry):
    """The types of events that have each trait."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    force: Types
    """Violence, or force without battle."""
    hostile: Types
    """Deeds against somebody, sanctions among them."""
    harming: Types
    """Deeds and words that do harm to whom they are aimed at."""
    ill: Types
    """What the other side takes ill, in words or deeds."""
    menacing: Types
    """Violence, force, and what announces them, of which texts speak in images too ("stormed
    the pitch")."""
    in_games: Types
    """What is told in sports as it is in war."""
    relieving: Types
    """What authorities do where a disaster has struck."""
    upon_actors: Types
    """Verbs of these have somebody for an object, and no thing."""
    upon_other: Types
    """Done to or asked of the other party, where only one is named."""
    between_sides: Types
    """What passes between the parties whom a text tells of, where one of them is a person."""
    of_parties: Types
    """What two parties do together, or step back from together."""
    together: Types
    """What several do, all of them together."""
    joint: Types
    """Meetings and agreements, which have one place and one time for all who take part."""
    not_upon: Types
    """Upon nobody: what stands behind it does not suffer it."""
    moving: Types
    """Its object is moved or given up, and suffers nothing ("sent police to the border")."""
    about_acts: Types
    """Told of another act, which is its content: asks for it, promises it, threatens with
    it."""
    about_people: Types
    """Its content may be what is done with people ("agreed to free them")."""
    about_talks: Types
    """Told of talks that are its content."""
    from_complement: Types
    """Its target stands in what it is about, where nothing else names one."""
    conditional: Types
    """Its target stands in the condition on which it hangs."""
    commissive: Types
    """Words by which what is asked or promised is still to come."""
    demanding: Types
    """Words that want something of somebody, under which nothing is a fact."""
    of_words: Types
    """Words whose clause is their content."""
    spoken: Types
    """Done in words alone, whatever comes of it."""
    speaks_of: Types
    """Words about a deed that somebody else did."""
    giving: Types
    """What somebody promises or grants."""
    favours: Types
    """What somebody is willing to do for another."""
    backing: Types
    """What is backed may be a deed, which is against others than those whom it favours."""
    on_the_ground: Types
    """Deeds that happen at a place, and so have a doer."""
    occurring: Types
    """What breaks out or goes on by itself ("fighting continued")."""
    shows_position: Types
    """Shows where its source stands on an issue."""
    stays: Types
    """Happens where those who do it are."""
    bodily: Types
    """Happens at a place, by those who do it or what they send."""
    reported_there: Types
    """Is told at the place where it happens."""
    arrives: Types
    """May be done by going somewhere; aid, demands and refusals to a country go to its
    government."""
    in_place: Types
    """Done in person or by force, not by words alone."""
    said_there: Types
    """Said where somebody is on a visit."""
    in_halls: Types
    """Held in a building of a town, of which one text may name the one and one the other."""
    by_wording: Types
    """Words, of which one side may say several on a day: one act only where they are told alike."""


TRAITS = tuple(EventTraits.model_fields)


def traits_of(types: Iterable[tuple[EventType, Iterable[str]]]) -> EventTraits:
    """The types that have each of TRAITS, out of TYPES with their traits."""
    found: dict[str, set[EventType]] = {name: set() for name in TRAITS}
    for event_type, traits in types:
        for name in traits:
            found[name].add(event_type)
    return EventTraits.model_validate(found)
