"""The spaCy component that finds time expressions and resolves them."""

from __future__ import annotations

from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc

from transforms.annotations import TimeExpression
from transforms.components.component import Component
from transforms.times.expressions import Wording, resolve, wordings

_BOUNDS = frozenset({"since", "until", "before", "after", "till"})


@Language.factory("parley_times", assigns=["doc._.times"])
class Times(Component):
    """Find wordings of time; read partial ones from the text's own day and from their context."""

    def annotate(self, doc: Doc) -> None:
        """Put the time expressions on DOC."""
        found: list[TimeExpression] = []
        context: tuple[int, int] | None = None
        found_wordings = wordings(doc.text)
        usual = _usual_year(doc, found_wordings)
        for wording in found_wordings:
            span = doc.char_span(wording.start, wording.end, alignment_mode="expand")
            if (
                span is None
                or doc._.kinds[span.start] == "reference"
                or _in_brackets(doc, span.start)
            ):
                continue
            near = context is not None and _near(doc, context[1], span.start)
            year = context[0] if context is not None and near else usual
            value = resolve(wording, doc._.anchor, year)
            found.append(TimeExpression(span.start, span.end, value))
            if value is not None and wording.has_year and not _bounds(doc, span.start):
                context = (value.first.year, span.start)
        doc._.times = found


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


def _near(doc: Doc, before: int, here: int) -> bool:
    """Whether a year named at BEFORE still holds HERE: in the same block of the layout."""
    return here - before < 120 and "\n\n" not in doc[before:here].text


def _bounds(doc: Doc, start: int) -> bool:
    """A time after "since" or "until" bounds what is told, and does not date it."""
    return any(token.lower_ in _BOUNDS for token in doc[max(0, start - 2) : start])


def _in_brackets(doc: Doc, start: int) -> bool:
    """The year of a citation, "(Name, 2023)", is no time of the text."""
    window = doc[max(0, start - 14) : start]
    opened = window.text.rfind("(")
    return opened > window.text.rfind(")") and "," in window.text[opened:]
