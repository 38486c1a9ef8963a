"""The cookbook: questions that users ask of a release, one a file under `cookbook/`, by theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from parley.schemas.errors import ConfigurationError

FIRST = "start"
"""The theme for those who have seen nothing yet."""
_FOLDER = Path(__file__).parent / "cookbook"
_COMMENT = "-- "


@dataclass(frozen=True)
class Recipe:
    """A question in words and in SQL; `notes` tell what to change or to keep in mind."""

    theme: str
    name: str
    question: str
    notes: tuple[str, ...]
    sql: str

    @classmethod
    def read(cls, path: Path) -> Recipe:
        """The recipe at PATH: the comment that heads it holds the question, then the notes."""
        lines = path.read_text(encoding="utf-8").splitlines()
        n_head = next(at for at, line in enumerate(lines) if not line.startswith(_COMMENT))
        question, *notes = (line.removeprefix(_COMMENT) for line in lines[:n_head])
        statement = "\n".join(lines[n_head:])
        return cls(_plain(path.parent.name), _plain(path.stem), question, tuple(notes), statement)


@cache
def recipes() -> tuple[Recipe, ...]:
    """All recipes, in the order of their themes."""
    return tuple(map(Recipe.read, sorted(_FOLDER.glob("*/*.sql"))))


def themes() -> tuple[str, ...]:
    """The themes, in their order."""
    return tuple(dict.fromkeys(recipe.theme for recipe in recipes()))


def recipes_of(wanted: Sequence[str]) -> tuple[Recipe, ...]:
    """The recipes of the themes WANTED.

    Raises
    ------
    ConfigurationError: there is no such theme.
    """
    for theme in wanted:
        if theme not in themes():
            raise ConfigurationError(
                f"the cookbook has no theme '{theme}'.", mend=f"Themes: {', '.join(themes())}."
            )
    return tuple(recipe for recipe in recipes() if recipe.theme in wanted)


def _plain(name: str) -> str:
    """NAME of a file or folder without the number that orders it."""
    return name.partition("_")[2]
