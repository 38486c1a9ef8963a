"""Who "I" and "we" are: inside quotations the speakers, elsewhere the author who acts by words."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.records import Mention, mention_at, set_mentions

_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})
_AUTHORS_OWN = frozenset({"i", "we"})


def add_first_persons(doc: Doc) -> None:
    """Add mentions for first-person pronouns: of the speakers in what they say, else the author."""
    said = {i for each in doc._.attributions for i in range(each.start, each.end)}
    found = [
        Mention(
            token.i, token.i + 1, token.i, "pronoun", speakers, 0.7, "first_person", None,
            len(speakers) == 1,
        )
        for token in doc
        if token.lower_ in _FIRST and token.pos_ == "PRON" and mention_at(token) is None
        if (speakers := _speakers(token, said))
    ]  # fmt: skip
    if found:
        set_mentions(doc, [*doc._.mentions, *found])


def _speakers(token: Token, said: AbstractSet[int]) -> tuple[str, ...]:
    """Whom a first person means: who SAID it, else the author who acts: "I urge them to meet"."""
    speakers = speaker_of(token.doc, token.i)
    authors_own = token.i not in said and token.lower_ in _AUTHORS_OWN
    return speakers or ((AUTHOR,) if authors_own else ())
