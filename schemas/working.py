"""Tables that pass between stages and are not published."""

from __future__ import annotations

from parley.schemas.columns import DOC_ID, spans
from parley.schemas.dimensions import ACTORS, DOCUMENTS, PLACES
from parley.schemas.process import AGREEMENTS
from parley.schemas.table import BOOLEAN, INTEGER, REAL, STRING, STRINGS, TIMESTAMP, Column, Table
from parley.schemas.tables import EXTRACTED
from parley.schemas.talks import ROUNDS
from parley.schemas.vocabulary import ADDRESS_STATUSES, FORGOTTEN_KINDS, SENTENCE_KINDS

BLOCKS = Table(
    name="blocks",
    description="One row a block of a document's layout: a paragraph, heading, bullet, caption "
    "or reference. Blocks follow each other, do not overlap, and hold all of the text but the "
    "white space between them.",
    section="dimension",
    key=("doc_id", "char_start"),
    columns=(
        DOC_ID,
        *(column for column in spans("the block") if column.name.startswith("char")),
        Column(name="kind", type=STRING, description="Part of the layout.", allowed=SENTENCE_KINDS),
    ),
)

SEEN = Table(
    name="seen",
    description="One row an input of a run that should have become a document.",
    section="run",
    key=("source_uri",),
    columns=(
        Column(name="source_uri", type=STRING, description="The input."),
        Column(
            name="doc_id",
            type=STRING,
            nullable=True,
            description="The document that it has become; null where it was refused.",
        ),
    ),
)

ADDRESSES = Table(
    name="addresses",
    description="One row an address or file that a source has named: the cursor of the source, "
    "which stands here as an address of itself.",
    section="run",
    key=("source", "address"),
    columns=(
        Column(name="source", type=STRING, description="The source, as it was declared."),
        Column(name="address", type=STRING, description="The address, or the path of a file."),
        Column(
            name="listing",
            type=STRING,
            nullable=True,
            description="The listing that names it; null where none does any more.",
        ),
        Column(
            name="found_at",
            type=STRING,
            nullable=True,
            description="The address that gave the text, after redirects: documents.source_uri.",
        ),
        Column(name="status", type=STRING, description="How it stands.", allowed=ADDRESS_STATUSES),
        Column(name="error", type=STRING, description="Why it failed; empty where it did not."),
        Column(
            name="changed",
            type=STRING,
            description="What the listing tells of its last change; of a file, its state.",
        ),
        Column(
            name="told",
            type=STRING,
            description="What the listing tells of the text, as JSON: title, authors, day.",
        ),
        Column(name="etag", type=STRING, description="ETag of what was fetched."),
        Column(name="last_modified", type=STRING, description="Last-Modified of it."),
        Column(name="first_seen_at", type=TIMESTAMP, description="When it was first named (UTC)."),
        Column(
            name="fetched_at",
            type=TIMESTAMP,
            nullable=True,
            description="When it was asked for last, and answered (UTC).",
        ),
    ),
)

BANDS = Table(
    name="bands",
    description="Some rows a document: digests, of which nearly equal texts share at least one.",
    section="dimension",
    key=("doc_id", "band"),
    columns=(
        DOC_ID,
        Column(name="band", type=INTEGER, description="A digest; 0 where the text is too short."),
    ),
)

PAIRS = Table(
    name="pairs",
    description="One row a pair of documents with nearly the same text.",
    section="dimension",
    key=("doc_id", "other_doc_id"),
    columns=(
        DOC_ID,
        Column(name="other_doc_id", type=STRING, description="The other, whose id is greater."),
        Column(
            name="likeness",
            type=REAL,
            description="Share of the shorter text's runs of words that the longer has too.",
            unit="share",
        ),
    ),
)

REVISIONS = Table(
    name="revisions",
    description="One row a text that stood at an address before another took its place.",
    section="dimension",
    key=("source_uri", "doc_id"),
    columns=(
        DOCUMENTS["source_uri"],
        DOCUMENTS["doc_id"],
        DOCUMENTS["content_sha256"],
        DOCUMENTS["published_on"],
        DOCUMENTS["n_chars"],
        DOCUMENTS["ingested_at"],
        Column(name="replaced_at", type=TIMESTAMP, description="When it was found replaced (UTC)."),
    ),
)

