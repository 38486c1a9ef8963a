"""Dimension tables: documents and sentences, actors and mentions, places, event types, issues."""

from __future__ import annotations

from dataclasses import replace

from parley.schemas.columns import (
    DOC_ID,
    METHOD,
    RUN_ID,
    actor,
    confidence,
    country,
    slug,
    spans,
)
from parley.schemas.relations import (
    ROW,
    Relation,
    no_circle,
    once,
    relation,
    repeats,
    told_by,
    untold,
)
from parley.schemas.rules import (
    Rule,
    apart,
    as_label,
    as_labels,
    by_method,
    digest,
    distinct,
    first_of,
    in_order,
    length,
    made_of,
    none_where_unknown,
    past,
    quoted,
    together,
    where_told,
)
from parley.schemas.shares import Usual
from parley.schemas.sources import CODEBOOKS, GEONAMES, PLOVER, TEXTS, WIKIDATA
from parley.schemas.table import (
    BOOLEAN,
    DATE,
    INTEGER,
    REAL,
    STRING,
    STRINGS,
    TIMESTAMP,
    Column,
    Table,
)
from parley.schemas.vocabulary import (
    ACTOR_KINDS,
    ALIAS_KINDS,
    CONFLICT_ROLES,
    DATE_PRECISIONS,
    EVENT_TYPES,
    GENRES,
    MENTION_KINDS,
    NER_LABELS,
    PLACE_KINDS,
    QUAD_CLASSES,
    SECTORS,
    SENTENCE_KINDS,
    VOCABULARIES,
)

# Words as ingest counts them: hyphens, apostrophes and the points of numbers join.
_WORD = r"[\p{L}\p{N}_]+(?:[-''’.,][\p{L}\p{N}_]+)*"
_LONGEST_LEAD = 31
"""Days by which a publication may bear a later date than that on which it is read."""
_DEGREES_BESIDE = 5
"""Degrees by which a place may lie outside the towns of its country."""

_DEGREES_OF_A_COUNTRY = 90
"""Degrees of latitude over which no country reaches."""

COUNTRIES = Table(
    name="countries",
    description="One row a country, with the bounds of its towns.",
    section="dimension",
    key=("country",),
    never_empty=True,
    rules=(
        in_order("south", "north"),
        in_order("west", "east"),
        together("south", "north", "west", "east"),
        Rule(
            kind="order",
            columns=("north", "south"),
            sql=f"north - south < {_DEGREES_OF_A_COUNTRY}",
            meaning="no country reaches from pole to pole",
        ),
    ),
    sources=(GEONAMES,),
    columns=(
        Column(
            name="country",
            type=STRING,
            description="ISO 3166-1 alpha-3; XKX for Kosovo.",
            pattern=r"^[A-Z]{3}$",
        ),
        Column(name="name", type=STRING, description="Name in English.", label=True),
        *(
            Column(
                name=side,
                type=REAL,
                nullable=True,
                description=f"The {meaning} of its towns (WGS 84); null where it has none.",
                unit="degrees",
                at_least=-most,
                at_most=most,
            )
            for side, meaning, most in (
                ("south", "least latitude", 90),
                ("north", "greatest latitude", 90),
                ("west", "least longitude", 180),
                ("east", "greatest longitude", 180),
            )
        ),
    ),
)

CODES = Table(
    name="codes",
    description="One row a code that some column may hold: of lexicons, codebooks and standards, "
    "as they were in use.",
    section="dimension",
    key=("vocabulary", "code"),
    never_empty=True,
    sources=(CODEBOOKS, PLOVER),
    columns=(
        Column(
            name="vocabulary",
            type=STRING,
            description="What the code is of.",
            allowed=VOCABULARIES,
        ),
        Column(name="code", type=STRING, description="The code.", label=True),
        Column(
            name="name", type=STRING, nullable=True, description="What it is called.", label=True
        ),
    ),
)

