"""Pronouns, resolved to what the text spoke of before; what does not fit stays unresolved."""

from __future__ import annotations

from spacy.tokens import Token

from parley.transforms.reading.actors.reference.binding import (
    co_arguments,
    is_pleonastic,
    is_reflexive,
    later_subject,
    reporting_subject,
)
from parley.transforms.reading.actors.reference.salience import SUBJECTS, History, Referent
from parley.transforms.reading.actors.verbs import DoingVerbs
from parley.transforms.reading.grammar.subjects import clause_verb, shared_subject
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Mention

HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_BACK = {"he": 3, "it": 2, "they": 2}
_ALONE = 8


class Pronouns:
    """Resolve one pronoun by the History of its Doc."""

    def __init__(self, verbs: DoingVerbs) -> None:
        self.verbs = verbs

    def read(self, token: Token, history: History, inside: dict[int, int]) -> Mention | None:
        """The mention at TOKEN; None where it is no pronoun or, but for persons, unresolved."""
        kind = _kind(token)
        if kind is None or (kind == "it" and is_pleonastic(token)):
            return None
        found = self._antecedent(token, kind, history, inside)
        actors = found.actors if found else ()
        if not actors and kind != "he":
            return None
        if kind == "he" and len(actors) == 1 and history.cast.kind(actors[0]) == "person":
            history.gender.setdefault(
                actors[0], "f" if token.lower_ in {"she", "her", "hers", "herself"} else "m"
            )
        person = kind == "he" or bool(found and found.person)
        return Mention(
            token.i, token.i + 1, token.i, "pronoun", actors,
            0.65 if actors else 0.2, "pronoun_salience", None, person,
        )  # fmt: skip

    def _antecedent(
        self, token: Token, kind: str, history: History, inside: dict[int, int]
    ) -> Referent | None:
        barred = self._barred(token, history, inside)
        if ahead := self._ahead(token, kind, history, barred):
            return ahead
        favoured = _favoured(token)
        best, score, age = None, 0.0, 0
        for distance, referent in history.recent(token, _BACK[kind]):
            age += 1
            told = referent.head in favoured and kind == "they" and history.is_group(referent)
            if referent.head >= token.i or not (told or _fits(referent, kind)):
                continue
            if not barred.isdisjoint(referent.actors) or (
                not referent.actors and referent.head in co_arguments(token)
            ):
                continue
            weight = history.salience(referent, distance, age)
            weight += (6 if token.dep_ == "poss" else 4) * (referent.head in favoured)
            weight += self._suits(token, kind, referent, history)
            if referent.head in inside and token.i not in inside:
                weight -= 6  # what is spoken of in a quotation is not taken up outside it
            if weight > score:
                best, score = referent, weight
        if best is None and kind == "he":
            return _only_one(token, history, barred)
        return best

    def _suits(self, token: Token, kind: str, referent: Referent, history: History) -> float:
        """How well the place of the pronoun suits an actor, or a thing."""
        if kind == "he":
            if len(referent.actors) != 1:
                return 0.0
            fit = history.may_be(referent.actors[0], token.lower_)
            return -99.0 if fit < 0 else fit
        if token.dep_ == "poss":
            return 0.0
        lemma = token.head.lemma_.lower()
        if token.dep_ in SUBJECTS:
            above = token.head.head.lemma_.lower()
            asked = token.head.dep_ in {"ccomp", "xcomp"} and above in english(token).actors.asking
            doing = asked or lemma in self.verbs.subjects
        else:
            doing = (
                token.dep_ == "dobj" and lemma in self.verbs.objects | english(token).actors.asking
            )
        if kind == "it" and not doing:
            return 0.0 if not referent.actors else -4.0
        return (3.0 if doing else 0.0) if referent.actors else (-4.0 if doing else 0.0)

    def _barred(self, token: Token, history: History, inside: dict[int, int]) -> set[str]:
        """Actors that TOKEN cannot mean: co-arguments of its verb, and who speaks the words."""
        heads = co_arguments(token)
        if token.i in inside and token.lower_ in HE | IT | THEY:
            at = clause_verb(token)
            while at.head.i != at.i and at.i in inside:
                at = at.head
            if at.i in inside and (mark := inside[token.i]) > 0:
                before = token.doc[mark - 1].sent  # who spoke the words before goes on speaking
                at = before.root if any(t.i in inside for t in before) else at
            if at.i not in inside and (speaker := shared_subject(at)) is not None:
                heads.add(speaker.i)
        return {
            actor
            for head in heads
            if (mention := history.mentions.get(head) or history.by_token.get(head))
            for actor in mention.actors
        }

    def _ahead(
        self, token: Token, kind: str, history: History, barred: set[str]
    ) -> Referent | None:
        """Who is named only after the pronoun: "In his speech, Putin said"."""
        head = later_subject(token)
        mention = history.by_token.get(head.i) if head is not None else None
        if head is None or mention is None or not mention.actors or mention.kind == "pronoun":
            return None
        plural = len(mention.actors) > 1 or (head.tag_ == "NNS" and not mention.person)
        referent = Referent(mention.actors, head.i, mention.start, mention.person, plural)
        if not _fits(referent, kind) or not barred.isdisjoint(mention.actors):
            return None
        if kind == "he" and history.may_be(mention.actors[0], token.lower_) < 0:
            return None
        return referent


def _kind(token: Token) -> str | None:
    if token.pos_ != "PRON" and token.dep_ != "poss":
        return None
    for kind, words in (("he", HE), ("it", IT), ("they", THEY)):
        if token.lower_ in words:
            return kind
    return None


def _fits(referent: Referent, kind: str) -> bool:
    if kind == "they":
        return referent.plural
    if referent.plural or len(referent.actors) > 1:
        return False
    return referent.person if kind == "he" else not referent.person


def _favoured(token: Token) -> set[int]:
    """Heads that grammar brings forward: the owner of a clause, the speaker of a report."""
    found = set()
    own = shared_subject(clause_verb(token))
    if own is not None and own.i != token.i and (token.dep_ == "poss" or is_reflexive(token)):
        found.add(own.i)
        return found
    above = reporting_subject(token)
    if above is not None:
        found.add(above.i)
    return found


def _only_one(token: Token, history: History, barred: set[str]) -> Referent | None:
    """The person, where the stretch before TOKEN speaks of one only."""
    persons = [
        referent
        for _, referent in history.recent(token, _ALONE)
        if referent.person and referent.actors and not barred.intersection(referent.actors)
    ]
    if len({referent.actors for referent in persons}) != 1 or not persons[0].single:
        return None
    fit = history.may_be(persons[0].actors[0], token.lower_)
    return persons[0] if fit >= 0 else None
