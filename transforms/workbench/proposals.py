"""What texts name and no codebook holds, as entries to accept: actors, offices and issues."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from slugify import slugify
from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.actors import Actor
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.reading.patterns import Patterns, Words
from parley.transforms.reading.records import Mention, NewActor, mentions_of
from parley.transforms.workbench.wanted import wanted_phrases

_BEFORE, _AFTER = 6, 8
_LONG_ACRONYM = 7
_NAME = "name"


@dataclass
class _Seen:
    """An actor, or an issue, as the texts have it so far."""

    mentions: int = 0
    documents: set[str] = field(default_factory=set)
    wordings: Counter[str] = field(default_factory=Counter)
    offices: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    sentence: str = ""

    def add(self, document: str, sentence: Span, wording: str) -> None:
        self.mentions += 1
        self.documents.add(document)
        self.wordings[wording] += 1
        self.sentence = self.sentence or " ".join(sentence.text.split())


@dataclass(frozen=True)
class Proposal:
    """An entry for the list KEY of a file of a codebook, with what it rests on."""

    file: str
    key: str
    entry: Mapping[str, Any]
    mentions: int
    documents: int
    sentence: str


class Proposals:
    """Gather proposals from texts that are read with KNOWLEDGE."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._roles = {
            tuple(form.lower().split()): office.role
            for office in knowledge.offices
            for form in office.forms
        }
        self._longest = max(map(len, self._roles), default=0)
        issues = knowledge.issues.values()
        self._known = Patterns([(p, i.id) for i in issues for p in (*i.patterns, *i.inverse)])
        self._new: dict[str, NewActor] = {}
        self._actors: dict[str, _Seen] = defaultdict(_Seen)
        self._issues: dict[str, _Seen] = defaultdict(_Seen)

    def add(self, doc: Doc, document: str) -> None:
        """Take in what DOC, the document of that id, names."""
        found = doc._.found.actors
        mentions = mentions_of(doc)
        for mention in mentions:
            if mention.kind != _NAME or len(mention.actors) != 1:
                continue
            actor = mention.actors[0]
            if actor not in found and not self._is_person(actor):
                continue
            if actor in found:
                self._new.setdefault(actor, found[actor])
            span = doc[mention.start : mention.end]
            seen = self._actors[actor]
            seen.add(document, span.sent, " ".join(span.text.split()))
            if mention.person or self._is_person(actor):
                seen.offices.update(self._offices(doc, mention, mentions))
        for phrase in wanted_phrases(
            doc, {token for m in mentions for token in range(m.start, m.end)}
        ):
            if not self._known.find(Words(phrase)):
                wording = " ".join(_pattern(phrase))
                self._issues[wording].add(document, phrase.sent, wording)

    def proposals(self, least: int = 2) -> list[Proposal]:
        """What texts name LEAST times, the most frequent first: actors, offices, then issues."""
        new = [(a, self._actors[a]) for a in self._new if self._actors[a].mentions >= least]
        new = [pair for pair in new if not self._new[pair[0]].name.islower()]  # "the rebels"
        known = [(a, seen) for a, seen in self._actors.items() if a not in self._new]
        issues = [pair for pair in self._issues.items() if pair[1].mentions >= least]
        return [
            *(self._actor(actor, seen) for actor, seen in _by_use(new)),
            *(each for a, seen in _by_use(known) if (each := self._office(a, seen, least))),
            *(_issue(wording, seen) for wording, seen in _by_use(issues)),
        ]

    def _is_person(self, actor_id: str) -> bool:
        actor = self._knowledge.actors.get(actor_id)
        return actor is not None and actor.kind == "person"

    def _offices(
        self, doc: Doc, mention: Mention, mentions: list[Mention]
    ) -> Iterator[tuple[str, str | None]]:
        """The offices that stand before or behind a name, each with whose it is."""
        for tokens, nearest in ((_before(doc, mention), -1), (_after(doc, mention), 0)):
            role = self._role_in([token.lower_ for token in tokens], nearest)
            if role is not None:
                at = {token.i for token in tokens}
                bodies = [
                    m.actors[0]
                    for m in mentions
                    if m.head in at
                    and len(m.actors) == 1
                    and m.actors[0] in self._knowledge.polities
                ]
                yield role, bodies[0] if bodies else None

    def _role_in(self, words: list[str], nearest: int) -> str | None:
        """The office among WORDS whose form stands nearest to the name: the last (-1) or first."""
        found = [
            (at + size if nearest else -at, size, self._roles[form])
            for size in range(1, self._longest + 1)
            for at in range(len(words) - size + 1)
            if (form := tuple(words[at : at + size])) in self._roles
        ]
        return max(found)[2] if found else None

    def _actor(self, actor_id: str, seen: _Seen) -> Proposal:
        new = self._new[actor_id]
        others = [each for each in sorted(seen.wordings) if each != new.name]
        acronyms = [each for each in others if each.isupper() and len(each) <= _LONG_ACRONYM]
        surname = new.name.split()[-1] if new.kind == "person" and " " in new.name else None
        entry: dict[str, Any] = {
            "id": actor_id,
            "name": new.name,
            "kind": new.kind,
            "country": new.country,
            "names": [each for each in others if each not in (*acronyms, surname)],
            "surnames": [surname] if surname else [],
            "acronyms": acronyms,
            "offices": [_holding(role, of or new.country) for role, of in _most(seen)],
        }
        told = {key: value for key, value in entry.items() if value}
        return Proposal("actors.yaml", "actors", told, *_evidence(seen))

    def _office(self, actor_id: str, seen: _Seen, least: int) -> Proposal | None:
        """An office that texts give a known person LEAST times, who has none of that name."""
        actor: Actor = self._knowledge.actors[actor_id]
        held = {office.role for office in actor.offices}
        told = [
            _holding(role, of or actor.country)
            for role, of in _most(seen)
            if role not in held and seen.offices[role, of] >= least
        ]
        if not told or actor_id not in self._knowledge.general.actors:
            return None
        return Proposal(
            "actors.yaml", "extend", {"id": actor_id, "offices": told}, *_evidence(seen)
        )


