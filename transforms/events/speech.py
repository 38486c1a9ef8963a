"""Who "I" and "we" are inside quotations: the speakers, known once attributions are read."""

from __future__ import annotations

from spacy.tokens import Doc

from transforms.annotations import Mention, mention_at, set_mentions
from transforms.attributions.scope import speaker_of

_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})


def add_first_persons(doc: Doc) -> None:
    """Add mentions of speakers for first-person pronouns in what they say."""
    found = []
    for token in doc:
        if token.lower_ in _FIRST and token.pos_ == "PRON" and mention_at(token) is None:
            speakers = speaker_of(doc, token.i)
            if speakers:
                found.append(
                    Mention(
                        token.i, token.i + 1, token.i, "pronoun", speakers, 0.7,
                        "first_person", None, len(speakers) == 1,
                    )
                )  # fmt: skip
    if found:
        set_mentions(doc, [*doc._.mentions, *found])
