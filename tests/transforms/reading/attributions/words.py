"""Rows of a reporting lexicon, for tests that bring their own words."""

from __future__ import annotations

from parley.schemas.codebook.lexicons import ReportingRow


def row(
    lemma: str, pos: str, complement: str, kind: str = "say", preposition: str = ""
) -> ReportingRow:
    """A row of the lexicon of reporting words."""
    return ReportingRow.model_validate(
        {
            "lemma": lemma,
            "pos": pos,
            "preposition": preposition,
            "complement": complement,
            "kind": kind,
            "strength": 0.8,
        }
    )
