"""The text read from its start: pronouns and definite noun phrases join what they take up."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Doc, Token

from parley.transforms.reading.actors.book import ActorBook, Cast
from parley.transforms.reading.actors.nominals.groups import Groups
from parley.transforms.reading.actors.nominals.phrases import Nominals
from parley.transforms.reading.actors.reference.definite import Definites
from parley.transforms.reading.actors.reference.pronouns import HE, IT, THEY, Pronouns
from parley.transforms.reading.actors.reference.salience import History, sentence_numbers
from parley.transforms.reading.actors.verbs import DoingVerbs
from parley.transforms.reading.grammar.quotations import quoted
from parley.transforms.reading.records import Mention, in_reference

_PRONOUNS = HE | IT | THEY


class Discourse:
    """Resolve what is not named, token by token."""

    def __init__(self, book: ActorBook, nominals: Nominals, verbs: DoingVerbs) -> None:
        self.book = book
        self.person_nouns = nominals.person_nouns
        self.pronouns = Pronouns(verbs)
        self.definites = Definites(book, nominals)
        self.groups = Groups(book)

    def extended(self, doc: Doc, mentions: list[Mention], day: dt.date | None) -> list[Mention]:
        """MENTIONS of DOC, a text of DAY, with those of pronouns and definite noun phrases."""
        known = sorted(mentions, key=lambda m: m.head)
        by_token = {i: m for m in mentions for i in range(m.start, m.end)}
        cast = Cast(self.book, doc._.found)
        history = History(doc, sentence_numbers(doc), by_token, self.person_nouns, cast)
        inside = quoted(doc)
        made: list[Mention] = []
        at = 0
        for token in doc:
            while at < len(known) and known[at].head <= token.i:
                grouped = self.groups.regrouped(known[at], history)
                by_token |= dict.fromkeys(range(grouped.start, grouped.end), grouped)
                known[at] = grouped
                history.add(grouped)
                at += 1
            found = self._read(token, history, inside, day)
            if found is not None:
                made.append(found)
                history.add(found)
            elif token.pos_ == "NOUN":
                history.add_thing(token)
        return known + made

    def _read(
        self, token: Token, history: History, inside: dict[int, int], day: dt.date | None
    ) -> Mention | None:
        if token.lower_ in _PRONOUNS:
            named = history.by_token.get(token.i)
            if in_reference(token) or (named is not None and named.head == token.i):
                return None
            return self.pronouns.read(token, history, inside)
        if token.pos_ in {"NOUN", "ADJ"}:
            parties = token.doc._.parties or history.pair(token)
            found = self.definites.read(token, history, parties, day)
            if found is not None:
                return found
        return self.groups.read(token, history)
