"""What the sentence of a mention is about, and whether its wording takes up an event told before.

The stems of a sentence tell two acts of the same kind apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import pyarrow as pa
from spacy.lang.en.stop_words import STOP_WORDS

_WORDS = re.compile(r"(?<![\w’'-])[a-z]{4,}")
_STEM = 6
_SAYING = frozenset({"said", "says", "told", "added", "according", "reported"})
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_REACH, _PHRASE = 60, 5
_SLICE = 50_000


class Wording(NamedTuple):
    """How a mention is worded: `stems` of its sentence, sorted, and that sentence's number.

    `resumes`: a definite noun ("the talks"); `another`: a further one ("another round"); `sends`:
    somebody is sent to act for others.
    """

    stems: tuple[str, ...]
    sentence: int = 0
    resumes: bool = False
    another: bool = False
    sends: bool = False


Content = Mapping[str, Wording]


def contents(
    mentions: pa.Table,
    documents: pa.Table,
    sentences: pa.Table,
    classes: Mapping[str, Collection[str]],
) -> dict[str, Wording]:
    """The wording of each mention, by mention id; CLASSES hold the words that tell.

    Only lower-case words count: names say who and where, and are compared elsewhere.
    """
    texts = dict(zip(documents["doc_id"].to_pylist(), documents["text"].to_pylist(), strict=True))
    resuming, another = (frozenset(classes.get(name, ())) for name in ("resuming", "another"))
    sending = frozenset(classes.get("sending", ()))
    known, taken_up = resuming | another, frozenset(classes.get("taken_up", ()))
    spans = _spans(sentences, mentions)
    stems_of: dict[str, tuple[str, ...]] = {}
    shared: dict[str, str] = {}
    found = {}
    for mention_id, sentence_id, start, method, trigger in _rows(mentions):
        doc_id, first, last, number = spans[sentence_id]
        text = texts[doc_id]
        if sentence_id not in stems_of:
            stems_of[sentence_id] = tuple(
                shared.setdefault(stem, stem) for stem in sorted(stems(text[first:last]))
            )
        before = _words_before(text[first:start], known) if method.startswith("noun") else set()
        found[mention_id] = Wording(
            stems_of[sentence_id],
            number,
            not before.isdisjoint(resuming) and _is_in(trigger.lower(), taken_up),
            not before.isdisjoint(another),
            trigger.lower() in sending,
        )
    return found


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of the smaller set that the other holds too (overlap coefficient)."""
    smaller = min(len(one), len(other))
    return len(set(one).intersection(other)) / smaller if smaller else 0.0


def stems(text: str) -> set[str]:
    """The stems of the words of TEXT that say what it is about."""
    words = (word for word in _WORDS.findall(text) if word not in STOP_WORDS)
    return {word[:_STEM] for word in words if word not in _SAYING}


def _rows(mentions: pa.Table) -> Iterator[tuple[str, str, int, str, str]]:
    names = ["event_mention_id", "sentence_id", "char_start", "method", "trigger"]
    for start in range(0, mentions.num_rows, _SLICE):
        part = mentions.slice(start, _SLICE)
        yield from zip(*(part[name].to_pylist() for name in names), strict=True)


def _spans(sentences: pa.Table, mentions: pa.Table) -> dict[str, tuple[str, int, int, int]]:
    """Document, offsets and number of the sentences that MENTIONS stand in."""
    wanted = set(mentions["sentence_id"].to_pylist())
    columns = ("sentence_id", "doc_id", "char_start", "char_end", "sentence_index")
    rows = zip(*(sentences[name].to_pylist() for name in columns), strict=True)
    return {
        key: (doc, start, end, number) for key, doc, start, end, number in rows if key in wanted
    }


def _words_before(text: str, known: Collection[str]) -> set[str]:
    """Words of KNOWN right before a noun, in its own phrase as far as form can tell."""
    found = set()
    for word in reversed(_WORD.findall(text[-_REACH:].lower())[-_PHRASE:]):
        if word in known:
            found.add(word)
        elif word in STOP_WORDS or not word[0].isalnum():
            break
    return found


def _is_in(noun: str, words: Collection[str]) -> bool:
    """Whether a NOUN is one of WORDS, which are singular."""
    return noun in words or noun.removesuffix("s") in words or noun.removesuffix("es") in words
