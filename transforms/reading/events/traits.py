"""What types of events have in common, as our components find it."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from parley.schemas.codebook.event_traits import EventTraits
from parley.schemas.errors import ModelError


def traits(of: Doc | Span | Token) -> EventTraits:
    """The types of events by their traits, with which the text of OF is read.

    They hang on its vocabulary, as words do (`grammar/words.py`).

    Raises
    ------
    ModelError: no component of the pipeline has knowledge yet.
    """
    found: EventTraits | None = getattr(of.vocab.lookups, _NAME, None)
    if found is None:
        raise ModelError(
            "this pipeline has no types of events yet.",
            where="lexicons/event_types.csv",
            mend="Call nlp.initialize(), load a pipeline that was saved with its knowledge, "
            "or take the one of parley.load().",
        )
    return found


def learn_traits(vocab: Vocab, known: EventTraits) -> None:
    """Let texts of VOCAB be read with what is KNOWN of types of events."""
    setattr(vocab.lookups, _NAME, known)


_NAME = "parley_event_traits"