DOCUMENTS = Table(
    name="documents",
    description="One row a document: its metadata and its cleaned text, to which all spans point.",
    section="dimension",
    key=("doc_id",),
    never_empty=True,
    rules=(
        none_where_unknown("published_precision", "published_on"),
        length("n_chars", "text"),
        replace(
            made_of(
                "n_words",
                f'len(regexp_extract_all("text", {quoted(_WORD)}))',
                "the number of words in text",
                "text",
            ),
            severity="warning",
        ),
        digest("content_sha256", "text"),
        made_of(
            "doc_id",
            "'doc_' || left(\"content_sha256\", 16)",
            "'doc_' and the first 16 digits of content_sha256",
            "content_sha256",
        ),
        past("published_on", "ingested_at", _LONGEST_LEAD),
        as_label("title"),
        as_label("source_name"),
        as_label("source_uri"),
        as_labels("authors"),
        as_labels("codebooks"),
        first_of("published_on", "published_precision"),
        replace(distinct("authors"), severity="warning"),
        replace(distinct("codebooks"), severity="warning"),
    ),
    relations=(
        told_by("sentences", "doc_id"),
        once("source_uri"),
        relation(
            "time",
            ("ingested_at",),
            "nothing was read more than a week after the last run began",
            where='t.ingested_at > (SELECT max(started_at) FROM "runs") + INTERVAL 7 DAY',
            tables=("runs",),
        ),
        relation(
            "code",
            ("codebooks",),
            "some run had the codebook",
            join="CROSS JOIN unnest(t.codebooks) AS given(name)",
            where='NOT EXISTS (SELECT 1 FROM "runs" AS o '
            "WHERE contains(o.codebook_version, given.name))",
            tables=("runs",),
            severity="warning",
        ),
    ),
    sources=(TEXTS,),
    columns=(
        Column(
            name="doc_id",
            type=STRING,
            description="'doc_' and the first 16 hex digits of content_sha256.",
            pattern=r"^doc_[0-9a-f]{16}$",
        ),
        Column(
            name="source_uri",
            type=STRING,
            description="Where it was read from: a path (with #line or #id) or an address.",
        ),
        Column(
            name="source_name",
            type=STRING,
            nullable=True,
            description="The outlet or publisher.",
        ),
        Column(name="title", type=STRING, nullable=True, description="The document's title."),
        Column(
            name="authors", type=STRINGS, description="The authors, as the document names them."
        ),
        Column(
            name="published_on",
            type=DATE,
            nullable=True,
            description="Date of publication; the first day where only month or year are known.",
        ),
        Column(
            name="published_precision",
            type=STRING,
            description="How exact published_on is; 'none' where it is unknown.",
            allowed=DATE_PRECISIONS,
        ),
        Column(
            name="language",
            type=STRING,
            nullable=True,
            description="Language of the text (ISO 639-1), as detected or given.",
            pattern=r"^[a-z]{2}$",
            vocabulary="language",
        ),
        Column(name="genre", type=STRING, description="The kind of text.", allowed=GENRES),
        Column(
            name="codebooks",
            type=STRINGS,
            description="The codebooks with which it was read, on top of the general layer: those "
            "that were asked for, else those whose conflict it is about.",
        ),
        Column(name="text", type=STRING, description="The cleaned text (Unicode NFC)."),
        Column(
            name="n_chars",
            type=INTEGER,
            description="Length of text.",
            unit="characters",
            at_least=1,
        ),
        Column(
            name="n_words", type=INTEGER, description="Words in text.", unit="words", at_least=0
        ),
        Column(
            name="content_sha256",
            type=STRING,
            description="SHA-256 of text in UTF-8.",
            pattern=r"^[0-9a-f]{64}$",
        ),
        Column(
            name="ingested_at",
            type=TIMESTAMP,
            description="When this content first came into the warehouse (UTC).",
            run=True,
        ),
        RUN_ID,
    ),
)

