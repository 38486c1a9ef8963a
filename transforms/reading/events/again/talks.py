"""Talks that a text speaks of again: "the meeting" has the parties, day and place told before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.transforms.reading.events.lexicon import EventLexicon
from parley.transforms.reading.events.trigger import ATTACK, Trigger, points_back
from parley.transforms.reading.grammar.determiners import has_article
from parley.transforms.reading.places.gazetteer import Place
from parley.transforms.reading.records import Dated

TALKS = "CONSULT"
_ABOUT_TALKS = frozenset({"REQUEST", "AGREE", "REJECT"})
_NOBODY = frozenset({"nobody", "none"})
_BETWEEN_PERSONS = frozenset(
    {"summit", "meeting", "call", "conversation", "chat", "encounter", "audience", "tête-à-tête"}
)
"""What two persons have with each other; "talks" and "negotiations" are their states'."""
_BETWEEN_STATES = frozenset({"talk", "negotiation", "dialogue", "consultation"})
_RECEIVED = ("SANCTION", "AID")
_LONG_REMEMBERED = frozenset({"summit"})
_SENTENCES = 2
Places = dict[int, tuple[str, Place | None]]


def inherit_parties(doc: Doc, triggers: list[Trigger], sides: Mapping[str, str]) -> None:
    """Give definite talks without participants those of the last talks told, or the parties'.

    SIDES maps actors to the party or state that they belong to.
    """
    last: list[str] = []
    before: Token | None = None
    types = {trigger.token.i: trigger.row.event_type for trigger in triggers}
    parties = set(doc._.parties)
    for trigger in triggers:
        if not trigger.row.symmetric:
            continue
        talks = trigger.row.event_type == TALKS
        if talks:
            _raise_to_states(trigger, parties, sides)
        if len(trigger.who) < 2 and _meant(trigger, types):
            own = {sides.get(actor, actor) for actor in trigger.who}
            again = talks and last and trigger.who <= set(last)
            between = {sides.get(actor, actor) for actor in last}
            if again and (not parties or _passes(last, before, trigger, parties <= between)):
                trigger.sources = list(last)
            elif not trigger.who or (talks and trigger.is_noun and own <= parties):
                trigger.sources = list(doc._.parties)
        if talks and len(trigger.sources) > 1:
            last, before = list(trigger.sources), trigger.token


def _raise_to_states(trigger: Trigger, parties: set[str], sides: Mapping[str, str]) -> None:
    """Talks that a person has with the other party are those of the two parties."""
    who = trigger.sources
    persons = [actor for actor in who if _is_person(actor)]
    across = {sides.get(actor, actor) for actor in who}
    heads = [trigger.token] if trigger.is_noun else trigger.clause.objects
    formal = any(head.lemma_.lower() in _BETWEEN_STATES for head in heads)
    if formal and len(who) == 2 and len(persons) == 1 and across == parties:
        trigger.sources = [sides.get(actor, actor) for actor in who]


def _passes(last: list[str], before: Token | None, trigger: Trigger, own: bool) -> bool:
    """Whether TRIGGER can be the talks of LAST, told at BEFORE: persons pass on no "talks".

    Others than the conflict's OWN parties are meant only just after theirs were told.
    """
    noun = _noun(trigger)
    if before is None or (own and not any(_is_person(actor) for actor in last)):
        return True
    if any(_is_person(actor) for actor in last) and noun not in _BETWEEN_PERSONS:
        return False
    named = any(c.dep_ in {"compound", "amod"} and c.ent_type_ for c in trigger.token.children)
    between = trigger.token.doc[before.i + 1 : trigger.token.i + 1]
    near = sum(1 for token in between if token.is_sent_start) <= _SENTENCES
    return noun in _LONG_REMEMBERED or (near and not named)


def _noun(trigger: Trigger) -> str:
    """The noun by which talks are told, that of the object for a verb; "talks" without one."""
    heads = [trigger.token] if trigger.is_noun else trigger.clause.objects
    found = next((head.lemma_.lower() for head in heads if head.pos_ == "NOUN"), "talks")
    return found if found in _BETWEEN_PERSONS else "talks"


def _is_person(actor: str) -> bool:
    return actor.startswith("person:")


def inherit_attackers(triggers: list[Trigger]) -> None:
    """Give "the attack", told again without participants, those of the last attack told."""
    last: Trigger | None = None
    for trigger in triggers:
        if trigger.row.event_type != ATTACK:
            continue
        if last is not None and points_back(trigger):
            trigger.sources, trigger.targets = list(last.sources), list(last.targets)
        elif trigger.sources and trigger.targets:
            last = trigger


def inherit_receivers(triggers: list[Trigger], sides: Mapping[str, str]) -> None:
    """Give sanctions and aid without a target the only one that the text tells of such acts."""
    for kind in _RECEIVED:
        acts = [trigger for trigger in triggers if trigger.row.event_type == kind]
        known = {tuple(trigger.targets) for trigger in acts if trigger.targets}
        if len({sides.get(actor, actor) for targets in known for actor in targets}) != 1:
            continue
        receiver = sides.get(one := next(iter(known))[0], one)
        for trigger in acts:
            own = {sides.get(actor, actor) for actor in trigger.sources}
            if trigger.sources and not trigger.targets and receiver not in own:
                trigger.targets = [receiver]


