"""Fixed phrases that name a source: "according to X", "in the words of X", "as reported by X"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parley.transforms.reading.attributions.lexicon import Lexicon
from parley.transforms.reading.attributions.reports.extents import Stretch, subtree, trim
from parley.transforms.reading.attributions.reports.reporting import Report
from parley.transforms.reading.attributions.rules import Means, Rule
from parley.transforms.reading.attributions.speakers import Speaker, can_speak, speaker_at
from parley.transforms.reading.grammar.labels import NAMING, VERBAL
from parley.transforms.reading.grammar.subjects import subject
from parley.transforms.reading.records import mention_at

_OWN = frozenset({"my", "our", "your", "its"})
_SHORTEST = 3
_TOPIC = 10


def find_phrases(doc: Doc, lexicon: Lexicon) -> list[Report]:
    """The reports of DOC by fixed phrases, in the order of the text."""
    found: list[Report] = []
    taken = -1
    lowers = tuple(token.lower_ for token in doc)
    for token, lower in zip(doc, lowers, strict=True):
        view = None
        if lower == "for":
            view = _for_whom(doc, token)
        elif token.lemma_ in lexicon.possessed:
            view = _owned(doc, token, lexicon)
        if view is not None:
            found.append(view)
        rows = lexicon.phrases.get(lower)
        if rows is None or token.i < taken:
            continue
        for words in rows:
            end = token.i + len(words)
            if end < len(doc) and lowers[token.i : end] == words:
                report = _report(doc, token, end)
                if report is not None:
                    found.append(report)
                    taken = end
                break
    return found


def _report(doc: Doc, first: Token, end: int) -> Report | None:
    """What the phrase that begins at FIRST and ends before END gives as another's word."""
    speaker = _speaker(doc, first, end)
    if speaker is None and doc[end - 1].lower_ == "of":
        return None
    stop = speaker.span[1] if speaker else end
    content = trim(doc, _content(doc, first, stop))
    if content[1] - content[0] < 2:
        return None
    return Report(content, (first.i, end), speaker, Rule(Means.PHRASE, first.lower_))


def _owned(doc: Doc, noun: Token, lexicon: Lexicon) -> Report | None:
    """What the phrase that ends in NOUN gives as its owner's view: "in Kyiv's view", "in his"."""
    first = noun.head
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None or first.lower_ not in lexicon.possessed[noun.lemma_] or first.i > owner.i:
        return None
    if noun.dep_ != "pobj" or noun.right_edge.i != noun.i or not can_speak(owner, lexicon.people):
        return None
    if owner.lower_ in _OWN:
        return None
    content = trim(doc, _content(doc, first, noun.i + 1))
    if content[1] - content[0] < _SHORTEST:
        return None
    rule = Rule(Means.PHRASE, "owned")
    return Report(content, (first.i, noun.i + 1), speaker_at(owner), rule)


def _for_whom(doc: Doc, first: Token) -> Report | None:
    """What a thing is to the actor whom the sentence begins with: "For X, this is a war"."""
    sentence = first.sent
    if any(token.is_alpha for token in doc[sentence.start : first.i]):
        return None
    comma = next((t.i for t in doc[first.i : first.i + _TOPIC] if t.text == ","), None)
    head = next((child for child in first.children if child.dep_ == "pobj"), None)
    if comma is None or head is None or head.right_edge.i + 1 != comma:
        return None
    mention = mention_at(head)
    governor = first.head
    if mention is None or not mention.actors or governor.lemma_ != "be" or governor.i < comma:
        return None
    told = subject(governor)
    if told is None or told.i > governor.i or _has_infinitive(governor):
        return None
    content = trim(doc, (comma + 1, max(governor.right_edge.i + 1, comma + 1)))
    if content[1] - content[0] < _SHORTEST:
        return None
    rule = Rule(Means.PHRASE, "for")
    return Report(content, (first.i, first.i + 1), speaker_at(head), rule)


def _has_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "xcomp" for c in verb.children)


def _speaker(doc: Doc, first: Token, end: int) -> Speaker | None:
    """The phrase after the cue; None for phrases that hold their source themselves."""
    last = doc[end - 1]
    if last.pos_ not in ("ADP", "VERB", "SCONJ") and last.lower_ not in ("to", "by", "of", "per"):
        return Speaker((first.i, end)) if last.pos_ == "NOUN" else None
    for token in doc[end : min(end + 12, first.sent.end)]:
        if token.ent_type_ == "DATE" and last.lower_ == "of":
            return None
        if token.pos_ in NAMING and token.dep_ not in ("compound", "poss", "nmod"):
            found = speaker_at(token)
            return Speaker((max(end, found.span[0]), found.span[1]), found.actors)
    return None


def _content(doc: Doc, first: Token, stop: int) -> Stretch:
    """The clause to which the phrase over [first, stop) belongs, without the phrase."""
    sentence = first.sent
    breaks = [t.i + 1 for t in doc[sentence.start : first.i] if t.text == ";"]
    begin = breaks[-1] if breaks else sentence.start
    opening = all(not t.is_alpha or t.dep_ == "cc" for t in doc[begin : first.i])
    governor = first.head
    while governor.pos_ not in VERBAL and governor.head.i != governor.i:
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