_TILED = Relation(
    kind="tiled",
    columns=("sentence_index", "char_start", "char_end"),
    # The text comes last: a window holds all that its rows have, which would be each document as
    # often as it has sentences.
    sql=f"SELECT s.{ROW} FROM (SELECT {ROW}, doc_id, char_start, char_end, sentence_index, "
    "lag(char_end, 1, 0) OVER line AS before, "
    "row_number() OVER line - 1 AS place, lead(char_start) OVER line AS after "
    'FROM "{table}" WINDOW line AS (PARTITION BY doc_id ORDER BY char_start, sentence_index)) AS s '
    'JOIN "documents" AS d USING (doc_id) '
    "WHERE s.place <> s.sentence_index OR s.char_start < s.before "
    r"OR regexp_matches(substr(d.text, s.before + 1, s.char_start - s.before), '\S') "
    r"OR s.after IS NULL AND regexp_matches(substr(d.text, s.char_end + 1), '\S')",
    meaning="sentences follow each other, and hold all of the text but white space between them",
    tables=("documents",),
)
SENTENCES = Table(
    name="sentences",
    description="One row a sentence, heading, bullet, caption or reference of a document.",
    section="dimension",
    key=("sentence_id",),
    order=("doc_id", "sentence_index"),
    never_empty=True,
    rules=(
        made_of(
            "sentence_id",
            "doc_id || right(sentence_id, length('' || sentence_index) + 2) "
            "AND ends_with(sentence_id, 's' || sentence_index)",
            "made of doc_id and sentence_index",
            "doc_id",
            "sentence_index",
        ),
    ),
    relations=(_TILED, once("doc_id", "sentence_index")),
    usual=Usual(least=15, most=400),
    sources=(TEXTS,),
    columns=(
        Column(
            name="sentence_id",
            type=STRING,
            description="The document's id and the sentence's number in it.",
        ),
        DOC_ID,
        Column(
            name="sentence_index",
            type=INTEGER,
            description="Place of the sentence in the document, from 0.",
            at_least=0,
        ),
        *(column for column in spans("the sentence") if column.name.startswith("char")),
        Column(
            name="kind",
            type=STRING,
            description="What part of the layout the sentence belongs to.",
            allowed=SENTENCE_KINDS,
        ),
    ),
)

ACTORS = Table(
    name="actors",
    description="One row an actor that a codebook in use holds, or that the texts name.",
    section="dimension",
    key=("actor_id",),
    rules=(
        apart("parent_actor_id", "actor_id"),
        Rule(
            kind="id",
            columns=("actor_id", "kind", "country"),
            sql="NOT regexp_matches(actor_id, '^[A-Z]{3}$') "
            "OR kind = 'state' AND country IS NOT DISTINCT FROM actor_id",
            meaning="an actor_id of three letters is a state, and its country",
        ),
        Rule(
            kind="without",
            columns=("sector", "kind"),
            sql="kind <> 'state' OR sector IS NULL",
            meaning="states have no sector",
        ),
    ),
    relations=(
        no_circle("actor_id", "parent_actor_id"),
        once("wikidata_id"),
        relation(
            "repeats",
            ("name",),
            "name is one of the actor's aliases",
            join='LEFT JOIN "actor_aliases" AS o ON o.actor_id = t.actor_id AND o.alias = t.name',
            where="o.alias IS NULL AND t.kind <> 'author'",
            tables=("actor_aliases",),
            severity="warning",
        ),
        relation(
            "repeats",
            ("parent_actor_id",),
            "nothing is a part of a person",
            join='JOIN "actors" AS o ON o.actor_id = t.parent_actor_id',
            where="o.kind = 'person'",
            tables=("actors",),
            severity="row",
        ),
        relation(
            "told",
            ("actor_id", "in_codebook"),
            "some text names it or has it speak, if no codebook holds it",
            where="NOT t.in_codebook AND t.kind <> 'author' AND "
            + untold("actor_id", mentions="actor_id", attributions="speaker_actor_id"),
            tables=("mentions", "attributions"),
            severity="warning",
        ),
    ),
    sources=(CODEBOOKS, WIKIDATA, TEXTS),
    columns=(
        Column(
            name="actor_id",
            type=STRING,
            description="Readable slug: ISO 3166 alpha-3 for states, else kind:name.",
            pattern=r"^(?:[A-Z]{3}|[a-z_]+(?::[a-z0-9_]+)?)$",
        ),
        Column(name="name", type=STRING, description="Preferred English name.", label=True),
        Column(name="kind", type=STRING, description="What the actor is.", allowed=ACTOR_KINDS),
        country("Country the actor belongs to (ISO 3166-1 alpha-3; XKX for Kosovo)."),
        Column(
            name="wikidata_id",
            type=STRING,
            nullable=True,
            description="Wikidata item, where the codebook is sure of it.",
            pattern=r"^Q[1-9][0-9]*$",
        ),
        actor("parent_actor_id", "The actor that this one is an organ or a part of."),
        Column(
            name="sector",
            type=STRING,
            nullable=True,
            description="PLOVER sector, such as MIL or REB; null for states, what stands above "
            "them, and where nothing tells it.",
            allowed=SECTORS,
        ),
        Column(
            name="conflict_role",
            type=STRING,
            description="Role in the conflict by the codebook in use.",
            allowed=CONFLICT_ROLES,
        ),
        Column(
            name="in_codebook",
            type=BOOLEAN,
            description="False for actors that only the texts name.",
        ),
    ),
)

