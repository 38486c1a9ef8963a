"""Who speaks where no mention tells: chains ("he added"), surnames, and sources without a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from slugify import slugify
from spacy.tokens import Doc, Token

from parley.transforms.reading.actors.reference.pronouns import HE, IT, THEY
from parley.transforms.reading.attributions.reports.extents import Stretch
from parley.transforms.reading.attributions.reports.reporting import Report
from parley.transforms.reading.attributions.rules import Means
from parley.transforms.reading.attributions.sources.first_persons import own_words
from parley.transforms.reading.attributions.sources.phrases import (
    Made,
    UnnamedSources,
    is_plural,
)
from parley.transforms.reading.attributions.speakers import Speaker, phrase
from parley.transforms.reading.grammar.labels import NOMINAL
from parley.transforms.reading.records import Mention, NewActor, mention_at

_NOBODY = frozenset({"nobody", "none", "neither", "no-one", "nothing"})
_PART_OF = frozenset(
    {"one", "some", "many", "most", "several", "both", "all", "two", "three", "others", "another"}
)
_BACK = 4
"""How many sentences back a chain reaches."""
_SURE = 0.45


@dataclass(slots=True)
class _Told:
    """Who spoke, at which token."""

    head: Token
    made: tuple[Made, ...]
    plural: bool
    person: bool
    content: Stretch


@dataclass(slots=True)
class _Story:
    """The speakers of one document so far, and the actors made at heads."""

    doc: Doc
    names: dict[str, Made]
    told: list[_Told] = field(default_factory=list)
    at: dict[int, tuple[Made, ...]] = field(default_factory=dict)


class Chain:
    """Give speakers their actors, in the order of the text."""

    def __init__(self, sources: UnnamedSources) -> None:
        self.sources = sources

    def complete(self, doc: Doc, reports: Iterable[Report]) -> list[Report]:
        """REPORTS with actors for all who speak; those that nobody says are left out.

        The mentions of speakers whom the earlier layers did not know go to `doc._.speakers`.
        """
        story = _Story(doc, _names(doc))
        ordered = sorted(reports, key=lambda r: (r.speaker.span if r.speaker else r.cue, r.cue))
        done = [found for report in ordered if (found := self._complete(report, story)) is not None]
        _add_mentions(story)
        return sorted(own_words(doc, done), key=lambda report: (report.content, report.cue))

    def _complete(self, report: Report, story: _Story) -> Report | None:
        speaker = report.speaker
        if speaker is None:
            return report
        head = _head(story.doc, speaker)
        if head.lower_ in _NOBODY or _is_nobody(head):
            return None
        made = tuple((actor, dict(speaker.new).get(actor)) for actor in speaker.actors)
        if not made and report.rule.means is not Means.LABEL:  # a label that names nobody: "Q:"
            made = story.at.get(head.i) or self._who(head, story)
            if made:
                story.at[head.i] = made
        if not made:
            return report
        person = self._is_person(head, made)
        story.told.append(_Told(head, made, is_plural(head), person, report.content))
        new = tuple((actor, each) for actor, each in made if each is not None)
        return replace(report, speaker=replace(speaker, actors=tuple(a for a, _ in made), new=new))

    def _is_person(self, head: Token, made: tuple[Made, ...]) -> bool:
        mention = mention_at(head)
        if mention is not None and mention.actors:
            return mention.person
        return len(made) == 1 and made[0][0].startswith("person:")

    def _who(self, head: Token, story: _Story) -> tuple[Made, ...]:
        """Whom HEAD names: by the chain, by a surname told before, or a source of its own."""
        if head.lower_ in HE | IT | THEY:
            return self._again(head, story)
        if head.lower_ in _PART_OF and head.pos_ in ("NUM", "PRON", "DET", "NOUN", "ADJ"):
            return self._of_those(head, story)
        if head.pos_ not in NOMINAL:
            return ()
        if head.pos_ == "PROPN" and not _is_titled(head):
            return self._named(head, story)
        same = self._same_noun(head, story)
        if same:
            return same
        made = self.sources.read(head)
        return (made,) if made is not None else ()

    def _again(self, head: Token, story: _Story) -> tuple[Made, ...]:
        """Who spoke last that the pronoun HEAD fits."""
        for told in reversed(story.told):
            if told.head.i >= head.i or told.content[0] <= head.i < told.content[1]:
                continue
            if _sentences_between(told.head, head) > _BACK:
                return ()
            several = told.plural or len(told.made) > 1
            fits = (
                told.person and not several
                if head.lower_ in HE
                else several or not told.person
                if head.lower_ in THEY
                else not several and not told.person
            )
            if fits:
                return told.made
        return ()

    def _of_those(self, head: Token, story: _Story) -> tuple[Made, ...]:
        """Who is one of those told of: "one of the delegates", "one of them"."""
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for group in child.children:
                    if group.dep_ == "pobj" and group.pos_ in NOMINAL:
                        known = mention_at(group)
                        if known is not None and known.actors:
                            return tuple((actor, None) for actor in known.actors[:1])
                        made = self.sources.read(group)
                        return (made,) if made is not None else ()
                    if group.lower_ in THEY:
                        known = mention_at(group)
                        if known is not None and known.actors:
                            return tuple((actor, None) for actor in known.actors[:1])
                        return self._again(group, story)
        return ()

    def _same_noun(self, head: Token, story: _Story) -> tuple[Made, ...]:
        """Who spoke before under the same noun: "a source ... the source"."""
        if not any(child.lower_ in ("the", "this", "that", "same") for child in head.children):
            return ()
        for told in reversed(story.told):
            if told.head.i < head.i and told.head.lemma_.lower() == head.lemma_.lower():
                return told.made
        return ()

    def _named(self, head: Token, story: _Story) -> tuple[Made, ...]:
        """The person or body called HEAD."""
        known = story.names.get(head.text)
        if known is not None:
            return (known,)
        start, end = _name(head)
        words = story.doc[start:end]
        slug = slugify(words.text, separator="_", max_length=60)
        if not slug or not words.text[0].isupper():
            return ()
        person = head.ent_type_ == "PERSON" or (not head.ent_type_ and not head.is_upper)
        country = self.sources.country(head) if not person else None
        kind = "person" if person else "other"
        made = (f"{'person' if person else 'org'}:{slug}", NewActor(words.text, kind, country))
        story.names.setdefault(head.text, made)
        return (made,)


def _names(doc: Doc) -> dict[str, Made]:
    """The persons whom DOC names in full, by each capitalised word of their names, if but one."""
    found: dict[str, Made | None] = {}
    for mention in doc._.mentions:
        if not mention.person or mention.kind != "name" or len(mention.actors) != 1:
            continue
        for token in doc[mention.start : mention.end]:
            if token.pos_ == "PROPN" and token.text[0].isupper():
                made = (mention.actors[0], None)
                found[token.text] = made if found.get(token.text, made) == made else None
    return {word: made for word, made in found.items() if made is not None}


def _head(doc: Doc, speaker: Speaker) -> Token:
    return doc[speaker.span[0] : speaker.span[1]].root


def _is_nobody(head: Token) -> bool:
    """Whether "no" or "nobody" speaks: "no official said so"."""
    return (head.lower_ == "one" and head.i > 0 and head.nbor(-1).lower_ == "no") or any(
        child.dep_ == "det" and child.lower_ in ("no", "neither") for child in head.children
    )


def _is_titled(head: Token) -> bool:
    """Whether a proper noun stands with an article, as a title does: "the Cardinal"."""
    return not head.ent_type_ and any(child.dep_ == "det" for child in head.children)


def _name(head: Token) -> tuple[int, int]:
    """The proper nouns of the name with HEAD."""
    start, end = head.i, head.i + 1
    while start > head.sent.start and head.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return start, end


def _sentences_between(one: Token, other: Token) -> int:
    return sum(1 for token in one.doc[one.i + 1 : other.i + 1] if token.is_sent_start)


def _add_mentions(story: _Story) -> None:
    """Write the mentions of speakers that no layer before has made."""
    doc = story.doc
    new = {}
    for at, made in story.at.items():
        head = doc[at]
        known = mention_at(head)
        if known is not None and known.actors:
            continue
        start, end = (at, at + 1) if head.pos_ == "PRON" else phrase(head)
        kind = "pronoun" if head.pos_ == "PRON" else "name" if head.pos_ == "PROPN" else "nominal"
        actors = tuple(actor for actor, _ in made)
        person = len(made) == 1 and made[0][0].startswith("person:")
        new[at] = Mention(start, end, at, kind, actors, _SURE, "speaker", None, person)
    spans = {(mention.start, mention.end) for mention in doc._.mentions}
    doc._.speakers = [each for each in new.values() if (each.start, each.end) not in spans]
