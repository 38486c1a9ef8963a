"""Tables of the run itself: runs, quality results, quarantine, evaluation."""

from __future__ import annotations

from parley.schemas.columns import RUN_ID, slug
from parley.schemas.relations import relation
from parley.schemas.rules import Rule, in_order, sums_up
from parley.schemas.table import BOOLEAN, INTEGER, REAL, STRING, TIMESTAMP, Column, Table
from parley.schemas.vocabulary import LAYERS, RUN_STATUSES, SEVERITIES, STAGES


def _count(
    name: str, description: str, *, unit: str = "documents", nullable: bool = False
) -> Column:
    return Column(
        name=name,
        type=INTEGER,
        description=description,
        unit=unit,
        at_least=0,
        run=True,
        nullable=nullable,
    )


def _noted(name: str, description: str, unit: str = "documents") -> Column:
    """A count that runs of earlier versions, and runs that were stopped, do not have."""
    return _count(name, description, unit=unit, nullable=True)


def _told(name: str, description: str, *, nullable: bool = False) -> Column:
    return Column(name=name, type=STRING, description=description, nullable=nullable, run=True)


def _share(name: str, description: str) -> Column:
    return Column(
        name=name, type=REAL, description=description, unit="share", at_least=0, at_most=1
    )


RUNS = Table(
    name="runs",
    description="One row a run whose rows stand in this release.",
    section="run",
    key=("run_id",),
    order=("started_at", "run_id"),
    rules=(
        in_order("started_at", "finished_at"),
        sums_up(
            "n_documents_seen",
            "n_documents_published",
            "n_documents_unchanged",
            "n_documents_failed",
        ),
    ),
    relations=(
        relation(
            "ended",
            ("status",),
            "the run that was begun last has completed",
            where="t.status <> 'completed' "
            'AND t.started_at = (SELECT max(started_at) FROM "runs")',
            tables=("runs",),
        ),
    ),
    columns=(
        _told("run_id", "Id of the run."),
        Column(name="started_at", type=TIMESTAMP, description="Start (UTC).", run=True),
        Column(name="finished_at", type=TIMESTAMP, description="End (UTC).", run=True),
        Column(
            name="status",
            type=STRING,
            description="How it ended.",
            allowed=RUN_STATUSES,
            run=True,
        ),
        _told("dataset_version", "Digest of the published data, without columns of the run."),
        _told(
            "code_version",
            "Version of Parley with a digest of its code: 0.1.0+3f2a9c1b7d04.",
        ),
        _told("codebook_version", "Codebooks and lexicons in use, with their digest."),
        _told("model_name", "spaCy model."),
        _told("model_version", "Version of the spaCy model."),
        _count("n_documents_seen", "Documents read."),
        _count("n_documents_new", "Documents whose text had to be parsed."),
        _noted("n_documents_published", "Documents read that are new in the release, or changed."),
        _noted("n_documents_unchanged", "Documents read that the release has had before."),
        _count("n_documents_failed", "Documents sent to quarantine."),
        _noted("n_documents_undated", "Documents of the release without a date of publication."),
        _noted(
            "n_documents_of_unknown_language",
            "Documents of the release whose language could not be told: too short or mixed.",
        ),
        _noted(
            "n_documents_without_codebook",
            "Documents of the release that were read with the general layer alone.",
        ),
        _noted(
            "n_documents_read_by_rules",
            "Documents of the release that were read without the trained reader.",
        ),
        _noted(
            "n_mentions_unresolved", "Mentions of the release that stand for no actor.", "mentions"
        ),
        _noted(
            "n_speakers_unknown",
            "Attributions of the release whose speaker could not be told.",
            "attributions",
        ),
        _noted("n_events_undated", "Events of the release without a date.", "events"),
        _noted("n_events_unplaced", "Events of the release without a place.", "events"),
        _noted("n_rows_quarantined", "Rows that the gate kept out of the release.", "rows"),
        _told("parameters", "Parameters of the run, as JSON."),
    ),
)

