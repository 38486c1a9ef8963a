"""Fact tables: events and their mentions, stances, attributions, quantities, explanations."""

from __future__ import annotations

from parley.schemas.columns import (
    ATTRIBUTED,
    DATE_BASIS,
    DATED,
    DATES,
    FACTUALITY_TOLD,
    METHOD,
    RUN_ID,
    actor,
    actors,
    confidence,
    slug,
    spans,
)
from parley.schemas.rules import exactly_one, in_order, none_where_unknown
from parley.schemas.sources import CODEBOOKS, PLOVER, TEXTS
from parley.schemas.table import (
    BOOLEAN,
    DATE,
    INTEGER,
    REAL,
    STRING,
    STRINGS,
    Column,
    Reference,
    Table,
)
from parley.schemas.vocabulary import (
    ATTRIBUTION_KINDS,
    CONFLICT_ATTRIBUTES,
    EVENT_TYPES,
    PARTICIPANT_ROLES,
    POSITIONS,
    QUAD_CLASSES,
    QUALIFIERS,
)

_EVENT_ID = Column(
    name="event_id",
    type=STRING,
    description="The event (events.event_id).",
    refers_to=("events", "event_id"),
)
_EVENT_TYPE = Column(
    name="event_type", type=STRING, description="PLOVER event type.", allowed=EVENT_TYPES
)
_EVENT_MODE = Column(
    name="event_mode",
    type=STRING,
    nullable=True,
    description="PLOVER mode, where one applies (event_types.event_mode).",
    pattern=r"^[a-z]+(?:-[a-z]+)*$",
)
_CLASSED = Reference(
    columns=("event_type", "event_mode"),
    table="event_types",
    targets=("event_type", "event_mode"),
)
_SOURCES = actors("source_actor_ids", "Who acts (actors.actor_id), sorted.", pseudo=True)
_TARGETS = actors("target_actor_ids", "To or against whom (actors.actor_id), sorted.", pseudo=True)
_PLACE = (
    Column(
        name="place_id",
        type=STRING,
        nullable=True,
        description="The place (places.place_id).",
        refers_to=("places", "place_id"),
    ),
    Column(
        name="place_name",
        type=STRING,
        nullable=True,
        description="The place as the text names it.",
    ),
)
EVENT_MENTIONS = Table(
    name="event_mentions",
    description="One row a place in a text that tells an event, found at its trigger.",
    section="fact",
    key=("event_mention_id",),
    order=("doc_id", "char_start", "char_end", "event_mention_id"),
    span_text="trigger",
    rules=(*DATED, none_where_unknown("date_basis", "date_start")),
    joint_references=(_CLASSED,),
    sources=(TEXTS, PLOVER, CODEBOOKS),
    columns=(
        Column(name="event_mention_id", type=STRING, description="Stable id of the mention."),
        _EVENT_ID,
        *spans("the trigger"),
        Column(name="trigger", type=STRING, description="The verb or noun that names the event."),
        _EVENT_TYPE,
        _EVENT_MODE,
        Column(
            name="cameo_code",
            type=STRING,
            nullable=True,
            description="CAMEO code, which keeps detail that PLOVER folds away.",
            pattern=r"^[0-9]{2,4}$",
        ),
        Column(name="contexts", type=STRINGS, description="PLOVER contexts, sorted."),
        _SOURCES,
        _TARGETS,
        *DATES,
        DATE_BASIS,
        *_PLACE,
        FACTUALITY_TOLD,
        ATTRIBUTED,
        confidence(),
        METHOD,
        RUN_ID,
    ),
)

EVENT_PARTICIPANTS = Table(
    name="event_participants",
    description="One row an actor in an event mention: the list columns as rows, for BI tools.",
    section="fact",
    key=("event_mention_id", "role", "actor_id"),
    sources=(TEXTS,),
    columns=(
        Column(
            name="event_mention_id",
            type=STRING,
            description="The mention (event_mentions.event_mention_id).",
            refers_to=("event_mentions", "event_mention_id"),
        ),
        _EVENT_ID,
        Column(
            name="role",
            type=STRING,
            description="Whether the actor acts or is acted upon.",
            allowed=PARTICIPANT_ROLES,
        ),
        actor("actor_id", "The actor.", nullable=False, pseudo=True),
        Column(
            name="country",
            type=STRING,
            nullable=True,
            description="Country of the actor (ISO 3166-1 alpha-3).",
            pattern=r"^[A-Z]{3}$",
        ),
    ),
)

EVENTS = Table(
    name="events",
    description="One row an event: all mentions that tell of the same act, joined.",
    section="fact",
    key=("event_id",),
    rules=DATED,
    joint_references=(_CLASSED,),
    sources=(TEXTS, PLOVER, CODEBOOKS),
    columns=(
        Column(name="event_id", type=STRING, description="Stable id of the event."),
        _EVENT_TYPE,
        _EVENT_MODE,
        Column(name="label", type=STRING, description="A readable line: who, what, whom, when."),
        _SOURCES,
        _TARGETS,
        *DATES,
        *_PLACE,
        FACTUALITY_TOLD,
        Column(
            name="n_mentions", type=INTEGER, description="Mentions joined.", unit="mentions",
            at_least=1,
        ),
        Column(
            name="n_documents", type=INTEGER, description="Documents that tell of it.",
            unit="documents", at_least=1,
        ),
        Column(
            name="n_sources", type=INTEGER, description="Publishers that tell of it.",
            unit="publishers", at_least=1,
        ),
        Column(
            name="first_published_on",
            type=DATE,
            nullable=True,
            description="Earliest publication date among the documents.",
        ),
        Column(
            name="contested",
            type=BOOLEAN,
            description="True where documents or speakers disagree (event_conflicts).",
        ),
        Column(
            name="goldstein",
            type=REAL,
            description="Score from conflict to cooperation.",
            unit="Goldstein points",
            at_least=-10,
            at_most=10,
        ),
        Column(name="quad_class", type=STRING, description="Quad class.", allowed=QUAD_CLASSES),
        confidence(),
    ),
)  # fmt: skip

