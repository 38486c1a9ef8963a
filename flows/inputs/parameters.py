"""What a run is asked to do, with every default filled in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from parley.flows.inputs.knowledge import asked_codebooks
from parley.flows.inputs.settings import settings
from parley.flows.inputs.sources import uri_of

SOURCES_FILE = "sources.yaml"
"""The file of a warehouse that is read where no input is named."""


@dataclass(frozen=True)
class Parameters:
    """The parameters of a run, as they are recorded in `runs.parameters`.

    Where `codebooks` is None each text takes those that it is about. `forget` is what the run was
    made to forget.
    """

    inputs: tuple[str, ...]
    codebooks: tuple[str, ...] | None
    model: str
    workers: int
    fresh: bool = False
    reader: str = "trained"
    forget: tuple[str, ...] = ()

    def to_json(self) -> str:
        """One line of JSON with sorted keys."""
        told = asdict(self)
        if not self.forget:
            del told["forget"]
        return json.dumps(told, sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Parameters:
        """The parameters that `to_json` has told, without what only another version knows."""
        told, known = json.loads(text), {each.name for each in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in told.items()
            if name in known
        }
        return cls(**values)


def with_defaults(
    inputs: Sequence[str] | None = None,
    codebooks: Sequence[str] | None = None,
    model: str | None = None,
    workers: int | None = None,
    fresh: bool = False,
    reader: str | None = None,
    *,
    warehouse: Path | str | None = None,
) -> Parameters:
    """Fill in what is not given: the sources of WAREHOUSE, or the sample corpus; the settings."""
    declared = Path(warehouse) / SOURCES_FILE if warehouse is not None else None
    usual = declared if declared and declared.is_file() else settings().sample_corpus
    return Parameters(
        inputs=tuple(inputs) if inputs else (uri_of(usual),),
        codebooks=asked_codebooks(codebooks),
        model=model or settings().model,
        workers=workers or settings().workers,
        fresh=fresh,
        reader=reader or settings().reader,
    )


def of_stage(
    codebooks: Sequence[str] | None = None,
    model: str | None = None,
    workers: int | None = None,
    reader: str | None = None,
) -> Parameters:
    """The parameters of a stage that reads no input; the defaults where it is not told."""
    return Parameters(
        inputs=(),
        codebooks=asked_codebooks(codebooks),
        model=model or settings().model,
        workers=workers or settings().workers,
        reader=reader or settings().reader,
    )
