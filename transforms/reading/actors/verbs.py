"""Verbs that tell whom a pronoun may mean: what only somebody can do, and be done to."""

from __future__ import annotations

from dataclasses import dataclass

from parley.transforms.knowledge.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class DoingVerbs:
    """Lemmas: of verbs whose subject acts, and of verbs whose object is an actor."""

    subjects: frozenset[str]
    objects: frozenset[str]


def doing_verbs(knowledge: Knowledge) -> DoingVerbs:
    """The verbs of the event and reporting lexicons that no thing could be the subject of."""
    words = knowledge.english.actors
    events = [row for row in knowledge.events if row.pos == "verb"]
    subjects = {row.lemma for row in events if row.event_type != "NONE"} | words.willing
    subjects |= {row.lemma for row in knowledge.reporting if row.pos == "verb"}
    return DoingVerbs(
        frozenset(subjects - words.of_things),
        frozenset(
            row.lemma for row in events if row.event_type in knowledge.event_traits.upon_actors
        ),
    )
