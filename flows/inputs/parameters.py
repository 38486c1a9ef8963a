"""What a run is asked to do, as it is written into `runs.parameters`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from parley.flows.inputs.settings import DEFAULT_CODEBOOKS, SAMPLE_CODEBOOKS, settings
from parley.flows.inputs.sources import uri_of


@dataclass(frozen=True)
class Parameters:
    """The parameters of a run, with every default filled in."""

    inputs: tuple[str, ...]
    codebooks: tuple[str, ...]
    model: str
    workers: int
    fresh: bool = False

    def to_json(self) -> str:
        """One line of JSON with sorted keys."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Parameters:
        """The parameters that `to_json` wrote."""
        told = json.loads(text)
        return cls(
            **{**told, "inputs": tuple(told["inputs"]), "codebooks": tuple(told["codebooks"])}
        )

    def changed(
        self,
        *,
        codebooks: Sequence[str] | None = None,
        model: str | None = None,
        workers: int | None = None,
    ) -> Parameters:
        """These parameters with those that are given."""
        return replace(
            self,
            codebooks=_names(codebooks) if codebooks is not None else self.codebooks,
            model=model or self.model,
            workers=workers or self.workers,
        )


def with_defaults(
    inputs: Sequence[str] | None = None,
    codebooks: Sequence[str] | None = None,
    model: str | None = None,
    workers: int | None = None,
    fresh: bool = False,
) -> Parameters:
    """Fill in what is not given: the sample corpus with its codebooks, and the settings."""
    sample = not inputs
    return Parameters(
        inputs=(uri_of(settings().sample_corpus),) if sample else tuple(inputs or ()),
        codebooks=_names(
            codebooks
            if codebooks is not None
            else (SAMPLE_CODEBOOKS if sample else DEFAULT_CODEBOOKS)
        ),
        model=model or settings().model,
        workers=workers or settings().workers,
        fresh=fresh,
    )


def _names(codebooks: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(codebooks)))
