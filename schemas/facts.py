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
    country,
    slug,
    spans,
)
from parley.schemas.relations import (
    in_text,
    named_in_document,
    not_alone,
    of_its_document,
    once,
    relation,
    repeats,
    told_by,
)
from parley.schemas.rules import (
    Rule,
    apart,
    ascending,
    by_method,
    disjoint,
    exactly_one,
    filled,
    in_order,
    none_where_unknown,
    not_among,
    quoted,
    together,
    where_told,
)
from parley.schemas.shares import Usual
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
from parley.schemas.times import HAPPENED, come_when_published, come_when_read, near_its_text
from parley.schemas.vocabulary import (
    ATTRIBUTION_KINDS,
    AUTHOR,
    CONFLICT_ATTRIBUTES,
    EVENT_TYPES,
    FACTUALITY,
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
_WHO = (
    disjoint("source_actor_ids", "target_actor_ids"),
    ascending("source_actor_ids"),
    ascending("target_actor_ids"),
)
_BY_DOCUMENT = 'JOIN "documents" AS d USING (doc_id)'
EVENT_MENTIONS = Table(
    name="event_mentions",
    description="One row a place in a text that tells an event, found at its trigger.",
    section="fact",
    key=("event_mention_id",),
    order=("doc_id", "char_start", "char_end", "event_mention_id"),
    span_text="trigger",
    rules=(
        *DATED,
        none_where_unknown("date_basis", "date_start"),
        *_WHO,
        ascending("contexts"),
        by_method("both", "reader", "verb", "noun"),
        together("place_id", "place_name"),
    ),
    relations=(
        *HAPPENED,
        in_text("place_name"),
        once(
            "doc_id", "char_start", "char_end", "event_type", "source_actor_ids", "target_actor_ids"
        ),
    ),
    varied=(
        "event_type",
        "factuality",
        "source_actor_ids",
        "attributed_to_actor_id",
        "confidence",
    ),
    usual=Usual(least=5, most=300),
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
            vocabulary="cameo",
        ),
        Column(
            name="contexts",
            type=STRINGS,
            description="PLOVER contexts, sorted.",
            vocabulary="context",
        ),
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
    relations=(
        repeats(("event_id",), "event_mentions", "o.event_mention_id = t.event_mention_id"),
        repeats(("country",), "actors", "o.actor_id = t.actor_id"),
    ),
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
        country("Country of the actor (ISO 3166-1 alpha-3)."),
    ),
)

