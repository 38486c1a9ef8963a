"""The columns that mean the same in several tables."""

from __future__ import annotations

import pyarrow as pa

from parley.schemas.rules import as_exact_as, in_order, none_where_unknown, together, whole
from parley.schemas.table import DATE, INTEGER, REAL, STRING, STRINGS, Column
from parley.schemas.vocabulary import (
    AUTHOR,
    DATE_BASES,
    DATE_PRECISIONS,
    FACTUALITY,
    SLUG,
    Vocabulary,
)

RUN_ID = Column(
    name="run_id",
    type=STRING,
    description="The run that wrote the row (runs.run_id).",
    run=True,
    refers_to=("runs", "run_id"),
)
DOC_ID = Column(
    name="doc_id",
    type=STRING,
    description="The document (documents.doc_id).",
    pattern=r"^doc_[0-9a-f]{16}$",
    refers_to=("documents", "doc_id"),
)
SENTENCE_ID = Column(
    name="sentence_id",
    type=STRING,
    description="The sentence that holds the span (sentences.sentence_id).",
    refers_to=("sentences", "sentence_id"),
)
METHOD = Column(
    name="method",
    type=STRING,
    description="The rule or model that made the row.",
    pattern=r"^[a-z][a-z0-9_]*(?::[a-z0-9_]+)*(?:\+[a-z0-9][a-z0-9_.:-]*)*$",
)


def spans(what: str) -> tuple[Column, ...]:
    """The four columns of provenance of a row that stands for WHAT in a document's text."""
    return (
        DOC_ID,
        SENTENCE_ID,
        Column(
            name="char_start",
            type=INTEGER,
            description=f"Where {what} starts in documents.text, counted from 0.",
            unit="characters",
            at_least=0,
        ),
        Column(
            name="char_end",
            type=INTEGER,
            description=f"Where {what} ends in documents.text (the first character after it).",
            unit="characters",
            at_least=1,
        ),
    )


def confidence(of: str = "row") -> Column:
    """How sure the dataset is of a row, from 0 to 1."""
    return Column(
        name="confidence",
        type=REAL,
        description=f"Estimated probability that the {of} is right, calibrated against the gold.",
        unit="probability",
        at_least=0,
        at_most=1,
    )


def actor(name: str, description: str, *, nullable: bool = True, pseudo: bool = False) -> Column:
    """A column that names an actor; only PSEUDO columns may hold 'author', the document's voice."""
    return _actors(name, STRING, description, nullable=nullable, pseudo=pseudo)


def actors(name: str, description: str, *, pseudo: bool = False) -> Column:
    """A column of lists of actors; only PSEUDO columns may hold 'author'."""
    return _actors(name, STRINGS, description, nullable=False, pseudo=pseudo)


def _actors(
    name: str, kind: pa.DataType, description: str, *, nullable: bool, pseudo: bool
) -> Column:
    return Column(
        name=name,
        type=kind,
        description=description + (f" '{AUTHOR}' is the document's own voice." if pseudo else ""),
        nullable=nullable,
        refers_to=("actors", "actor_id"),
        excluded=() if pseudo else (AUTHOR,),
    )


def slug(
    name: str,
    description: str,
    *,
    nullable: bool = False,
    vocabulary: Vocabulary | None = None,
) -> Column:
    """A column of values that codebooks and lexicons choose: lower-case words joined by '_'."""
    return Column(
        name=name,
        type=STRING,
        description=description,
        nullable=nullable,
        pattern=SLUG,
        vocabulary=vocabulary,
    )


def country(description: str) -> Column:
    """A column of countries."""
    return Column(
        name="country",
        type=STRING,
        nullable=True,
        description=description,
        pattern=r"^[A-Z]{3}$",
        refers_to=("countries", "country"),
    )


DATES = (
    Column(
        name="date_start", type=DATE, nullable=True, description="First day on which it happened."
    ),
    Column(name="date_end", type=DATE, nullable=True, description="Last day on which it happened."),
    Column(
        name="date_precision",
        type=STRING,
        description="What the interval stands for; 'none' where the text gives no date.",
        allowed=DATE_PRECISIONS,
    ),
)
"""The columns of when something happened."""
DATED = (
    together("date_start", "date_end"),
    in_order("date_start", "date_end"),
    none_where_unknown("date_precision", "date_start"),
    as_exact_as("date_precision", "date_start", "date_end"),
    whole("date_precision", "date_start", "date_end"),
)
"""What holds of DATES."""
DATE_BASIS = Column(
    name="date_basis",
    type=STRING,
    description="What the date rests on: words of the text, words relative to a date, "
    "the document's own date, or nothing.",
    allowed=DATE_BASES,
)
FACTUALITY_TOLD = Column(
    name="factuality",
    type=STRING,
    description="Whether it happened, by the text.",
    allowed=FACTUALITY,
)
ATTRIBUTED = actor("attributed_to_actor_id", "On whose word the text rests it.", pseudo=True)
