"""Reported words and views: a verb or noun of reporting with its content and its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.transforms.reading.attributions.lexicon import Cue, Lexicon
from parley.transforms.reading.attributions.reports.boundaries import cut
from parley.transforms.reading.attributions.reports.complements import (
    complement,
    is_bare,
    preposition_of,
    reflexive,
    tells,
    with_condition,
    with_object,
)
from parley.transforms.reading.attributions.reports.extents import (
    Stretch,
    subject,
    subtree,
    trim,
)
from parley.transforms.reading.attributions.reports.reported_clauses import (
    is_infinitive,
    stated_clauses,
)
from parley.transforms.reading.attributions.speakers import (
    Speaker,
    can_speak,
    owner_of,
    speaker_at,
    subject_of,
    teller_of,
)

_VERBAL = frozenset({"VERB", "AUX"})
_PHRASES = ("as", "of", "about", "for")
# Where nobody is named ("it was reported that"), only a whole clause is somebody's words.
_IMPERSONAL = frozenset({"verb:clause", "verb:parenthesis"})
# Subjects of verbs of showing that hold somebody's view; facts and episodes hold none.
_SHOWING_WORDS = (
    "poll survey study report analysis document record email e-mail data figure statistic "
    "research investigation video footage image imagery photo photograph picture average map "
    "transcript recording assessment review article paper book letter"
)
_SHOWING = frozenset(_SHOWING_WORDS.split())


# Verbs of thinking and showing give somebody's view only where somebody is named.
_WEAK = frozenset({"think", "show", "perceive"})
_NONE = frozenset({"no", "little", "any"})
_TEXTS_WORDS = "article paper essay text chapter brief study report analysis piece post commentary"
_TEXTS = frozenset(_TEXTS_WORDS.split())
_FACTS = frozenset({"this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Report:
    """Content with its cue and speaker; `method` names the rule."""

    content: Stretch
    cue: Stretch
    speaker: Speaker | None
    method: str


def find_reports(doc: Doc, lexicon: Lexicon) -> list[Report]:
    """All reports of DOC by verbs and nouns, in the order of their cues."""
    found: list[Report] = []
    for token in doc:
        pos = token.pos_
        if pos == "VERB" or (pos == "AUX" and token.lemma_ == "be"):
            cue = lexicon.verb(token)
            if cue is not None:
                found += _by_verb(doc, token, cue, lexicon)
        elif pos == "NOUN":
            noun = lexicon.nouns.get(token.lemma_)
            if noun is not None:
                found += _by_noun(doc, token, noun, lexicon)
    return found


def _by_verb(doc: Doc, verb: Token, cue: Cue, lexicon: Lexicon) -> Iterator[Report]:
    told = subject(verb)
    if verb.dep_ == "amod" or (told is not None and (told.lower_ in _FACTS or _is_this(told))):
        return
    if cue.kinds == {"show"} and not _shows(verb):
        return
    if cue.kinds <= _WEAK and subject_of(verb) is None:
        return
    if cue.felt and any(child.tag_ == "MD" for child in verb.children):
        return
    for content, method in _contents(doc, verb, cue):
        if verb.i < content[0]:
            content = cut(doc, content, lexicon)
        trimmed = trim(doc, content)
        head = teller_of(verb, trimmed, lexicon.people)
        if cue.felt and told is not None:
            head = told
        spoken = head is not None and can_speak(head, lexicon.people)
        if not spoken and (cue.felt or method not in _IMPERSONAL):
            continue
        speaker = speaker_at(head) if head is not None else None
        if trimmed[0] < trimmed[1]:
            yield Report(trimmed, _cue_span(verb), speaker, method)
            return


def _is_this(told: Token) -> bool:
    """Whether TOLD is the text itself ("this article"), so that the words are its author's."""
    return told.lemma_ in _TEXTS and any(c.lower_ == "this" for c in told.children)


def _contents(doc: Doc, verb: Token, cue: Cue) -> Iterator[tuple[Stretch, str]]:
    """What VERB may report, the surest first."""
    if cue.takes("clause"):
        yield from stated_clauses(doc, verb)
    for name in _PHRASES:
        if cue.takes(name):
            preposition = preposition_of(verb, cue.complements[name])
            if name in ("of", "about") and preposition is not None and not tells(preposition, cue):
                continue
            found = complement(preposition) if preposition is not None else None
            if found and preposition is not None and name == "as" and cue.views:
                found = with_object(verb, preposition)
            if found:
                yield found, f"verb:{name}"
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "oprd" and cue.takes("as"):
            yield subtree(child), "verb:as"
        elif child.dep_ == "ccomp" and child.pos_ == "ADJ" and (itself := reflexive(child)):
            yield (itself.i + 1, with_condition(child.right_edge.i + 1, verb)), "verb:as"
    for child in verb.children:
        if not cue.takes("to_inf") or child.i < verb.i:
            continue
        if child.dep_ in ("xcomp", "ccomp") and is_infinitive(child):
            start, end = subtree(child)
            yield (start, with_condition(end, verb)), "verb:to_inf"
    if cue.takes("no_object"):
        for child in verb.children:
            if child.dep_ == "dobj" and any(c.lower_ in _NONE for c in child.children):
                yield subtree(child), "verb:object"
    if cue.takes("object"):
        for child in verb.children:
            if child.dep_ == "dobj" and "" in cue.complements["object"] and not is_bare(child):
                yield subtree(child), "verb:object"
            elif child.dep_ == "prep" and child.lower_ in cue.complements["object"]:
                found = complement(child)
                if found:
                    yield found, "verb:object"


def _shows(verb: Token) -> bool:
    head = subject(verb)
    if head is None or head.lemma_ in _SHOWING:
        return True
    if head.pos_ not in ("PROPN", "PRON"):
        return False
    return head.ent_type_ not in ("GPE", "NORP", "PERSON", "LOC")


def _cue_span(verb: Token) -> Stretch:
    last = verb.i + 1
    if last < len(verb.doc) and verb.nbor(1).dep_ == "prt" and verb.nbor(1).head.i == verb.i:
        last += 1
    return verb.i, last


def _by_noun(doc: Doc, noun: Token, cue: Cue, lexicon: Lexicon) -> Iterator[Report]:
    if any(child.dep_ == "det" and child.lower_ in _NONE for child in noun.children):
        return
    content: Stretch | None = None
    method = ""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp") and cue.takes("clause") and _with_that(child):
            content, method = subtree(child), "noun:clause"
            break
        if child.dep_ == "prep":
            for name in ("of", "about", "object"):
                if cue.takes(name) and child.lower_ in cue.complements[name]:
                    content, method = complement(child), f"noun:{name}"
        if content:
            break
    if content is None and cue.takes("clause") and (stated := _predicate(noun)) is not None:
        content, method = subtree(stated), "noun:clause"
    if content is None:
        return
    owner = owner_of(noun, method != "noun:of")
    trimmed = trim(doc, cut(doc, content, lexicon))
    if owner is not None and can_speak(owner, lexicon.people) and trimmed[0] < trimmed[1]:
        yield Report(trimmed, (noun.i, noun.i + 1), speaker_at(owner), method)


def _predicate(noun: Token) -> Token | None:
    """The clause that NOUN is said to be: "their view is that talks help"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    return next((c for c in noun.head.children if c.dep_ == "ccomp" and _with_that(c)), None)


def _with_that(verb: Token) -> bool:
    return any(child.lower_ == "that" and child.tag_ == "IN" for child in verb.children)
