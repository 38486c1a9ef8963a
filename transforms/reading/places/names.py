"""Which words of a text name a place: entities of the model, and names that the gazetteer knows.

What stands for a government, a people or somebody's name is no place, nor is a place's name inside
a longer name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.places import PlaceWords
from parley.transforms.reading.grammar.entities import entity_at
from parley.transforms.reading.grammar.labels import ACTIVE_SUBJECTS, MODIFIERS, PLACES
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.places.gazetteer import Gazetteer, Place
from parley.transforms.reading.places.packed import folded
from parley.transforms.reading.records import in_reference
from parley.transforms.reading.times.wordings import MONTHS

_AT = frozenset(
    {"in", "at", "near", "outside", "across", "around", "inside", "within", "over", "along", "from",
     "to", "into", "toward", "towards", "through", "throughout", "via", "between", "beyond"}
)  # fmt: skip
_INSIDE = _AT - {"from", "to", "into", "toward", "towards", "between", "over", "via"}
_BY = frozenset({"at", "near", "outside"})
_OTHERS = frozenset({"", "ORG", "PRODUCT"})
_WITH = frozenset({"with", "by", "against"})
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sir|President|Senator|Sen|Gen|Capt|Lt|Col|Sgt)\.?$")
_AFTER_DATELINE = frozenset({"(", "-", "--", "–", "—", ",", "/"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_JOINTS = frozenset({"and", "of"})
_LONGEST = 5
_WELL_KNOWN, _LARGE = 15_000, 50_000
_ACRONYM, _SHORT, _BRIEF = 5, 2, 4


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a place in a text, with the places that it may mean.

    `inside` is the place whose name a building bears: of "Aden Airport" Aden.
    """

    span: Span
    candidates: tuple[Place, ...]
    inside: Place | None = None

    @property
    def key(self) -> str:
        """The name as names are compared."""
        return folded(self.span.text)


def _is_country(name: Name) -> bool:
    """Whether NAME can only be a country's."""
    return bool(name.candidates) and all(place.kind == "country" for place in name.candidates)


@dataclass(frozen=True, slots=True)
class KnownActors:
    """What is known of actors: the folded names of those that are no states (`others`) and of
    peoples (`peoples`: "Thai" is also a town), the folded names of capitals that stand for their
    states (`seats`), and the lemmas of what only somebody does (`verbs`)."""

    others: frozenset[str]
    peoples: frozenset[str]
    seats: frozenset[str]
    verbs: frozenset[str]


