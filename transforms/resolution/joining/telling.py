"""Single mentions as records: what reading one document in its order looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.transforms.resolution.columns import Ints
from parley.transforms.resolution.joining.features import DAYS, MONTHS, Mentions


@dataclass(slots=True, eq=False)
class Told:
    """One mention, the `number`th. `days` are ordinals; `length` is -1 without a date."""

    number: int
    at: int
    sentence: int
    kind: str
    trigger: str
    noun: bool
    who: frozenset[str]
    sources: frozenset[str]
    hosts: frozenset[str]
    mediates: bool
    persons: frozenset[str]
    by_persons: bool
    days: tuple[int, int]
    length: int
    place: str | None
    factuality: str
    stems: frozenset[int]
    resumes: bool
    another: bool
    sends: bool
    in_halls: bool
    by_wording: bool

    @property
    def dated(self) -> bool:
        """Whether the date is narrow enough to tell events apart."""
        return 0 <= self.length <= MONTHS

    @property
    def sharp(self) -> bool:
        """Whether it is known to some days."""
        return 0 <= self.length <= DAYS


def records(mentions: Mentions, rows: Ints) -> Iterator[Told]:
    """The MENTIONS of ROWS, in their order."""
    words, sets = mentions.words, mentions.sets.of
    stems = words.stems.take(rows)
    values, starts = stems.values.tolist(), stems.starts.tolist()
    columns = zip(
        *(
            column[rows].tolist()
            for column in (
                mentions.at, words.sentence, mentions.parties, mentions.trigger, words.noun,
                mentions.first, mentions.last, mentions.length, mentions.place,
                mentions.factuality, words.resumes, words.another,
            )
        ),
        strict=True,
    )  # fmt: skip
    for place, (number, row) in enumerate(zip(rows.tolist(), columns, strict=True)):
        at, sentence, who, trigger, noun, first, last, length, where, how, resumes, another = row
        parties = mentions.told[who]
        yield Told(
            number=number,
            at=at,
            sentence=sentence,
            kind=parties.kind,
            trigger=mentions.triggers[trigger],
            noun=noun,
            who=sets[parties.who],
            sources=sets[parties.sources],
            hosts=sets[parties.hosts],
            mediates=parties.mediates,
            persons=sets[parties.persons],
            by_persons=parties.by_persons,
            days=(first, last),
            length=length,
            place=mentions.places[where] if where >= 0 else None,
            factuality=mentions.factualities[how],
            stems=frozenset(values[starts[place] : starts[place + 1]]),
            resumes=resumes,
            another=another,
            sends=parties.sends,
            in_halls=parties.in_halls,
            by_wording=parties.by_wording,
        )
