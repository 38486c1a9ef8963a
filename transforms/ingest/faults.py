"""Whose fault it is when reading a file fails: the file's, or ours.

Parsers meet malformed files with whatever error they happen upon, a TypeError deep inside as well
as one of their own. The same TypeError out of our own code is a bug, and a missing package is a
fault of the installation: told as a fault of the file, each would empty a warehouse in silence.
"""

from __future__ import annotations

from types import TracebackType

_BUGS = (AttributeError, TypeError, NameError, AssertionError)
_PARSERS = frozenset(
    {
        "bs4", "charset_normalizer", "courlan", "csv", "dateparser", "dateutil", "docx", "email",
        "html", "htmldate", "json", "justext", "lxml", "markdown_it", "pypdf", "trafilatura",
        "xml", "yaml", "zipfile", "zlib",
    }
)  # fmt: skip
_OURS = "parley"


def is_ours(error: Exception) -> bool:
    """Whether ERROR is a fault of Parley or of its installation, and not of the file it read."""
    if isinstance(error, ImportError):
        return True
    return isinstance(error, _BUGS) and _called(error.__traceback__) not in _PARSERS


def _called(traceback: TracebackType | None) -> str:
    """The package that our code had called last when the error came up; ours if it was none."""
    called = _OURS
    while traceback is not None:
        package = str(traceback.tb_frame.f_globals.get("__name__", "")).partition(".")[0]
        if package == _OURS:
            called = _OURS
        elif called == _OURS:
            called = package
        traceback = traceback.tb_next
    return called
