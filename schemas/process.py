"""Tables of the peace process: agreements, what became of them, their terms, and interests."""

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
    spans,
)
from parley.schemas.relations import (
    counted,
    documents_counted,
    in_text,
    named_in_document,
    once,
    relation,
    told_by,
    told_in,
)
from parley.schemas.rules import ascending, by_method, disjoint, none_where_unknown, where_told
from parley.schemas.sources import CODEBOOKS, TEXTS, WIKIDATA
from parley.schemas.table import BOOLEAN, DATE, INTEGER, STRING, STRINGS, Column, Table
from parley.schemas.times import HAPPENED, told_near
from parley.schemas.vocabulary import (
    AGREEMENT_KINDS,
    AGREEMENT_STATES,
    FORCES,
    INTEREST_KINDS,
    SLUG,
)

_AGREEMENT_ID = Column(
    name="agreement_id",
    type=STRING,
    description="The agreement (agreements.agreement_id).",
    refers_to=("agreements", "agreement_id"),
)

_SIGNED_ON = relation(
    "told",
    ("status", "status_on"),
    "some row of agreement_status tells the status of that day",
    where='t.status_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "agreement_status" AS o '
    "WHERE o.agreement_id = t.agreement_id AND o.status = t.status AND o.date_start = t.status_on)",
    tables=("agreement_status",),
)
_TELLING = ("agreement_mentions", "agreement_status", "provisions")
_TOLD = relation(
    "told",
    ("agreement_id",),
    "some text names it, tells its status or its terms",
    where=f"NOT EXISTS (SELECT 1 FROM {told_in(_TELLING, 'agreement_id')} AS o "
    "WHERE o.agreement_id = t.agreement_id)",
    tables=_TELLING,
)
_OF_FACT = relation(
    "told",
    ("agreement_id", "status"),
    "it has a status, if some row of agreement_status tells one as actual",
    where='t.status IS NULL AND EXISTS (SELECT 1 FROM "agreement_status" AS o '
    "WHERE o.agreement_id = t.agreement_id AND o.factuality = 'actual')",
    tables=("agreement_status",),
)
_TOLD_IN = documents_counted(
    "n_documents",
    _TELLING,
    "agreement_id",
    "counts the documents that name it, tell its status or its terms",
)
AGREEMENTS = Table(
    name="agreements",
    description="One row an instrument that parties made, proposed or discussed: a draft, treaty, "
    "ceasefire, exchange, plan, resolution, or the demands that one of them puts as its terms.",
    section="fact",
    key=("agreement_id",),
    rules=(
        *DATED,
        disjoint("party_actor_ids", "third_party_actor_ids"),
        ascending("party_actor_ids"),
        ascending("third_party_actor_ids"),
        ascending("issue_ids"),
        where_told("status_on", "status"),
    ),
    relations=(
        counted("n_mentions", "agreement_mentions", "agreement_id"),
        told_by("agreement_status", "agreement_id", "status", where="t.status IS NOT NULL"),
        _SIGNED_ON,
        _OF_FACT,
        _TOLD,
        _TOLD_IN,
        told_near(_TELLING, "agreement_id", "NOT t.in_codebook"),
        relation(
            "disputed",
            ("contested",),
            "rows of agreement_status contradict each other, if it is contested",
            where='t.contested AND (SELECT count(*) FROM "agreement_status" AS o '
            "WHERE o.agreement_id = t.agreement_id) < 2",
            tables=("agreement_status",),
            severity="warning",
        ),
        relation(
            "repeats",
            ("issue_ids",),
            "some term of it is on each of issue_ids",
            join="CROSS JOIN unnest(t.issue_ids) AS given(issue_id)",
            where='NOT EXISTS (SELECT 1 FROM "provisions" AS o '
            "WHERE o.agreement_id = t.agreement_id AND o.issue_id = given.issue_id)",
            tables=("provisions",),
            severity="warning",
        ),
    ),
    sources=(TEXTS, CODEBOOKS, WIKIDATA),
    columns=(
        Column(
            name="agreement_id",
            type=STRING,
            description="Readable id, of a codebook or made of parties, words and date.",
            pattern=SLUG,
        ),
        Column(
            name="name",
            type=STRING,
            description="Its common name, or how texts describe it.",
            label=True,
        ),
        Column(
            name="kind",
            type=STRING,
            description="What kind of instrument it is.",
            allowed=AGREEMENT_KINDS,
        ),
        actors("party_actor_ids", "Whose instrument it is (actors.actor_id), sorted."),
        actors(
            "third_party_actor_ids",
            "Mediators, guarantors, hosts and sponsors (actors.actor_id), sorted.",
        ),
        *DATES,
        Column(
            name="status",
            type=STRING,
            nullable=True,
            description="What became of it at last, by what texts tell as fact; null where none "
            "tells.",
            allowed=AGREEMENT_STATES,
        ),
        Column(
            name="status_on",
            type=DATE,
            nullable=True,
            description="The first day of that status, where it is known.",
        ),
        Column(
            name="issue_ids",
            type=STRINGS,
            description="The issues of its provisions (issues.issue_id), sorted.",
            refers_to=("issues", "issue_id"),
        ),
        Column(
            name="wikidata_id",
            type=STRING,
            nullable=True,
            description="Wikidata item.",
            pattern=r"^Q[1-9][0-9]*$",
        ),
        Column(
            name="in_codebook",
            type=BOOLEAN,
            description="True where a codebook or the general list knows it; false where it was "
            "made from the texts.",
        ),
        Column(
            name="n_mentions",
            type=INTEGER,
            description="Places in the texts that name it; none for terms put without a name.",
            unit="mentions",
            at_least=0,
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
            description="True where documents or speakers disagree on what became of it.",
        ),
        confidence("agreement"),
    ),
)

