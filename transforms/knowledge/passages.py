"""Training passages, read and checked: each annotation points at words that its sentence holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parley.schemas.codebook.passages import (
    Passage,
    PassageAttribution,
    PassageEvent,
    PassageReason,
    Passages,
    PassageStance,
)
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.files import parse_yaml
from parley.transforms.knowledge.located import Located

Annotation = PassageEvent | PassageAttribution | PassageStance | PassageReason
Fault = tuple[str, str]
"""What is wrong, and what to do about it."""

AUTHOR = "author"
_SEVERAL = " ... "


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a sentence, as characters; ends are exclusive."""

    start: int
    end: int


def parse_passages(files: Mapping[str, str]) -> list[Passage]:
    """The passages in FILES (path to text), in the order of paths.

    Raises
    ------
    CodebookError: a file has a fault, or an annotation points at nothing; the error names file
        and line.
    """
    found: dict[str, Passage] = {}
    for path in sorted(files):
        passages, lines = parse_yaml(Passages, files[path], path)
        for place, passage in enumerate(passages.root):
            here = Located(passage, path, lines, (place,))
            if passage.id in found:
                raise CodebookError(
                    f"the passage '{passage.id}' stands twice.",
                    where=here.at("id"),
                    mend="Give one of them another number.",
                )
            _check(here)
            found[passage.id] = passage
    return list(found.values())


def find_words(words: str, sentence: str) -> Words | None:
    """Where WORDS stand in SENTENCE, whole: "fired#2" means the second "fired".

    None where they do not, or stand there several times and no number says which is meant.
    """
    text, mark, number = words.rpartition("#")
    if not mark or not number.isdigit():
        text, number = words, ""
    if not text:
        return None
    matches = list(re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", sentence))
    wanted = int(number or 1)
    if len(matches) < wanted or (len(matches) > 1 and not number):
        return None
    match = matches[wanted - 1]
    return Words(match.start(), match.end())


def words_and_id(who: str) -> tuple[str, str]:
    """The two sides of `words = actor_id`; no words where the sentence has none."""
    if who == AUTHOR:
        return "", AUTHOR
    words, _, actor_id = who.rpartition("=")
    return words.strip(), actor_id.strip()


def first_and_last(stretch: str) -> tuple[int, int]:
    """The numbers of the first and the last sentence of "3" or "3-4", counted from 0."""
    first, _, last = stretch.partition("-")
    return int(first) - 1, int(last or first) - 1


def _check(here: Located[Passage]) -> None:
    passage = here.entry
    layers: dict[str, tuple[Annotation, ...]] = {
        "events": passage.events,
        "attributions": passage.attributions,
        "stances": passage.stances,
        "reasons": passage.reasons,
    }
    for layer, entries in layers.items():
        for place, entry in enumerate(entries):
            for what, mend in _faults(passage, entry):
                raise CodebookError(what, where=here.at(layer, place), mend=mend)
    for what, mend in _faults_of_places(passage):
        raise CodebookError(what, where=here.at("places"), mend=mend)


def _faults(passage: Passage, entry: Annotation) -> Iterator[Fault]:
    sentences = passage.sentences
    first, last = first_and_last(entry.s)
    if not first <= last < len(sentences):
        yield (
            f"there is no sentence {entry.s}: the passage has {len(sentences)}.",
            "Sentences are the lines of `text` that are not empty, counted from 1.",
        )
        return
    for who in _named(entry):
        yield from _faults_of_actor(passage, who, sentences[first])
    if isinstance(entry, PassageEvent):
        if find_words(entry.trigger, sentences[first]) is None:
            yield _not_there(entry.trigger, sentences[first])
    elif isinstance(entry, PassageAttribution):
        ends = entry.content.split(_SEVERAL) if first != last else [entry.content]
        for part, sentence in zip(ends, (sentences[first], sentences[last]), strict=False):
            if part not in sentence:
                yield _not_there(part, sentence)
    elif entry.words not in sentences[first]:
        yield _not_there(entry.words, sentences[first])


def _named(entry: Annotation) -> Iterator[str]:
    """The actors that ENTRY names, each as `words = id`."""
    if isinstance(entry, PassageEvent):
        yield from (*entry.source, *entry.target)
    elif isinstance(entry, PassageAttribution):
        yield entry.speaker
        return
    elif isinstance(entry, PassageStance):
        yield entry.holder
        if entry.toward:
            yield entry.toward
    if entry.by:
        yield entry.by


def _faults_of_actor(passage: Passage, who: str, sentence: str) -> Iterator[Fault]:
    words, actor_id = words_and_id(who)
    if actor_id != AUTHOR and actor_id not in {actor.id for actor in passage.actors}:
        yield f"the passage has no actor '{actor_id}'.", "Add a line for it under `actors`."
    if words and find_words(words, sentence) is None:
        yield _not_there(words, sentence)


def _not_there(words: str, sentence: str) -> Fault:
    return (
        f"'{words}' does not stand once in its sentence: {sentence}",
        "Copy the words as they stand there; with #2 the second of several is meant.",
    )


def _faults_of_places(passage: Passage) -> Iterator[Fault]:
    text, start = " ".join(passage.sentences), 0
    for place in passage.places:
        name, mark, _ = place.rpartition(" = ")
        at = text.find(name, start) if mark else -1
        if at < 0:
            yield (
                f"the place '{place}' does not stand in the text after those before it.",
                "Write `name = ISO`, in the order of the text, each time that a name stands there.",
            )
            return
        start = at + len(name)
