"""Documents with what their reading has decided about them."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from parley.schemas.dimensions import DOCUMENTS
from parley.transforms.knowledge.knowledge import Knowledge


def with_codebooks(documents: pa.Table, read: pa.Table) -> pa.Table:
    """DOCUMENTS with the codebooks of which READ, rows of DOCUMENTS_READ, tells."""
    codebooks = dict(zip(read["doc_id"].to_pylist(), read["codebooks"].to_pylist(), strict=True))
    told = [codebooks.get(doc_id, []) for doc_id in documents["doc_id"].to_pylist()]
    field = DOCUMENTS.arrow.field("codebooks")
    at = documents.column_names.index(field.name)
    return documents.set_column(at, field, pa.array(told, field.type))


def in_use(knowledge: Knowledge, extracted: Mapping[str, pa.Table]) -> Knowledge:
    """KNOWLEDGE with the codebooks that were asked for, or that an EXTRACTED document has taken."""
    if not knowledge.choosing:
        return knowledge
    read = extracted["documents_read"]["codebooks"].to_pylist()
    taken = {name for each in read for name in each}
    return knowledge.with_codebooks(taken)