AGREEMENT_MENTIONS = Table(
    name="agreement_mentions",
    description="One row a place in a text that names an agreement or stands for it.",
    section="fact",
    key=("agreement_mention_id",),
    order=("doc_id", "char_start", "char_end", "agreement_mention_id"),
    span_text="text",
    rules=(by_method("back", "definite", "detailed", "known", "named", "owned", "title", "told"),),
    relations=(once("doc_id", "char_start", "char_end", "agreement_id"),),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="agreement_mention_id", type=STRING, description="Stable id of the mention."),
        _AGREEMENT_ID,
        *spans("the mention"),
        Column(name="text", type=STRING, description="The words that name it."),
        confidence(),
        METHOD,
        RUN_ID,
    ),
)

AGREEMENT_STATUS = Table(
    name="agreement_status",
    description="One row a statement of what became of an agreement.",
    section="fact",
    key=("agreement_status_id",),
    order=("doc_id", "char_start", "char_end", "agreement_status_id"),
    rules=(
        *DATED,
        none_where_unknown("date_basis", "date_start"),
        ascending("by_actor_ids"),
        by_method("adj", "noun", "verb"),
    ),
    relations=(
        *HAPPENED,
        once("doc_id", "char_start", "char_end", "agreement_id", "status"),
    ),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="agreement_status_id", type=STRING, description="Stable id of the statement."),
        _AGREEMENT_ID,
        *spans("the word that tells the status"),
        Column(
            name="status",
            type=STRING,
            description="What became of the agreement.",
            allowed=AGREEMENT_STATES,
        ),
        actors(
            "by_actor_ids",
            "Who so acts (actors.actor_id), sorted; empty where all parties do, or nobody is told.",
        ),
        *DATES,
        DATE_BASIS,
        FACTUALITY_TOLD,
        ATTRIBUTED,
        confidence(),
        METHOD,
        RUN_ID,
    ),
)

PROVISIONS = Table(
    name="provisions",
    description="One row a term that a text gives an agreement, a plan or a demand: what somebody "
    "has to do, may do, or gets.",
    section="fact",
    key=("provision_id",),
    order=("doc_id", "char_start", "char_end", "provision_id"),
    span_text="content",
    rules=(
        ascending("obliged_actor_ids"),
        ascending("beneficiary_actor_ids"),
        by_method(
            "bound",
            "complement",
            "follows",
            "gains",
            "goes",
            "infinitive",
            "lasting",
            "listed",
            "own",
            "provided",
            "put",
            "taken",
            "term",
            "under",
        ),
    ),
    relations=(
        in_text("condition"),
        in_text("duration"),
        once("doc_id", "char_start", "char_end", "agreement_id"),
        relation(
            "repeats",
            ("issue_id", "agreement_id"),
            "issue_id stands in issue_ids of its agreement",
            join='JOIN "agreements" AS o USING (agreement_id)',
            where="NOT list_contains(o.issue_ids, t.issue_id)",
            tables=("agreements",),
        ),
    ),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="provision_id", type=STRING, description="Stable id of the provision."),
        _AGREEMENT_ID,
        *spans("the term"),
        Column(name="content", type=STRING, description="The words of the term."),
        Column(
            name="issue_id",
            type=STRING,
            nullable=True,
            description="The issue (issues.issue_id); null where it is none of the codebooks'.",
            refers_to=("issues", "issue_id"),
        ),
        Column(
            name="pax_code",
            type=STRING,
            nullable=True,
            description="Code of the issue in the PA-X Peace Agreements Database.",
            pattern=r"^[A-Za-z][A-Za-z0-9]*$",
            vocabulary="pax",
        ),
        actors("obliged_actor_ids", "Who must do it or refrain from it (actors.actor_id), sorted."),
        actors("beneficiary_actor_ids", "Who gets something by it (actors.actor_id), sorted."),
        Column(
            name="force",
            type=STRING,
            description="Whether it obliges, forbids, permits or grants.",
            allowed=FORCES,
        ),
        Column(
            name="condition",
            type=STRING,
            nullable=True,
            description="On what it depends, in the words of the text.",
        ),
        Column(
            name="duration",
            type=STRING,
            nullable=True,
            description="For how long it holds, in the words of the text.",
        ),
        ATTRIBUTED,
        confidence(),
        METHOD,
        RUN_ID,
    ),
)

INTERESTS = Table(
    name="interests",
    description="One row a statement of what an actor wants, needs or fears beneath its positions, "
    "or of what presses on it.",
    section="fact",
    key=("interest_id",),
    order=("doc_id", "char_start", "char_end", "interest_id"),
    span_text="content",
    rules=(by_method("fear", "goal", "need", "pressure"),),
    relations=(
        once("doc_id", "char_start", "char_end", "holder_actor_id", "kind"),
        named_in_document("holder_actor_id"),
    ),
    sources=(TEXTS, CODEBOOKS),
    columns=(
        Column(name="interest_id", type=STRING, description="Stable id of the statement."),
        *spans("the words of what"),
        actor("holder_actor_id", "Whose interest it is (actors.actor_id).", nullable=False),
        Column(
            name="kind",
            type=STRING,
            description="Whether it is a goal, a need, a fear, or a pressure on the holder.",
            allowed=INTEREST_KINDS,
        ),
        Column(
            name="content",
            type=STRING,
            description="What is wanted, needed or feared, or what presses, in the text's words.",
        ),
        Column(
            name="issue_id",
            type=STRING,
            nullable=True,
            description="The issue that the words name (issues.issue_id); null where none.",
            refers_to=("issues", "issue_id"),
        ),
        ATTRIBUTED,
        confidence(),
        METHOD,
        RUN_ID,
    ),
)
