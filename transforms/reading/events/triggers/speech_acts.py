"""Acts done by saying: promises, refusals, threats, demands and charges told by "said that ...".

To say what one's own side will do is to promise it, or to threaten with it; to say that it will not
do what is asked is to refuse; to say what another must do is to ask for it; and to claim that
another did harm is to accuse. The verb of saying is the trigger, and what it holds keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.arguments import Clause, is_passive
from parley.transforms.reading.grammar.conditions import has_if
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.modality import OUGHT, TO_COME
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.records import Attribution

_HAVE_TO = frozenset({"have", "need"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_CODES = {"AGREE": "030", "REJECT": "120", "THREATEN": "130", "REQUEST": "100", "ACCUSE": "112"}

Found = Mapping[int, Trigger]


class _Done(NamedTuple):
    """What is done by saying a clause: the type, whom it is for, and what it alone then tells."""

    event_type: str
    targets: list[str]
    spent: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause that SPEAKERS say: who acts in it, whether themselves, and how it is told."""

    verb: Token
    clause: Clause
    speakers: list[str]
    who: list[str]
    own: bool
    modals: frozenset[str]
    passive: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether the clause is no plain statement: "if they leave", "may have left"."""
        return "have" in self.modals or has_if(self.verb)

    @property
    def is_demand(self) -> bool:
        """Whether others are told to act: "said that they must leave"."""
        asked = bool(self.who) and not self.own and not self.passive
        return asked and _obliges(self.verb, self.modals)

    @property
    def is_own_will(self) -> bool:
        """Whether the speakers tell what they will do: "said that they would leave"."""
        return self.own and bool(self.modals & TO_COME) and not self.passive

    @property
    def is_of_others(self) -> bool:
        """Whether the clause tells what others did or are: "said that they had attacked"."""
        told = not self.modals & (TO_COME | OUGHT) and not is_negated(self.verb)
        return told and not self.own


class SpokenActs:
    """Find what speakers do by what they say."""

    def __init__(self, lexicon: EventLexicon, participants: Participants) -> None:
        self.lexicon, self.participants = lexicon, participants

    def add(self, doc: Doc, found: dict[int, Trigger]) -> set[int]:
        """Add to FOUND the acts of speech; the triggers that tell nothing more beside them.

        What somebody refuses to do is told by the refusal, and a warning that something is so, or
        may come about by itself, is no threat.
        """
        spent: set[int] = set()
        warnings: dict[int, bool] = {}
        for attribution in doc._.attributions:
            cue = _verb_of(attribution, doc)
            if cue is None:
                continue
            if cue.i not in found:
                spent |= self._add_act(doc, attribution, cue, found)
            elif self._is_warning(found[cue.i]):
                ill = self._threatens(doc, attribution, found)
                warnings[cue.i] = warnings.get(cue.i, False) or ill
        return spent | {i for i, ill in warnings.items() if not ill}

    def _is_warning(self, trigger: Trigger) -> bool:
        """Whether a threat is told as a warning: "warned that", and not "warned of an attack"."""
        return self.lexicon.in_class(trigger.token, "warning") and not trigger.row.preposition

    def _add_act(
        self, doc: Doc, attribution: Attribution, cue: Token, found: dict[int, Trigger]
    ) -> frozenset[int]:
        """Add to FOUND, at CUE, what is done by saying so; the triggers that it alone tells."""
        says, claims = (self.lexicon.in_class(cue, name) for name in ("saying", "claiming"))
        sources = self.participants.named_by(clause_of(cue).subjects) if says or claims else []
        if not sources or self.participants.is_writer(doc, sources[0]):
            return frozenset()
        for verb in _tops(doc, attribution):
            done = self._done(self._said(doc, verb, sources), found, says=says, claims=claims)
            if done is not None:
                row = EventRow(
                    lemma=cue.lemma_.lower(), pos="verb", object="@clause",
                    event_type=done.event_type, cameo_code=_CODES[done.event_type],
                )  # fmt: skip
                own = {*sources, *(self.participants.home(actor) for actor in sources)}
                others = [actor for actor in done.targets if actor not in own]
                found[cue.i] = Trigger(cue, row, clause_of(cue), sources, others)
                return done.spent
        return frozenset()

    def _said(self, doc: Doc, verb: Token, speakers: list[str]) -> _Said:
        """The clause of VERB as SPEAKERS say it."""
        clause, passive = clause_of(verb), is_passive(verb)
        who = self.participants.named_by(clause.objects if passive else clause.subjects)
        if who:
            own = self._is_side(doc, who, speakers)
        else:
            own = bool(clause.subjects) and all(self._is_self(head) for head in clause.subjects)
        modals = frozenset(c.lower_ for c in verb.children if c.dep_ == "aux")
        return _Said(verb, clause, speakers, who, own, modals, passive)

    def _done(self, said: _Said, found: Found, *, says: bool, claims: bool) -> _Done | None:
        """What the speakers do by saying a clause, with a verb that SAYS or CLAIMS it."""
        if said.is_doubtful:
            return None
        if says and said.is_demand:
            return _Done("REQUEST", said.who)
        told = _acts(said.verb, found)
        if says and said.is_own_will:
            return self._own(said, told)
        if not said.is_of_others:
            return None
        accused = (
            [a for t in told if t.event_type in traits(t.token).ill for a in t.sources]
            if claims
            else []
        )
        if accused and not self._is_side(said.verb.doc, accused, said.speakers):
            return _Done("ACCUSE", accused)
        return _Done("ACCUSE", said.who) if said.who and self._is_blamed(said.verb) else None

    def _own(self, said: _Said, told: list[Trigger]) -> _Done | None:
        """A promise, a threat or a refusal, by what the speakers say of themselves."""
        kinds = {trigger.event_type for trigger in told}
        targets = self._touched(told, said.clause)
        grants = not told and self.lexicon.in_class(said.verb, "granting")
        if is_negated(said.verb):
            yields = not told and self.lexicon.in_class(said.verb, "yielding")
            if not (kinds & (traits(said.verb).giving | {"AGREE"}) or grants or yields):
                return None
            return _Done("REJECT", targets, frozenset(trigger.token.i for trigger in told))
        if kinds & traits(said.verb).hostile:
            return _Done("THREATEN", targets)
        return _Done("AGREE", targets) if kinds & traits(said.verb).giving or grants else None

    def _touched(self, told: list[Trigger], clause: Clause) -> list[str]:
        """Whom the speakers' own act touches: its targets, or the others who take part."""
        found = [a for t in told for a in (t.sources if t.row.symmetric else t.targets)]
        slots = ("obj", "iobj", "prep:to", "prep:with") if not told else ()
        for slot in slots:
            found = found or self.participants.named_by(clause.slot(slot))
        return list(dict.fromkeys(found))

    def _is_blamed(self, verb: Token) -> bool:
        """Whether VERB says of somebody that the deed was theirs."""
        for child in verb.children:
            if child.dep_ == "acomp" and self.lexicon.in_class(child, "blameworthy"):
                of = [
                    p for c in child.children if c.dep_ == "prep" for p in c.children
                    if p.dep_ in {"pobj", "pcomp"}
                ]  # fmt: skip
                ill = (
                    row.event_type in traits(verb).ill
                    for p in of
                    for row in self.lexicon.candidates(p)
                )
                return not of or any(ill)
        return False

    def _threatens(self, doc: Doc, said: Attribution, found: Found) -> bool:
        """Whether a warning that something is so or will be tells of ill to come."""
        for token in doc[said.start : said.end]:
            if token.lower_ in TO_COME or self.lexicon.in_class(token, "action"):
                return True
            if token.i in found and found[token.i].event_type in traits(found[token.i].token).ill:
                return True
        return False

    def _is_self(self, head: Token) -> bool:
        """Whether a speaker means himself by HEAD, or his own state: "we", "the government"."""
        return head.lower_ in _SELF or self.lexicon.in_class(head, "own_side")

    def _is_side(self, doc: Doc, who: list[str], speakers: list[str]) -> bool:
        """Whether somebody in WHO is a speaker, or the state for which one speaks."""
        states, led = self._states(doc, speakers), self._states(doc, who)
        return not {*speakers, *states}.isdisjoint(who) or not led.isdisjoint(speakers)

    def _states(self, doc: Doc, actors: list[str]) -> set[str]:
        """The states of the persons among ACTORS."""
        of = self.participants
        return {of.home(actor) for actor in actors if of.is_person(doc, actor)}


