"""The quantities of a document."""

from __future__ import annotations

from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import AUTHOR
from parley.transforms.reading.attributions.citations.brackets import find_brackets
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.quantities.about import (
    actor_about,
    event_about,
    time_about,
    triggers,
)
from parley.transforms.reading.quantities.filters import (
    is_definite_pair,
    is_name_or_date,
    is_relative,
    is_year,
)
from parley.transforms.reading.quantities.numbers import Number, find_numbers
from parley.transforms.reading.quantities.units import MONEY, SHARE, TIME, Unit, Units, plural
from parley.transforms.reading.records import Quantity, mention_at

_SILENT = frozenset({"reference", "heading"})
_MANY = 10
_NEAR = 60
_NAMED, _UNNAMED, _DISTANT = 0.85, 0.6, 0.55


def read_quantities(doc: Doc, units: Units) -> list[Quantity]:
    """The quantities of DOC in the order of the text."""
    text = doc.text  # spaCy joins its tokens anew at each asking
    numbers = find_numbers(text)
    if not numbers:
        return []
    references = [(b.start, b.end) for b in find_brackets(text)]
    events = triggers(doc)
    found: list[Quantity] = []
    for number in numbers:
        last = found[-1] if found else None
        if any(start <= number.figure < end for start, end in references):
            continue
        quantity = _quantity(doc, number, units, events, last)
        if quantity is not None:
            found.append(quantity)
    return found


def _quantity(
    doc: Doc, number: Number, units: Units, events: dict[int, int], last: Quantity | None
) -> Quantity | None:
    span = doc.char_span(number.figure, number.end, alignment_mode="expand")
    whole = doc.char_span(number.start, number.end, alignment_mode="expand")
    if span is None or whole is None:
        return None
    kinds = doc._.kinds
    if kinds and kinds[span.start] in _SILENT:
        return None
    unit, confidence = _unit(doc, number, span.start, span.end, units, last)
    if unit is None or _not_counted(doc, number, span.start, unit):
        return None
    if is_year(number, unit.kind if unit.start <= span.end + 1 and unit.end > span.end else None):
        return None
    if is_name_or_date(doc, number, span.start, span.end) or is_relative(doc, unit.end):
        return None
    head = doc[unit.head]
    event = event_about(head, events)
    return Quantity(
        start=whole.start,
        end=max(unit.end, span.end),
        low=number.low,
        high=number.high,
        unit=unit.name,
        qualifier=number.qualifier,
        about_actor=actor_about(head),
        about_event=event,
        as_of=time_about(doc, head, event),
        attributed_to=_word_of(doc, span.start),
        confidence=confidence,
        method="number:" + ("words" if number.words else "digits"),
    )


def _word_of(doc: Doc, at: int) -> str:
    """On whose word the figure rests: the speaker's, or who estimates it in the same clause."""
    speakers = speaker_of(doc, at)
    if speakers:
        return speakers[0]
    verb = doc[at]
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        verb = verb.head
    if verb.lemma_ in english(verb).quantities.estimating:
        for child in verb.children:
            mention = mention_at(child) if child.dep_ == "nsubj" else None
            if mention is not None and mention.actors:
                return mention.actors[0]
    return AUTHOR


def _unit(
    doc: Doc, number: Number, start: int, end: int, units: Units, last: Quantity | None
) -> tuple[Unit | None, float]:
    """The unit of NUMBER over tokens [start, end), and how sure it is."""
    if number.share:
        return Unit("share", SHARE, start, end, doc[start].i), _UNNAMED
    if number.sign:
        return units.sign(number.sign, start), _NAMED
    at = end + 1 if end < len(doc) and doc[end].lower_ == "of" else end
    named = units.after(doc, at)
    if named is not None:
        return named, _NAMED
    head = doc[end - 1].head
    if number.high >= _MANY and head.pos_ == "NOUN" and 0 < head.i - end + 1 <= 4:
        return Unit(plural(head), "count", head.i, head.i + 1, head.i), _UNNAMED
    if number.high < _MANY or (end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ")):
        return None, 0.0
    return _counted_before(doc, start, end, units) or _same_as(doc, start, end, last), _DISTANT


def _counted_before(doc: Doc, start: int, end: int, units: Units) -> Unit | None:
    """The unit that the sentence has named already: "prisoners, 1,000 on each side"."""
    for place in range(start - 1, doc[start].sent.start - 1, -1):
        if doc[place].tag_ in ("NNS", "NN"):
            unit = units.at(doc, place)
            if unit is not None and unit.kind in ("people", "casualties", "equipment"):
                return Unit(unit.name, unit.kind, start, end, place)
    return None


def _same_as(doc: Doc, start: int, end: int, last: Quantity | None) -> Unit | None:
    """The unit of the LAST quantity where the sentence speaks of "this number" again."""
    sentence = doc[start].sent
    if last is None or sentence.start - last.end > _NEAR:
        return None
    if any(
        token.lemma_ in english(token).quantities.number_nouns
        for token in doc[sentence.start : start]
    ):
        return Unit(last.unit, "count", start, end, end - 1)
    return None


def _not_counted(doc: Doc, number: Number, start: int, unit: Unit) -> bool:
    """Whether the number only points ("the two sides"), or is "one" without a measure."""
    one = number.words and number.low == number.high == 1
    if one and unit.kind not in (TIME, MONEY, SHARE, "distance", "weight", "area"):
        return True
    loose = unit.name in english(doc).quantities.loose and number.high < _MANY
    if loose or unit.name == "sides":
        return True
    return is_definite_pair(doc, number, start, unit.kind)
