"""Who "I" and "we" are: inside quotations the speakers, elsewhere the author who acts by words."""

from __future__ import annotations

from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.records import Mention, mention_at, set_mentions

_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})
_AUTHORS_OWN = frozenset({"i", "we"})


def add_first_persons(doc: Doc) -> None:
    """Add mentions for first-person pronouns: of the speakers in what they say, else the author."""
    said = {i for each in doc._.attributions for i in range(each.start, each.end)}
    found = []
    for token in doc:
        if token.lower_ in _FIRST and token.pos_ == "PRON" and mention_at(token) is None:
            speakers = speaker_of(doc, token.i)
            if not speakers and token.i not in said and token.lower_ in _AUTHORS_OWN:
                speakers = (AUTHOR,)
            if speakers:
                found.append(
                    Mention(
                        token.i, token.i + 1, token.i, "pronoun", speakers, 0.7,
                        "first_person", None, len(speakers) == 1,
                    )
                )  # fmt: skip
    if found:
        set_mentions(doc, [*doc._.mentions, *found])