def _verb_of(attribution: Attribution, doc: Doc) -> Token | None:
    """The verb by which somebody's words are told; None where it is no statement of theirs."""
    if attribution.cue is None:
        return None
    return next((t for t in doc[slice(*attribution.cue)] if t.pos_ == "VERB"), None)


def _tops(doc: Doc, attribution: Attribution) -> Iterator[Token]:
    """The main verbs of what is said."""
    first, last = attribution.start, attribution.end
    tops = set()
    for token in doc[first:last]:
        outside = token.head == token or not first <= token.head.i < last
        joined = token.dep_ == "conj" and token.head.i in tops
        if token.pos_ in VERBAL and (outside or joined):
            tops.add(token.i)
            yield token


def _obliges(verb: Token, modals: frozenset[str]) -> bool:
    """Whether VERB tells what somebody must do, and not what must be so."""
    below = [c for c in verb.children if c.dep_ in {"xcomp", "acomp"}]
    if verb.lemma_ in _HAVE_TO and not modals & TO_COME:
        return any(c.pos_ == "VERB" and c.dep_ == "xcomp" for c in below)
    if not modals & OUGHT or ("must" not in modals and is_negated(verb)):
        return False
    if verb.pos_ == "VERB":
        return True
    return any(g.dep_ == "xcomp" for c in below for g in c.children)


def _acts(verb: Token, found: Found) -> list[Trigger]:
    """What VERB and the verbs joined to it tell, or the noun that is their object."""
    acts = []
    for token in (verb, *verb.children):
        here = token is verb or (token.dep_ == "conj" and token.pos_ == "VERB")
        below = token.dep_ == "dobj" or (token.dep_ == "xcomp" and verb.lemma_ == "go")
        if (here or below) and token.i in found:
            acts.append(found[token.i])
    return acts
