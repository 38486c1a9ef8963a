"""The reviewers' corrections in the data folder, applied to what was extracted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parley.flows.inputs.knowledge import read_text
from parley.transforms.knowledge.corrections import Corrections, parse_corrections
from parley.transforms.resolution.corrections.apply import Corrected, correct

if TYPE_CHECKING:
    import pyarrow as pa

    from parley.flows.stages.context import Stage

_FOLDER = "corrections"


def read_corrections(folders: Sequence[Path]) -> Corrections:
    """The corrections in the data FOLDERS, of files of one name those in the last; maybe none.

    Raises
    ------
    CodebookError: a file is no UTF-8 or has a fault; the error names file and line.
    """
    return parse_corrections(
        {
            path.relative_to(folder).as_posix(): read_text(path)
            for folder in folders
            for path in sorted((folder / _FOLDER).rglob("*.csv"))
            if path.is_file() and not path.name.startswith(".")
        }
    )


def corrected(
    stage: Stage,
    documents: pa.Table,
    extracted: Mapping[str, pa.Table],
    corrections: Corrections,
) -> Corrected:
    """What was EXTRACTED of DOCUMENTS, corrected; what no longer applies goes to quarantine.

    Corrections come after the cache: a new one lets no document be parsed again.
    """
    result = correct(documents, extracted, stage.knowledge, corrections)
    stage.ledger.refuse("resolve", result.stale)
    return result
