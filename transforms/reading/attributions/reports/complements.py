"""What follows a verb or noun of reporting other than a clause: "as" and "of", objects."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.attributions.lexicon import Cue
from parley.transforms.reading.attributions.reports.extents import Stretch
from parley.transforms.reading.grammar.subjects import subject

_CONDITIONS = frozenset({"provided", "unless", "if", "until"})
_OBJECTS = frozenset({"dobj", "nsubj"})
_AT_ALL = frozenset({"any", "all"})


def tells(preposition: Token, cue: Cue) -> bool:
    """Whether the phrase of PREPOSITION is a matter, and no day, daily or part of the audience."""
    if preposition.head.pos_ in ("NOUN", "PROPN", "PRON") and "accuse" not in cue.kinds:
        return False
    told = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    return told is None or told.ent_type_ not in ("DATE", "TIME") or preposition.lower_ != "on"


def preposition_of(verb: Token, wanted: frozenset[str]) -> Token | None:
    """The preposition of VERB, which the parser may have hung on its object."""
    for child in verb.children:
        if child.dep_ in ("prep", "mark") and child.lower_ in wanted and child.i > verb.i:
            return child
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.i > verb.i:
            hung = [c for c in child.children if c.dep_ == "prep" and c.lower_ in wanted]
            if hung:
                return hung[-1]
            after = child.nbor(1) if child.i + 1 < len(child.doc) else None
            if after is None or after.i + 1 == len(after.doc) or "as" not in wanted:
                continue
            if after.lower_ == "as" and after.nbor(1).lower_ != "well":
                return after
    return None


def reflexive(predicate: Token) -> Token | None:
    """The subject "itself" of PREDICATE, as in "declares itself ready"."""
    told = subject(predicate)
    return told if told is not None and told.lower_.endswith(("self", "selves")) else None


def is_bare(thing: Token) -> bool:
    """Whether THING only names what is announced or denied ("the exchange"), and says nothing."""
    if thing.pos_ == "PRON":
        return True
    first = thing.left_edge
    return first.pos_ == "DET" and first.lower_ not in _AT_ALL and thing.right_edge.i - first.i == 1


def called(verb: Token, predicate: Token) -> Stretch:
    """What is called something and what: "(called) | the bill a surrender"."""
    start, end = predicate.left_edge.i, predicate.right_edge.i + 1
    for child in verb.children:
        if child.dep_ in _OBJECTS and verb.i < child.i < start and child.tag_ != "WDT":
            return child.left_edge.i, end
    return start, end


def with_object(verb: Token, preposition: Token) -> Stretch:
    """What is viewed and as what: "the truce as a trap"; of oneself, only as what."""
    viewed = next((c for c in verb.children if c.dep_ in _OBJECTS and c.i > verb.i), None)
    start, end = complement(preposition) or (preposition.i, preposition.i + 1)
    if preposition.nbor(-1).lower_ == "not":
        start, end = preposition.i - 1, max(end, _contrasted(preposition))
    if viewed is None or viewed.left_edge.i > preposition.i or viewed.tag_ == "WDT":
        return start, end
    if viewed.lower_.endswith(("self", "selves")):
        return start, end
    return viewed.left_edge.i, max(end, viewed.right_edge.i + 1)


def _contrasted(preposition: Token) -> int:
    """The end of "not as this, but as that" after its first PREPOSITION."""
    for token in preposition.doc[preposition.i + 1 : preposition.sent.end - 1]:
        if token.lower_ == "but" and token.nbor(1).lower_ == preposition.lower_:
            return token.nbor(1).right_edge.i + 1
    return 0


def complement(preposition: Token) -> Stretch | None:
    """What follows PREPOSITION inside its phrase, or inside that which it stands before."""
    end = preposition.right_edge.i + 1
    if end == preposition.i + 1 and preposition.head.i > preposition.i:
        end = preposition.head.right_edge.i + 1
    return (preposition.i + 1, end) if end > preposition.i + 1 else None


def with_condition(end: int, verb: Token) -> int:
    """END of what VERB reports, or the end of the condition that follows it after a comma."""
    doc, stop = verb.doc, verb.sent.end
    if end + 1 < stop and doc[end].text == "," and doc[end + 1].lower_ in _CONDITIONS:
        return stop
    return end
