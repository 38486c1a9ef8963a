"""Reported words and views: a verb or noun of reporting with its content and its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.transforms.reading.attributions.lexicon import Cue, Lexicon
from parley.transforms.reading.attributions.reports.boundaries import cut
from parley.transforms.reading.attributions.reports.contents import (
    content_of_noun,
    contents_of_verb,
)
from parley.transforms.reading.attributions.reports.extents import Stretch, trim
from parley.transforms.reading.attributions.rules import CLAUSE, PARENTHESIS, Means, Rule
from parley.transforms.reading.attributions.speakers import (
    Speaker,
    can_speak,
    owner_of,
    speaker_at,
    teller_of,
)
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.subjects import subject, understood_subject
from parley.transforms.reading.grammar.words import english

# Where nobody is named ("it was reported that"), only a whole clause is somebody's words.
_IMPERSONAL = frozenset({CLAUSE, PARENTHESIS})
_OF_PHRASE = Rule(Means.NOUN, "of")
# Verbs of thinking and showing give somebody's view only where somebody is named.
_WEAK = frozenset({"think", "show", "perceive"})
_FACTS = frozenset({"this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Report:
    """Content with its cue and speaker, and the rule that found it."""

    content: Stretch
    cue: Stretch
    speaker: Speaker | None
    rule: Rule


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
    """The report of VERB: the surest of what it may report that has somebody to tell it."""
    if not _gives_words(verb, cue):
        return
    for content, rule in contents_of_verb(doc, verb, cue):
        if verb.i < content[0]:
            content = cut(doc, content, lexicon)
        trimmed = trim(doc, content)
        head = _teller(verb, cue, trimmed, lexicon)
        spoken = head is not None and can_speak(head, lexicon.people)
        if not spoken and (cue.felt or rule not in _IMPERSONAL):
            continue
        if trimmed[0] < trimmed[1]:
            speaker = speaker_at(head) if head is not None else None
            yield Report(trimmed, _cue_span(verb), speaker, rule)
            return


def _gives_words(verb: Token, cue: Cue) -> bool:
    """Whether VERB as it stands gives words or a view of somebody, who may be unnamed."""
    told = subject(verb)
    if verb.dep_ == "amod" or (told is not None and _is_the_text_or_a_fact(told)):
        return False
    if (_is_told(verb) and not cue.felt) or _is_withheld(verb):
        return False
    if cue.kinds == {"show"} and not _shows(verb):
        return False
    if cue.kinds <= _WEAK and understood_subject(verb) is None:
        return False
    # "He must be sure that" says nothing of what he feels.
    return not (cue.felt and any(child.tag_ == "MD" for child in verb.children))


def _is_told(verb: Token) -> bool:
    """Whether a participle says what somebody else told its subject: "asked whether"."""
    bare = verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"}
    return bare and not any(c.dep_ in {"aux", "auxpass", "mark"} for c in verb.children)


def _is_withheld(verb: Token) -> bool:
    """Whether nothing was said: "refused to say whether", "would not confirm that"."""
    words = english(verb).attributions
    if verb.lemma_ not in words.withheld:
        return False
    declines = verb.dep_ == "xcomp" and verb.head.lemma_ in words.declining
    return declines or is_negated(verb, by_objects=False)


def _is_the_text_or_a_fact(told: Token) -> bool:
    """Whether TOLD is what was just said ("this shows that"), or the text itself.

    The words of "this article argues that" are its author's.
    """
    if told.lower_ in _FACTS:
        return True
    return told.lemma_ in english(told).attributions.texts and any(
        c.lower_ == "this" for c in told.children
    )


def _teller(verb: Token, cue: Cue, content: Stretch, lexicon: Lexicon) -> Token | None:
    """Who tells CONTENT by VERB; a state of mind is its subject's, also in "is convinced"."""
    felt_by = subject(verb) if cue.felt else None
    return felt_by if felt_by is not None else teller_of(verb, content, lexicon.people)


def _shows(verb: Token) -> bool:
    """Whether what VERB shows is a source's view: "the poll shows that", no fact or person."""
    head = subject(verb)
    if head is None or head.lemma_ in english(head).attributions.showing:
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
    """The report of NOUN, where somebody owns it: "Kyiv's claim that", "experts' doubts of"."""
    found = content_of_noun(noun, cue)
    if found is None:
        return
    content, rule = found
    owner = owner_of(noun, of_phrase=rule != _OF_PHRASE)
    trimmed = trim(doc, cut(doc, content, lexicon))
    if owner is not None and can_speak(owner, lexicon.people) and trimmed[0] < trimmed[1]:
        yield Report(trimmed, (noun.i, noun.i + 1), speaker_at(owner), rule)
