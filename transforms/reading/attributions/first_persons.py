"""Who "I" and "we" are: inside what somebody says the speakers, elsewhere the author who acts."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.records import Mention, mention_at

_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})
_AUTHORS_OWN = frozenset({"i", "we"})


def first_persons(doc: Doc) -> list[Mention]:
    """The first persons of DOC as mentions: of the speakers in what they say, else the author."""
    said = {i for each in doc._.attributions for i in range(each.start, each.end)}
    return [
        Mention(
            token.i, token.i + 1, token.i, "pronoun", speakers, 0.7, "first_person", None,
            len(speakers) == 1,
        )
        for token in doc
        if token.lower_ in _FIRST and token.pos_ == "PRON" and mention_at(token) is None
        if (speakers := _speakers(token, said))
    ]  # fmt: skip


def _speakers(token: Token, said: AbstractSet[int]) -> tuple[str, ...]:
    """Whom a first person means: who SAID it, else the author who acts: "I urge them to meet"."""
    speakers = speaker_of(token.doc, token.i)
    authors_own = token.i not in said and token.lower_ in _AUTHORS_OWN
    return speakers or ((AUTHOR,) if authors_own else ())
