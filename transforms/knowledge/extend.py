"""Actors with what other files say more of them."""

from __future__ import annotations

from parley.schemas.codebook.actors import Actor, Holding, MoreOfActor

_LISTS = ("names", "surnames", "acronyms", "metonyms", "demonyms", "titles")
_WHERE_NONE = ("country", "parent", "sector", "wikidata")


def extended(actor: Actor, more: MoreOfActor | Actor) -> Actor:
    """ACTOR with what MORE adds: its lists join, the rest counts where ACTOR has none.

    An office of MORE takes the place of that of ACTOR with the same role, body and first day.
    """
    lists = {
        name: tuple(dict.fromkeys((*getattr(actor, name), *getattr(more, name)))) for name in _LISTS
    }
    rest = {name: getattr(actor, name) or getattr(more, name) for name in _WHERE_NONE}
    kept = [
        next((each for each in more.offices if same_office(each, office)), office)
        for office in actor.offices
    ]
    new = [office for office in more.offices if office not in kept]
    return actor.model_copy(update={**lists, **rest, "offices": (*kept, *new)})


def addition(actor: Actor, more: MoreOfActor) -> Actor:
    """What MORE adds to ACTOR as an entry of its own, with the name of ACTOR, to be checked."""
    own = {name: getattr(more, name) for name in (*_LISTS, *_WHERE_NONE, "offices")}
    return actor.model_copy(update=own)


def same_office(one: Holding, other: Holding) -> bool:
    """Whether two holdings of one actor are of the same time in the same office."""
    return (one.role, one.of, one.start) == (other.role, other.of, other.start)
