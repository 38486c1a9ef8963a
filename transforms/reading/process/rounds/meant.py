"""Whether a phrase means a certain round, and not one that nobody has planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from parley.schemas.codebook.rounds import RoundRow, RoundWords
from parley.transforms.reading.grammar.determiners import is_indefinite
from parley.transforms.reading.grammar.labels import PLURAL, VERBAL
from parley.transforms.reading.grammar.tense import finite_above, is_gnomic, ought_to_be
from parley.transforms.reading.process.rounds.telling import How, Telling

_SEVERAL = 2
_UP = 3
_REAL = frozenset({"actual", "negated"})


def how_meant(
    telling: Telling, row: RoundRow, earlier: Sequence[Telling], words: RoundWords
) -> How | None:
    """By what TELLING means a certain round; None where it means none.

    EARLIER are the rounds that the text has told, in its order.
    """
    if _is_rule(telling):
        return None
    back = (telling.definite or telling.another) and _may_be_back(telling, earlier)
    if row.told == "back" and not _says_itself(telling):
        return How.BACK if back else None
    if telling.fixes and _says_itself(telling) and (telling.definite or _is_of_several(telling)):
        return How.NAMED if telling.event is None or not telling.acting else How.TOLD
    if telling.definite:
        return _definite(telling, row, back, words)
    return _any_one(telling, row, words)


def _is_rule(telling: Telling) -> bool:
    """Whether it tells of what holds of talks as a rule: "peace talks are long processes"."""
    head = telling.head
    if head.dep_ == "nsubj" and ought_to_be(head.head):
        return True
    if telling.definite or telling.named or telling.fixes or telling.another:
        return False
    above = finite_above(head)
    return above is not None and is_gnomic(above)


def _says_itself(telling: Telling) -> bool:
    """Whether phrase or event say where and when or between whom it is."""
    alone = telling.definite or telling.named or telling.event is not None
    if telling.fixes and alone:
        return True
    return telling.event is not None and _is_of_several(telling)


def _is_of_several(telling: Telling) -> bool:
    """Whether two or more are told to take part, or a body of several meets."""
    return telling.of_body or len(telling.acting) >= _SEVERAL


def _may_be_back(telling: Telling, earlier: Iterable[Telling]) -> bool:
    return any(not telling.sides or not t.sides or telling.sides & t.sides for t in earlier)


def _definite(telling: Telling, row: RoundRow, back: bool, words: RoundWords) -> How | None:
    """Of "the talks": those told before, or that everybody knows, or who takes part is named."""
    if telling.event is not None and _is_of_several(telling):
        return How.TOLD
    if row.told in {"event", "acting"}:
        return None
    several = telling.head.tag_ in PLURAL and not _is_wished(telling.head, words)
    if not back and not several:
        return None
    return How.BACK


def _any_one(telling: Telling, row: RoundRow, words: RoundWords) -> How | None:
    """Of "talks" without an article: an event that happened, or one that is planned between two."""
    if telling.event is None or not _is_of_several(telling) or _is_wished(telling.head, words):
        return None
    if telling.factuality in _REAL:
        return How.TOLD if _is_told(telling) else None
    singled = telling.named or bool(telling.persons) or telling.level is not None or telling.fixes
    return How.TOLD if singled and telling.factuality == "future" else None


def _is_told(telling: Telling) -> bool:
    """Whether the clause tells of a round that took place, and not of talking in general."""
    head = telling.head
    if is_indefinite(head) or telling.fixes or telling.persons:
        return True
    return head.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT", "appos"}


def _is_wished(head: Token, words: RoundWords) -> bool:
    """Whether a word above asks for talks, or says that there are none."""
    if any(c.dep_ == "det" and c.lower_ in {"any", "no"} for c in head.children):
        return True
    above = head
    for _ in range(_UP):
        if above.head == above or (above != head and above.pos_ in VERBAL):
            break
        above = above.head
        if above.lemma_.lower() in words.wished:
            return True
    return False