ACTOR_ALIASES = Table(
    name="actor_aliases",
    description="One row a wording by which an actor may be named.",
    section="dimension",
    key=("actor_id", "alias", "alias_kind"),
    sources=(CODEBOOKS, TEXTS),
    columns=(
        actor("actor_id", "The actor.", nullable=False, pseudo=True),
        Column(name="alias", type=STRING, description="The wording.", label=True),
        Column(
            name="alias_kind",
            type=STRING,
            description="What kind of wording it is.",
            allowed=ALIAS_KINDS,
        ),
    ),
)

ACTOR_ROLES = Table(
    name="actor_roles",
    description="One row an office that an actor held; used to read titles as of a text's date.",
    section="dimension",
    key=("actor_role_id",),
    order=("actor_id", "role", "affiliation_actor_id", "valid_from", "valid_to"),
    rules=(
        in_order("valid_from", "valid_to"),
        apart("affiliation_actor_id", "actor_id"),
        Rule(
            kind="id",
            columns=(
                "actor_role_id",
                "actor_id",
                "role",
                "affiliation_actor_id",
                "valid_from",
                "valid_to",
            ),
            sql="NOT contains(actor_role_id, '/') OR actor_role_id = concat(actor_id, '/', role, "
            "'/', affiliation_actor_id, '/', valid_from, '..', valid_to)",
            meaning="an actor_role_id with '/' is made of holder, office, affiliation and days",
        ),
    ),
    relations=(
        relation(
            "time",
            ("valid_from",),
            "nobody takes an office more than ten years after the last text was read",
            where='t.valid_from > (SELECT max(ingested_at)::DATE + 3653 FROM "documents")',
            tables=("documents",),
            severity="row",
        ),
    ),
    sources=(CODEBOOKS,),
    columns=(
        Column(
            name="actor_role_id",
            type=STRING,
            description="Holder, office, affiliation and 'first day..last day', with '/' between.",
        ),
        actor("actor_id", "The holder.", nullable=False),
        slug("role", "The office, such as foreign_minister.", vocabulary="office"),
        actor("affiliation_actor_id", "The state or organisation of the office."),
        Column(
            name="valid_from",
            type=DATE,
            nullable=True,
            description="First day in office, where known.",
        ),
        Column(
            name="valid_to",
            type=DATE,
            nullable=True,
            description="Last day in office; null while in office or unknown.",
        ),
    ),
)

