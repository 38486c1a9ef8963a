"""The errors that speak to the user: what was wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Self

__all__ = [
    "CodebookError",
    "ConfigurationError",
    "GateError",
    "InputError",
    "LackingError",
    "ModelError",
    "ParleyError",
    "QueryError",
    "SchemaError",
    "WarehouseError",
]


class ParleyError(Exception):
    """Something the user can mend.

    Parameters
    ----------
    what: what was wrong, in a sentence.
    where: the file (and line), table or setting where it was found; may be empty.
    mend: what to do about it; empty when the first sentence says it.
    """

    exit_code = 1
    kind = "error"

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(what, where, mend)

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[()], dict[str, Any]]:
        """How an error comes from one process to another: its arguments go by name."""
        made = partial(type(self), self.what, where=self.where, mend=self.mend)
        return made, (), self.__dict__

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text} {self.mend}".strip()


class InputError(ParleyError):
    """An input that is not there, or a document that cannot be read (`kind` names why)."""

    exit_code = 3
    kind = "input"

    def __init__(self, what: str, *, where: str = "", mend: str = "", kind: str = "input") -> None:
        super().__init__(what, where=where, mend=mend)
        self.kind = kind


class CodebookError(ParleyError):
    """A codebook or lexicon with a fault; `where` names the file and the line."""

    exit_code = 4
    kind = "codebook"


class ModelError(ParleyError):
    """The spaCy model is missing or does not fit."""

    exit_code = 5
    kind = "model"


class GateError(ParleyError):
    """A table does not hold what its declaration promises: the release is stopped."""

    exit_code = 6
    kind = "validation"


class SchemaError(ParleyError):
    """Rows do not match the declaration of their table."""

    exit_code = 6
    kind = "schema"


class WarehouseError(ParleyError):
    """The warehouse folder cannot be read or written, or holds no release."""

    exit_code = 7
    kind = "warehouse"


class QueryError(ParleyError):
    """A query that DuckDB refused."""

    exit_code = 8
    kind = "query"


class LackingError(QueryError):
    """A query for a table, view or column that the release does not have."""

    kind = "lacking"


class ConfigurationError(ParleyError):
    """A setting or an option that cannot be used."""

    exit_code = 2
    kind = "configuration"