def _issue(wording: str, seen: _Seen) -> Proposal:
    entry = {
        "id": slugify(wording, separator="_"),
        "name": wording.capitalize(),
        "definition": f"({wording})",
        "patterns": [wording],
    }
    return Proposal("issues.yaml", "issues", entry, *_evidence(seen))


def _holding(role: str, of: str | None) -> dict[str, str]:
    return {"role": role, "of": of} if of else {"role": role}


def _most(seen: _Seen) -> list[tuple[str, str | None]]:
    """The offices told most often, of each role one."""
    found: dict[str, str | None] = {}
    for role, of in sorted(seen.offices, key=lambda each: (-seen.offices[each], str(each))):
        found.setdefault(role, of)
    return list(found.items())


def _evidence(seen: _Seen) -> tuple[int, int, str]:
    return seen.mentions, len(seen.documents), seen.sentence


def _by_use(seen: list[tuple[str, _Seen]]) -> list[tuple[str, _Seen]]:
    return sorted(seen, key=lambda pair: (-len(pair[1].documents), -pair[1].mentions, pair[0]))


def _pattern(phrase: Span) -> list[str]:
    """PHRASE as a pattern: the lemmas of nouns, and the words before them as they are."""
    words = [token for token in phrase if not token.is_punct]
    return [token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_ for token in words]


def _before(doc: Doc, mention: Mention) -> list[Token]:
    """The words right before a name, as far as they may be a title of it."""
    first = max(mention.start - _BEFORE, doc[mention.start].sent.start)
    tokens = list(doc[first : mention.start])
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].pos_ in {"VERB", "AUX", "PUNCT", "SCONJ"}:
            return tokens[at + 1 :]
    return tokens


def _after(doc: Doc, mention: Mention) -> list[Token]:
    """The words of an apposition behind a name: ", the foreign minister of X"."""
    if mention.end >= len(doc) or doc[mention.end].text != ",":
        return []
    found = []
    for token in doc[mention.end + 1 : mention.end + 1 + _AFTER]:
        if token.pos_ in {"VERB", "AUX", "PUNCT"} or token.sent != doc[mention.start].sent:
            break
        found.append(token)
    return found
