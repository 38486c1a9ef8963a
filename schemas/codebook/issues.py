"""What the YAML files of issues, reasons, outcomes and genres may hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints, field_validator

from parley.schemas.codebook.actors import TOLD, ActorId, Entry, Slug
from parley.schemas.vocabulary import EVENT_TYPES, Position

PaxCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]+$")]


class ImpliedBy(Entry):
    """An event type whose source shows a position by the act itself.

    `source` and `target` narrow who acts on whom; `about` asks that the act's own words name the
    issue.
    """

    model_config = TOLD

    event_type: str
    """The PLOVER type of the event."""
    position: Position
    """What its source then shows."""
    source: ActorId | None = None
    """Only where this actor, or one who stands for it, acts."""
    target: ActorId | None = None
    """Only where it is done to this actor."""
    about: bool = False
    """Only where the words of the event name the issue."""

    @field_validator("event_type")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in EVENT_TYPES:
            raise ValueError(f"'{value}' is no PLOVER event type; one of {', '.join(EVENT_TYPES)}")
        return value


class Own(Entry):
    """Wordings that mean the issue only where `holder`, or one who stands for it, holds it."""

    model_config = TOLD

    holder: ActorId
    """The actor that means it so."""
    patterns: tuple[str, ...]
    """Wordings in the pattern language: a row of words, each a lemma or a form; a|b either, word?
    may be missing, * up to three words between."""


class Dated(Entry):
    """Wordings that mean the issue only in sentences about one of `years`."""

    model_config = TOLD

    years: tuple[int, ...]
    """The years of which the sentence must speak."""
    patterns: tuple[str, ...]
    """Wordings in the pattern language: a row of words, each a lemma or a form; a|b either, word?
    may be missing, * up to three words between."""


class ShownBy(Entry):
    """Wordings that show the position of whom they are said: "X stalls for time".

    `holder` narrows who that is; `blames` says that who says it of another opposes that other.
    """

    model_config = TOLD

    position: Position
    """What whom it is said of then shows."""
    patterns: tuple[str, ...]
    """Wordings in the pattern language: a row of words, each a lemma or a form; a|b either, word?
    may be missing, * up to three words between."""
    holder: ActorId | None = None
    """Only of this actor."""
    blames: bool = False
    """Who says it of another opposes that other."""


class Issue(Entry):
    """An issue on which actors hold positions, with the wordings that name it.

    `inverse` wordings turn the position round; `own_patterns` and `dated_patterns` mean the issue
    only for one holder, or in some years. `covers` are general issues besides the parent
    for which this one stands in its conflict. `pax` are codes of the Peace Agreements Database.
    """

    model_config = TOLD

    id: Slug
    """A short name in lower case: humanitarian_access."""
    name: str
    """The name that tables show."""
    definition: str
    """What is argued about."""
    parent: Slug | None = None
    """The wider issue, of this file or of general/issues.yaml."""
    covers: tuple[Slug, ...] = ()
    """Further general issues for which this one stands in its conflict."""
    pax: tuple[PaxCode, ...] = ()
    """Codes of the Peace Agreements Database."""
    of_actors: bool = False
    """Whether a position on it is one toward whom its wording names: "X must resign"."""
    patterns: tuple[str, ...]
    """Wordings in the pattern language: a row of words, each a lemma or a form; a|b either, word?
    may be missing, * up to three words between."""
    inverse: tuple[str, ...] = ()
    """Wordings of the opposite, which turn the position round."""
    own_patterns: tuple[Own, ...] = ()
    """Wordings that mean the issue only where one actor holds it."""
    dated_patterns: tuple[Dated, ...] = ()
    """Wordings that mean the issue only in some years."""
    implied_by: tuple[ImpliedBy, ...] = ()
    """Events that show a position without a word of it."""
    shown_by: tuple[ShownBy, ...] = ()
    """Wordings that show the position of whom they are said."""
    examples: tuple[str, ...] = ()
    """Sentences that show it, for whoever reads the codebook."""
    support: str = ""
    """What being for it looks like."""
    oppose: str = ""
    """What being against it looks like."""


class Issues(Entry):
    """The file of issues of a codebook."""

    issues: tuple[Issue, ...]


class Reason(Entry):
    """A reason that texts give for an outcome of a peace process.

    `patterns` count beside a causal cue or an outcome, `alone` name reason and outcome together.
    """

    model_config = TOLD

    id: Slug
    """A short name in lower case."""
    name: str
    """The name that tables show."""
    definition: str
    """What counts as this reason."""
    patterns: tuple[str, ...]
    """Wordings in the pattern language: a row of words, each a lemma or a form; a|b either, word?
    may be missing, * up to three words between. They count beside a causal word or an outcome."""
    alone: tuple[str, ...] = ()
    """Wordings that name reason and outcome together."""


class Outcome(Entry):
    """An outcome of a peace process that texts explain."""

    model_config = TOLD

    id: Slug
    """A short name in lower case."""
    name: str
    """The name that tables show."""
    definition: str
    """What came of the process."""
    patterns: tuple[str, ...] = ()
    """Wordings in the pattern language: a row of words, each a lemma or a form; a|b either, word?
    may be missing, * up to three words between."""
    years: tuple[int, ...] = ()
    """The years in which it came."""
    default: bool = False
    """Meant where a text explains an outcome and does not tell which."""


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
