"""spaCy without what we never use of it: import this before it.

It loads its whole command line for the one function `spacy.info`, with all that downloads models
and makes projects: half of the time of its import.
"""

from __future__ import annotations

from parley.schemas.imports import put_off_until_called

with put_off_until_called("spacy.cli.info", "info"):
    import spacy  # noqa: F401
