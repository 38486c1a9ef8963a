"""What the YAML files of issues, reasons, outcomes and genres may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints, field_validator

from parley.schemas.codebook.actors import ActorId, Entry, Slug
from parley.schemas.vocabulary import EVENT_TYPES, Position

PaxCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]+$")]


class ImpliedBy(Entry):
    """An event type whose source shows a position by the act itself.

    `source` and `target` narrow who acts on whom; `about` asks that the act's own words name the
    issue.
    """

    event_type: str
    position: Position
    source: ActorId | None = None
    target: ActorId | None = None
    about: bool = False

    @field_validator("event_type")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in EVENT_TYPES:
            raise ValueError(f"'{value}' is no PLOVER event type; one of {', '.join(EVENT_TYPES)}")
        return value


class Own(Entry):
    """Wordings that mean the issue only where `holder`, or one who stands for it, holds it."""

    holder: ActorId
    patterns: tuple[str, ...]


class Dated(Entry):
    """Wordings that mean the issue only in sentences about one of `years`."""

    years: tuple[int, ...]
    patterns: tuple[str, ...]


class ShownBy(Entry):
    """Wordings that show the position of whom they are said: "X stalls for time".

    `holder` narrows who that is; `blames` says that who says it of another opposes that other.
    """

    position: Position
    patterns: tuple[str, ...]
    holder: ActorId | None = None
    blames: bool = False


class Issue(Entry):
    """An issue on which actors hold positions, with the wordings that name it.

    `inverse` wordings turn the position round; `own_patterns` and `dated_patterns` mean the issue
    only for one holder, or in some years. `covers` are general issues besides the parent
    for which this one stands in its conflict. `pax` are codes of the Peace Agreements Database.
    """

    id: Slug
    name: str
    definition: str
    parent: Slug | None = None
    covers: tuple[Slug, ...] = ()
    pax: tuple[PaxCode, ...] = ()
    patterns: tuple[str, ...]
    inverse: tuple[str, ...] = ()
    own_patterns: tuple[Own, ...] = ()
    dated_patterns: tuple[Dated, ...] = ()
    implied_by: tuple[ImpliedBy, ...] = ()
    shown_by: tuple[ShownBy, ...] = ()
    examples: tuple[str, ...] = ()
    support: str = ""
    oppose: str = ""


class Issues(Entry):
    """The file of issues of a codebook."""

    issues: tuple[Issue, ...]


class Reason(Entry):
    """A reason that texts give for an outcome of a peace process.

    `patterns` count beside a causal cue or an outcome, `alone` name reason and outcome together.
    """

    id: Slug
    name: str
    definition: str
    patterns: tuple[str, ...]
    alone: tuple[str, ...] = ()


class Outcome(Entry):
    """An outcome of a peace process that texts explain."""

    id: Slug
    name: str
    definition: str
    patterns: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    default: bool = False


class Reasons(Entry):
    """The file of reasons and outcomes of a codebook."""

    reasons: tuple[Reason, ...]
    outcomes: tuple[Outcome, ...]


class Genres(Entry):
    """Phrases that tell the genre of a text."""

    news: tuple[str, ...] = ()
    analysis: tuple[str, ...] = ()
    opinion: tuple[str, ...] = ()
    scholarly: tuple[str, ...] = ()
    statement: tuple[str, ...] = ()

    def phrases(self) -> dict[str, tuple[str, ...]]:
        """The phrases of each genre."""
        return {genre: getattr(self, genre) for genre in type(self).model_fields}
