"""The spaCy component that finds time expressions and resolves them."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.component import Component
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.modality import TO_COME
from parley.transforms.reading.grammar.tense import auxiliaries_of, is_infinitive
from parley.transforms.reading.records import Anchor, Dated, TimeExpression
from parley.transforms.reading.times.anaphora import anaphoric, counted_from
from parley.transforms.reading.times.expressions import resolve
from parley.transforms.reading.times.wordings import Wording, wordings

_BOUNDS = frozenset({"since", "until", "before", "after", "till"})
_PARTIAL = frozenset({"day", "days", "span", "months", "month"})
_OPEN = frozenset({"weekday", "day", "month"})
_PRESENT = frozenset({"VBZ", "VBP"})
_SHORT = 62
_CLOSING = frozenset({")", ":", ",", ";"})


@Language.factory(
    "parley_times",
    requires=["doc._.kinds", "doc._.anchor", "token.tag"],
    assigns=["doc._.times"],
    default_config={"memory": 150, "year_memory": 120},
)
class Times(Component):
    """Find wordings of time; read partial ones from the text's own day and from their context.

    "Two days later" counts from a time told at most MEMORY tokens before, and "in May" is of a year
    named at most YEAR_MEMORY tokens before.
    """

    def __init__(self, nlp: Language, name: str, memory: int, year_memory: int) -> None:
        super().__init__(nlp, name)
        self.memory, self.year_memory = memory, year_memory

    def annotate(self, doc: Doc) -> None:
        """Put the time expressions on DOC."""
        found: list[TimeExpression] = []
        context: tuple[int, int] | None = None
        told = _Told(self.memory)
        found_wordings = wordings(doc.text)
        usual = _usual_year(doc, found_wordings)
        past = _looking_back(doc, usual)
        lasting = _lasting_year(doc, found_wordings)
        for wording in _with_anaphors(doc, found_wordings):
            span = doc.char_span(wording.start, wording.end, alignment_mode="expand")
            if span is None or _is_no_time(span, wording):
                continue
            near = context is not None and (
                context[0] == lasting or self._near(doc, context[1], span.start)
            )
            year = context[0] if context is not None and near else usual
            if wording.kind.startswith("anaphor"):
                value = counted_from(wording, told.before(span.start, wording), doc._.anchor)
            else:
                if wording.kind in _OPEN and not wording.has_year and _is_ahead(span):
                    wording.parts.setdefault("which", "ahead")
                anchor = past if past and wording.kind in _PARTIAL else doc._.anchor
                value = resolve(wording, anchor, year)
            found.append(TimeExpression(span.start, span.end, value))
            if value is not None and not _bounds(doc, span.start):
                if _has_come(value, doc._.anchor):
                    told.add(span.start, value)
                if wording.has_year and not _is_cited(doc, span):
                    context = (value.first.year, span.start)
        doc._.times = found

    def _near(self, doc: Doc, before: int, here: int) -> bool:
        """Whether a year named at BEFORE still holds HERE: in the same block of the layout."""
        return here - before < self.year_memory and "\n\n" not in doc[before:here].text


class _Told:
    """The last times told: the last one, and the last that a reader would count days from."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.last: tuple[int, Dated] | None = None
        self.short: tuple[int, Dated] | None = None

    def add(self, at: int, value: Dated) -> None:
        """Tell of VALUE at the token AT."""
        self.last = (at, value)
        if value.precision != "year" and (value.last - value.first).days <= _SHORT:
            self.short = (at, value)

    def before(self, at: int, wording: Wording) -> Dated | None:
        """The time from which WORDING, at the token AT, counts."""
        rough = wording.kind == "anaphor-season" or wording.parts.get("u") == "year"
        told = self.last if rough else self.short
        return told[1] if told is not None and at - told[0] <= self.memory else None


def _with_anaphors(doc: Doc, found: list[Wording]) -> list[Wording]:
    """FOUND with the wordings that count from another time, which go before shorter ones."""
    counted = anaphoric(doc.text)
    if not counted:
        return found
    free = [w for w in found if all(w.end <= c.start or c.end <= w.start for c in counted)]
    return sorted(free + counted, key=lambda w: w.start)


def _looking_back(doc: Doc, usual: int | None) -> Anchor | None:
    """Where a text tells of a year long past, an anchor too blunt to draw its days nearer."""
    day = doc._.anchor.day
    return Anchor(day, "year") if usual and day and day.year - usual > 1 else None


def _is_ahead(span: Span) -> bool:
    """Whether the clause of a time lies in the future: "will meet on Friday", "is to leave by May".

    So does what somebody now plans ("plans to leave in May") or said ("said they would meet").
    """
    token = span.root
    for _ in range(4):
        if token.pos_ in VERBAL:
            planned = is_infinitive(token) and token.dep_ == "xcomp" and _is_present(token.head)
            helpers = auxiliaries_of(token)
            return planned or bool(helpers & TO_COME and "have" not in helpers)
        token = token.head
    return False


def _is_present(word: Token) -> bool:
    """Whether the clause of a verb or an adjective is in the present: "is expected", "is due"."""
    verbs = (word, *word.children) if word.pos_ in VERBAL else (word.head,)
    return any(verb.tag_ in _PRESENT for verb in verbs if verb == word or verb.pos_ in VERBAL)


def _usual_year(doc: Doc, found: list[Wording]) -> int | None:
    """The year that a text about the past mostly speaks of; None for the news of the day."""
    source = doc._.source
    if source.published is None or source.genre in {"news", "statement"}:
        return None
    years = Counter(int(w.parts.get("y") or w.parts["y1"]) for w in found if w.has_year)
    if not years:
        return None
    year, times = years.most_common(1)[0]
    return year if times > 1 and 2 * times > years.total() else None


def _bounds(doc: Doc, start: int) -> bool:
    """A time after "since" or "until" bounds what is told, and does not date it."""
    return any(token.lower_ in _BOUNDS for token in doc[max(0, start - 2) : start])


def _lasting_year(doc: Doc, found: list[Wording]) -> int | None:
    """The year named most in a text which nothing but its own years date.

    Where it was named last, a month without a year is of it, however far on.
    """
    day = doc._.anchor.day
    if doc._.source.published is not None or day is None or str(day.year) not in doc.text:
        return None
    years = Counter(int(w.parts.get("y") or w.parts["y1"]) for w in found if w.has_year)
    return max(years, key=lambda year: (years[year], -year), default=None)


def _is_cited(doc: Doc, span: Span) -> bool:
    """Whether SPAN is the year of a work and not of the story: "Name (2012)", "Name (2012: 5)"."""
    inside = span.start > 0 and span.end < len(doc)
    return inside and doc[span.start - 1].text == "(" and doc[span.end].text in _CLOSING


def _has_come(value: Dated, today: Anchor) -> bool:
    """Whether VALUE has begun TODAY, as far as that is known."""
    return today.day is None or today.precision != "day" or value.first <= today.day


def _is_no_time(span: Span, wording: Wording) -> bool:
    """Whether SPAN is of a reference or a citation, or counts something: "on the 12th clause"."""
    doc: Doc = span.doc
    if doc._.kinds[span.start] == "reference" or _in_brackets(doc, span.start):
        return True
    return wording.kind == "anaphor-date" and span[-1].dep_ != "pobj"


def _in_brackets(doc: Doc, start: int) -> bool:
    """The year of a citation, "(Name, 2023)", is no time of the text."""
    window = doc[max(0, start - 14) : start]
    opened = window.text.rfind("(")
    return opened > window.text.rfind(")") and "," in window.text[opened:]
