"""What the list of words around names of places may hold."""

from __future__ import annotations

from parley.schemas.codebook.actors import Entry


class PlaceWords(Entry):
    """Words around the names of places, and verbs that tell something of the place they take.

    `parts` stand before "of" or behind a name ("the port of X"), `areas` behind one ("X region"),
    `directions` before one ("eastern X"), `grounds` behind what may be one by that alone ("the X
    bridge"). `hosting` verbs have the place for a subject, `visiting`,
    `leaving` and `taking` verbs for an object; `light` verbs lend their noun a verb ("launch an
    attack").

    `towns`, `regions`, `districts` and `waters` say of which kind the place beside them is ("the
    town of X", "X river"); `venues` end the names of buildings and grounds. `things` end or open
    the names of what is no place ("X Post", "Bank of X"); `local` those of what a place has of its
    own, which names the place too ("X Police"). `seated` follow a name and a hyphen where it tells
    where somebody is ("X-based"). Who is `employed` at something is at no place by that. `joints`
    hold the words of one name together.
    """

    parts: frozenset[str]
    areas: frozenset[str]
    grounds: frozenset[str]
    directions: frozenset[str]
    hosting: frozenset[str]
    visiting: frozenset[str]
    leaving: frozenset[str]
    taking: frozenset[str]
    light: frozenset[str]
    towns: frozenset[str]
    regions: frozenset[str]
    districts: frozenset[str]
    waters: frozenset[str]
    venues: frozenset[str]
    things: frozenset[str]
    local: frozenset[str]
    seated: frozenset[str]
    employed: frozenset[str]
    joints: frozenset[str]
