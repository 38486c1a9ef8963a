"""What the YAML file of the words around texts may hold: pages, mails, files."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from parley.schemas.codebook.actors import Entry
from parley.schemas.vocabulary import Genre

Phrase = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$", to_lower=True)]
Phrases = tuple[Phrase, ...]


class Signed(Entry):
    """What stands where an author should: LABELS before names ("by"), ROLES beside them
    ("correspondent") with RANKS before them ("chief"), words BESIDE which their place or outlet
    stands ("in"), and whole values that name NOBODY ("admin")."""

    labels: Phrases = ()
    roles: Phrases = ()
    ranks: Phrases = ()
    beside: Phrases = ()
    nobody: Phrases = ()


class Walls(Entry):
    """What pages say that ask for CONSENT to cookies, or for MONEY (or an account), instead of
    giving their text; and what those say that have none, or give it to no program (DENIAL)."""

    consent: Phrases = ()
    money: Phrases = ()
    denial: Phrases = ()


class Mails(Entry):
    """What stands above another's words in a mail.

    WROTE ends the line that introduces a quotation ("On 3 May Ada Moss wrote:"); ORIGINAL and
    FORWARDED are the lines above a message that is quoted or handed on; FIELDS are the names of
    the lines that follow them: who sent it, when, to whom, about what.
    """

    wrote: Phrases = ()
    original: Phrases = ()
    forwarded: Phrases = ()
    sender: Phrases = ()
    sent: Phrases = ()
    subject: Phrases = ()
    others: Phrases = ()


class FileNames(Entry):
    """What names of files tell: GENRES by the words that name them ("news"), OUTLETS by their
    whole names, which the actors of kind media add to, and OUTLET_PARTS, ends of words that are in
    the names of others ("blatt")."""

    genres: dict[Genre, Phrases] = Field(default_factory=dict)
    outlets: Phrases = ()
    outlet_parts: Phrases = ()


class Headings(Entry):
    """Headings without number and case: PARTS stand over parts of any text, REFERENCES over lists
    of references; UNSURE ones of these stand over ordinary text too."""

    parts: frozenset[Phrase] = frozenset()
    references: frozenset[Phrase] = frozenset()
    unsure: frozenset[Phrase] = frozenset()


class Pages(Entry):
    """The words around texts: on pages, in mails, in the properties and names of files.

    `changed` are labels of a date on which a page was changed and not published; `untitled` are
    titles that programs give, `titled` labels before those of texts. `organisations` are words in
    the names of outlets and offices, `agencies` sign datelines and pictures, `credits` pictures
    alone, `compounds` are first parts of words with a hyphen, `sections` of a site tell a genre,
    and `furniture` are expressions of lines that are no text. `onward` leads from a teaser to its
    story.
    """

    authors: Signed = Signed()
    untitled: Phrases = ()
    titled: Phrases = ()
    changed: Phrases = ()
    walls: Walls = Walls()
    mails: Mails = Mails()
    file_names: FileNames = FileNames()
    headings: Headings = Headings()
    organisations: Phrases = ()
    agencies: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    compounds: frozenset[Phrase] = frozenset()
    sections: dict[Genre, Phrases] = Field(default_factory=dict)
    furniture: tuple[str, ...] = ()
    onward: Phrases = ()

    @field_validator("furniture")
    @classmethod
    def _are_expressions(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            try:
                re.compile(each)
            except re.error as error:
                raise ValueError(f"'{each}' is no regular expression ({error})") from error
        return value