FORGOTTEN = Table(
    name="forgotten",
    description="One row a thing that is kept out for good. Of a text only its id stays, a digest.",
    section="run",
    key=("target", "kind", "value"),
    columns=(
        Column(name="target", type=STRING, description="What was asked to be forgotten."),
        Column(
            name="kind",
            type=STRING,
            description="What the value is: the id of a text, an address or file, a publisher, or "
            "a source as it was declared.",
            allowed=FORGOTTEN_KINDS,
        ),
        Column(name="value", type=STRING, description="By what it is known again."),
        Column(name="forgotten_at", type=TIMESTAMP, description="Since when (UTC)."),
    ),
)

ACTORS_FOUND = Table(
    name="actors_found",
    description="One row an actor that a document names and no codebook holds.",
    section="dimension",
    key=("doc_id", "actor_id"),
    columns=(DOC_ID, *(ACTORS[name] for name in ("actor_id", "name", "kind", "country", "sector"))),
)

PLACES_FOUND = Table(
    name="places_found",
    description="One row a place that a document names.",
    section="dimension",
    key=("doc_id", "place_id"),
    columns=(DOC_ID, *PLACES.columns),
)

DOCUMENTS_READ = Table(
    name="documents_read",
    description="One row a document: what its reading has decided about it.",
    section="dimension",
    key=("doc_id",),
    columns=(DOC_ID, DOCUMENTS["codebooks"]),
)

CHOSEN = Table(
    name="chosen",
    description="One row a text and its day: the codebooks with which it is read, as they were "
    "chosen under one version of code and knowledge.",
    section="dimension",
    key=("doc_id",),
    columns=(
        DOC_ID,
        DOCUMENTS["published_on"],
        DOCUMENTS["codebooks"],
        Column(
            name="version",
            type=STRING,
            description="The code and the knowledge by which they were chosen.",
        ),
    ),
)

EVENT_FEATURES = Table(
    name="event_features",
    description="One row an event mention: what its grammar tells of it, by which mentions of one "
    "event are told from those of another.",
    section="fact",
    key=("event_mention_id",),
    columns=(
        Column(
            name="event_mention_id",
            type=STRING,
            description="The mention.",
            refers_to=("event_mentions", "event_mention_id"),
        ),
        DOC_ID,
        Column(
            name="sentence_index",
            type=INTEGER,
            description="Place of its sentence in the document, counted from 0.",
            at_least=0,
        ),
        Column(name="is_noun", type=BOOLEAN, description="Whether a noun tells it."),
        Column(name="lemma", type=STRING, description="Lemma of its trigger in lower case."),
        Column(
            name="modifiers",
            type=STRINGS,
            description="What stands before the noun in its phrase, in lower case and in order: "
            "'the', 'second' of 'the second round'. Empty for verbs.",
        ),
        Column(
            name="content",
            type=STRINGS,
            description="Stems of the words that say what its sentence is about, sorted, without "
            "names.",
        ),
        Column(
            name="governed_by",
            type=STRING,
            description="The mention of an event on which it depends: the agreement of 'agreed to "
            "exchange' for the exchange.",
            nullable=True,
            refers_to=("event_mentions", "event_mention_id"),
        ),
    ),
)

AGREEMENTS_FOUND = Table(
    name="agreements_found",
    description="One row an instrument that a document tells of, before those of several documents "
    "are joined.",
    section="dimension",
    key=("agreement_id", "doc_id"),
    columns=(
        DOC_ID,
        Column(
            name="agreement_id",
            type=STRING,
            description="Its id where it is known by name, else one of this document.",
        ),
        *(
            AGREEMENTS[name]
            for name in (
                "name", "kind", "party_actor_ids", "third_party_actor_ids", "date_start",
                "date_end", "date_precision",
            )
        ),
        Column(
            name="words",
            type=STRINGS,
            description="What it is about, and names and numbers in its phrases, sorted.",
        ),
    ),
)  # fmt: skip

ROUNDS_FOUND = Table(
    name="rounds_found",
    description="One row a round that a document tells of, before those of several documents are "
    "joined.",
    section="dimension",
    key=("round_id",),
    columns=(
        DOC_ID,
        Column(name="round_id", type=STRING, description="Its id in this document."),
        *(
            ROUNDS[name]
            for name in (
                "kind", "party_actor_ids", "host_actor_ids", "mediator_actor_ids",
                "delegate_actor_ids", "level", "place_id", "place_name", "date_start", "date_end",
                "date_precision", "outcome",
            )
        ),
    ),
)  # fmt: skip

# All that extraction makes of documents: what is published once resolved, and what is only used.
READ = (
    *EXTRACTED,
    DOCUMENTS_READ,
    ACTORS_FOUND,
    PLACES_FOUND,
    EVENT_FEATURES,
    AGREEMENTS_FOUND,
    ROUNDS_FOUND,
)
