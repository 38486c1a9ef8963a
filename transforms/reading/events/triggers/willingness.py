"""Willingness declared: "is willing to meet", "declared itself open to talks", "is unwilling to".

Who is willing to do what others ask for agrees to it, and who is not refuses. "Ready to" alone says
only what is to come, unless somebody declares it of himself.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parley.schemas.codebook.lexicons import EventRow
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.traits import traits
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.conditions import has_if
from parley.transforms.reading.grammar.control import clause_of
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.negation import is_negated

_PREDICATE = frozenset({"acomp", "ccomp", "oprd", "xcomp", "conj"})
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_CODES = {"AGREE": "030", "REJECT": "120"}


class Willing:
    """Find who declares to be willing or unwilling."""

    def __init__(self, lexicon: EventLexicon, participants: Participants) -> None:
        self.lexicon, self.participants = lexicon, participants

    def add(self, doc: Doc, found: dict[int, Trigger]) -> set[int]:
        """Add to FOUND who agrees or refuses so; the triggers of what is refused."""
        spent: set[int] = set()
        for token in doc:
            if token.pos_ != "ADJ" or token.dep_ not in _PREDICATE or has_if(token):
                continue
            unwilling = self.lexicon.in_class(token, "unwilling")
            declared = self._declares(token)
            if not (declared or unwilling or self.lexicon.in_class(token, "willing")):
                continue
            content = _content(token, found)
            if self._is_told(token, content, unwilling=unwilling):
                at = token.head if declared else token
                self._tell(at, token.head, content, found, unwilling=unwilling)
                if unwilling:
                    spent |= {trigger.token.i for trigger in content}
        return spent

    def _is_told(self, token: Token, content: list[Trigger], *, unwilling: bool) -> bool:
        """Whether somebody is (un)willing to do something, and to agree to it is a favour."""
        verb = token.head
        if verb.pos_ not in VERBAL or not (content or self._grants(token)):
            return False
        if is_negated(verb) or is_negated(token):
            return False  # what is denied is told by the content, as negated
        return (
            unwilling
            or not content
            or any(t.event_type in traits(t.token).favours for t in content)
        )

    def _tell(
        self, at: Token, verb: Token, content: list[Trigger], found: dict[int, Trigger], *,
        unwilling: bool,
    ) -> None:  # fmt: skip
        """Add to FOUND, at the token AT, the consent or the refusal of the subject of VERB."""
        sources = self._who(at, verb)
        if not sources or at.i in found or any(c.tag_ == "MD" for c in verb.children):
            return
        kind = "REJECT" if unwilling else "AGREE"
        row = EventRow(
            lemma=at.lemma_.lower(), pos="verb", object="@clause", event_type=kind,
            cameo_code=_CODES[kind],
        )  # fmt: skip
        touched = [a for t in content for a in (t.sources if t.row.symmetric else t.targets)]
        others = [a for a in dict.fromkeys(touched) if a not in sources]
        found[at.i] = Trigger(at, row, clause_of(at), sources, others)

    def _who(self, at: Token, verb: Token) -> list[str]:
        """The subject of VERB; the speaker, where it is a pronoun in somebody's words."""
        subjects = clause_of(verb).subjects
        found = self.participants.named_by(subjects)
        if not found and subjects and subjects[0].lower_ in _SELF:
            speakers = speaker_of(at.doc, at.i)
            found = [a for a in speakers if not self.participants.is_writer(at.doc, a)]
        return list(dict.fromkeys(found))

    def _grants(self, token: Token) -> bool:
        """Whether what somebody is willing to do is a favour, though no event by itself."""
        below = [c for c in token.children if c.dep_ == "xcomp"]
        return any(self.lexicon.in_class(verb, "granting") for verb in below)

    def _declares(self, token: Token) -> bool:
        """Whether TOKEN is what somebody declares himself to be."""
        if not self.lexicon.in_class(token, "ready"):
            return False
        near = [*token.children, *token.head.children]
        return any(t.lower_ in _REFLEXIVE and t.i < token.i for t in near)


def _content(token: Token, found: dict[int, Trigger]) -> list[Trigger]:
    """What somebody is willing to do: the triggers in the infinitive or behind "to" or "for"."""
    tops = [c for c in token.children if c.dep_ == "xcomp"]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"to", "for"}:
            tops += [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
    near = [*tops, *(c for top in tops for c in top.children if c.dep_ in {"dobj", "conj"})]
    return [found[t.i] for t in near if t.i in found]
