"""Acts done by saying: promises, refusals, threats, demands and charges told by "said that ...".

To say what one's own side will do is to promise it, or to threaten with it; to say that it will not
do what is asked is to refuse; to say what another must do is to ask for it; and to claim that
another did harm is to accuse. The verb of saying is the trigger, and what it holds keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.arguments import Clause, is_passive
from parley.transforms.reading.grammar.conditions import has_if
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.records import Attribution

_GIVING = frozenset({"AID", "RETREAT", "CONCEDE", "COOPERATE", "CONSULT", "SUPPORT"})
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_ILL = _HARM | {"REJECT", "THREATEN", "MOBILIZE"}
_WILL = frozenset({"will", "shall", "'ll", "’ll", "would"})
_MUST = frozenset({"must", "should", "ought"})
_HAVE_TO = frozenset({"have", "need"})
_OWN_VOICE = ("author", "media:")
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_CODES = {"AGREE": "030", "REJECT": "120", "THREATEN": "130", "REQUEST": "100", "ACCUSE": "112"}


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
            if cue.i in found:
                if self.lexicon.in_class(cue, "warning") and not found[cue.i].row.preposition:
                    ill = self._threatens(doc, attribution, found)
                    warnings[cue.i] = warnings.get(cue.i, False) or ill
                continue
            says, claims = (self.lexicon.in_class(cue, name) for name in ("saying", "claiming"))
            sources = self._actors(clause_of(cue).subjects) if says or claims else []
            if not sources or sources[0].startswith(_OWN_VOICE):
                continue
            for verb in _tops(doc, attribution):
                act = self._act(verb, sources, found, spent, says=says, claims=claims)
                if act:
                    kind, targets = act
                    row = EventRow(
                        lemma=cue.lemma_.lower(), pos="verb", object="@clause", event_type=kind,
                        cameo_code=_CODES[kind],
                    )  # fmt: skip
                    homes = {self.participants.home(actor) for actor in sources}
                    others = [a for a in targets if a not in sources and a not in homes]
                    found[cue.i] = Trigger(cue, row, clause_of(cue), sources, others)
                    break
        return spent | {i for i, ill in warnings.items() if not ill}

    def _act(
        self, verb: Token, speakers: list[str], found: dict[int, Trigger], spent: set[int], *,
        says: bool, claims: bool,
    ) -> tuple[str, list[str]] | None:  # fmt: skip
        """The type of what SPEAKERS do by saying the clause of VERB, and to whom."""
        clause = clause_of(verb)
        passive = is_passive(verb)
        who = self._actors(clause.objects if passive else clause.subjects)
        own = self._are(clause.subjects, who, speakers)
        modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if "have" in modals or has_if(verb):
            return None
        if says and who and not own and _obliges(verb, modals) and not passive:
            return "REQUEST", who
        told = _acts(verb, found)
        if says and own and modals & _WILL and not passive:
            return self._own(verb, told, spent, clause)
        if own or modals & (_WILL | _MUST) or is_negated(verb):
            return None
        if claims:
            accused = [a for t in told if t.row.event_type in _ILL for a in t.sources]
            if accused and not self._is_side(accused, speakers):
                return "ACCUSE", accused
        if who and self._is_blamed(verb):
            return "ACCUSE", who
        return None

    def _threatens(self, doc: Doc, said: Attribution, found: dict[int, Trigger]) -> bool:
        """Whether a warning that something is so or will be tells of ill to come."""
        for token in doc[said.start : said.end]:
            if token.lower_ in _WILL or self.lexicon.in_class(token, "action"):
                return True
            if token.i in found and found[token.i].row.event_type in _ILL:
                return True
        return False

    def _own(
        self, verb: Token, told: list[Trigger], spent: set[int], clause: Clause
    ) -> tuple[str, list[str]] | None:
        """A promise, a threat or a refusal, by what the speakers say of themselves."""
        kinds = {trigger.row.event_type for trigger in told}
        targets = self._touched(told, clause)
        grants = not told and self.lexicon.in_class(verb, "granting")
        if is_negated(verb):
            yields = not told and self.lexicon.in_class(verb, "yielding")
            if not (kinds & (_GIVING | {"AGREE"}) or grants or yields):
                return None
            spent |= {trigger.token.i for trigger in told}
            return "REJECT", targets
        if kinds & _HARM:
            return "THREATEN", targets
        return ("AGREE", targets) if kinds & _GIVING or grants else None

    def _touched(self, told: list[Trigger], clause: Clause) -> list[str]:
        """Whom the speakers' own act touches: its targets, or the others who take part."""
        found = [a for t in told for a in (t.sources if t.row.symmetric else t.targets)]
        slots = ("obj", "iobj", "prep:to", "prep:with") if not told else ()
        for slot in slots:
            found = found or self._actors(clause.slot(slot))
        return list(dict.fromkeys(found))

    def _is_blamed(self, verb: Token) -> bool:
        """Whether VERB says of somebody that the deed was theirs."""
        for child in verb.children:
            if child.dep_ == "acomp" and self.lexicon.in_class(child, "blameworthy"):
                of = [
                    p for c in child.children if c.dep_ == "prep" for p in c.children
                    if p.dep_ in {"pobj", "pcomp"}
                ]  # fmt: skip
                ill = (row.event_type in _ILL for p in of for row in self.lexicon.candidates(p))
                return not of or any(ill)
        return False

    def _are(self, subjects: list[Token], who: list[str], speakers: list[str]) -> bool:
        """Whether the subjects are the speakers themselves, or their own state."""
        if not who:
            return bool(subjects) and all(
                head.lower_ in _SELF or self.lexicon.in_class(head, "own_side") for head in subjects
            )
        return self._is_side(who, speakers)

    def _is_side(self, who: list[str], speakers: list[str]) -> bool:
        """Whether somebody in WHO is a speaker, or the state for which one speaks."""
        home = self.participants.home
        states = {home(s) for s in speakers if s.startswith("person:")}
        led = {home(a) for a in who if a.startswith("person:")}
        return not {*speakers, *states}.isdisjoint(who) or not led.isdisjoint(speakers)

    def _actors(self, heads: list[Token]) -> list[str]:
        found = [a for head in heads for a in self.participants.actors(head, within=True)]
        return list(dict.fromkeys(found))


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


def _obliges(verb: Token, modals: set[str]) -> bool:
    """Whether VERB tells what somebody must do, and not what must be so."""
    below = [c for c in verb.children if c.dep_ in {"xcomp", "acomp"}]
    if verb.lemma_ in _HAVE_TO and not modals & _WILL:
        return any(c.pos_ == "VERB" and c.dep_ == "xcomp" for c in below)
    if not modals & _MUST or ("must" not in modals and is_negated(verb)):
        return False
    if verb.pos_ == "VERB":
        return True
    return any(g.dep_ == "xcomp" for c in below for g in c.children)


def _acts(verb: Token, found: dict[int, Trigger]) -> list[Trigger]:
    """What VERB and the verbs joined to it tell, or the noun that is their object."""
    acts = []
    for token in (verb, *verb.children):
        here = token is verb or (token.dep_ == "conj" and token.pos_ == "VERB")
        below = token.dep_ == "dobj" or (token.dep_ == "xcomp" and verb.lemma_ == "go")
        if (here or below) and token.i in found:
            acts.append(found[token.i])
    return acts
