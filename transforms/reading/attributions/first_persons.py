"""Who "I" and "we" are: inside what somebody says the speakers, elsewhere who issues the text.

Where nobody is known to issue it, they are the author who acts.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.records import Issuer, Mention, mention_at

_SINGULAR = frozenset({"i", "me", "my", "myself", "mine"})
_PLURAL = frozenset({"we", "us", "our", "ourselves", "ours"})
_AUTHORS_OWN = frozenset({"i", "we"})


def first_persons(doc: Doc) -> list[Mention]:
    """The first persons of DOC as mentions: of the speakers in what they say, else the issuer."""
    said = {i for each in doc._.attributions for i in range(each.start, each.end)}
    return [
        Mention(
            token.i, token.i + 1, token.i, "pronoun", speakers, 0.7, "first_person", None,
            len(speakers) == 1,
        )
        for token in doc
        if token.lower_ in _SINGULAR | _PLURAL and token.pos_ == "PRON"
        if mention_at(token) is None
        if (speakers := _speakers(token, said))
    ]  # fmt: skip


def meant_by(first_person: str, issuer: Issuer | None) -> tuple[str, ...]:
    """Whom FIRST_PERSON ("we", in lower case) means in the own voice of ISSUER."""
    if issuer is None:
        return ()
    return issuer.singular if first_person in _SINGULAR else issuer.plural


def _speakers(token: Token, said: AbstractSet[int]) -> tuple[str, ...]:
    """Whom a first person means: who SAID it, else who issues the text: "We urge them to meet"."""
    speakers = speaker_of(token.doc, token.i)
    if speakers or token.i in said:
        return speakers
    authors_own = token.lower_ in _AUTHORS_OWN
    return meant_by(token.lower_, token.doc._.issuer) or ((AUTHOR,) if authors_own else ())
