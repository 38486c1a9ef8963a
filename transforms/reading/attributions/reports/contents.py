"""What a verb or a noun of reporting may give: clauses, phrases, predicates, objects.

Each complement that the lexicon grants a word is looked for in the parse, the surest first.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parley.transforms.reading.attributions.lexicon import Cue
from parley.transforms.reading.attributions.reports.complements import (
    called,
    complement,
    is_bare,
    preposition_of,
    reflexive,
    tells,
    with_condition,
    with_object,
)
from parley.transforms.reading.attributions.reports.extents import Stretch, subtree
from parley.transforms.reading.attributions.reports.reported_clauses import (
    stated_clauses,
)
from parley.transforms.reading.attributions.rules import OBJECT, Means, Rule
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.grammar.words import english

Content = tuple[Stretch, Rule]

_PHRASES = ("as", "of", "about", "for")
_OF_A_NOUN = ("of", "about", "object")
_MATTERS = frozenset({"of", "about"})
_NONE = frozenset({"no", "little", "any"})
_VIEW = Rule(Means.VERB, "as")


def contents_of_verb(doc: Doc, verb: Token, cue: Cue) -> Iterator[Content]:
    """What VERB may report, the surest first."""
    if cue.takes("clause"):
        yield from stated_clauses(doc, verb)
    if _reviews(verb):
        return
    for name in _PHRASES:
        if cue.takes(name) and (found := _phrase(verb, cue, name)) is not None:
            yield found, Rule(Means.VERB, name)
    yield from ((found, _VIEW) for found in _predicates(verb, cue))
    if cue.takes("to_inf"):
        yield from ((found, Rule(Means.VERB, "to_inf")) for found in _aims(verb))
    if cue.takes("gerund"):
        yield from ((found, Rule(Means.VERB, "gerund")) for found in _deeds(verb))
    if cue.takes("no_object"):
        yield from ((found, OBJECT) for found in _denied_objects(verb))
    if cue.takes("object"):
        yield from ((found, OBJECT) for found in _objects(verb, cue))


def _reviews(verb: Token) -> bool:
    """Whether by VERB an audience judges a work: "critics attacked the film as dull"."""
    words = english(verb).attributions
    agents = (child for each in verb.children if each.dep_ == "agent" for child in each.children)
    around = {child.lemma_.lower() for child in (*verb.children, *agents)}
    return not around.isdisjoint(words.audiences) and not around.isdisjoint(words.works)


def content_of_noun(noun: Token, cue: Cue) -> Content | None:
    """What NOUN gives: a clause or phrase after it, or what it is said to be; "no doubt" none."""
    if any(child.dep_ == "det" and child.lower_ in _NONE for child in noun.children):
        return None
    for child in noun.children:
        if child.i > noun.i and (found := _after_noun(child, cue)) is not None:
            return found
    stated = _predicated(noun) if cue.takes("clause") else None
    return (subtree(stated), Rule(Means.NOUN, "clause")) if stated is not None else None


def _phrase(verb: Token, cue: Cue, name: str) -> Stretch | None:
    """The phrase with "as", "of", ...: "warned | of a war", "sees the truce | as a trap"."""
    preposition = preposition_of(verb, cue.complements[name])
    if preposition is None or (name in _MATTERS and not tells(preposition, cue)):
        return None
    found = complement(preposition)
    if found and name == "as" and cue.views:
        return with_object(verb, preposition)
    return found


def _predicates(verb: Token, cue: Cue) -> Iterator[Stretch]:
    """What something is called: "called it | a trap", "declares itself | ready"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "oprd" and cue.takes("as"):
            yield called(verb, child)
        elif child.dep_ == "ccomp" and child.pos_ == "ADJ" and (itself := reflexive(child)):
            yield itself.i + 1, with_condition(child.right_edge.i + 1, verb)


def _aims(verb: Token) -> Iterator[Stretch]:
    """What somebody says he will do: "vowed | to leave, if they came"."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("xcomp", "ccomp") and is_infinitive(child):
            start, end = subtree(child)
            yield start, with_condition(end, verb)


def _deeds(verb: Token) -> Iterator[Stretch]:
    """What somebody says that he did: "denied | shelling, | having shelled the school"."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("xcomp", "ccomp") and _is_gerund(child):
            yield subtree(child)


def _is_gerund(verb: Token) -> bool:
    first = next((c for c in verb.children if c.dep_ == "aux"), verb)
    return "VBG" in (verb.tag_, first.tag_)


def _denied_objects(verb: Token) -> Iterator[Stretch]:
    """An object that is said not to be: "sees | no reason for talks"."""
    for child in verb.children:
        if child.dep_ == "dobj" and any(c.lower_ in _NONE for c in child.children):
            yield subtree(child)


def _objects(verb: Token, cue: Cue) -> Iterator[Stretch]:
    """Objects that say something: "confirmed | the loss of a ship", "spoke | of losses"."""
    prepositions = cue.complements["object"]
    if "deny" in cue.kinds and _is_refused(verb):
        return
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "dobj" and "" in prepositions and not is_bare(child):
            yield subtree(child)
        elif child.dep_ == "prep" and child.lower_ in prepositions and (found := complement(child)):
            yield found


def _is_refused(verb: Token) -> bool:
    """Whether somebody is refused something, and no fact is denied: "denied him bail"."""
    given = english(verb).attributions.granted
    return any(
        child.dep_ in ("dative", "iobj")
        or (child.dep_ == "dobj" and (child.lemma_ in given or child.ent_type_ == "PERSON"))
        for child in verb.children
    )


def _after_noun(child: Token, cue: Cue) -> Content | None:
    """What CHILD of a noun gives: "the claim | that it failed", "accusations | of fraud"."""
    if child.dep_ in ("acl", "ccomp") and cue.takes("clause") and _with_that(child):
        return subtree(child), Rule(Means.NOUN, "clause")
    if child.dep_ != "prep":
        return None
    forms = [n for n in _OF_A_NOUN if cue.takes(n) and child.lower_ in cue.complements[n]]
    content = (
        complement(child) if forms and not (forms[-1] == "about" and _is_topic(child)) else None
    )
    return (content, Rule(Means.NOUN, forms[-1])) if content is not None else None


def _is_topic(preposition: Token) -> bool:
    """Whether nothing but a name is behind PREPOSITION: "a report on Congo" says nothing of it."""
    heads = [child for child in preposition.children if child.dep_ == "pobj"]
    return bool(heads) and all(
        head.pos_ == "PROPN" and all(c.dep_ in {"compound", "det", "punct"} for c in head.children)
        for head in heads
    )


def _predicated(noun: Token) -> Token | None:
    """The clause that NOUN is said to be: "their view is | that talks help"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    return next((c for c in noun.head.children if c.dep_ == "ccomp" and _with_that(c)), None)


def _with_that(verb: Token) -> bool:
    return any(child.lower_ == "that" and child.tag_ == "IN" for child in verb.children)
