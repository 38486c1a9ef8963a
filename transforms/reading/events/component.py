"""The spaCy component that codes events: PLOVER type, who, whom, when, where, whether."""

from __future__ import annotations

from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Token

from parley.transforms.knowledge.knowledge import Knowledge
from parley.transforms.knowledge.sides import sides
from parley.transforms.reading.actors.component import Mentions
from parley.transforms.reading.component import KnowingComponent
from parley.transforms.reading.events.again.attacks import carry_attacks
from parley.transforms.reading.events.again.talks import (
    TALKS,
    inherit_attackers,
    inherit_parties,
    inherit_receivers,
    inherit_times,
)
from parley.transforms.reading.events.attribution import on_whose_word
from parley.transforms.reading.events.contexts import Contexts
from parley.transforms.reading.events.dating.attach import dates_of
from parley.transforms.reading.events.dating.named import NamedEvents
from parley.transforms.reading.events.dating.narrative import carry_on
from parley.transforms.reading.events.factuality.judge import Factuality
from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.participants.first_persons import add_first_persons
from parley.transforms.reading.events.participants.grounding import Grounding
from parley.transforms.reading.events.participants.inference import infer
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.events.participants.unnamed import NAMED, Unnamed
from parley.transforms.reading.events.placing.place_names import PlaceNames
from parley.transforms.reading.events.placing.places import places_of
from parley.transforms.reading.events.placing.scenes import carry_places
from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.events.triggers.find import Triggers
from parley.transforms.reading.places.gazetteer import Gazetteer
from parley.transforms.reading.records import Event, Mention, NewActor, mention_at, set_mentions


@Language.factory(
    "parley_events",
    requires=["doc._.mentions", "doc._.times", "doc._.attributions", "token.dep"],
    assigns=["doc._.events", "doc._.mentions", "doc._.found", "doc.spans"],
)
class Events(KnowingComponent):
    """Triggers by the lexicon, participants by the parse, factuality by cues in scope."""

    def prepare(self, knowledge: Knowledge) -> None:
        """Index the lexicons of KNOWLEDGE."""
        mentions = self.nlp.get_pipe("parley_mentions")
        assert isinstance(mentions, Mentions)
        self.book = book = mentions.book
        self.gazetteer = Gazetteer()
        participants = Participants(book, self.gazetteer)
        self.sides = sides(knowledge)
        self.lexicon = EventLexicon(
            knowledge.events,
            knowledge.event_classes,
            participants.is_actor,
            partial(heads_armed_group, participants),
        )
        self.triggers = Triggers(self.lexicon, participants, knowledge.qualifiers)
        unnamed = Unnamed(knowledge.nominals.participant_nominals, participants)
        self.grounding = Grounding(participants, unnamed, self.sides)
        self.contexts = Contexts(knowledge.contexts)
        self.place_names = PlaceNames(self.gazetteer, knowledge.place_words)
        self.factuality = Factuality(knowledge.factuality, self.nlp.vocab)

    def annotate(self, doc: Doc) -> None:
        """Put the events on DOC."""
        add_first_persons(doc)
        triggers = self.triggers.find(doc)
        inherit_parties(doc, triggers, self.sides)
        day = doc._.anchor.day
        led = ((party, self.book.head_of(party, day)) for party in doc._.parties)
        infer(triggers, doc._.parties, self.sides, {party: head for party, head in led if head})
        inherit_receivers(triggers, self.sides)
        inherit_attackers(triggers)
        triggers = [trigger for trigger in triggers if trigger.who]
        _mention_places(doc, triggers)
        _mention(doc, self.grounding.fill(doc, triggers))
        types = {trigger.token.i: trigger.row.event_type for trigger in triggers}
        dates = dates_of(doc, types, self.factuality.cues)
        places = places_of(doc, types, self.place_names)
        phrases = self.factuality.phrases(doc)
        judged = {
            trigger.token.i: self.factuality.judge(trigger.token, types, phrases)
            for trigger in triggers
        }
        ends = dates_of(doc, types, self.factuality.cues, ends=True)
        for trigger in triggers:
            i = trigger.token.i
            if i in ends and not (trigger.is_noun and types[i] == TALKS):
                dates.setdefault(i, ends.pop(i))
        named = NamedEvents(doc, self.lexicon, self.gazetteer, self.factuality.cues)
        named.learn(triggers, dates, places, judged)
        named.fill(triggers, dates, judged)
        inherit_times(triggers, dates, places, judged, self.lexicon)
        carry_attacks(triggers, places, dates, judged)
        carry_on(doc, triggers, dates, judged, ends)
        carry_places(doc, triggers, places, dates, judged, self.place_names, self.sides)
        by_token = {trigger.token.i: trigger for trigger in triggers}
        events = []
        for trigger in triggers:
            i = trigger.token.i
            name, _ = places.get(i, (None, None))
            place = self.gazetteer.record(name) if name else None
            if place:
                doc._.found.places[place.place_id] = place.record
            events.append(
                Event(
                    start=i,
                    end=i + 1,
                    event_type=trigger.row.event_type,
                    mode=trigger.row.event_mode or None,
                    cameo=trigger.row.cameo_code or None,
                    contexts=self.contexts.of(trigger.token, trigger.row.event_type),
                    sources=tuple(trigger.sources),
                    targets=tuple(trigger.targets),
                    date=dates.get(i),
                    place=name,
                    place_id=place.place_id if place else None,
                    factuality=judged[i],
                    attributed_to=on_whose_word(
                        doc, trigger, by_token, judged, self.factuality.cues
                    ),
                    confidence=_confidence(trigger),
                    method=_method(trigger),
                )
            )
        doc._.events = events


