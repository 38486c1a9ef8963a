"""Fixed phrases that name a source: "according to X", "in the words of X", "as reported by X"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from transforms.attributions.clauses import Stretch, subtree, trim
from transforms.attributions.lexicon import Lexicon
from transforms.attributions.reports import Report
from transforms.attributions.speakers import Speaker, speaker_at

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_VERBAL = frozenset({"VERB", "AUX"})


def find_phrases(doc: Doc, lexicon: Lexicon) -> list[Report]:
    """The reports of DOC by fixed phrases, in the order of the text."""
    found: list[Report] = []
    taken = -1
    for token in doc:
        rows = lexicon.phrases.get(token.lower_)
        if rows is None or token.i < taken:
            continue
        for words in rows:
            end = token.i + len(words)
            if end < len(doc) and all(doc[token.i + k].lower_ == w for k, w in enumerate(words)):
                report = _report(doc, token, end)
                if report is not None:
                    found.append(report)
                    taken = end
                break
    return found


def _report(doc: Doc, first: Token, end: int) -> Report | None:
    """What the phrase that begins at FIRST and ends before END gives as another's word."""
    speaker = _speaker(doc, first, end)
    stop = speaker.span[1] if speaker else end
    content = trim(doc, _content(doc, first, stop))
    if content[1] - content[0] < 2:
        return None
    return Report(content, (first.i, end), speaker, "phrase:" + doc[first.i].lower_)


def _speaker(doc: Doc, first: Token, end: int) -> Speaker | None:
    """The phrase after the cue; None for phrases that hold their source themselves."""
    last = doc[end - 1]
    if last.pos_ not in ("ADP", "VERB", "SCONJ") and last.lower_ not in ("to", "by", "of", "per"):
        return Speaker((first.i, end)) if last.pos_ == "NOUN" else None
    for token in doc[end : min(end + 12, first.sent.end)]:
        if token.pos_ in _NOMINAL and token.dep_ not in ("compound", "poss", "nmod"):
            found = speaker_at(token)
            return Speaker((max(end, found.span[0]), found.span[1]), found.actors)
    return None


def _content(doc: Doc, first: Token, stop: int) -> Stretch:
    """The clause to which the phrase over [first, stop) belongs, without the phrase."""
    sentence = first.sent
    opening = all(not t.is_alpha or t.dep_ == "cc" for t in doc[sentence.start : first.i])
    governor = first.head
    while governor.pos_ not in _VERBAL and governor.head.i != governor.i:
        governor = governor.head
    start, end = subtree(governor)
    start, end = max(start, sentence.start), min(end, sentence.end)
    if opening:
        comma = next((t.i for t in doc[stop : sentence.end] if t.text == ","), None)
        return (comma + 1 if comma is not None and comma < governor.i else stop), max(end, stop)
    if start <= first.i < end:
        if first.i > governor.i and first.i - start > 2:
            rest = end - stop
            return (start, first.i) if rest < 4 or doc[stop].text not in (",",) else (start, end)
        return start, end
    return start, first.i
