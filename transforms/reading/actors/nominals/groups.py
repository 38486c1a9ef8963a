"""Groups and bodies by a bare noun, where the text leaves one whom it can mean.

"The government", "government forces", "the rebels", "the group", "the two".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.transforms.reading.actors.book import ActorBook
from parley.transforms.reading.actors.reference.salience import SUBJECTS, History
from parley.transforms.reading.grammar.labels import INNER
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Mention, Wording, in_reference
from parley.transforms.reading.times.wordings import WORDS

_WITH_FIGHTERS = frozenset({"armed_group", "party"})
_ABOVE_STATES = frozenset({"igo", "alliance"})
_POINTING = frozenset({"the", "these", "those", "this", "that"})
_ARGUMENTS = frozenset({*SUBJECTS, "dobj", "pobj", "dative", "poss"})
_BACK, _JUST = 3, 2


class Groups:
    """Read a bare noun for a group or a body by the History of its Doc."""

    def __init__(self, book: ActorBook) -> None:
        self.book = book

    def read(self, token: Token, history: History) -> Mention | None:
        """The mention with head TOKEN; None where it is none, or cannot be told."""
        if token.i in history.by_token or in_reference(token):
            return None
        return self._taken_up(token, history) or self._by_noun(token, history)

    def _taken_up(self, token: Token, history: History) -> Mention | None:
        """Those whom a number takes up: "both agreed", "the three countries"."""
        word = token.lower_
        if word in {"two", "both"} or (word == "each" and _is_mutual(token)):
            return self._the_two(token, history)
        return self._counted(token, history) if word in english(token).actors.counted else None

    def _by_noun(self, token: Token, history: History) -> Mention | None:
        """Those who are called what they are: "the government", "the group"."""
        word = token.lower_
        if token.pos_ != "NOUN" or any(c.dep_ in {"poss", "appos"} for c in token.children):
            return None
        before = [c for c in token.lefts if c.dep_ != "punct"]
        words = {c.lower_ for c in before}
        if (
            word in english(token).actors.governments
            and words & _POINTING
            and words <= _POINTING | english(token).actors.of_state
        ):
            return self._government(token, history)
        if (
            word in english(token).actors.troops
            and "government" in words
            and words <= _POINTING | english(token).actors.of_state
        ):
            return self._government(token, history)
        if (
            word in english(token).actors.groups
            and words & _POINTING
            and words <= _POINTING | english(token).actors.armed
        ):
            return self._body(token, history, bool(words & english(token).actors.armed))
        return None

    def regrouped(self, mention: Mention, history: History) -> Mention:
        """MENTION, or where it is but "the rebels", the same words for those who are meant."""
        if mention.wording is Wording.SIDES and not mention.actors:
            sides = history.pair(history.doc[mention.head])
            return replace(mention, actors=sides, confidence=0.5) if sides else mention
        if len(mention.actors) != 1 or not self.book.is_many(mention.actors[0]):
            return mention
        head = history.doc[mention.head]
        if head.lower_ not in english(head).actors.fighters:
            return mention
        named = self._whose(head, history)
        if named is None and any(c.lower_ in _POINTING for c in head.lefts):
            named = self._named_fighters(head, history)
        if named is None:
            return mention
        return replace(
            mention, kind="nominal", actors=(named,), confidence=0.6, method="only_group",
            wording=Wording.OTHER,
        )  # fmt: skip

    def _named_fighters(self, noun: Token, history: History) -> str | None:
        """Who was called by NOUN before; else the only armed side that the text names."""
        before = (a for m in reversed(history.mentions.values()) for a in self._called(m, noun))
        if (found := next(before, None)) is not None:
            return found
        kinds = {party: self.book.kind(party) for party in noun.doc._.parties}
        across = [party for party, kind in kinds.items() if kind != "state"]
        if across:
            return across[0] if len(across) == 1 else None
        armed = {
            a for m in history.mentions.values() for a in m.actors
            if self.book.kind(a) == "armed_group" and not self.book.is_many(a)
        }  # fmt: skip
        return armed.pop() if len(armed) == 1 else None

    def _whose(self, noun: Token, history: History) -> str | None:
        """The armed group to which they belong: "its fighters", "guerrillas of the ELN"."""
        behind = (c for p in noun.rights if p.dep_ == "prep" and p.lower_ == "of" for c in p.rights)
        owners = [child for child in noun.lefts if child.dep_ in INNER]
        for pobj in behind:
            owners += [pobj, *(child for child in pobj.lefts if child.dep_ in INNER)]
        for child in owners:
            owner = history.by_token.get(child.i) or history.mentions.get(child.i)
            if owner is not None and len(owner.actors) == 1:
                whose = owner.actors[0]
                if self.book.kind(whose) in _WITH_FIGHTERS and not self.book.is_many(whose):
                    return whose
        return None

    def _called(self, mention: Mention, noun: Token) -> Iterable[str]:
        if mention.end - mention.start < 2 or len(mention.actors) != 1:
            return ()
        if noun.doc[mention.head].lower_ != noun.lower_ or self.book.is_many(mention.actors[0]):
            return ()
        return mention.actors

    def _government(self, token: Token, history: History) -> Mention | None:
        """The state that is a party to the conflict, or the only one of which the text speaks."""
        parties = token.doc._.parties
        states = [party for party in parties if self.book.kind(party) == "state"]
        if len(states) != 1:
            if states or any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children):
                return None
            states = self._states(token, history, history.mentions.values())
            states = states or self._states(token, history, history.by_token.values())
        if len(states) != 1:
            return None
        start = next((c.i for c in token.lefts if c.lower_ in english(c).actors.of_state), token.i)
        return _mention(token, start, (states[0],), "only_state")

    def _states(self, token: Token, history: History, mentions: Iterable[Mention]) -> list[str]:
        """The states of which MENTIONS speak, but for who deals with TOKEN in its clause."""
        told = dict.fromkeys(a for m in mentions for a in m.actors)
        others = _others_beside(token, history)
        named = [a for a in told if self.book.kind(a) == "state" and a not in others]
        fought = self._fought(told)
        if len(fought) == 1 and (not named or not fought.isdisjoint(named)):
            return list(fought)
        # What lies in no state named may be in one by its towns.
        return self._lie_in(token, named, others, towns=False) or self._lie_in(
            token, [], others, towns=True
        )

    def _fought(self, told: Iterable[str]) -> set[str]:
        """The states of the armed groups with a name among those TOLD of: "the FARC" Colombia."""
        armed = (a for a in told if self.book.kind(a) == "armed_group" and not self.book.is_many(a))
        return {state for a in armed if (state := self.book.country(a)) is not None}

    def _lie_in(self, token: Token, named: list[str], others: set[str], towns: bool) -> list[str]:
        """The states NAMED, and those which places before TOKEN are or, with TOWNS, lie in."""
        places = _placed(token.doc, token.i, towns)
        found = (a for a in places if a in self.book.polities and a not in others)
        return list(dict.fromkeys((*named, *found)))

    def _body(self, token: Token, history: History, armed: bool) -> Mention | None:
        """The only body, or ARMED group, named just before; "the union" is one of states."""
        if any(c.dep_ in {"prep", "relcl", "acl"} for c in token.children):
            return None
        found: dict[str, None] = {}
        for _, referent in history.recent(token, _BACK):
            if not referent.single or referent.head >= token.i:
                continue
            actor = referent.actors[0]
            kind = self.book.kind(actor)
            if referent.person and kind is None:  # but "the leader of X" stands for X
                continue
            if kind in {"state", "collective", "population", "person"} or self.book.is_many(actor):
                continue
            if armed and kind != "armed_group":
                continue
            same = history.doc[referent.head].lower_ == token.lower_
            if (
                same
                or kind is None
                or (token.lower_ in english(token).actors.unions) == (kind in _ABOVE_STATES)
            ):
                found[actor] = None
        if len(found) != 1:
            return None
        return _mention(token, token.i, tuple(found), "only_body")

    def _counted(self, token: Token, history: History) -> Mention | None:
        """ "The three countries": as many as were named together before."""
        before = {child.lower_: child for child in token.lefts}
        count = next((WORDS[word] for word in before if word in WORDS), 0)
        if not count or not before.keys() & _POINTING:
            return None
        for _, referent in history.recent(token, _BACK):
            states = {self.book.kind(actor) for actor in referent.actors} == {"state"}
            if len(referent.actors) == count and states and referent.head < token.i:
                start = next(c.i for word, c in before.items() if word in WORDS)
                return _mention(token, start, referent.actors, "counted")
        return None

    def _the_two(self, token: Token, history: History) -> Mention | None:
        """ "The two met", "both agreed": two that were named together just before."""
        if token.dep_ not in _ARGUMENTS or token.pos_ == "NOUN":
            return None
        if token.lower_ == "two" and not any(c.lower_ == "the" for c in token.lefts):
            return None
        if any(c.dep_ == "prep" for c in token.children):
            return None
        for _, referent in history.recent(token, _JUST):
            if len(referent.actors) == 2 and referent.head < token.i:
                return _mention(token, token.i, referent.actors, "the_two", referent.person)
        return None


def _is_mutual(each: Token) -> bool:
    """Whether EACH acts upon the other: "each accused the other"."""
    return any(child.lower_ == "other" for child in each.head.children)


def _others_beside(token: Token, history: History) -> set[str]:
    """Who speaks to TOKEN, or is spoken to by it, in its clause.

    Kenya is none of those meant in "Kenya warned the government" and "the junta accused Kenya".
    """
    verb = token.head
    speaks = verb.lemma_ in english(verb).grammar.judging | english(verb).actors.asking
    roles = SUBJECTS | ({"dobj"} if speaks else set())
    return {
        actor
        for child in verb.children
        if child.dep_ in roles and child != token and child.i in history.by_token
        for actor in history.by_token[child.i].actors
    }


def _placed(doc: Doc, end: int, towns: bool) -> list[str]:
    """The states that are named as places before END, or with TOWNS those whose places are."""
    found = []
    for place in doc._.places:
        if place.start >= end:
            break
        root = doc[place.start : place.end].root
        meets = any(up.lemma_ in english(up).actors.meeting for up in root.ancestors)
        _, country, _, _, _, kind = doc._.found.places[place.place]
        if country and not meets and (towns or kind == "country"):
            found.append(country)
    return found


def _mention(
    token: Token, start: int, actors: tuple[str, ...], method: str, person: bool = False
) -> Mention:
    return Mention(start, token.i + 1, token.i, "nominal", actors, 0.5, method, None, person)
