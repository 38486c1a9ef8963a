"""Which tokens a clause or a phrase takes up, as the parse has it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parley.transforms.reading.grammar.subjects import subject

Stretch = tuple[int, int]

_EDGES = frozenset(",;:.–—―-…") | {"--", "...", "―", "?", "!"}
_LEADERS = frozenset({"that", "how"})
_CONTRAST = frozenset({"but", "although", "though", "while", "whereas"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def subtree(token: Token) -> Stretch:
    """The stretch of the subtree of TOKEN."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, stretch: Stretch) -> Stretch:
    """STRETCH without white space and punctuation at its edges and without a leading "that"."""
    start, end = stretch
    while start < end and (doc[start].is_space or doc[start].text in _EDGES):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGES):
        end -= 1
    if start < end and doc[start].lower_ in _LEADERS and doc[start].dep_ in ("mark", "advmod"):
        return trim(doc, (start + 1, end)) if doc[start].lower_ == "that" else (start, end)
    return start, end


def clause(head: Token, cue: Token) -> Stretch:
    """The stretch of the clause of HEAD which is the content of CUE.

    Left of the cue it ends at the cue, right of it it begins after the cue. A coordinate clause
    of contrast with a subject of its own, after an explicit "that", is the writer's again.
    """
    start, end = subtree(head)
    if start <= cue.i < end:
        return (start, cue.i) if head.i < cue.i else (cue.i + 1, end)
    if cue.i < start and any(c.dep_ == "mark" and c.lower_ == "that" for c in head.children):
        end = min(end, _contrast(head, end))
    return start, end


def _contrast(head: Token, end: int) -> int:
    """Where a clause of contrast begins under HEAD; END where none does."""
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep_ == "cc" and child.lower_ == "but" and child.nbor(-1).text == ",":
            conjunct = next((c for c in head.children if c.dep_ == "conj" and c.i > child.i), None)
            if conjunct is not None and subject(conjunct) and not _that(conjunct):
                return child.i
        if (
            child.dep_ == "advcl"
            and child.left_edge.lower_ in _CONTRAST
            and child.left_edge.i > head.i
            and child.left_edge.nbor(-1).text == ","
        ):
            return child.left_edge.i
    return end


def _that(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def main_clause(verb: Token) -> Token:
    """The verb of the clause to which the subordinate or parenthetical VERB belongs."""
    head = verb.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i and head.dep_ != "ROOT":
        head = head.head
    return head