EVENTS = Table(
    name="events",
    description="One row an event: all mentions that tell of the same act, joined.",
    section="fact",
    key=("event_id",),
    rules=(
        *DATED,
        *_WHO,
        together("place_id", "place_name"),
        Rule(
            kind="id",
            columns=("event_id", "event_type"),
            sql="NOT regexp_matches(event_id, '-[0-9a-f]{8}$') "
            "OR starts_with(event_id, lower(event_type) || '-')",
            meaning="an event_id that ends with a digest begins with event_type",
        ),
        Rule(
            kind="label",
            columns=("label", "date_start", "date_precision"),
            sql="date_precision <> 'day' OR contains(label, '' || date_start)",
            meaning="the label tells the day, where it is known",
            severity="warning",
        ),
    ),
    relations=(
        told_by("event_mentions", "event_id"),
        told_by("event_mentions", "event_id", "event_type"),
        told_by("event_mentions", "event_id", "event_mode", where="t.event_mode IS NOT NULL"),
        told_by("event_mentions", "event_id", "source_actor_ids", "target_actor_ids"),
        told_by("event_mentions", "event_id", "date_start", "date_end", "date_precision"),
        told_by("event_mentions", "event_id", "place_id", "place_name"),
        told_by("event_mentions", "event_id", "factuality"),
        told_by("event_mentions", "event_id", "confidence"),
        relation(
            "told",
            ("label",),
            "the label holds the trigger of some mention",
            where='NOT EXISTS (SELECT 1 FROM "event_mentions" AS o WHERE o.event_id = t.event_id '
            "AND contains(lower(t.label), lower(o.trigger)))",
            tables=("event_mentions",),
        ),
        relation(
            "repeats",
            ("label", "source_actor_ids"),
            "the label names who acts",
            join='JOIN "actors" AS o ON o.actor_id = t.source_actor_ids[1]',
            where="NOT contains(t.label, o.name)",
            tables=("actors",),
            severity="warning",
        ),
        repeats(("goldstein", "quad_class"), "event_types", "o.event_type = t.event_type "
                "AND o.event_mode = coalesce(t.event_mode, '')"),
    ),
    varied=("event_type", "factuality", "confidence"),
    joint_references=(_CLASSED,),
    sources=(TEXTS, PLOVER, CODEBOOKS),
    columns=(
        Column(name="event_id", type=STRING, description="Stable id of the event."),
        _EVENT_TYPE,
        _EVENT_MODE,
        Column(
            name="label",
            type=STRING,
            description="A readable line: who, what, whom, when.",
            label=True,
        ),
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

_FACTS = ", ".join(map(quoted, (*FACTUALITY, "reported")))
EVENT_CONFLICTS = Table(
    name="event_conflicts",
    description="One row a value that some document or speaker gives where they disagree.",
    section="fact",
    key=("event_id", "attribute", "value"),
    rules=(
        filled("doc_ids"),
        filled("attributed_to_actor_ids"),
        ascending("doc_ids"),
        ascending("source_names"),
        ascending("attributed_to_actor_ids"),
    ),
    relations=(
        not_alone("event_id", "attribute"),
        relation(
            "disputed",
            ("attribute", "value"),
            "the value is a day, a factuality or another, as the attribute asks",
            where=f"t.attribute = 'date' AND TRY_CAST(t.value AS DATE) IS NULL "
            f"OR t.attribute = 'factuality' AND t.value NOT IN ({_FACTS})",
        ),
        relation(
            "disputed",
            ("source_names", "doc_ids"),
            "the publishers are those of the documents",
            # By the ids of documents: a publisher has as many as the archive is large.
            join="CROSS JOIN unnest(t.source_names) AS given(name) ANTI JOIN (SELECT c._row, "
            'd.source_name FROM (SELECT _row, unnest(doc_ids) AS doc_id FROM "{table}") AS c '
            'JOIN "documents" AS d USING (doc_id)) AS o '
            "ON o._row = t._row AND o.source_name = given.name",
            where="true",
            tables=("documents",),
        ),
        relation(
            "disputed",
            ("event_id", "doc_ids"),
            "the documents that give the value tell of the event",
            join='CROSS JOIN unnest(t.doc_ids) AS given(doc_id) ANTI JOIN "event_mentions" AS o '
            "ON o.event_id = t.event_id AND o.doc_id = given.doc_id",
            where="true",
            tables=("event_mentions",),
        ),
        relation(
            "disputed",
            ("value", "attribute", "doc_ids"),
            "some document that is told gives the value, of a date or a factuality",
            where="t.attribute IN ('date', 'factuality') AND t.value <> 'reported' "
            'AND NOT EXISTS (SELECT 1 FROM "event_mentions" AS o WHERE o.event_id = t.event_id '
            "AND list_contains(t.doc_ids, o.doc_id) "
            "AND t.value IN (o.date_start::VARCHAR, o.factuality))",
            tables=("event_mentions",),
        ),
        relation(
            "disputed",
            ("event_id", "attributed_to_actor_ids"),
            "the documents rest the event on the word of those on whose word they give the value",
            join="CROSS JOIN unnest(t.attributed_to_actor_ids) AS given(actor_id)",
            where='NOT EXISTS (SELECT 1 FROM "event_mentions" AS o WHERE o.event_id = t.event_id '
            "AND list_contains(t.doc_ids, o.doc_id) "
            f"AND coalesce(o.attributed_to_actor_id, {quoted(AUTHOR)}) = given.actor_id)",
            tables=("event_mentions",),
            severity="row",
        ),
    ),
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
            label=True,
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
    rules=(
        exactly_one("issue_id", "target_actor_id"),
        apart("target_actor_id", "holder_actor_id"),
        by_method("stance", "reader"),
    ),
    relations=(
        come_when_read("stated_on", "doc_id"),
        come_when_published("stated_on", which="true", what="what is stated"),
        near_its_text("stated_on"),
        relation(
            "told",
            ("stated_on",),
            "it is stated on the day of publication, if on no other",
            join=_BY_DOCUMENT,
            where="t.stated_on IS NULL AND d.published_on IS NOT NULL",
            tables=("documents",),
            severity="row",
        ),
        once(
            "doc_id",
            "char_start",
            "char_end",
            "holder_actor_id",
            "issue_id",
            "target_actor_id",
            "about_actor_ids",
            "position",
        ),
        named_in_document("holder_actor_id"),
        named_in_document("target_actor_id"),
    ),
    varied=("position", "holder_actor_id", "strength", "attributed_to_actor_id", "confidence"),
    usual=Usual(least=0.5, most=200),
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

_MARKS = "[\"'\N{LEFT SINGLE QUOTATION MARK}-\N{DOUBLE LOW-9 QUOTATION MARK}«»‹›「」『』]"
_BESIDE = 3
"""Characters beside what is quoted in which its marks stand."""
ATTRIBUTIONS = Table(
    name="attributions",
    description="One row a place where a text gives somebody's words or view.",
    section="fact",
    key=("attribution_id",),
    order=("doc_id", "char_start", "char_end", "attribution_id"),
    span_text="content",
    rules=(
        by_method("verb", "noun", "phrase", "quote", "label", "citation"),
        where_told("speaker_actor_id", "speaker_text"),
        not_among("speaker_actor_id", "reported_by_actor_ids"),
    ),
    relations=(
        once("doc_id", "char_start", "char_end", "speaker_actor_id", "speaker_text", "kind"),
        in_text("speaker_text"),
        in_text("cue"),
        relation(
            "worded",
            ("kind", "method"),
            "what is quoted stands in quotation marks, or behind a label",
            join=_BY_DOCUMENT,
            where="t.kind = 'direct' AND NOT starts_with(t.method, 'label') "
            f"AND NOT regexp_matches(substr(d.text, greatest(t.char_start - {_BESIDE}, 1), "
            f"t.char_end - t.char_start + 2 * {_BESIDE}), {quoted(_MARKS)})",
            tables=("documents",),
            severity="warning",
        ),
    ),
    varied=("speaker_actor_id", "confidence"),
    usual=Usual(least=0.5, most=200),
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

_SPAN = "substr(d.text, t.char_start + 1, t.char_end - t.char_start)"


def _digits(number: str) -> str:
    """The SQL for the digits of NUMBER, without the zeros before and behind them."""
    plain = f"printf('%.12e', {number})"
    return rf"rtrim(ltrim(regexp_replace(split_part({plain}, 'e', 1), '\.', ''), '0'), '0')"


_FIGURES = rf"regexp_replace({_SPAN}, '[^0-9]', '', 'g')"
_ABSENT = " OR ".join(
    f"NOT contains({_FIGURES}, {_digits(bound)}) "
    f"AND NOT contains({_FIGURES}, {_digits(f'{bound} / 12')})"  # dozens
    for bound in ("t.low", "t.high")
)
_IN_SPAN = relation(
    "figure",
    ("low", "high"),
    "the digits of the figure are those of its wording",
    join=_BY_DOCUMENT,
    where=f"t.method LIKE 'number:digits%' AND {_FIGURES} <> '' AND ({_ABSENT})",
    tables=("documents",),
    severity="row",
)
_NAMED = relation(
    "unit",
    ("unit",),
    "the unit is one of the vocabulary 'unit' (codes.code), or its wording names it",
    join=_BY_DOCUMENT,
    where="NOT EXISTS (SELECT 1 FROM \"codes\" AS o WHERE o.vocabulary = 'unit' "
    f"AND o.code = t.unit) AND NOT contains(lower({_SPAN}), left(t.unit, 3))",
    tables=("codes", "documents"),
    severity="row",
)
_ALIKE = relation(
    "figure",
    ("low", "high", "method"),
    "the same words are the same figure",
    join=f'{_BY_DOCUMENT} JOIN (SELECT lower({_SPAN}) AS words FROM "{{table}}" AS t '
    f"{_BY_DOCUMENT} WHERE t.method LIKE 'number:words%' GROUP BY words "
    f"HAVING count(DISTINCT (t.low, t.high)) > 1) AS o ON o.words = lower({_SPAN})",
    where="t.method LIKE 'number:words%'",
    tables=("documents",),
    severity="warning",
)
QUANTITIES = Table(
    name="quantities",
    description="One row a count, range, term or duration.",
    section="fact",
    key=("quantity_id",),
    order=("doc_id", "char_start", "char_end", "quantity_id"),
    rules=(in_order("low", "high"), by_method("number")),
    relations=(
        _IN_SPAN,
        _ALIKE,
        _NAMED,
        near_its_text("as_of"),
        once("doc_id", "char_start", "char_end"),
        of_its_document("about_event_id", "event_mentions", "event_id"),
        named_in_document("about_actor_id"),
    ),
    varied=("unit", "low"),
    usual=Usual(least=0.2, most=300),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="quantity_id", type=STRING, description="Stable id of the quantity."),
        *spans("the wording of the quantity"),
        Column(
            name="low",
            type=REAL,
            description="Lower bound.",
            unit="see column unit",
            at_least=0,
        ),
        Column(
            name="high",
            type=REAL,
            description="Upper bound; equal to low for one figure.",
            unit="see column unit",
            at_least=0,
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
    rules=(by_method("reason", "reader"),),
    relations=(once("doc_id", "char_start", "char_end", "outcome", "reason"),),
    varied=("reason", "outcome"),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="explanation_id", type=STRING, description="Stable id of the explanation."),
        *spans("the wording of the reason"),
        slug("outcome", "The outcome explained, by the codebook.", vocabulary="outcome"),
        slug("reason", "The reason, by the codebook.", vocabulary="reason"),
        ATTRIBUTED,
        confidence(),
        METHOD,
        RUN_ID,
    ),
)