QUALITY_RESULTS = Table(
    name="quality_results",
    description="One row an expectation that the gate checked before the release.",
    section="run",
    key=("run_id", "suite", "table_name", "expectation", "column_name"),
    order=("suite", "table_name", "expectation", "column_name", "run_id"),
    rules=(
        Rule(
            kind="without",
            columns=("success", "severity"),
            sql="success OR severity <> 'error'",
            meaning="nothing that stops a release has failed",
        ),
        Rule(
            kind="id",
            columns=("success", "unexpected_count"),
            sql="success = (unexpected_count = 0)",
            meaning="what holds is broken by no row",
        ),
    ),
    columns=(
        RUN_ID,
        slug("suite", "Suite of expectations."),
        slug("table_name", "Table checked."),
        slug("expectation", "The expectation, by its GX type."),
        Column(
            name="column_name",
            type=STRING,
            description="Column or columns checked; empty for the table as a whole.",
        ),
        Column(name="success", type=BOOLEAN, description="Whether it held."),
        Column(
            name="severity",
            type=STRING,
            description="What a failure does: 'error' stops the release, 'row' sends rows to "
            "quarantine, 'warning' is only told.",
            allowed=SEVERITIES,
        ),
        Column(name="observed_value", type=STRING, nullable=True, description="What was observed."),
        Column(
            name="unexpected_count",
            type=INTEGER,
            nullable=True,
            description="Rows that broke it.",
            unit="rows",
            at_least=0,
        ),
        Column(
            name="unexpected_percent",
            type=REAL,
            nullable=True,
            description="Share of rows that broke it.",
            unit="percent",
            at_least=0,
            at_most=100,
        ),
    ),
)

QUARANTINE = Table(
    name="quarantine",
    description="One row an input or a row that could not be used, and why.",
    section="run",
    key=("source_uri", "stage", "error_kind", "error_message"),
    rules=(
        Rule(
            kind="printable",
            columns=("error_message",),
            sql=r"NOT regexp_matches(error_message, '^\s*$')",
            meaning="error_message says something",
        ),
    ),
    columns=(
        RUN_ID,
        Column(
            name="source_uri",
            type=STRING,
            description="The input; for a row, its document's source and the row's key.",
        ),
        Column(name="stage", type=STRING, description="Stage that refused it.", allowed=STAGES),
        slug("error_kind", "Kind of fault, such as empty_file."),
        Column(name="error_message", type=STRING, description="What was wrong and what to do."),
        Column(
            name="copy_of",
            type=STRING,
            nullable=True,
            description="Of a text that is the same as another, or nearly: the address of the "
            "document (documents.source_uri) that stands for both.",
        ),
        Column(
            name="raw_sha256",
            type=STRING,
            nullable=True,
            description="SHA-256 of the raw bytes, where there were any.",
            pattern=r"^[0-9a-f]{64}$",
        ),
        Column(
            name="first_seen_at",
            type=TIMESTAMP,
            description="When this fault was first met (UTC).",
            run=True,
        ),
    ),
)

EVALUATION = Table(
    name="evaluation",
    description="One row a measure of the release against a gold set.",
    section="run",
    key=("gold_set", "layer", "measure"),
    rules=(
        Rule(
            kind="id",
            columns=("f1", "precision", "recall"),
            sql="abs(f1 * (precision + recall) - 2 * precision * recall) < 1e-9",
            meaning="f1 is the harmonic mean of precision and recall",
        ),
        Rule(
            kind="id",
            columns=("n_gold", "n_predicted", "recall", "precision"),
            sql="(n_gold > 0 OR recall = 0) AND (n_predicted > 0 OR precision = 0)",
            meaning="what rests on no rows is nought",
        ),
        Rule(
            kind="id",
            columns=("measure", "layer"),
            sql="starts_with(measure, left(layer, 4))",
            meaning="a measure begins with its layer",
        ),
    ),
    columns=(
        RUN_ID,
        Column(name="gold_set", type=STRING, description="Name of the gold set."),
        Column(name="layer", type=STRING, description="Layer measured.", allowed=LAYERS),
        Column(name="measure", type=STRING, description="Measure, such as event.typed."),
        _share("precision", "Right among predicted."),
        _share("recall", "Found among gold."),
        _share("f1", "Harmonic mean of precision and recall."),
        Column(name="n_gold", type=INTEGER, description="Gold items.", unit="items", at_least=0),
        Column(
            name="n_predicted",
            type=INTEGER,
            description="Predicted items in the stretch that the gold covers.",
            unit="items",
            at_least=0,
        ),
    ),
)
