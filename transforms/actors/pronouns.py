"""Pronouns and bare titles, resolved to what the text spoke of before.

A salience method in the line of Lappin and Leass (1994): candidates that fit in number and kind,
nearer sentences before farther ones, subjects before others. What does not fit stays unresolved.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from spacy.tokens import Doc, Token

from transforms.actors.book import ActorBook
from transforms.actors.nominals import Nominals
from transforms.annotations import Mention, in_reference

_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OWN_STATE = frozenset({"country", "government", "nation", "administration", "army", "forces"})


class Pronouns:
    """Resolve the pronouns of one Doc, sentence by sentence."""

    def __init__(self, book: ActorBook, nominals: Nominals, sentences_back: int = 2) -> None:
        self.book, self.nominals, self.back = book, nominals, sentences_back

    def extended(self, doc: Doc, mentions: list[Mention], day: dt.date | None) -> list[Mention]:
        """MENTIONS with pronoun mentions, and with titles and possessives resolved by them."""
        sentence_of = _sentence_numbers(doc)
        known = sorted(mentions, key=lambda m: m.start)
        history: list[Mention] = []
        result: list[Mention] = []
        at = 0
        for token in doc:
            while at < len(known) and known[at].head <= token.i:
                history.append(known[at])
                result.append(known[at])
                at += 1
            mention = self._pronoun(token, history, sentence_of) or self._bare(
                token, history, sentence_of, day
            )
            if mention:
                result.append(mention)
                history.append(mention)
        return result + known[at:]

    def _pronoun(
        self, token: Token, history: list[Mention], sentence_of: list[int]
    ) -> Mention | None:
        if token.pos_ != "PRON" or in_reference(token):
            return None
        if token.lower_ in _HE:
            fits, person = (lambda m: m.person and len(m.actors) == 1), True
        elif token.lower_ in _IT:
            if token.dep_ == "expl" or _pleonastic(token):
                return None
            fits, person = (lambda m: not m.person and len(m.actors) == 1), False
        elif token.lower_ in _THEY:
            fits, person = (lambda m: _plural(m, token.doc)), False
        else:
            return None
        found = self._antecedent(token, history, sentence_of, fits)
        actors = found.actors if found else ()
        if not actors and not person:
            return None
        return Mention(
            token.i, token.i + 1, token.i, "pronoun", actors,
            0.65 if actors else 0.2, "pronoun_salience", None, person,
        )  # fmt: skip

    def _antecedent(
        self, token: Token, history: list[Mention], sentence_of: list[int], fits: object
    ) -> Mention | None:
        """The most salient mention before TOKEN that fits."""
        here = sentence_of[token.i]
        barred = {actor for m in history[-40:] if _binds(m, token) for actor in m.actors}
        best, score = None, 0.0
        for age, mention in enumerate(reversed(history)):
            distance = here - sentence_of[mention.head]
            if distance > self.back or age > 40:
                break
            if not mention.actors or mention.head >= token.i or not fits(mention):  # type: ignore[operator]
                continue
            if not barred.isdisjoint(mention.actors):
                continue
            head = token.doc[mention.head]
            weight = 10.0 - 4 * distance - 0.1 * age
            weight += 3 * (head.dep_ in _SUBJECTS) - 2 * (head.dep_ in {"poss", "compound", "amod"})
            weight -= 1.5 * (head.dep_ == "pobj")
            if weight > score:
                best, score = mention, weight
        return best

    def _bare(
        self, token: Token, history: list[Mention], sentence_of: list[int], day: dt.date | None
    ) -> Mention | None:
        """A definite title ("the president") or "his country", by what was named before."""
        if token.pos_ != "NOUN" or in_reference(token):
            return None
        if any(m.start <= token.i < m.end for m in history[-3:]):
            return None
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if owner is not None and owner.pos_ == "PRON" and token.lower_ in _OWN_STATE:
            return self._own_state(token, owner, history)
        article = next((c for c in token.children if c.dep_ == "det"), None)
        if article is None or article.lower_ != "the":
            return None
        role = self.nominals.role(token) if token.lower_ in self.nominals.office_nouns else None
        if role is None:
            return None
        found = self._antecedent(
            token, history, sentence_of,
            lambda m: len(m.actors) == 1 and role in self.book.roles_of(m.actors[0], day),
        )  # fmt: skip
        if found is None:
            return None
        return Mention(
            article.i, token.i + 1, token.i, "nominal", found.actors, 0.6, "title_salience",
            None, True,
        )  # fmt: skip

    def _own_state(self, token: Token, owner: Token, history: list[Mention]) -> Mention | None:
        holder = next((m for m in reversed(history) if m.head == owner.i), None)
        country = self.book.country(holder.actors[0]) if holder and holder.actors else None
        if holder is None or country is None:
            return None
        return replace(
            holder, start=owner.i, end=token.i + 1, head=token.i, kind="nominal",
            actors=(country,), confidence=0.6, method="own_state", person=False,
        )  # fmt: skip


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        numbers[sentence.start : sentence.end] = [number] * len(sentence)
    return numbers


def _plural(mention: Mention, doc: Doc) -> bool:
    head = doc[mention.head]
    return (
        len(mention.actors) > 1
        or mention.actors[0].startswith("collective:")
        or (head.tag_ in {"NNS", "NNPS"} and not mention.person)
    )


def _binds(mention: Mention, token: Token) -> bool:
    """Whether grammar forbids MENTION: another argument of the verb of a plain pronoun."""
    if token.dep_ == "poss" or token.lower_.endswith(("self", "selves")):
        return False
    head = token.doc[mention.head]
    return head.head == token.head and head.dep_ in {*_SUBJECTS, "dobj"}


def _pleonastic(token: Token) -> bool:
    """The "it" of "it is clear that": nothing is meant by it."""
    verb = token.head
    return (
        token.dep_ in _SUBJECTS
        and any(
            child.dep_ in {"ccomp", "xcomp", "advcl", "acomp"} and child.i > verb.i
            for child in verb.children
        )
        and verb.lemma_ in {"be", "seem", "appear", "remain", "become", "take"}
    )