MENTIONS = Table(
    name="mentions",
    description="One row a wording in a text that stands for an actor.",
    section="dimension",
    key=("mention_id",),
    order=("doc_id", "char_start", "char_end", "mention_id"),
    span_text="text",
    rules=(
        by_method(
            "alias",
            "apposition",
            "city",
            "counted",
            "defined",
            "demonym",
            "entity",
            "first",
            "issuer",
            "named",
            "office",
            "only",
            "open",
            "own",
            "parties",
            "party",
            "place",
            "pronoun",
            "same",
            "seat",
            "speaker",
            "the",
            "title",
            "two",
            "unnamed",
        ),
        Rule(
            kind="method",
            columns=("ner_label",),
            sql=f"coalesce(ner_label, '') IN ('', {', '.join(map(quoted, NER_LABELS))})",
            meaning="ner_label is one of spaCy's English models",
            severity="warning",
        ),
    ),
    relations=(once("doc_id", "char_start", "char_end", "actor_id"),),
    varied=("mention_kind", "actor_id", "confidence"),
    usual=Usual(least=15, most=500),
    sources=(TEXTS,),
    columns=(
        Column(name="mention_id", type=STRING, description="Stable id of the mention."),
        *spans("the mention"),
        Column(name="text", type=STRING, description="The wording."),
        Column(
            name="mention_kind",
            type=STRING,
            description="How the wording names the actor.",
            allowed=MENTION_KINDS,
        ),
        Column(
            name="ner_label",
            type=STRING,
            nullable=True,
            description="Label of spaCy's entity recogniser, where it saw one here.",
            pattern=r"^[A-Z_]*$",
        ),
        actor("actor_id", "The actor; null where it could not be told.", pseudo=True),
        confidence("resolution"),
        METHOD,
        RUN_ID,
    ),
)

PLACES = Table(
    name="places",
    description="One row a place that a text names, or where an event happens.",
    section="dimension",
    key=("place_id",),
    rules=(
        together("latitude", "longitude"),
        Rule(
            kind="id",
            columns=("place_id", "geonames_id"),
            sql="NOT starts_with(place_id, 'geonames:') OR place_id = 'geonames:' || geonames_id",
            meaning="a place_id that starts with 'geonames:' ends with geonames_id",
        ),
        Rule(
            kind="id",
            columns=("place_id", "country"),
            sql="NOT starts_with(place_id, 'country:') OR place_id = 'country:' || country",
            meaning="a place_id that starts with 'country:' ends with country",
        ),
        where_told("geonames_id", "latitude"),
        Rule(
            kind="apart",
            columns=("latitude", "longitude"),
            sql="latitude <> 0 OR longitude <> 0",
            meaning="no place lies where zeros stand for nothing known",
        ),
    ),
    relations=(
        relation(
            "box",
            ("country", "latitude", "longitude"),
            "the place lies by its country",
            join='JOIN "countries" AS o USING (country)',
            where=f"t.kind <> 'water' AND (t.latitude < o.south - {_DEGREES_BESIDE} "
            f"OR t.latitude > o.north + {_DEGREES_BESIDE} "
            f"OR t.longitude < o.west - {_DEGREES_BESIDE} "
            f"OR t.longitude > o.east + {_DEGREES_BESIDE})",
            tables=("countries",),
            severity="row",
        ),
        once("geonames_id"),
        relation(
            "told",
            ("place_id",),
            "some text names it, or tells an event or a round there",
            where=untold(
                "place_id", place_mentions="place_id", event_mentions="place_id", rounds="place_id"
            ),
            tables=("place_mentions", "event_mentions", "rounds"),
            severity="warning",
        ),
    ),
    sources=(CODEBOOKS, GEONAMES),
    columns=(
        Column(
            name="place_id",
            type=STRING,
            description="geonames:ID, country:CODE, area:NAME of what we list ourselves, or "
            "place:NAME of what only a text tells.",
        ),
        Column(name="name", type=STRING, description="Preferred name.", label=True),
        country("Country (ISO 3166-1 alpha-3); null for areas of several or in dispute."),
        Column(
            name="latitude",
            type=REAL,
            nullable=True,
            description="Latitude (WGS 84).",
            unit="degrees",
            at_least=-90,
            at_most=90,
        ),
        Column(
            name="longitude",
            type=REAL,
            nullable=True,
            description="Longitude (WGS 84).",
            unit="degrees",
            at_least=-180,
            at_most=180,
        ),
        Column(
            name="geonames_id",
            type=INTEGER,
            nullable=True,
            description="GeoNames id, where the gazetteer has one.",
            at_least=1,
        ),
        Column(name="kind", type=STRING, description="What the place is.", allowed=PLACE_KINDS),
    ),
)

