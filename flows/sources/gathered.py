"""What came of the sources of a run."""

from __future__ import annotations

from collections.abc import Sequence

from parley.flows.inputs.sources import Source
from parley.transforms.ingest.document import Refusal


class Gathered:
    """Files to read of all sources; refusals, and whatever else answered or is gone (`met`)."""

    def __init__(self) -> None:
        self.files: dict[str, Source] = {}
        self.refusals: list[Refusal] = []
        self.met: set[str] = set()
        self.n_unchanged = 0

    def add(self, file: Source) -> None:
        """Take FILE in, unless one of its address is there already."""
        self.files.setdefault(file.uri, file)

    def new(self, others: Sequence[Source]) -> list[Source]:
        """The files, ordered by uri, without those that OTHERS hold already."""
        known = {each.uri for each in others}
        return [self.files[uri] for uri in sorted(self.files) if uri not in known]
