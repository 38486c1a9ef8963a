"""Tables that pass between stages and are not published."""

from __future__ import annotations

from parley.schemas.columns import DOC_ID, spans
from parley.schemas.dimensions import ACTORS, PLACES
from parley.schemas.table import STRING, Column, Table
from parley.schemas.vocabulary import SENTENCE_KINDS

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

ACTORS_FOUND = Table(
    name="actors_found",
    description="One row an actor that a document names and no codebook holds.",
    section="dimension",
    key=("doc_id", "actor_id"),
    columns=(DOC_ID, *(ACTORS[name] for name in ("actor_id", "name", "kind", "country"))),
)

PLACES_FOUND = Table(
    name="places_found",
    description="One row a place that an event of a document is put at.",
    section="dimension",
    key=("doc_id", "place_id"),
    columns=(DOC_ID, *PLACES.columns),
)
