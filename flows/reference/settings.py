"""The page of the settings."""

from __future__ import annotations

from typing import Any, get_args

from pydantic.fields import FieldInfo

from parley.flows.inputs.settings import Settings
from parley.flows.reference.markdown import page, table

_HEAD = """\
# Settings

Each is an environment variable; the option of a command of the same name goes before it. A value
that cannot be is told with its variable, and the command ends with code 2.
"""


def settings_page() -> str:
    """Each setting with what it is, its default and its bounds."""
    rows = ((f"`PARLEY_{name.upper()}`", *_told(info)) for name, info in _fields())
    return page(_HEAD, *table(("variable", "what", "default", "allowed"), rows))


def _fields() -> list[tuple[str, FieldInfo]]:
    return sorted(Settings.model_fields.items())


def _told(info: FieldInfo) -> tuple[str, str, str]:
    default = "" if info.default is None else f"`{_plain(info.default)}`"
    return info.description or "", default, _allowed(info)


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _allowed(info: FieldInfo) -> str:
    if choices := [each for each in get_args(info.annotation) if isinstance(each, str)]:
        return ", ".join(f"`{each}`" for each in choices)
    bounds = {"ge": "from", "gt": "more than", "le": "to"}
    told = [
        f"{word} {getattr(each, name):,}"
        for each in info.metadata
        for name, word in bounds.items()
        if hasattr(each, name)
    ]
    return " ".join(told)