class NameFinder:
    """Find the names of places in a Doc."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, actors: KnownActors) -> None:
        self.gazetteer, self.words, self.actors = gazetteer, words, actors
        self.dates = MONTHS.keys() | _DAYS
        self.generic = words.venues | words.things | words.local | self.dates
        self.kinds = words.towns | words.regions | words.districts | words.waters

    def find(self, doc: Doc) -> list[Name]:
        """The names of places in DOC, in its order."""
        found = [*self._datelines(doc), *self._joined_names(doc)]
        taken = _tokens(found)
        found += [
            name
            for entity in doc.ents
            for name in self._of_entity(entity)
            if taken.isdisjoint(range(name.span.start, name.span.end))
        ]
        taken = _tokens(found)
        runs = [self._name(self._whole(run)) for run in _runs(doc, taken)]
        runs = [name for name in runs if self._is_name(name.span) and not self._is_other(name)]
        found += [name for name in runs if self._is_told_or_likely(name)]
        seen = {name.key for name in found} - _parts_of_persons(doc)
        found += [name for name in runs if name.key in seen and name not in found]
        return sorted(found, key=lambda name: name.span.start)

    def _of_entity(self, entity: Span) -> Iterator[Name]:
        """The names in ENTITY of the model."""
        if in_reference(entity[0]):
            return
        if entity.label_ == "ORG":
            yield from self._of_body(entity)
        if entity.label_ not in PLACES:
            return
        for span in self._parts(entity):
            name = self._name(span)
            held = name.candidates or len(span) > 1 or self._is_where(span)
            if held and self._is_name(span) and not self._is_other(name):
                yield name

    def _is_venue(self, entity: Span) -> bool:
        """Whether a body is spoken of as a building: "at X University"."""
        root = entity.root
        inside = root.dep_ == "pobj" and root.head.lower_ in _AT | {"on", "of"}
        return inside and len(entity) > 1 and entity[-1].lower_ in self.words.venues

    def _of_body(self, entity: Span) -> Iterator[Name]:
        """The building that a body is spoken of as, or the place whose police or court it is."""
        if self._is_venue(entity):
            yield self._name(self._trimmed(entity) or entity)
            return
        words = [token.lower_ for token in entity]
        at = next((at for at, word in enumerate(words) if word in self.words.local), 0)
        start = entity.start + (words[0] == "the")
        for end in range(entity.start + at, start, -1):
            name = self._name(entity.doc[start:end])
            known = any(_is_known(place) and not place.is_wide for place in name.candidates)
            if known and self._is_name(name.span):
                yield name
                return

    def _is_where(self, span: Span) -> bool:
        """Whether SPAN stands where the name of a place does, or is called one."""
        return self._in_slot(span.root) or self._is_told(span)

    def _parts(self, entity: Span) -> Iterator[Span]:
        """ENTITY without article and possessive mark; two names where it holds a list."""
        whole = self._trimmed(self._joined(entity))
        if whole is not None and self.gazetteer.candidates(whole.text):
            yield whole
            return
        doc, start = entity.doc, entity.start
        for at in range(entity.start, entity.end + 1):
            if at == entity.end or doc[at].text in {",", "and", "/", "(", ")"}:
                span = self._trimmed(doc[start:at])
                if span is not None:
                    yield span
                start = at + 1

    def _joined(self, entity: Span) -> Span:
        """ENTITY with what a hyphen joins to it, where that is one name: "Guinea-Bissau"."""
        doc, end = entity.doc, entity.end
        if end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_:
            longer = doc[entity.start : end + 2]
            if any(place.is_wide for place in self.gazetteer.candidates(longer.text)):
                return longer
        return entity

    def _trimmed(self, span: Span) -> Span | None:
        doc, start, end = span.doc, span.start, span.end
        while start < end and not (doc[start].text[0].isupper() and doc[start].lower_ != "the"):
            start += 1
        while start < end and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[0].isalnum()):
            end -= 1
        whole = doc[start:end] if start < end else None
        if whole is None or not self.gazetteer.candidates(whole.text):
            while start + 1 < end and doc[start].lower_ in self.words.directions:
                start += 1
        return doc[start:end] if start < end else None

    def _name(self, span: Span) -> Name:
        found = self.gazetteer.candidates(span.text)
        if (
            not found
            and len(span) > 1
            and span[0].lower_ in self.words.directions | self.words.parts
        ):
            found = self.gazetteer.candidates(span[1:].text)
        if not found and len(span) > 1 and span[-1].lower_ in self.kinds:
            found = self.gazetteer.candidates(span[:-1].text)
        return Name(span, tuple(found), None if found else self._inside(span))

    def _inside(self, span: Span) -> Place | None:
        """The city whose name the name SPAN begins with."""
        for end in range(len(span) - 1, 0, -1):
            found = self.gazetteer.find(span[:end].text)
            if found is not None:
                return found if found.kind == "city" else None
        return None

    def _datelines(self, doc: Doc) -> Iterator[Name]:
        """The places in capitals at which reports were written: "MOSCOW - ", "ROME The ..."."""
        for sentence in doc.sents:
            end = start = sentence.start
            while end < sentence.end and doc[end].is_upper and len(doc[end]) > 1:
                end += 1
            if end == start or end - start > _LONGEST or end >= len(doc):
                continue
            name = self._name(doc[start:end])
            if self._is_joined(name.span):
                continue
            ends = doc[end].text in _AFTER_DATELINE or end == sentence.end or doc[end].is_title
            if ends and any(_is_known(place) for place in name.candidates):
                yield name

    def _joined_names(self, doc: Doc) -> Iterator[Name]:
        """The names that "and", "of" or the like joins, of which the model sees but parts.

        Countries are joined by anything, towns by what joins no two towns: "Port of Spain".
        """
        end, joints = 0, _JOINTS | self.words.joints
        for joint in doc:
            if joint.i < max(1, end) or joint.lower_ not in joints:
                continue
            if not _begins_name(doc[joint.i - 1]) or in_reference(joint):
                continue
            name = self._joined_at(joint)
            if name is not None:
                end = name.span.end
                yield name

    def _joined_at(self, joint: Token) -> Name | None:
        """The longest name that goes on over the word JOINT."""
        doc = joint.doc
        starts = range(max(joint.sent.start, joint.i - _LONGEST), joint.i)
        ends = range(min(joint.sent.end, joint.i + _LONGEST), joint.i + 1, -1)
        for start in starts:
            for end in ends:
                span = doc[start:end]
                if not _begins_name(span[0]) or not _begins_name(span[-1]):
                    continue
                name = self._name(span)
                if _is_country(name) or (joint.lower_ != "and" and self._is_town(name)):
                    return name
        return None

    def _whole(self, run: Span) -> Span:
        """RUN with what hyphens and particles join to it: "Linas-Marcoussis", "Puerta del Sol"."""
        doc, start, end = run.doc, run.start, run.end
        while start >= 2 and self._binds(doc[start - 1]) and _begins_name(doc[start - 2]):
            start -= 2
        while end + 1 < len(doc) and self._binds(doc[end]) and _begins_name(doc[end + 1]):
            end += 2
        return doc[start:end]

    def _binds(self, joint: Token) -> bool:
        """Whether JOINT holds a name together; a hyphen does without spaces around it."""
        spaced = bool(joint.whitespace_)
        alike = spaced == bool(joint.nbor(-1).whitespace_) == joint.is_alpha
        return alike and joint.lower_ in self.words.joints

    def _is_town(self, name: Name) -> bool:
        """Whether a town bears the whole NAME, and nothing else does here."""
        towns = self.gazetteer.candidates(name.span.text)
        return bool(towns) and self._is_name(name.span) and not self._is_other(name)

    def _is_told_or_likely(self, name: Name) -> bool:
        """Whether words that the model takes for something else name a place here."""
        if self._is_told(name.span):
            return True
        root = name.span.root
        if not name.candidates:
            return self._is_beside(root, _BY)
        if self._before_region(name.span) or self._is_beside(root, _INSIDE):
            return True
        return any(_is_known(place) for place in name.candidates) and self._is_likely(name)

    def _is_beside(self, root: Token, words: frozenset[str]) -> bool:
        """Whether one of WORDS puts something at ROOT, and nobody at work there: "shot at X"."""
        while root.dep_ == "conj" and root.head.i < root.i:
            root = root.head
        if root.dep_ != "pobj" or root.head.lower_ not in words or root.lower_ in self.generic:
            return False
        if root.tag_ == "NNPS" or root.head.is_upper:
            return False
        return root.head.head.lemma_.lower() not in self.words.employed

    def _is_likely(self, name: Name) -> bool:
        """Whether words that name a place of some size stand for it here."""
        run = name.span
        root, label = run.root, run.root.ent_type_
        if self._in_slot(root) or self._opens_report(run) or _describes(root):
            return True
        if root.lower_ in self.dates:
            return False
        large = any(_is_large(place, name.key) for place in name.candidates)
        return (not label and not run[0].is_sent_start) or (
            large and label not in {"", "PERSON", "NORP"}
        )

    def _opens_report(self, run: Span) -> bool:
        """Whether RUN says where a report was written: "Hanoi (Agency)"."""
        doc, end = run.doc, run.end
        opens = bool(run[0].is_sent_start) and end < len(doc)
        return opens and doc[end].text in _AFTER_DATELINE - {","}

    def _in_slot(self, root: Token) -> bool:
        """Whether ROOT stands where the names of places do."""
        while root.dep_ == "conj" and root.head.i < root.i:
            root = root.head
        if root.dep_ in {"dobj", "nsubjpass"}:
            return root.head.lemma_.lower() in self.words.taking
        if root.dep_ != "pobj":
            return False
        above = root.head
        if above.lower_ == "of":
            return above.head.lemma_.lower() in self.kinds | self.words.parts
        return above.lower_ in _AT

    def _is_told(self, run: Span) -> bool:
        """Whether the text calls RUN a town or region: "the town of X", "X district"."""
        doc = run.doc
        after = doc[run.end].lemma_.lower() if run.end < len(doc) else ""
        head = run.root.head
        before = head.head.lemma_.lower() if head.lower_ == "of" else head.lemma_.lower()
        return after in self.kinds | self.words.grounds or before in self.kinds

    def _before_region(self, run: Span) -> bool:
        """Whether what holds the place follows: "X, Idaho"."""
        doc, at = run.doc, run.end
        return (
            at + 1 < len(doc)
            and doc[at].text == ","
            and doc[at + 1].ent_type_ == "GPE"
            and run.root.ent_type_ != "PERSON"
        )

    def _is_name(self, span: Span) -> bool:
        """Whether SPAN may be a name, and is no part of a longer one."""
        text = span.text
        if not text[0].isupper() or not any(char.isalpha() for char in text):
            return False
        if text.lower() in self.generic | english(span).actors.alone or _TITLE.match(span[0].text):
            return False
        return not (self._in_longer(span) or self._is_joined(span) or self._stands_for(span))

    def _in_longer(self, span: Span) -> bool:
        """Whether SPAN is a part of the name of something else: "Bank of X", "X Convention"."""
        doc, start = span.doc, span.start
        things = self.words.things
        after = _name_after(span)
        rest = [token.lower_ for token in after]
        strange = bool(rest) and self.words.local.isdisjoint(rest)
        if strange and (_is_company(span, after) or not things.isdisjoint(rest)):
            return True
        if len(span) > 1 and span[-1].lower_ in things - self.words.venues:
            return True
        if start >= 2 and doc[start - 1].lower_ == "of":
            above = doc[start - 2]
            if above.text[0].isupper() and above.lower_ in things:
                return True
        before = start - 1
        while before > 0 and doc[before].is_space:
            before -= 1
        return before >= 0 and _TITLE.match(doc[before].text) is not None

    def _is_joined(self, span: Span) -> bool:
        """Whether a hyphen makes SPAN say who did something: "X-trained"."""
        doc, end = span.doc, span.end
        if end + 1 >= len(doc) or doc[end].text not in {"-", "–"} or doc[end - 1].whitespace_:
            return False
        after = doc[end + 1]
        return after.is_lower and after.lower_ not in self.words.seated

    def _stands_for(self, span: Span) -> bool:
        """Whether SPAN stands for the government of the place: it acts, or is asked to.

        The seat of a government does so more often than a country, a town that is put into its
        region never.
        """
        if self._is_put_inside(span):
            return False
        token = span.root
        while token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
        above = token.head
        verb = above.lemma_.lower()
        seat = folded(span.text) in self.actors.seats
        if token.dep_ == "pobj":
            return above.dep_ == "agent" or (seat and above.lower_ in _WITH)
        if verb in self.words.hosting:
            return False
        if token.dep_ in ACTIVE_SUBJECTS:
            return verb in self.actors.verbs or (seat and verb != "be")
        return token.dep_ in {"dobj", "dative"} and verb in english(span).actors.asking

    def _is_put_inside(self, span: Span) -> bool:
        """Whether commas put SPAN into what follows: "Moscow, Idaho, voted"."""
        doc, start = span.doc, span.end + 1
        if start >= len(doc) or doc[span.end].text != ",":
            return False
        outer = entity_at(doc[start])
        if outer is None or outer.start != start or outer.end + 1 >= len(doc):
            return False
        goes_on = doc[outer.end + 1].ent_type_ == "GPE" or doc[outer.end + 1].dep_ == "cc"
        if doc[outer.end].text != "," or goes_on:  # no more than a list: "Moscow, Kyiv, and ..."
            return False
        lands = {place.country for place in self._name(outer).candidates if place.kind != "city"}
        inside = self._name(span).candidates
        return any(place.kind == "city" and place.country in lands for place in inside)

    def _is_other(self, name: Name) -> bool:
        """Whether the name is that of an actor that is no state, or an acronym of something."""
        text = name.span.text
        wide = any(place.is_wide for place in name.candidates)
        if name.key in self.actors.others | self.actors.peoples and not wide:
            return True
        if len(name.key) < _SHORT or (wide and _is_label(name.span)):
            return True
        if _is_abbreviation(name):
            start = name.span.start
            after_comma = start > 0 and name.span.doc[start - 1].text == ","
            return not (after_comma or "." in text[:-1])
        return text.isupper() and len(text) <= _ACRONYM and not name.candidates


def _is_known(place: Place) -> bool:
    return place.kind != "city" or place.population >= _WELL_KNOWN


def _is_large(place: Place, key: str) -> bool:
    """Whether PLACE bears the name KEY itself, and everybody knows it."""
    if place.kind != "city":
        return place.kind != "district"
    return place.population >= _LARGE and folded(place.name) == key


def _describes(root: Token) -> bool:
    """Whether ROOT stands before a noun: "the X suburbs", "an X woman"."""
    noun = root.head
    return root.dep_ in MODIFIERS and noun.i > root.i and noun.pos_ == "NOUN" and noun.is_lower


def _is_abbreviation(name: Name) -> bool:
    """Whether NAME may be the short name of a region: "Mass.", "KY"."""
    kinds = {place.kind for place in name.candidates}
    if len(name.key) <= _SHORT:
        return "country" not in kinds
    own = any(folded(place.name) == name.key for place in name.candidates)
    return len(name.key) <= _BRIEF and bool(kinds) and kinds <= {"region", "district"} and not own


def _begins_name(token: Token) -> bool:
    """Whether TOKEN is a word with a capital and no article."""
    return token.text[0].isupper() and token.lower_ != "the"


def _is_label(span: Span) -> bool:
    """Whether SPAN names who speaks: "EL SALVADOR: ..."."""
    doc, end = span.doc, span.end
    return bool(span[0].is_sent_start) and end < len(doc) and doc[end].text == ":"


def _parts_of_persons(doc: Doc) -> set[str]:
    """The folded words of the full names of persons."""
    persons = (each for each in doc.ents if each.label_ == "PERSON" and len(each) > 1)
    return {folded(token.text) for person in persons for token in person}


def _tokens(names: Iterable[Name]) -> set[int]:
    """The tokens that NAMES take up."""
    return {i for name in names for i in range(name.span.start, name.span.end)}


def _is_company(span: Span, after: Span) -> bool:
    """Whether SPAN and the one word AFTER it are a name: "Cambridge Analytica"."""
    word = after[0]
    alone = len(after) == 1 and word.is_title and len(word) > 1
    return alone and word.ent_type_ in _OTHERS and span.root.head.i == word.i


def _name_after(span: Span) -> Span:
    """The capitalised words right behind SPAN."""
    doc, end = span.doc, span.end
    while end < len(doc) and doc[end].text[0].isupper() and doc[end].is_alpha:
        end += 1
    return doc[span.end : end]


def _runs(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """Stretches of capitalised words that are in no name of a place and of no longer entity."""
    start = None
    for token in doc:
        inside = (
            token.i not in taken
            and token.pos_ == "PROPN"
            and token.text[0].isupper()
            and not in_reference(token)
        )
        if inside and start is None:
            start = token.i
        elif not inside and start is not None:
            if token.i - start <= _LONGEST:
                yield doc[start : token.i]
            start = None
    if start is not None and len(doc) - start <= _LONGEST:
        yield doc[start:]