EVENT_CONFLICTS = Table(
    name="event_conflicts",
    description="One row a value that some document or speaker gives where they disagree.",
    section="fact",
    key=("event_id", "attribute", "value"),
    sources=(TEXTS,),
    columns=(
        _EVENT_ID,
        Column(
            name="attribute",
            type=STRING,
            description="What they disagree about.",
            allowed=CONFLICT_ATTRIBUTES,
        ),
        Column(
            name="value",
            type=STRING,
            description="The value given; of factuality also 'reported', where a document has it "
            "only on somebody's word.",
        ),
        Column(
            name="doc_ids",
            type=STRINGS,
            description="The documents that give it (documents.doc_id), sorted.",
            refers_to=("documents", "doc_id"),
        ),
        Column(name="source_names", type=STRINGS, description="Their publishers, sorted."),
        actors(
            "attributed_to_actor_ids",
            "On whose word they give it (actors.actor_id), sorted.",
            pseudo=True,
        ),
    ),
)

STANCES = Table(
    name="stances",
    description="One row a position that an actor holds on an issue or toward another actor.",
    section="fact",
    key=("stance_id",),
    order=("doc_id", "char_start", "char_end", "stance_id"),
    rules=(exactly_one("issue_id", "target_actor_id"),),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="stance_id", type=STRING, description="Stable id of the stance."),
        *spans("the wording of the stance"),
        actor("holder_actor_id", "Who holds it.", nullable=False, pseudo=True),
        Column(
            name="issue_id",
            type=STRING,
            nullable=True,
            description="The issue (issues.issue_id); null when toward an actor.",
            refers_to=("issues", "issue_id"),
        ),
        actors(
            "about_actor_ids",
            "Whom the wording of the issue is about, in the order of the text: whose membership, "
            "sanctions on whom, talks with whom; empty where it names nobody.",
        ),
        actor(
            "target_actor_id",
            "The actor toward whom it is held; null when on an issue.",
            pseudo=True,
        ),
        Column(name="position", type=STRING, description="The position.", allowed=POSITIONS),
        Column(
            name="strength",
            type=REAL,
            description="How strongly it is put, from 0 to 1.",
            unit="share",
            at_least=0,
            at_most=1,
        ),
        Column(
            name="stated_on",
            type=DATE,
            nullable=True,
            description="When it was stated; else the date of publication.",
        ),
        ATTRIBUTED,
        confidence(),
        METHOD,
        RUN_ID,
    ),
)

ATTRIBUTIONS = Table(
    name="attributions",
    description="One row a place where a text gives somebody's words or view.",
    section="fact",
    key=("attribution_id",),
    order=("doc_id", "char_start", "char_end", "attribution_id"),
    span_text="content",
    sources=(TEXTS,),
    crosses_sentences=True,
    columns=(
        Column(name="attribution_id", type=STRING, description="Stable id of the attribution."),
        *spans("the content"),
        actor("speaker_actor_id", "Who speaks; null where it could not be told."),
        Column(
            name="speaker_text",
            type=STRING,
            nullable=True,
            description="The speaker as the text names them.",
        ),
        Column(
            name="cue",
            type=STRING,
            nullable=True,
            description="The wording that marks the content as theirs.",
        ),
        Column(name="content", type=STRING, description="What is said."),
        actors(
            "reported_by_actor_ids",
            "The chain of who reports it (actors.actor_id), the outermost first: "
            "those in whose reported words the attribution itself stands.",
        ),
        Column(
            name="kind",
            type=STRING,
            description="Quoted, reported, or backed by a reference.",
            allowed=ATTRIBUTION_KINDS,
        ),
        confidence(),
        METHOD,
        RUN_ID,
    ),
)

QUANTITIES = Table(
    name="quantities",
    description="One row a count, range, term or duration.",
    section="fact",
    key=("quantity_id",),
    order=("doc_id", "char_start", "char_end", "quantity_id"),
    rules=(in_order("low", "high"),),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="quantity_id", type=STRING, description="Stable id of the quantity."),
        *spans("the wording of the quantity"),
        Column(name="low", type=REAL, description="Lower bound.", unit="see column unit"),
        Column(
            name="high",
            type=REAL,
            description="Upper bound; equal to low for one figure.",
            unit="see column unit",
        ),
        slug("unit", "What is counted, such as troops or days."),
        Column(
            name="qualifier",
            type=STRING,
            description="How the text qualifies the figure.",
            allowed=QUALIFIERS,
        ),
        actor("about_actor_id", "The actor that the figure is about.", pseudo=True),
        Column(
            name="about_event_id",
            type=STRING,
            nullable=True,
            description="The event that the figure is about.",
            refers_to=("events", "event_id"),
        ),
        Column(
            name="as_of", type=DATE, nullable=True, description="The date for which it is given."
        ),
        ATTRIBUTED,
        confidence(),
        METHOD,
        RUN_ID,
    ),
)

EXPLANATIONS = Table(
    name="explanations",
    description="One row a reason that a text gives for an outcome of a peace process.",
    section="fact",
    key=("explanation_id",),
    order=("doc_id", "char_start", "char_end", "explanation_id"),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="explanation_id", type=STRING, description="Stable id of the explanation."),
        *spans("the wording of the reason"),
        slug("outcome", "The outcome explained, by the codebook."),
        slug("reason", "The reason, by the codebook."),
        ATTRIBUTED,
        confidence(),
        METHOD,
        RUN_ID,
    ),
)
