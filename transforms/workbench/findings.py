"""What is found in a codebook: a fault, something that does nothing, or something to improve."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from parley.schemas.errors import CodebookError

Severity = Literal["error", "warning", "hint"]
_LINE = re.compile(r"^(.*):(\d+)$")


@dataclass(frozen=True)
class Finding:
    """What is wrong, where (file and line), and what to do about it.

    With an error no text is read, what a warning names has no effect, a hint says what most
    codebooks have.
    """

    severity: Severity
    where: str
    what: str
    mend: str = ""

    @property
    def place(self) -> tuple[str, int]:
        """File and line, to sort by."""
        found = _LINE.match(self.where)
        return (found[1], int(found[2])) if found else (self.where, 0)


def error_of(fault: CodebookError) -> Finding:
    """A FAULT as a finding."""
    return Finding("error", fault.where, fault.what, fault.mend)
