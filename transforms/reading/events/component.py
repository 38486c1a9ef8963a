"""The spaCy component that codes events: PLOVER type, who, whom, when, where, whether."""

# Without `from __future__ import annotations`: spaCy checks settings against signatures.
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Token

from parley.schemas.vocabulary import UNSAID
from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.sides import sides
from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.component import KnowingComponent
from parley.transforms.reading.events.again.attacks import carry_attacks
from parley.transforms.reading.events.again.talks import (
    carry_talks,
    inherit_attackers,
    inherit_parties,
)
from parley.transforms.reading.events.attribution import on_whose_word
from parley.transforms.reading.events.contexts import Contexts
from parley.transforms.reading.events.dating.attach import attach_dates
from parley.transforms.reading.events.dating.named import NamedEvents
from parley.transforms.reading.events.dating.narrative import carry_dates
from parley.transforms.reading.events.factuality.judge import Factuality
from parley.transforms.reading.events.factuality.read import overrule
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.blame import (
    spare_described,
    spare_others,
    spare_victims,
)
from parley.transforms.reading.events.participants.grounding import Grounding
from parley.transforms.reading.events.participants.inference import infer
from parley.transforms.reading.events.participants.mentions import mention_places_read
from parley.transforms.reading.events.participants.open import OpenActors
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.participants.told_parties import fold_rebels, told_parties
from parley.transforms.reading.events.participants.unnamed import Unnamed
from parley.transforms.reading.events.placing.place_names import PlaceNames
from parley.transforms.reading.events.placing.places import attach_places
from parley.transforms.reading.events.placing.scenes import carry_places
from parley.transforms.reading.events.placing.settings import place_in_settings
from parley.transforms.reading.events.story import Story
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.events.triggers.find import Triggers
from parley.transforms.reading.events.triggers.joined import Joined
from parley.transforms.reading.events.triggers.mishaps import Mishaps
from parley.transforms.reading.events.unsaid.fill import Least, Unsaid
from parley.transforms.reading.places.gazetteer import Gazetteer, own_place
from parley.transforms.reading.records import Event

_FINER = (0.99, 0.97)