def _meant(trigger: Trigger, types: Mapping[int, str]) -> bool:
    """Whether a symmetric event without parties is that of the conflict's parties.

    A ceasefire always is; talks are where the wording points back or somebody asks for them or
    offers them; agreements and exchanges are where the clause tells what becomes of them. A verb
    is where it names nobody: "nobody signed", "no date was agreed".
    """
    if not trigger.is_noun:
        return _names_nobody(trigger)
    if trigger.row.event_mode == "ceasefire":
        return True
    if trigger.row.event_type == TALKS:
        return _definite(trigger) or _governor(trigger.token, types) in _ABOUT_TALKS
    token = trigger.token
    near = token.dep_ == "pobj" and token.head.head.pos_ in {"ADJ", "ADV"}  # "close to a deal"
    return near or token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}


def _names_nobody(trigger: Trigger) -> bool:
    """Whether the clause of a verb leaves its agent out, or denies that there was one."""
    token = trigger.token
    if any(head.lower_ in _NOBODY for head in trigger.clause.subjects):
        return True
    finite = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)
    return finite and not trigger.clause.subjects


def _governor(token: Token, types: Mapping[int, str]) -> str | None:
    """The type of the event under which TOKEN stands as an object."""
    above = token.head.head if token.dep_ == "pobj" else token.head
    return types.get(above.i) if token.dep_ in {"dobj", "pobj"} else None


@dataclass(slots=True)
class _Told:
    """Talks that the text has told of, with their day and place."""

    who: set[str]
    date: Dated
    place: tuple[str, Place | None] | None
    planned: bool = False


def inherit_times(
    triggers: list[Trigger],
    dates: dict[int, Dated],
    places: Places,
    factuality: Mapping[int, str],
    lexicon: EventLexicon,
) -> None:
    """Give talks told again the day and place of the talks they repeat; DATES and PLACES grow."""
    told: list[_Told] = []
    by_token = {trigger.token.i: trigger for trigger in triggers}
    for trigger in triggers:
        i = trigger.token.i
        if trigger.row.event_type != TALKS:
            continue
        above = _talks_above(trigger.token, by_token) or _held(trigger.token, by_token)
        if above is not None:
            if i not in dates and above in dates:
                dates[i] = dates[above]
            if i not in places and above in places:
                places[i] = places[above]
        held = factuality[i] in {"actual", "negated"}
        planned = factuality[i] == "future"
        if (i not in dates or i not in places) and _again(trigger, lexicon):
            # Talks to come are those announced; talks held are those told.
            known = [talks for talks in told if held or (planned and talks.planned)]
            same = _same(trigger, known, places.get(i), dates.get(i))
            if same is not None:
                dates.setdefault(i, same.date)
                if i not in places and same.place:
                    places[i] = same.place
        if (
            factuality[i] in {"actual", "future"}
            and i in dates
            and dates[i].precision in {"day", "month", "interval"}
        ):
            place = places.get(i)
            if place and place[1] is not None and place[1].kind == "country":
                # A country, as of its hosting, is too wide to be where its other talks were.
                place = None
            told.append(_Told(trigger.who, dates[i], place, planned))


def _same(
    trigger: Trigger,
    told: list[_Told],
    place: tuple[str, Place | None] | None,
    date: Dated | None,
) -> _Told | None:
    """The talks told before that fit best: by place, then by sharpness of date, then the last."""
    best, best_score = None, (-1, -1, -1)
    for order, talks in enumerate(told):
        # Whoever hosts or attends "the talks" need not be one of their parties.
        if trigger.is_noun and not trigger.who & talks.who:
            continue
        if place and talks.place and place[0] != talks.place[0]:
            continue
        if date and not (date.first <= talks.date.last and talks.date.first <= date.last):
            continue
        same_place = int(bool(place and talks.place))
        score = (same_place, int(talks.date.precision == "day"), order)
        if score > best_score:
            best, best_score = talks, score
    return best


def _talks_above(token: Token, by_token: dict[int, Trigger]) -> int | None:
    """The talks verb in whose object TOKEN stands ("hosted a round of negotiations")."""
    at = token
    for _ in range(4):
        if at.dep_ not in {"dobj", "pobj", "prep", "nsubjpass", "conj"}:
            return None
        at = at.head
        if at.i in by_token:
            return at.i if by_token[at.i].row.event_type == TALKS else None
    return None


def _held(token: Token, by_token: dict[int, Trigger]) -> int | None:
    """The talks verb that says of the talks at TOKEN where or when they were held."""
    for child in token.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.i in by_token:
            return child.i if by_token[child.i].row.event_type == TALKS else None
    return None


def _again(trigger: Trigger, lexicon: EventLexicon) -> bool:
    """Whether the wording points back: definite talks, or a verb whose object they are."""
    if trigger.is_noun:
        return _definite(trigger)
    heads = [
        *trigger.clause.objects,
        *(h for hs in trigger.clause.prepositions.values() for h in hs),
    ]
    return any(lexicon.in_class(head, "talks") and has_article(head) for head in heads)


def _definite(trigger: Trigger) -> bool:
    token = trigger.token
    if has_article(token):
        return True
    if any(child.dep_ == "det" for child in token.children):
        return False
    named = any(child.dep_ == "compound" and child.ent_type_ == "GPE" for child in token.children)
    return named or token.tag_ == "NNS"
