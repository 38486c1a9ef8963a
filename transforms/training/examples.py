"""Training passages as what the reader learns from: features, and the right answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from parley.schemas.codebook.passages import Passage, PassageEvent, PassageStance
from parley.transforms.knowledge.passages import find_words, first_and_last, words_and_id
from parley.transforms.reading.reader.features import Features, Labels, Lexicon, Topic, features_of
from parley.transforms.reading.reader.pieces import WordPieces
from parley.transforms.reading.reader.topics import topics_of
from parley.transforms.reading.records import Source
from parley.transforms.reading.stances.on_issues.issues import IssueBook

ROLES = ("source", "target", "word")
"""Who acts, to whom, and on whose word it rests."""


@dataclass(frozen=True)
class Told:
    """An event at its trigger, which is a word counted in the sentence."""

    trigger: int
    event_type: str
    factuality: str
    roles: tuple[frozenset[int], frozenset[int], frozenset[int]]
    optional: bool = False
    other_type: str | None = None


@dataclass(frozen=True)
class Held:
    """A position, whose holder and target are words of the sentence.

    `holder` is None where the sentence has no word for it, `target` where it is on an issue.
    `optional` positions are neither right nor wrong.
    """

    holder: int | None
    target: int | None
    issue: str | None
    position: str
    optional: bool = False


@dataclass(frozen=True)
class Reasoned:
    """A reason that the sentence gives for an outcome; `optional` ones count neither way."""

    outcome: str
    reason: str
    optional: bool = False


@dataclass
class Example:
    """A sentence, what it tells, and the words that stand for actors with their kind."""

    passage: str
    features: Features
    events: list[Told] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)
    stances: list[Held] = field(default_factory=list)
    reasons: list[Reasoned] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)


def examples(
    nlp: Language,
    passages: Iterable[Passage],
    pieces: WordPieces,
    labels: Labels,
    lexicon: Lexicon,
    issues: IssueBook,
) -> Iterator[Example]:
    """The sentences of PASSAGES, read by the base components of NLP."""
    for passage in passages:
        doc = parsed(nlp, passage)
        spans = list(doc.sents)
        kinds = {actor.id: actor.kind for actor in passage.actors}
        found = [Example(passage.id, features_of(s, pieces, labels, lexicon)) for s in spans]
        for example, sentence in zip(found, spans, strict=True):
            example.topics = topics_of(sentence, issues)
        for event in passage.events:
            at, _ = first_and_last(event.s)
            if told := _told(event, spans[at]):
                found[at].events.append(told)
        for stance in passage.stances:
            at, _ = first_and_last(stance.s)
            if held := _held(stance, spans[at]):
                found[at].stances.append(held)
        for reason in passage.reasons:
            at, _ = first_and_last(reason.s)
            known = reason.reason.partition(":")[0]  # those of no list are all "other"
            found[at].reasons.append(Reasoned(reason.outcome, known, reason.optional))
        for stretch, who in _named(passage):
            at, _ = first_and_last(stretch)
            words, actor_id = words_and_id(who)
            if (head := _head(words, spans[at])) is not None and actor_id in kinds:
                found[at].kinds[head] = kinds[actor_id]
        yield from found


def parsed(nlp: Language, passage: Passage) -> Doc:
    """PASSAGE as a Doc whose sentences are those of the passage."""
    blocks, start = [], 0
    for sentence in passage.sentences:
        blocks.append((start, start + len(sentence), "prose"))
        start += len(sentence) + 1
    doc = nlp.make_doc(" ".join(passage.sentences))
    doc._.source = Source(blocks=tuple(blocks))
    starts = {begin for begin, _, _ in blocks}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return nlp(doc)


def _told(event: PassageEvent, sentence: Span) -> Told | None:
    trigger = _span(event.trigger, sentence)
    if trigger is None:
        return None
    word = trigger.root if len(trigger) > 1 else trigger[0]
    by = (event.by,) if event.by else ()
    return Told(
        word.i - sentence.start,
        event.type,
        event.factuality,
        tuple(_heads(who, sentence) for who in (event.source, event.target, by)),  # type: ignore[arg-type]
        event.optional,
        event.alt.type if event.alt else None,
    )


def _held(stance: PassageStance, sentence: Span) -> Held | None:
    """STANCE in its sentence; None where it is toward somebody who has no word there."""
    holder = _head(words_and_id(stance.holder)[0], sentence)
    target = _head(words_and_id(stance.toward)[0], sentence) if stance.toward else None
    if stance.toward and target is None:
        return None
    return Held(holder, target, stance.issue, stance.position, stance.optional)


def _heads(actors: Iterable[str], sentence: Span) -> frozenset[int]:
    heads = (_head(words_and_id(who)[0], sentence) for who in actors)
    return frozenset(head for head in heads if head is not None)


def _head(words: str, sentence: Span) -> int | None:
    span = _span(words, sentence) if words else None
    return None if span is None else span.root.i - sentence.start


def _span(words: str, sentence: Span) -> Span | None:
    found = find_words(words, sentence.text)
    if found is None:
        return None
    start = sentence.start_char
    return sentence.doc.char_span(start + found.start, start + found.end, alignment_mode="expand")


def _named(passage: Passage) -> Iterator[tuple[str, str]]:
    """Each actor that an annotation names, with the sentence that does."""
    for event in passage.events:
        yield from ((event.s, who) for who in (*event.source, *event.target))
        if event.by:
            yield event.s, event.by
    for attribution in passage.attributions:
        yield attribution.s, attribution.speaker
    for stance in passage.stances:
        yield stance.s, stance.holder
        if stance.toward:
            yield stance.s, stance.toward
