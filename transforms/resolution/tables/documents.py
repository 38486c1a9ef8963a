"""Documents with what their reading has decided about them."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from parley.schemas.dimensions import DOCUMENTS
from parley.transforms.knowledge.knowledge import Knowledge


def with_codebooks(documents: pa.Table, read: pa.Table) -> pa.Table:
    """DOCUMENTS with the codebooks of which READ, rows of DOCUMENTS_READ, tells."""
    field = DOCUMENTS.arrow.field("codebooks")
    at = pc.index_in(documents["doc_id"], value_set=read["doc_id"].combine_chunks())
    told = pc.coalesce(read["codebooks"].take(at), pa.scalar([], field.type))
    return documents.set_column(documents.column_names.index(field.name), field, told)


def in_use(knowledge: Knowledge, extracted: Mapping[str, pa.Table]) -> Knowledge:
    """KNOWLEDGE with the codebooks that were asked for, or that an EXTRACTED document has taken."""
    if not knowledge.choosing:
        return knowledge
    taken = pc.list_flatten(extracted["documents_read"]["codebooks"]).unique().to_pylist()
    return knowledge.with_codebooks(taken)
