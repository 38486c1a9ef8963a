"""The spaCy component that finds what part actors have in a conflict and in its process."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from spacy.language import Language
from spacy.tokens import Doc

from parley.transforms.knowledge.knowledge import AUTHOR, Knowledge
from parley.transforms.knowledge.sides import sides
from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.attributions.scope import voice_of
from parley.transforms.reading.component import WeighingComponent
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.process.roles.claims import (
    CONFIDENCE,
    GUARANTOR,
    HOST,
    MEDIATOR,
    PRIMARY,
    Claim,
    once,
)
from parley.transforms.reading.process.roles.told import RolesTold
from parley.transforms.reading.process.roles.words import RoleWordsFinder, events_at
from parley.transforms.reading.records import RoleClaim, in_reference

_NOBODY = frozenset({"media", "author", "population"})
_BETWEEN = frozenset({MEDIATOR, HOST, GUARANTOR})


@Language.factory(
    "parley_roles",
    requires=["doc._.mentions", "doc._.events", "doc._.round_mentions", "token.dep"],
    assigns=["doc._.role_claims"],
    default_config={"min_confidence": 0.0},
)
class Roles(WeighingComponent):
    """Parts by words and by events; not those below MIN_CONFIDENCE."""

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the words of KNOWLEDGE."""
        mentions = self.beside("parley_mentions", Mentions, knowledge)
        self.participants = Participants(mentions.book, Gazetteer(), sides(knowledge))
        self._side = self.participants.side
        roles = knowledge.roles
        self.words = RoleWordsFinder(roles.rows, roles.words, self.participants)
        self.told = RolesTold(self.participants, roles.words)

    def annotate(self, doc: Doc) -> None:
        """Put the claims on DOC."""
        events = events_at(doc)
        claims = list(self.told.find(doc))
        for sentence in doc.sents:
            if not in_reference(sentence[0]):
                claims += self.words.find(sentence, events)
        counted = [c for c in map(self._folded, claims) if self._counts(c, doc)]
        homes = {c.actor: self._side(c.actor) for c in counted}
        doc._.role_claims = [_record(c, doc) for c in once(counted, homes)]

    def _counts(self, claim: Claim, doc: Doc) -> bool:
        """Whether the claim is sure enough, and of somebody who can have a part."""
        if CONFIDENCE[claim.method] < self.min_confidence or claim.actor == AUTHOR:
            return False
        if self.participants.kind_of(doc, claim.actor) in _NOBODY:
            return False
        return self._side(claim.actor) not in {self._side(a) for a in claim.toward}

    def _folded(self, claim: Claim) -> Claim:
        """CLAIM of a party where it is of one of its people, and with whom it stands between."""
        parties = tuple(claim.token.doc._.rivals)
        actor = self._side(claim.actor) if claim.role == PRIMARY else claim.actor
        toward = tuple(dict.fromkeys(map(self._side, claim.toward)))
        if claim.role in _BETWEEN and set(toward) <= set(parties):
            toward = tuple(p for p in parties if p != self._side(actor))
        return Claim(claim.token, actor, claim.role, toward, claim.method, claim.speaker)


def _record(claim: Claim, doc: Doc) -> RoleClaim:
    at = claim.token.i
    hyphenated = at > 1 and doc[at - 1].text == "-" and doc[at - 2].head == claim.token
    return RoleClaim(
        start=at - 2 if hyphenated else at,  # "go-between" are three tokens
        end=at + 1,
        actor=claim.actor,
        role=claim.role,
        toward=claim.toward,
        attributed_to=claim.speaker or voice_of(doc, at),
        confidence=CONFIDENCE[claim.method],
        method=claim.method,
    )
