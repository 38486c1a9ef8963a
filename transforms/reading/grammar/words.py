"""The classes of English words by which our components read, as any of them finds them."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from parley.schemas.codebook.english import English
from parley.schemas.errors import ModelError


def english(of: Doc | Span | Token) -> English:
    """The words with which the text of OF is read.

    They hang on its vocabulary, where spaCy keeps what it knows of words itself: a rule needs no
    more than the token that it looks at, and two pipelines may each read with their own.

    Raises
    ------
    ModelError: no component of the pipeline has knowledge yet.
    """
    words: English | None = getattr(of.vocab.lookups, _NAME, None)
    if words is None:
        raise ModelError(
            "this pipeline has no words of English yet.",
            where="lexicons/en",
            mend="Call nlp.initialize(), load a pipeline that was saved with its knowledge, "
            "or take the one of parley.load().",
        )
    return words


def learn_english(vocab: Vocab, words: English) -> None:
    """Let texts of VOCAB be read with WORDS."""
    setattr(vocab.lookups, _NAME, words)


_NAME = "parley_english"