PLACE_MENTIONS = Table(
    name="place_mentions",
    description="One row a literal name of a place in a text, whether or not something happens "
    "there. What stands for a government or a people is none.",
    section="dimension",
    key=("place_mention_id",),
    order=("doc_id", "char_start", "char_end", "place_mention_id"),
    span_text="text",
    rules=(by_method("gazetteer", "learned"),),
    relations=(once("doc_id", "char_start", "char_end"),),
    varied=("place_id", "confidence"),
    sources=(TEXTS, GEONAMES),
    columns=(
        Column(name="place_mention_id", type=STRING, description="Stable id of the mention."),
        *spans("the name"),
        Column(name="text", type=STRING, description="The name as the text has it."),
        Column(
            name="place_id",
            type=STRING,
            description="The place that it means here (places.place_id).",
            refers_to=("places", "place_id"),
        ),
        confidence("resolution"),
        METHOD,
        RUN_ID,
    ),
)

EVENT_KINDS = Table(
    name="event_types",
    description="One row a PLOVER event type and mode, with the scores in use.",
    section="dimension",
    key=("event_type", "event_mode"),
    never_empty=True,
    relations=(
        repeats(
            ("cameo_root", "quad_class"),
            "event_types",
            "o.event_type = t.event_type AND o.event_mode = ''",
        ),
    ),
    sources=(PLOVER, CODEBOOKS),
    columns=(
        Column(
            name="event_type", type=STRING, description="PLOVER event type.", allowed=EVENT_TYPES
        ),
        Column(
            name="event_mode",
            type=STRING,
            description="PLOVER mode of the type; empty for the type itself.",
            pattern=r"^(?:[a-z]+(?:-[a-z]+)*)?$",
        ),
        Column(
            name="cameo_root",
            type=STRING,
            description="CAMEO root code of the type.",
            pattern=r"^[0-9]{2}$",
        ),
        Column(name="quad_class", type=STRING, description="Quad class.", allowed=QUAD_CLASSES),
        Column(
            name="goldstein",
            type=REAL,
            description="Score from conflict to cooperation.",
            unit="Goldstein points",
            at_least=-10,
            at_most=10,
        ),
        Column(name="definition", type=STRING, description="What counts as this type.", label=True),
    ),
)

ISSUES = Table(
    name="issues",
    description="One row an issue on which actors hold positions: the general ones, and those of "
    "the codebooks in use, which refine them.",
    section="dimension",
    key=("issue_id",),
    rules=(apart("parent_issue_id", "issue_id"),),
    relations=(no_circle("issue_id", "parent_issue_id"),),
    sources=(CODEBOOKS,),
    columns=(
        slug("issue_id", "Readable slug."),
        Column(name="name", type=STRING, description="Name of the issue.", label=True),
        Column(
            name="definition",
            type=STRING,
            description="What being for it would mean.",
            label=True,
        ),
        Column(
            name="parent_issue_id",
            type=STRING,
            nullable=True,
            description="The wider issue.",
            refers_to=("issues", "issue_id"),
        ),
        Column(
            name="pax_codes",
            type=STRINGS,
            description="Codes of the Peace Agreements Database (PA-X) for provisions on it.",
            vocabulary="pax",
        ),
    ),
)
