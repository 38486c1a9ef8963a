"""The clauses that a verb of reporting states, before it, after it or around it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parley.transforms.reading.attributions.reports.extents import (
    FINITE,
    Stretch,
    clause,
    main_clause,
    subtree,
)
from parley.transforms.reading.attributions.rules import AS_CLAUSE, CLAUSE, PARENTHESIS, Rule
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.subjects import subject
from parley.transforms.reading.grammar.words import english

# How far after a verb its clause with "that" may begin.
_NEAR = 14
# The relations of a verb with "as" to the clause that it comments on.
_COMMENTS = frozenset({"advcl", "parataxis", "ccomp", "acl"})
_PAUSES = frozenset({",", "?", "!", "”", '"', "''", "’", "'", "»", "—", "–"})
# What a verb in a parenthesis with "as" has not: the clause around it is its object.
_COMPLEMENTS = frozenset({"dobj", "acomp", "oprd", "xcomp"})
# What a verb of telling has not behind it where its words stand before it.
_AFTER = frozenset({"dobj", "ccomp", "xcomp"})
# After "did not say", these open a question that nobody answered.
_OPEN = frozenset({"whether", "if", "when", "where", "why", "how", "what", "who", "which"})


def stated_clauses(doc: Doc, verb: Token) -> Iterator[tuple[Stretch, Rule]]:
    """Clauses that VERB reports, with the rule: under it, or around it where it stands between."""
    own = _own_clauses(doc, verb)
    follows = any(child.i > verb.i for child in own)
    if _has_as(verb) and not follows:
        if verb.dep_ in _COMMENTS and not _complete(doc, verb):
            yield _around(verb), AS_CLAUSE
        return
    if _puts_it(verb):
        return
    between = _between(doc, verb)
    if between is not None:
        yield between, PARENTHESIS
    for child in own:
        if not _is_left_open(verb, child):
            yield clause(child, verb), CLAUSE
    if _is_thrown_in(verb):
        yield _around(verb), PARENTHESIS
    if not follows and (strayed := _strayed(doc, verb)) is not None:
        yield strayed, CLAUSE


def _own_clauses(doc: Doc, verb: Token) -> list[Token]:
    """The clauses under VERB or its adjective: "said | it was", "is sure | it was"."""
    heads = (verb, *(c for c in verb.children if c.dep_ == "acomp" and c.i > verb.i))
    return [
        child
        for head in heads
        for child in head.children
        if child.dep_ == "ccomp" and _is_content(doc, child, verb)
    ]


def _is_content(doc: Doc, child: Token, verb: Token) -> bool:
    """Whether the clause of CHILD is what VERB says, and no thing or part of the sentence."""
    if _is_free_relative(child):
        return False
    return _states(child) if child.i > verb.i else _set_off(doc, child, verb)


def _puts_it(verb: Token) -> bool:
    """Whether "it" is the object of VERB, so that the clause is none: "made it clear that"."""
    return any(c.dep_ == "dobj" and c.lower_ == "it" and c.i > verb.i for c in verb.children)


def _is_left_open(verb: Token, content: Token) -> bool:
    """Whether CONTENT is a question that nobody answers: "did not say | whether"."""
    return is_negated(verb) and content.left_edge.lower_ in _OPEN


def _is_thrown_in(verb: Token) -> bool:
    """Whether VERB is a parenthesis by the parse: "it was, | he thinks, | a show"."""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    return verb.dep_ == "parataxis" and verb.head.pos_ in VERBAL and not passive


def _strayed(doc: Doc, verb: Token) -> Stretch | None:
    """The clause with "that" after VERB which the parser hung elsewhere, as after a remark."""
    for token in doc[verb.i + 1 : min(verb.sent.end, verb.i + _NEAR)]:
        if token.tag_ in FINITE or token.pos_ == "VERB":
            return None
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i > token.i:
            head = token.head
            governor = head.head
            if governor.i > verb.i and (governor.pos_ == "VERB" or doc[token.i - 1].is_alpha):
                return None
            return token.i, head.right_edge.i + 1
    return None


def _has_as(verb: Token) -> bool:
    return any(
        child.lower_ == "as" and child.dep_ in ("mark", "advmod", "prep") and child.i < verb.i
        for child in verb.children
    )


def _complete(doc: Doc, verb: Token) -> bool:
    """Whether VERB after "as" has its own object, or "as" compares: "as long as they insist"."""
    if any(c.i > verb.i and c.dep_ in _COMPLEMENTS for c in verb.children):
        return True
    mark = next((c for c in verb.children if c.lower_ == "as" and c.i < verb.i), None)
    return mark is not None and mark.i > 1 and doc[mark.i - 2].lower_ == "as"


def _is_free_relative(verb: Token) -> bool:
    """Whether the clause of VERB is a thing, no statement: "signed what they had agreed"."""
    first = verb.left_edge
    return first.lower_ == "what" and first.dep_ in ("dobj", "pobj")


def _between(doc: Doc, verb: Token) -> Stretch | None:
    """The longer side of the clause around ", X said,"; None where VERB is no parenthesis.

    It begins after a colon before it, and after the parenthesis where a pronoun links to it
    ("who, X said, were").
    """
    after = verb.i + 1
    if after >= len(doc) or doc[after].text != "," or verb.i < 3:
        return None
    head = subject(verb)
    if head is None or head.i > verb.i or doc[head.left_edge.i - 1].text != ",":
        return None
    if head.dep_ == "nsubjpass":
        return None
    sentence = verb.sent
    if head.left_edge.i - sentence.start < 2 or sentence.end - after < 4:
        return None
    if any(
        child.dep_ == "ccomp" and child.i > verb.i and child.left_edge.lower_ == "that"
        for child in verb.children
    ):
        return None
    first = head.left_edge.i - 1
    if doc[first - 1].tag_ in ("WP", "WDT"):
        return after + 1, sentence.end
    breaks = [token.i for token in doc[sentence.start : first] if token.text in (":", ";")]
    start = breaks[-1] + 1 if breaks else sentence.start
    return _longer_side(doc, (start, sentence.end), (first, after + 1))


def _around(verb: Token) -> Stretch:
    """The clause in which VERB is a parenthesis, without it."""
    main = main_clause(verb)
    start, end = subtree(main)
    own_start, own_end = subtree(verb)
    if own_start <= main.i < own_end:
        return (own_end, end) if verb.i < main.i else (start, own_start)
    if own_start - start > end - own_end:
        return (start, own_start) if end - own_end < 3 else (start, end)
    opens = subject(main)
    after = own_start - start < 3 and (opens is None or opens.i >= own_end)
    return (own_end, end) if after else _longer_side(verb.doc, (start, end), (own_start, own_end))


def _longer_side(doc: Doc, clause: Stretch, parenthesis: Stretch) -> Stretch:
    """What stands before or after PARENTHESIS in CLAUSE, whichever says more: its words alone.

    All of CLAUSE where its subject and its verb stand apart: "the hall, | she said, | was cold".
    """
    (start, end), (first, last) = clause, parenthesis
    if not any(token.tag_ in FINITE for token in doc[start:first]):
        return clause
    return (start, first) if first - start > end - last else (last, end)


def _set_off(doc: Doc, content: Token, verb: Token) -> bool:
    """Whether the clause of CONTENT stands before its VERB as words do: set off, and alone."""
    after = {"ccomp", "xcomp"} if verb.lemma_ in english(verb).grammar.addressing else _AFTER
    if any(c.i > verb.i and c.dep_ in after for c in verb.children):
        return False
    told = subject(verb)
    first = told.left_edge.i if told is not None and told.i < verb.i else verb.i
    return content.i < first and (
        doc[first - 1].text in _PAUSES or doc[max(0, first - 2)].text in _PAUSES
    )


def _states(verb: Token) -> bool:
    """Whether the clause of VERB states something: finite, or a wish after "that"."""
    if verb.tag_ in FINITE:
        return True
    for child in verb.children:
        if child.tag_ in FINITE or (child.dep_ == "mark" and child.lower_ == "that"):
            return True
    return verb.pos_ not in VERBAL and subject(verb) is None
