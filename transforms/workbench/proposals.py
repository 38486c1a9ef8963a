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
_LONG_SUFFIX = 3
_PASSED = frozenset({"DET", "PRON"})
"""Words that patterns pass over."""
_NAME = "name"
_PERSON = "person"


@dataclass
class _Seen:
    """An actor, or an issue, as the texts have it so far."""

    mentions: int = 0
    documents: set[str] = field(default_factory=set)
    wordings: Counter[str] = field(default_factory=Counter)
    offices: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    sentence: str = ""
    wanted: bool = False

    def add(self, document: str, sentence: Span, wording: str | None) -> None:
        """Count a place in DOCUMENT; without WORDING it is a pronoun or the like, and no name."""
        self.mentions += 1
        self.documents.add(document)
        if wording:
            self.wordings[wording] += 1
            self.sentence = self.sentence or " ".join(sentence.text.split())

    def take(self, other: _Seen) -> None:
        """Count the places of OTHER, which is the same, too."""
        self.mentions += other.mentions
        self.documents |= other.documents
        self.wordings += other.wordings
        self.offices += other.offices
        self.sentence = self.sentence or other.sentence


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
        unique = {office.role for office in knowledge.offices if office.unique}
        people = [each for each in knowledge.actors.values() if each.kind == _PERSON]
        # Without days, which texts do not tell, a second holder of such an office is a fault.
        self._held = {(o.role, o.of) for each in people for o in each.offices if o.role in unique}
        self._longer: dict[str, set[str]] = defaultdict(set)
        for each in people:
            name, _, suffix = each.name.rpartition(" ")
            if len(suffix.strip(".")) <= _LONG_SUFFIX and each.id in knowledge.general.actors:
                self._longer[name].add(each.id)
        self._longest = max(map(len, self._roles), default=0)
        issues = knowledge.issues.values()
        self._known = Patterns([(p, i.id) for i in issues for p in (*i.patterns, *i.inverse)])
        self._new: dict[str, NewActor] = {}
        self._actors: dict[str, _Seen] = defaultdict(_Seen)
        self._issues: dict[str, _Seen] = defaultdict(_Seen)
        self._common: set[str] = set()

    def add(self, doc: Doc, document: str) -> None:
        """Take in what DOC, the document of that id, names."""
        found = doc._.found.actors
        mentions = mentions_of(doc)
        self._common |= {token.text for token in doc if token.is_alpha and token.is_lower}
        for mention in mentions:
            if len(mention.actors) != 1:
                continue
            actor = mention.actors[0]
            if actor not in found and not self._is_person(actor):
                continue
            if actor in found:
                self._new.setdefault(actor, found[actor])
            span = doc[mention.start : mention.end]
            seen = self._actors[actor]
            named = mention.kind == _NAME
            seen.add(document, span.sent, " ".join(span.text.split()) if named else None)
            if not named:
                continue
            if mention.person or self._is_person(actor):
                seen.offices.update(self._offices(doc, mention, mentions))
        taken = {token for m in mentions for token in range(m.start, m.end)}
        for phrase, wanted in wanted_phrases(doc, taken):
            if not self._known.find(Words(phrase)):
                wording = " ".join(_pattern(phrase))
                seen = self._issues[wording]
                seen.add(document, phrase.sent, wording)
                if wanted and not seen.wanted:
                    seen.wanted, seen.sentence = True, " ".join(phrase.sent.text.split())

    def proposals(self, least: int = 2) -> list[Proposal]:
        """What texts name LEAST times, the most frequent first: actors, offices, then issues."""
        new = [(a, seen) for a, seen in self._named().items() if seen.mentions >= least]
        known = [(a, seen) for a, seen in self._actors.items() if a not in self._new]
        issues = [(w, seen) for w, seen in self._issues.items() if seen.wanted]
        issues = [pair for pair in issues if pair[1].mentions >= least]
        return [
            *(self._actor(actor, seen) for actor, seen in _by_use(new)),
            *(each for a, seen in _by_use(known) if (each := self._office(a, seen, least))),
            *(_issue(wording, seen) for wording, seen in _by_use(issues)),
        ]

    def _named(self) -> dict[str, _Seen]:
        """New actors with a name of their own; "Holm" alone is "Ada Holm" where there is but one.

        A word that texts also write small ("the Council") is no name.
        """
        names = {
            actor: new.name
            for actor, new in self._new.items()
            if self._actors[actor].wordings and not self._is_common(new.name)
        }
        people = [each for each in names if self._new[each].kind == _PERSON and " " in names[each]]
        named: dict[str, _Seen] = defaultdict(_Seen)
        for actor, name in names.items():
            same = [each for each in people if name in _ends(names[each])]
            named[same[0] if len(same) == 1 else actor].take(self._actors[actor])
        return named

    def _is_common(self, name: str) -> bool:
        return name.islower() or (name.lower() in self._common and not name.isupper())

    def _is_person(self, actor_id: str) -> bool:
        actor = self._knowledge.actors.get(actor_id)
        return actor is not None and actor.kind == _PERSON

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
        longer = self._longer.get(new.name, set()) if " " in new.name else set()
        if len(longer) == 1:  # "Benigno Aquino" where "Benigno Aquino III" is known
            named = {"id": next(iter(longer)), "names": [new.name]}
            return Proposal("actors.yaml", "extend", named, *_evidence(seen))
        others = [each for each in sorted(seen.wordings) if each != new.name]
        acronyms = [each for each in others if each.isupper() and len(each) <= _LONG_ACRONYM]
        surname = new.name.split()[-1] if new.kind == _PERSON and " " in new.name else None
        entry: dict[str, Any] = {
            "id": actor_id,
            "name": new.name,
            "kind": new.kind,
            "country": new.country,
            "names": [each for each in others if each not in (*acronyms, surname)],
            "surnames": [surname] if surname else [],
            "acronyms": acronyms,
            "offices": [
                _holding(role, of or new.country)
                for role, of in _most(seen)
                if (role, of or new.country) not in self._held
            ],
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
            if role not in held
            and (role, of or actor.country) not in self._held
            and seen.offices[role, of] >= least
        ]
        if not told or actor_id not in self._knowledge.general.actors:
            return None
        return Proposal(
            "actors.yaml", "extend", {"id": actor_id, "offices": told}, *_evidence(seen)
        )


def _ends(name: str) -> tuple[str, str]:
    """The first and the last word of NAME, by either of which somebody is called."""
    words = name.split()
    return words[0], words[-1]


def _issue(wording: str, seen: _Seen) -> Proposal:
    entry = {
        "id": slugify(wording, separator="_"),
        "name": wording.capitalize(),
        "definition": f"Say here what being for it means: {wording}.",
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
    words = [token for token in phrase if not token.is_punct and token.pos_ not in _PASSED]
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
