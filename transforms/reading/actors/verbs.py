"""Verbs that tell whom a pronoun may mean: what only somebody can do, and be done to."""

from __future__ import annotations

from dataclasses import dataclass

from parley.transforms.knowledge.knowledge import Knowledge

_UPON_ACTORS = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "THREATEN"})
_WILL = frozenset(
    {"want", "wish", "hope", "intend", "plan", "try", "seek", "decide", "aim", "prefer", "hesitate",
     "believe", "think", "know", "fear", "expect", "pledge", "promise", "refuse", "agree"}
)  # fmt: skip
_OF_THINGS = frozenset(
    {"be", "have", "do", "make", "come", "go", "end", "fail", "break", "collapse", "hold", "cover",
     "take", "give", "show", "begin", "start", "continue", "work", "lead", "bring", "include",
     "contain", "state", "say", "mean", "provide", "allow", "add", "note", "suggest", "follow",
     "leave", "stop", "turn", "move", "prove", "stand", "cause", "prevent", "affect", "set", "read",
     "serve", "resume", "stall", "reach", "put", "get", "keep"}
)  # fmt: skip


ASKING = frozenset(
    {"urge", "ask", "press", "persuade", "push", "pressure", "warn", "tell", "convince", "oblige",
     "compel", "invite", "order", "encourage", "pressurise", "pressurize"}
)  # fmt: skip
"""Verbs whose object is to do something, and so is somebody."""


@dataclass(frozen=True, slots=True)
class DoingVerbs:
    """Lemmas: of verbs whose subject acts, and of verbs whose object is an actor."""

    subjects: frozenset[str]
    objects: frozenset[str]


def doing_verbs(knowledge: Knowledge) -> DoingVerbs:
    """The verbs of the event and reporting lexicons that no thing could be the subject of."""
    events = [row for row in knowledge.events if row.pos == "verb"]
    subjects = {row.lemma for row in events if row.event_type != "NONE"} | _WILL
    subjects |= {row.lemma for row in knowledge.reporting if row.pos == "verb"}
    return DoingVerbs(
        frozenset(subjects - _OF_THINGS),
        frozenset(row.lemma for row in events if row.event_type in _UPON_ACTORS),
    )
