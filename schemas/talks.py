"""Tables of who talks: rounds of a process, and the parts that actors have in it."""

from __future__ import annotations

from dataclasses import replace

from parley.schemas.columns import (
    ATTRIBUTED,
    DATED,
    DATES,
    METHOD,
    RUN_ID,
    actor,
    actors,
    spans,
)
from parley.schemas.columns import confidence as sureness
from parley.schemas.relations import (
    counted,
    documents_counted,
    in_text,
    named_in_document,
    once,
    relation,
    summed_up,
    told_by,
    told_in,
)
from parley.schemas.rules import ascending, by_method, disjoint, not_among, together
from parley.schemas.sources import CODEBOOKS, TEXTS
from parley.schemas.table import BOOLEAN, INTEGER, STRING, Column, Table
from parley.schemas.times import told_near
from parley.schemas.vocabulary import ACTOR_PARTS, ROUND_KINDS, ROUND_LEVELS, SLUG

_OUTCOME = Column(
    name="outcome",
    type=STRING,
    nullable=True,
    description="What it brought, in the words of the text; null where none tells.",
)

ROUNDS = Table(
    name="rounds",
    description="One row a round of a process: a meeting, a call, or a series of talks.",
    section="fact",
    key=("round_id",),
    rules=(
        *DATED,
        ascending("party_actor_ids"),
        ascending("host_actor_ids"),
        ascending("mediator_actor_ids"),
        together("place_id", "place_name"),
        replace(disjoint("party_actor_ids", "mediator_actor_ids"), severity="warning"),
    ),
    relations=(
        told_by("round_mentions", "round_id"),
        told_by("round_mentions", "round_id", "outcome", where="t.outcome IS NOT NULL"),
        counted("n_mentions", "round_mentions", "round_id"),
        documents_counted(
            "n_documents", ("round_mentions",), "round_id", "counts the documents that tell of it"
        ),
        summed_up(
            "contested",
            "coalesce(bool_or(o.contested), false)",
            "is true where an event that is told of it is contested",
            '(SELECT m.round_id, e.contested FROM "round_mentions" AS m '
            'JOIN "events" AS e USING (event_id))',
            ("round_mentions", "events"),
            "round_id",
        ),
        told_near(("round_mentions",), "round_id"),
        relation(
            "repeats",
            ("place_id",),
            "some document that tells of it tells its place",
            where="t.place_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
            f"{told_in(('round_mentions',), 'round_id')} AS o "
            'JOIN (SELECT doc_id, place_id FROM "place_mentions" UNION ALL '
            'SELECT doc_id, place_id FROM "event_mentions") AS p USING (doc_id) '
            "WHERE o.round_id = t.round_id AND p.place_id = t.place_id)",
            tables=("round_mentions", "place_mentions", "event_mentions"),
            severity="warning",
        ),
        relation(
            "repeats",
            ("delegate_actor_ids",),
            "delegates are persons",
            join="CROSS JOIN unnest(t.delegate_actor_ids) AS given(actor_id) "
            'JOIN "actors" AS o ON o.actor_id = given.actor_id',
            where="o.kind <> 'person'",
            tables=("actors",),
            severity="row",
        ),
    ),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(
            name="round_id",
            type=STRING,
            description="Readable id, made of place or parties, kind and date.",
            pattern=SLUG,
        ),
        Column(
            name="name",
            type=STRING,
            description="Its place or parties, its kind and date.",
            label=True,
        ),
        Column(
            name="kind",
            type=STRING,
            description="What kind of round it is.",
            allowed=ROUND_KINDS,
        ),
        actors("party_actor_ids", "Who talks (actors.actor_id), sorted."),
        actors("host_actor_ids", "Who hosts it, by the texts or its place, sorted."),
        actors("mediator_actor_ids", "Who is told to mediate it (actors.actor_id), sorted."),
        actors("delegate_actor_ids", "Persons told to take part in it or to lead a delegation."),
        Column(
            name="level",
            type=STRING,
            nullable=True,
            description="The rank of those who meet; null where no text tells.",
            allowed=ROUND_LEVELS,
        ),
        Column(
            name="place_id",
            type=STRING,
            nullable=True,
            description="Where it takes place (places.place_id).",
            refers_to=("places", "place_id"),
        ),
        Column(
            name="place_name",
            type=STRING,
            nullable=True,
            description="The place as the texts name it.",
        ),
        *DATES,
        _OUTCOME,
        Column(
            name="n_mentions",
            type=INTEGER,
            description="Places in the texts that tell of it.",
            unit="mentions",
            at_least=1,
        ),
        Column(
            name="n_documents",
            type=INTEGER,
            description="Documents that tell of it.",
            unit="documents",
            at_least=1,
        ),
        Column(
            name="contested",
            type=BOOLEAN,
            description="True where documents or speakers disagree on when, where or whether it "
            "took place.",
        ),
        sureness("round"),
    ),
)

ROUND_MENTIONS = Table(
    name="round_mentions",
    description="One row a place in a text that tells of a round or points to it.",
    section="fact",
    key=("round_mention_id",),
    order=("doc_id", "char_start", "char_end", "round_mention_id"),
    span_text="text",
    rules=(by_method("act", "back", "named", "told", "venue"),),
    relations=(once("doc_id", "char_start", "char_end", "round_id"), in_text("outcome")),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="round_mention_id", type=STRING, description="Stable id of the mention."),
        Column(
            name="round_id",
            type=STRING,
            description="The round (rounds.round_id).",
            refers_to=("rounds", "round_id"),
        ),
        Column(
            name="event_id",
            type=STRING,
            nullable=True,
            description="The event that is told here, or else the one that is told most often of "
            "the round (events.event_id); null where no text tells of it as an event.",
            refers_to=("events", "event_id"),
        ),
        *spans("the mention"),
        Column(name="text", type=STRING, description="The words that tell of it."),
        _OUTCOME,
        sureness(),
        METHOD,
        RUN_ID,
    ),
)

ROLE_CLAIMS = Table(
    name="role_claims",
    description="One row a statement from which a reader takes what part an actor has in a "
    "conflict or in its process.",
    section="fact",
    key=("role_claim_id",),
    order=("doc_id", "char_start", "char_end", "role_claim_id"),
    rules=(
        by_method("act", "event", "made", "named", "said", "signing", "talks"),
        not_among("actor_id", "toward_actor_ids"),
        ascending("toward_actor_ids"),
    ),
    relations=(
        once("doc_id", "char_start", "char_end", "actor_id", "role", "toward_actor_ids"),
        named_in_document("actor_id"),
    ),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="role_claim_id", type=STRING, description="Stable id of the claim."),
        actor("actor_id", "Who has the part (actors.actor_id).", nullable=False),
        Column(name="role", type=STRING, description="The part.", allowed=ACTOR_PARTS),
        actors(
            "toward_actor_ids",
            "Between whom the actor mediates, or whom it supports (actors.actor_id), sorted.",
        ),
        *spans("the word that tells it"),
        ATTRIBUTED,
        sureness(),
        METHOD,
        RUN_ID,
    ),
)
