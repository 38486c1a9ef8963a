"""Definite noun phrases, by what was named before: "the president", "his team", "the latter"."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Token

from parley.transforms.reading.actors.book import HEADS, ActorBook
from parley.transforms.reading.actors.nominals.phrases import Nominals
from parley.transforms.reading.actors.reference.salience import SUBJECTS, History
from parley.transforms.reading.grammar.labels import MODIFIERS
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Mention, in_reference

_DUAL = frozenset({"two", "both", "neither", "either"})
_THE = frozenset({"the", "this", "that", "these", "those"})
_NEAR, _FAR = 3, 6


class Definites:
    """Resolve one definite noun phrase by the History of its Doc."""

    def __init__(self, book: ActorBook, nominals: Nominals) -> None:
        self.book, self.nominals = book, nominals
        words = book.words
        self.heads = nominals.telling | words.sides | words.whole_sides | words.persons
        self.heads |= words.heads | words.own | words.of_two
        self.titles = {form.split()[-1] for form in nominals.roles}

    def read(
        self, token: Token, history: History, parties: tuple[str, ...], day: dt.date | None
    ) -> Mention | None:
        """The mention with head TOKEN; None where it is none, or cannot be told."""
        if token.lower_ not in self.heads and token.lemma_ not in self.heads:
            return None
        if in_reference(token) or token.i in history.by_token:
            return None
        if token.lower_ in english(token).actors.of_two:
            return self._one_of_two(token, history)
        if token.pos_ != "NOUN":
            return None
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if owner is not None:
            return self._owned(token, owner, history, day) if owner.pos_ == "PRON" else None
        return self._pointed_at(token, history, parties, day)

    def _pointed_at(
        self, token: Token, history: History, parties: tuple[str, ...], day: dt.date | None
    ) -> Mention | None:
        """What "the", "this", "both" or "all" points at: "the president", "all parties"."""
        before = {c.lower_ for c in token.children if c.i < token.i}
        if self._is_described(token):
            return self._again(token, history) if before & _THE else None
        if before & _DUAL:
            return self._both(token, history, parties, day, _start(token, _DUAL))
        if "all" in before and token.lemma_ == "party" and len(parties) == 2:
            return _mention(token, _start(token, {"all"}), parties, "party_phrase")
        if not before & _THE or _has_of_phrase(token):
            return None
        again = self._again(token, history)
        if again is not None:
            return again
        if token.tag_ == "NNS":
            return self._both(token, history, parties, day, token.i)
        return self._title(token, history, day)

    def _is_described(self, token: Token) -> bool:
        """Whether words before TOKEN say which one it is: "the elderly president"."""
        first = self.nominals.form_start(token)
        return any(
            c.dep_ in MODIFIERS
            and c.i < first
            and c.lower_ not in _DUAL | english(c).actors.of_both
            for c in token.children
        )

    def _one_of_two(self, token: Token, history: History) -> Mention | None:
        """ "The former" and "the latter" of the two that stand nearest before."""
        if not any(c.lower_ == "the" for c in token.children) or token.dep_ == "amod":
            return None
        for _, referent in history.recent(token, 1):
            if referent.head < token.i and len(referent.actors) == 2:
                chosen = referent.actors[0 if token.lower_ == "former" else 1]
                person = self.book.is_person(chosen)
                return _mention(token, token.i, (chosen,), "one_of_two", person)
            if len(referent.actors) > 2:
                return None
        return None

    def _owned(
        self, token: Token, owner: Token, history: History, day: dt.date | None
    ) -> Mention | None:
        """ "His country", "its foreign minister": what belongs to who was spoken of."""
        holder = history.mentions.get(owner.i)
        if holder is None or len(holder.actors) != 1:
            return None
        actor = holder.actors[0]
        polity = self.book.country(actor) if holder.person else actor
        if holder.person and actor in self.book.polities:
            polity = actor
        elif not holder.person and actor not in self.book.polities:
            polity = history.cast.country(actor)  # "voters ... their government"
        if polity is None or polity not in self.book.polities:
            return None
        role = self.nominals.role(token) if token.lower_ in self.nominals.office_nouns else None
        if role is not None:
            found = self.book.holder(role, polity, day)
            if found is None or found == actor:
                return None
            return _mention(token, owner.i, (found,), "own_office", True)
        acts = token.dep_ in SUBJECTS and token.lower_ in english(token).actors.acting
        if acts or token.lower_ in english(token).actors.own:
            return _mention(token, owner.i, (polity,), "own_state")
        return None

    def _again(self, token: Token, history: History) -> Mention | None:
        """Who was called by the same noun before ("A Ukrainian official ... the official")."""
        if token.lower_ not in self.nominals.telling or _is_title_of_name(token, history):
            return None
        start = self.nominals.form_start(token)
        found: list[Mention] = []
        for distance, referent in history.recent(token, _FAR):
            mention = history.mentions.get(referent.head)
            if mention is None or mention.kind != "nominal" or mention.head >= token.i:
                continue
            head = history.doc[mention.head]
            if head.lower_ != token.lower_ or not mention.actors:
                continue
            if start < token.i and self.nominals.role(head) != self.nominals.role(token):
                continue  # a prime minister is no foreign minister
            if found and history.sentence_of[found[0].head] != history.sentence_of[mention.head]:
                break
            found.append(mention)
            if distance > _FAR:
                break
        if len({mention.actors for mention in found}) != 1:
            return None
        return _mention(token, start, found[0].actors, "same_noun", found[0].person)

    def _both(
        self, token: Token, history: History, parties: tuple[str, ...], day: dt.date | None,
        start: int,
    ) -> Mention | None:  # fmt: skip
        """ "The two presidents", "both men", "the delegations": two that were spoken of."""
        noun = token.lemma_.lower()
        role = self.nominals.roles.get(noun) if noun in self.titles else None
        dual = start < token.i
        if (
            noun in english(token).actors.heads
            or noun in english(token).actors.persons
            or role
            or noun in self.nominals.person_nouns
        ):
            pair = self._pair(token, history, role, day)
            if pair and (dual or role or all(self._leads(actor, day) for actor in pair)):
                return _mention(token, start, pair, "two_persons", True)
            if len(parties) == 2 and (noun in english(token).actors.heads or role):
                return self._of_parties(token, start, parties, role, day)
            return None
        if len(parties) == 2 and (
            noun in english(token).actors.whole_sides or (dual and noun in self.book.words.sides)
        ):
            return _mention(token, start, parties, "party_phrase")
        return None

    def _of_parties(
        self, token: Token, start: int, parties: tuple[str, ...], role: str | None,
        day: dt.date | None,
    ) -> Mention | None:  # fmt: skip
        """Those who lead PARTIES, or hold the office ROLE there; None unless each has one."""
        held = [self._leader(token.lemma_.lower(), role, party, day) for party in parties]
        holders = tuple(holder for holder in held if holder is not None)
        if len(holders) < len(parties):
            return None
        return _mention(token, start, holders, "parties_office", True)

    def _leads(self, actor: str, day: dt.date | None) -> bool:
        """Whether ACTOR may be at the head of a state on DAY; at any time, where no day is known.

        Of somebody whom no codebook holds the text alone tells, and it does not say no.
        """
        known = self.book.actors.get(actor)
        if known is None:
            return True
        offices = known.offices
        return any(each.role in HEADS and (day is None or each.holds_on(day)) for each in offices)

    def _may_hold(self, actor: str, role: str, day: dt.date | None) -> bool:
        """Whether ACTOR holds the office ROLE on DAY, or is somebody whom no codebook holds."""
        return actor not in self.book.actors or role in self.book.roles_of(actor, day)

    def _leader(self, noun: str, role: str | None, party: str, day: dt.date | None) -> str | None:
        if noun in self.book.words.heads or role is None:
            return self.book.head_of(party, day)
        return self.book.holder(role, party, day)

    def _pair(
        self, token: Token, history: History, role: str | None, day: dt.date | None
    ) -> tuple[str, ...]:
        """The two persons joined, or the only two spoken of, in the sentences before."""
        noun = token.lemma_.lower()
        for _, referent in history.recent(token, _FAR):
            called = any(noun in history.called.get(a, ()) for a in referent.actors)
            if len(referent.actors) == 2 and called and referent.head < token.i:
                return referent.actors
        seen: dict[str, None] = {}
        for _, referent in history.recent(token, _NEAR):
            if referent.head >= token.i or not referent.person:
                continue
            actors = [a for a in referent.actors if history.cast.kind(a) != "state"]
            if role is not None:
                actors = [a for a in actors if self._may_hold(a, role, day)]
            if len(actors) == 2:
                return tuple(actors)
            seen |= dict.fromkeys(actors)
        return tuple(reversed(seen)) if len(seen) == 2 else ()

    def _title(self, token: Token, history: History, day: dt.date | None) -> Mention | None:
        """Who bore the title TOKEN, by the text or by the codebooks, and was spoken of."""
        if token.lower_ not in self.nominals.describing or _is_title_of_name(token, history):
            return None
        role = self.nominals.role(token)
        best, score, age = None, 0.0, 0
        for distance, referent in history.recent(token, _NEAR):
            age += 1
            if not referent.single or not referent.person or referent.head >= token.i:
                continue
            called = token.lower_ in _titles_before(history, referent.start)
            if not called and (role is None or role not in self._roles(referent.actors[0], day)):
                continue
            weight = history.salience(referent, distance, age) + 3 * called
            if weight > score:
                best, score = referent, weight
        if best is None:
            return None
        start = self.nominals.form_start(token)
        return _mention(token, start, best.actors, "title_salience", True)

    def _roles(self, actor: str, day: dt.date | None) -> list[str]:
        return self.book.roles_of(actor, day)


def _mention(
    token: Token, start: int, actors: tuple[str, ...], method: str, person: bool = False
) -> Mention:
    return Mention(start, token.i + 1, token.i, "nominal", actors, 0.6, method, None, person)


def _start(token: Token, words: frozenset[str] | set[str]) -> int:
    return next((c.i for c in token.children if c.lower_ in words and c.i < token.i), token.i)


def _has_of_phrase(token: Token) -> bool:
    """Whether "of" says whose TOKEN is: "the president of the club"."""
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)


def _is_title_of_name(token: Token, history: History) -> bool:
    """Whether a name follows, to which the noun belongs ("the president, Putin")."""
    return any(at in history.by_token for at in (token.i + 1,)) or any(
        child.dep_ == "appos" and child.i in history.by_token for child in token.children
    )


def _titles_before(history: History, start: int) -> set[str]:
    """The words right before a name, its titles among them."""
    doc = history.doc
    first = max(0, start - 4)
    return {token.lower_ for token in doc[first:start] if token.text[0].isupper()}