@Language.factory(
    "parley_events",
    requires=[
        "token.dep",
        "doc._.places",
        "doc._.mentions",
        "doc._.times",
        "doc._.attributions",
        "doc._.issuer",
        "doc._.speakers",
        "doc._.read",
    ],
    assigns=["doc._.events", "doc._.rivals", "doc._.participants", "doc._.found", "doc.spans"],
    default_config={
        "sure": 0.65,
        "known": 0.98,
        "alone": 0.75,
        "nothing": 0.03,
        "who": 0.35,
        "overruled": 0.8,
        "certain": 0.85,
        "unsaid_source": 0.15,
        "unsaid_target": 0.2,
        "unsaid_both": 0.2,
    },
)
class Events(KnowingComponent):
    """Triggers by lexicon and trained reader, participants by the parse, factuality by cues.

    `Joined` explains the settings; CERTAIN is how sure the reader must be to overrule the cues,
    UNSAID_SOURCE and the like how sure the story must be of whom a sentence leaves unsaid.
    """

    def __init__(
        self, nlp: Language, name: str,
        sure: float, known: float, alone: float, nothing: float, who: float, overruled: float,
        certain: float, unsaid_source: float, unsaid_target: float, unsaid_both: float,
    ) -> None:  # fmt: skip
        super().__init__(nlp, name)
        self.certain = certain
        self.least = Least(unsaid_source, unsaid_target, unsaid_both)
        self.settings = (sure, known, alone, nothing, who, overruled)

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the lexicons of KNOWLEDGE."""
        mentions = self.beside("parley_mentions", Mentions, knowledge)
        self.book = book = mentions.book
        self.gazetteer = Gazetteer()
        self.participants = participants = Participants(book, self.gazetteer)
        self.sides = sides(knowledge)
        self.lexicon = EventLexicon(
            knowledge.events,
            knowledge.event_classes,
            participants.is_actor,
            partial(heads_armed_group, participants),
        )
        unnamed = Unnamed(knowledge.nominals.participant_nominals, participants)
        self.triggers = Triggers(self.lexicon, participants, unnamed, knowledge.qualifiers)
        self.grounding = Grounding(participants, unnamed, mentions.local)
        open_actors = OpenActors.of(knowledge, participants, mentions.local)
        self.joined = Joined(self.lexicon, participants, open_actors, *self.settings)
        self.mishaps = Mishaps(self.lexicon, participants)
        self.contexts = Contexts(knowledge.contexts)
        self.place_names = PlaceNames(self.gazetteer, knowledge.place_words)
        self.factuality = Factuality(knowledge.factuality, self.nlp.vocab)
        self.unsaid = Unsaid(knowledge.unsaid, knowledge.event_types, self.least)
        self.named = NamedEvents(self.lexicon, self.gazetteer, self.factuality.cues)

    def annotate(self, doc: Doc) -> None:
        """Put the events on DOC: each step reads what those before it wrote on the triggers."""
        doc._.participants = []
        kind_of = partial(self.participants.kind_of, doc)
        triggers = self.mishaps.without(doc, self.joined.join(doc, self.triggers.find(doc)))
        story = Story(doc, triggers, self.sides, kind_of)
        if not story.parties:
            story.parties = told_parties(story)
        doc._.rivals = story.parties
        fold_rebels(story)
        inherit_parties(story)
        infer(story, self._leaders(doc))
        inherit_attackers(story)
        story.triggers = [
            each for each in story.triggers if each.who or self.joined.stands_alone(each)
        ]
        mention_places_read(story)
        self.grounding.fill(story)
        spare_victims(story)
        spare_described(story)
        spare_others(story)
        self.unsaid.fill(story)
        attach_dates(story, self.factuality.cues)
        attach_places(story, self.place_names)
        self.factuality.judge(story)
        overrule(story, self.certain, self.factuality.cues)
        self.named.date(story)
        carry_talks(story, self.lexicon)
        carry_attacks(story)
        carry_dates(story)
        carry_places(story, self.place_names)
        place_in_settings(story, self.place_names)
        doc._.events = [self._event(trigger, story) for trigger in story.triggers]

    def _leaders(self, doc: Doc) -> dict[str, str]:
        """Who leads each party of the conflict on the day of DOC."""
        day = doc._.anchor.day
        led = ((party, self.book.head_of(party, day)) for party in doc._.parties)
        return {party: head for party, head in led if head}

    def _event(self, trigger: Trigger, story: Story) -> Event:
        """The record of TRIGGER; its place is one of those that the document adds."""
        name = trigger.place.name if trigger.place else None
        place = (trigger.place.record or own_place(name)) if trigger.place and name else None
        if place:
            story.doc._.found.places.setdefault(place.place_id, place.record)
        return Event(
            start=trigger.token.i,
            end=trigger.token.i + 1,
            event_type=trigger.event_type,
            mode=trigger.row.event_mode or None,
            cameo=trigger.row.cameo_code or None,
            contexts=self.contexts.of(trigger.token, trigger.event_type),
            sources=tuple(trigger.sources),
            targets=tuple(trigger.targets),
            date=trigger.date,
            place=name,
            place_id=place.place_id if place else None,
            factuality=trigger.factuality,
            attributed_to=on_whose_word(trigger, story, self.factuality.cues),
            confidence=_confidence(trigger),
            method=_method(trigger),
        )


def heads_armed_group(participants: Participants, token: Token) -> bool:
    """Whether TOKEN heads the mention of an armed group."""
    actors = (participants.book.actors.get(actor) for actor in participants.actors(token))
    return any(actor is not None and actor.kind == "armed_group" for actor in actors)


def _method(trigger: Trigger) -> str:
    """The kind of rule: the word class, whether its use was tested, whether somebody acts.

    It tells too where the story alone tells who.
    """
    told = UNSAID if trigger.unsaid else ""
    kind = "noun" if trigger.is_noun else "verb"
    if trigger.read is not None:
        seen = "both" if trigger.by_rule else "reader"
        return f"{seen}_{kind}_{_surely(trigger.read.probability)}{told}"
    tested = "in_context" if trigger.row.specificity else "bare"
    return f"{kind}_{tested}{told}" if trigger.sources else f"{kind}_{tested}_no_source"


def _surely(probability: float) -> str:
    """The class of a PROBABILITY: its tenth, and among the highest a finer one.

    The reader is nearly sure of most that it sees, and right in half to nine tenths of that.
    """
    finer = (str(round(100 * least)) for least in _FINER if probability >= least)
    return next(finer, str(int(10 * probability)))


def _confidence(trigger: Trigger) -> float:
    """Rough shares of right triggers by how much of the sense was tested; see docs/accuracy.md."""
    base = 0.45 if trigger.is_noun else 0.5
    base += 0.1 * bool(trigger.row.specificity) + 0.1 * bool(trigger.sources)
    return round(base + 0.05 * bool(trigger.targets), 2)
