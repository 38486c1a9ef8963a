"""What the list of words around names of places may hold."""

from __future__ import annotations

from parley.schemas.codebook.actors import Entry


class PlaceWords(Entry):
    """Words around the names of places, and verbs that tell something of the place they take.

    `parts` stand before "of" or behind a name ("the port of X"), `areas` behind one ("X region"),
    `directions` before one ("eastern X"). `hosting` verbs have the place for a subject, `visiting`
    and `leaving` verbs for an object; `light` verbs lend their noun a verb ("launch an attack").
    """

    parts: frozenset[str]
    areas: frozenset[str]
    directions: frozenset[str]
    hosting: frozenset[str]
    visiting: frozenset[str]
    leaving: frozenset[str]
    light: frozenset[str]
