"""All phrases of a document that tell of rounds, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.rounds import RoundRow
from parley.transforms.knowledge.knowledge import Rounds
from parley.transforms.reading.events.dating.attach import is_bound
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.determiners import has_article
from parley.transforms.reading.grammar.labels import MODIFIERS, VERBAL
from parley.transforms.reading.patterns import Words
from parley.transforms.reading.process.rounds.meant import how_meant
from parley.transforms.reading.process.rounds.nouns import RoundNouns, before, extent
from parley.transforms.reading.process.rounds.outcomes import Outcomes
from parley.transforms.reading.process.rounds.telling import How, Telling, Venue
from parley.transforms.reading.process.rounds.who import Who, verbs_over
from parley.transforms.reading.records import Dated, Event, PlaceMention, in_reference, place_at

_TALKS, _VISIT = "CONSULT", "visit"
_OBJECTS = frozenset({"dobj", "pobj", "attr", "nsubjpass", "conj"})
_UP = 5
_ROMAN = frozenset({"ii", "iii", "iv", "v"})


class RoundFinder:
    """Find the phrases that tell of rounds, sentence by sentence."""

    def __init__(self, rounds: Rounds, participants: Participants) -> None:
        self._words = rounds.words
        self._nouns = RoundNouns(rounds.nouns, rounds.words, participants)
        self.who = Who(participants, rounds.words)
        self._outcomes = Outcomes(rounds.words)

    def find(self, doc: Doc) -> list[Telling]:
        """The phrases of DOC that tell of rounds, those that only ask for one left out."""
        events = {e.start: n for n, e in enumerate(doc._.events) if _is_talks(e)}
        numbered = [p for p in doc._.places if _numbered(doc, p.end) is not None]
        told: list[Telling] = []
        for sentence in doc.sents:
            if in_reference(sentence[0]) or sentence._.kind == "heading":
                continue
            told += self._of_sentence(sentence, events, numbered, told)
        return told

    def _of_sentence(
        self,
        sentence: Span,
        events: Mapping[int, int],
        numbered: Sequence[PlaceMention],
        earlier: Sequence[Telling],
    ) -> list[Telling]:
        found: list[Telling] = []
        for head, row in self._nouns.heads(Words.of(sentence), sentence.doc):
            telling = self._noun(head, row, events, [*earlier, *found])
            if telling is not None:
                found += [telling, *_elsewhere(telling)]
        taken = {t.head.i for t in found}
        acts = (sentence.doc[at] for at in range(sentence.start, sentence.end) if at in events)
        for verb in acts:
            telling = self._act(verb, events[verb.i], taken)
            if telling is not None:
                found.append(telling)
        here = [p for p in numbered if sentence.start <= p.start < sentence.end]
        if here:
            found += list(self._venues(here, found, [*earlier, *found]))
        return sorted(found, key=lambda t: t.head.i)

    def _noun(
        self, head: Token, row: RoundRow, events: Mapping[int, int], earlier: Sequence[Telling]
    ) -> Telling | None:
        start, end = extent(head)
        telling = Telling(head, start, end, row.kind, How.TOLD, definite=has_article(head))
        self._take_event(telling, self._event_of(telling, events))
        self._take_words(telling)
        how = how_meant(telling, row, earlier, self._words)
        if how is None:
            return None
        telling.how = how
        self._outcomes.tell(telling)
        self.who.add_others(telling)
        return telling

    def _event_of(self, telling: Telling, events: Mapping[int, int]) -> int | None:
        """The event that the phrase tells, or the verb over it: "[held] talks", "[hosted] them"."""
        head, doc = telling.head, telling.head.doc
        places = (head.i, *range(telling.start, telling.end))
        for at in places:
            if at in events and doc[at].pos_ not in VERBAL:
                return events[at]
        for verb in verbs_over(head):
            number = events.get(verb.i)
            if number is not None and len(self.who.parties_of(doc._.events[number])) > 1:
                return number
        return None

    def _take_event(self, telling: Telling, number: int | None) -> None:
        """Write on TELLING what the event at its noun tells of who, when and where."""
        doc = telling.head.doc
        telling.event = number
        if number is not None:
            event: Event = doc._.events[number]
            telling.factuality = event.factuality
            telling.date = event.date
            telling.place = _venue_of(doc, event)
            telling.acting = self.who.parties_of(event)
        named = self._nouns.named(telling.head) if telling.head.pos_ not in VERBAL else []
        telling.acting = tuple(dict.fromkeys((*telling.acting, *named)))
        telling.named = bool(named)
        self.who.fold(telling)

    def _take_words(self, telling: Telling) -> None:
        """Write on TELLING what its own phrase says: day, place, rank, and that it is another."""
        doc, head = telling.head.doc, telling.head
        around = [head, *before(head)]
        telling.number = next((t.lower_ for t in around if t.lower_ in self._words.numbered), None)
        telling.another = any(t.lower_ in self._words.another for t in around) or (
            telling.number is not None and not telling.definite
        )
        date = _own_date(doc, telling)
        place = _own_place(doc, telling)
        self._drop_carried(telling, place)
        if telling.date is None and date is None:
            telling.date = self._of_occasion(head)
        telling.date, telling.place = date or telling.date, place or telling.place
        telling.fixes = date is not None or place is not None
        telling.level = self.who.level(telling, around)

    def _of_occasion(self, head: Token) -> Dated | None:
        """The day of what is told to have happened there: "agreed on Monday [during the talks]"."""
        above = head.head
        while above.pos_ in {"NOUN", "ADP"} and above.head != above:
            above = above.head
        occasion = {t.lower_ for t in head.ancestors if t.i > above.i and t.dep_ == "prep"}
        if above.pos_ not in VERBAL or not occasion & {"during", "at", "in"}:
            return None
        events = (e for e in head.doc._.events if e.start == above.i and e.date is not None)
        return next((e.date for e in events if e.date.basis != "document"), None)

    def _drop_carried(self, telling: Telling, own: Venue | None) -> None:
        """Take day and place off TELLING that are only those of what was told before.

        "The talks" are there and then; talks of others, or further ones, need not be.
        """
        head = telling.head
        owned = any(child.dep_ == "poss" for child in head.children)
        if (telling.definite or owned) and not telling.another:
            if telling.place is not None and own is None and not _is_told_there(telling):
                telling.place = None
            return
        if not telling.named and not telling.another:
            return
        if telling.place is not None and not _is_told_there(telling):
            telling.place = None
        told = {t.value for t in head.doc._.times if head.sent.start <= t.start < head.sent.end}
        if telling.date not in told:
            telling.date = None

    def _act(self, verb: Token, number: int, taken: set[int]) -> Telling | None:
        """The round that a verb alone tells: "met in Oslo", "phoned his counterpart"."""
        doc = verb.doc
        event: Event = doc._.events[number]
        kind = self._words.verbs.get(verb.lemma_.lower())
        if kind is None or verb.pos_ not in VERBAL or event.factuality == "possible":
            return None
        if any(_governs(verb, doc[at]) for at in taken):
            return None
        telling = Telling(verb, verb.i, _end_of_act(verb), kind, How.ACT)
        self._take_event(telling, number)
        telling.level = self.who.level(telling, [])
        dated = event.date is not None and event.date.basis == "text"
        singled = dated or event.place is not None or len(telling.persons) > 1
        told = event.factuality == "actual" and singled
        if verb.lemma_.lower() in self._words.dated and not told:
            return None
        return telling if len(telling.sides) > 1 and event.factuality != "negated" else None

    def _venues(
        self,
        places: Sequence[PlaceMention],
        here: Sequence[Telling],
        earlier: Sequence[Telling],
    ) -> Iterator[Telling]:
        """Names of a place with a number or a year, where talks were told to be: "Oslo II"."""
        if not earlier:
            return
        doc = earlier[0].head.doc
        held = {t.place.place_id: t for t in earlier if t.place is not None and not t.place.wide}
        taken = {at for t in here for at in range(t.start, t.end)}
        for place in places:
            number = _numbered(doc, place.end)
            if number is None or place.place not in held or place.start in taken:
                continue
            like = held[place.place]
            date = _date_at(doc, number)
            telling = Telling(
                doc[place.end - 1], place.start, number + 1, like.kind, How.VENUE,
                acting=like.acting, sides=like.sides, persons=like.persons, place=like.place,
                date=date or like.date, fixes=True,
            )  # fmt: skip
            self._outcomes.tell(telling)
            yield telling


def _is_talks(event: Event) -> bool:
    return event.event_type == _TALKS and event.mode != _VISIT


def _governs(verb: Token, noun: Token) -> bool:
    """Whether NOUN stands in an object or complement of VERB."""
    at = noun
    for _ in range(_UP):
        if at.dep_ not in _OBJECTS | {"prep", "acl", "xcomp", "nsubj"}:
            return False
        at = at.head
        if at == verb:
            return True
    return False


def _end_of_act(verb: Token) -> int:
    """The end of a verb with whom it has for objects."""
    clause = clause_of(verb)
    heads = [*clause.objects, *clause.prepositions.get("with", [])]
    behind = [h for h in heads if h.i > verb.i and h.sent == verb.sent and h.i - verb.i < 8]
    return max([verb.i, *(h.i for h in behind)]) + 1


def _venue_of(doc: Doc, event: Event) -> Venue | None:
    if event.place is None or event.place_id is None:
        return None
    return _venue(doc, event.place, event.place_id)


def _venue(doc: Doc, name: str, place_id: str) -> Venue:
    record = doc._.found.places.get(place_id)
    country, kind = (record[1], record[5]) if record else (None, "other")
    return Venue(name, place_id, country, kind == "country")


def _is_told_there(telling: Telling) -> bool:
    """Whether the sentence names the place in the clause that tells of the round itself."""
    head = telling.head
    clause = {head, head.head, head.head.head}
    for place in head.doc._.places:
        if place.place == telling.place.place_id if telling.place else False:
            name = head.doc[place.start : place.end].root
            if name.sent == head.sent and (name.head in clause or name.head.head in clause):
                return True
    return False


def _elsewhere(telling: Telling) -> list[Telling]:
    """The same at each further place of "talks in Oslo and Geneva"."""
    if telling.place is None or not telling.fixes:
        return []
    doc = telling.head.doc
    found = []
    for at in range(telling.head.i + 1, telling.end):
        token = doc[at]
        place = place_at(token)
        if token.dep_ == "conj" and place is not None and _is_where(token.head):
            venue = _venue(doc, doc[place.start : place.end].text, place.place)
            found.append(replace(telling, place=venue, event=None))
    return found


def _is_where(token: Token) -> bool:
    """Whether TOKEN names a place behind a preposition of place."""
    while token.dep_ == "conj":
        token = token.head
    where = token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near"}
    return where and place_at(token) is not None


def _own_place(doc: Doc, telling: Telling) -> Venue | None:
    """The place in the phrase, where it says where: "the Oslo talks", "talks in Oslo"."""
    for at in range(telling.start, telling.end):
        token = doc[at]
        place = place_at(token)
        if place is None or place.end != at + 1:
            continue
        inside = token.dep_ in MODIFIERS and at < telling.head.i
        where = token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near"}
        if inside or where:
            venue = _venue(doc, doc[place.start : place.end].text, place.place)
            if where or not venue.wide:
                return venue
    return None


def _own_date(doc: Doc, telling: Telling) -> Dated | None:
    """The time in the phrase or right behind it: "the 15 May talks", "the talks of 2022"."""
    for time in doc._.times:
        if time.start > telling.end + 2:
            return None
        if time.value is None or time.start < telling.start or is_bound(doc, time):
            continue
        near = time.start <= telling.end + 1 and not any(
            t.is_sent_end or t.pos_ in VERBAL for t in doc[telling.end : time.start]
        )
        if time.end <= telling.end or near:
            value: Dated = time.value
            return value
    return None


def _numbered(doc: Doc, at: int) -> int | None:
    """The token at AT, where it is the number of a meeting or its year."""
    if at >= len(doc):
        return None
    token = doc[at]
    numbered = token.like_num or (token.lower_ in _ROMAN and token.text.isupper())
    return at if numbered else None


def _date_at(doc: Doc, at: int) -> Dated | None:
    values: Iterable[Dated] = (
        t.value for t in doc._.times if t.start <= at < t.end and t.value is not None
    )
    return next(iter(values), None)