def heads_armed_group(participants: Participants, token: Token) -> bool:
    """Whether TOKEN heads the mention of an armed group."""
    actors = (participants.book.actors.get(actor) for actor in participants.actors(token))
    return any(actor is not None and actor.kind == "armed_group" for actor in actors)


def _mention_places(doc: Doc, triggers: list[Trigger]) -> None:
    """Add mentions of the states whose places were read as them."""
    found = []
    for trigger in triggers:
        head = trigger.place_read
        if head is not None and mention_at(head) is None:
            span = next(
                (e for e in doc.ents if e.start <= head.i < e.end), doc[head.i : head.i + 1]
            )
            if span.root.i == head.i:
                found.append(
                    Mention(
                        span.start, span.end, head.i, "metonym", tuple(trigger.targets), 0.5,
                        "place_acted_upon", head.ent_type_,
                    )
                )  # fmt: skip
    if found:
        unique = {mention.head: mention for mention in found}
        set_mentions(doc, [*doc._.mentions, *unique.values()])


def _mention(doc: Doc, found: list[Mention]) -> None:
    """Add the mentions FOUND at heads without one, and the actors that they alone name."""
    spans = {(mention.start, mention.end) for mention in doc._.mentions}
    new = [m for m in found if mention_at(doc[m.head]) is None and (m.start, m.end) not in spans]
    for mention in new:
        if mention.method == NAMED:
            kind = "person" if mention.person else "other"
            name = doc[mention.start : mention.end].text
            doc._.found.actors.setdefault(mention.actors[0], NewActor(name, kind))
    if new:
        set_mentions(doc, [*doc._.mentions, *new])


def _method(trigger: Trigger) -> str:
    """The kind of rule: the word class, whether its use was tested, whether somebody acts."""
    kind = "noun" if trigger.is_noun else "verb"
    tested = "in_context" if trigger.row.specificity else "bare"
    return f"{kind}_{tested}" if trigger.sources else f"{kind}_{tested}_no_source"


def _confidence(trigger: Trigger) -> float:
    """Rough shares of right triggers by how much of the sense was tested; see docs/accuracy.md."""
    base = 0.45 if trigger.is_noun else 0.5
    base += 0.1 * bool(trigger.row.specificity) + 0.1 * bool(trigger.sources)
    return round(base + 0.05 * bool(trigger.targets), 2)
