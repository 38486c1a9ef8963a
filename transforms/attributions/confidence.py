"""How sure each rule of attribution is: its measured precision, until it is calibrated."""

from __future__ import annotations

# Share of contents found by the rule that annotators of news and of essays mark too.
_PRECISION = {
    "verb:clause": 0.83,
    "verb:parenthesis": 0.78,
    "verb:as_clause": 0.60,
    "verb:as": 0.50,
    "verb:of": 0.50,
    "verb:about": 0.42,
    "verb:for": 0.65,
    "verb:object": 0.50,
    "verb:to_inf": 0.30,
    "noun:clause": 0.68,
    "noun:of": 0.55,
    "noun:about": 0.42,
    "noun:object": 0.45,
    "phrase:according": 0.90,
    "quote:after": 0.65,
    "quote:before": 0.60,
    "quote:signed": 0.90,
    "quote:continued": 0.65,
    "quote:resumed": 0.40,
    "citation": 0.90,
}
_OTHER = 0.5
# Where it is not known who speaks, less of the row can be right.
_UNNAMED = 0.8


def confidence_of(method: str, named: bool) -> float:
    """The confidence of a row found by METHOD; NAMED says whether its speaker is an actor."""
    return round(_PRECISION.get(method, _OTHER) * (1 if named else _UNNAMED), 3)
