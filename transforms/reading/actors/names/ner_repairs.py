"""Parses put right that lose who acts: dates that run into names, names joined across asides.

"On 4 June Peru sent ...": without a comma the parser takes the date for part of the name, and the
sentence has no subject. "Ann Lee of Peru and Bob Ray of Chile": it joins the second name to what
stands in the aside of the first.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from parley.transforms.reading.grammar.labels import MODIFIERS, NOMINAL, VERBAL
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Mention

_BEFORE = frozenset({"on", "in", "by", "since", "until", "from", "after", "before"})
_MONTHS = frozenset(calendar.month_name[1:])
_DAYS = frozenset(calendar.day_name)
_LONGEST = 4
_MISREAD = frozenset({"pobj", "compound", "nmod", "npadvmod", "appos", "dobj", "dep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_ASIDE = frozenset({"appos", "prep", "pobj", "conj", "nmod", "compound", "poss"})
_NAMED = frozenset({"GPE", "PERSON", "ORG", "NORP"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "ccomp", "xcomp", "attr", "oprd"})
_OF = frozenset({"of", "for", "in", "from"})
_FARTHEST = 30
_HELPING = frozenset({"aux", "auxpass", "neg", "advmod"})


def split_dates_from_names(doc: Doc) -> None:
    """Make the name right after a date the subject of the verb right after the name."""
    for token in doc[: max(len(doc) - 3, 0)]:
        if token.lower_ not in _BEFORE or token.pos_ not in {"ADP", "SCONJ"}:
            continue
        date = _date_after(token)
        if date is None:
            continue
        name, verb = _name_and_verb(doc, date.i + 1 + _year(doc, date))
        if name is None or verb is None or name.dep_ not in _MISREAD:
            continue
        end = date.i + 1 + _year(doc, date)
        date.head, date.dep_ = token, "pobj"
        for part in doc[token.i + 1 : end]:
            if part.i != date.i:
                part.head = date
        for part in doc[end : name.i]:
            if part.head.i < end:
                part.head = name
        token.head, token.dep_ = verb, "prep"
        name.head, name.dep_ = verb, "nsubj"


def parted_from_place(doc: Doc) -> None:
    """Make subjects of the names behind the comma that the parser joins to a place before it.

    "After talks in Moscow, Armenia and Chad agreed": it lists three places, and nobody agrees.
    """
    for verb in doc[3:]:
        if verb.pos_ != "VERB" or verb.dep_ not in {"ROOT", "ccomp"}:
            continue
        if any(child.dep_ in _SUBJECTS for child in verb.children):
            continue
        first = min([verb, *(c for c in verb.children if c.dep_ in _HELPING)], key=lambda t: t.i)
        name = _after_comma(doc[first.i - 1]) if first.i > verb.sent.start + 2 else None
        if name is not None and any(up.dep_ == "prep" and up.head == verb for up in name.ancestors):
            name.head, name.dep_ = verb, "nsubj"


def _after_comma(last: Token) -> Token | None:
    """The first of the names that end with LAST and are joined to one before a comma."""
    token = last
    while token.dep_ in {"conj", "appos"} and token.pos_ in NOMINAL:
        before = token.left_edge.i - 1
        if before >= 0 and token.doc[before].text == "," and token.head.i < before:
            return token
        token = token.head
    return None


def aside_of_subject(doc: Doc) -> None:
    """Make a clause on its noun of a participle that the parser takes for the subject.

    "The ministers, meeting in Accra, condemned": it has the meeting condemn.
    """
    for token in doc:
        verb = token.head
        if token.tag_ != "VBG" or token.dep_ != "nsubj" or verb.i < token.i or not token.i:
            continue
        acts = [child for child in token.lefts if child.dep_ == "nsubj" and child.pos_ in NOMINAL]
        if len(acts) == 1 and doc[token.i - 1].text == ",":
            (noun,) = acts
            noun.head, noun.dep_ = verb, "nsubj"
            token.head, token.dep_ = noun, "acl"


def aside_of_title(doc: Doc, titles: AbstractSet[str]) -> None:
    """Hang on a title of TITLES the name that the parser hangs on where its bearer governs.

    "The premier of Malaita, Daniel Suidani, urged": it takes him for Malaita. Where the model sees
    nobody in such a name, it is a person's.
    """
    for token in doc:
        if token.dep_ != "appos" or token.pos_ != "PROPN":
            continue
        name = doc[token.left_edge.i : token.i + 1]
        parts = all(part.pos_ == "PROPN" for part in name) and name.start > 0
        unseen = parts and len(name) > 1 and all(_is_unseen(part, name.start) for part in name)
        if not (token.ent_type_ == "PERSON" or unseen) or doc[name.start - 1].text != ",":
            continue
        title = token.head
        while title.dep_ == "pobj" and title.ent_type_ != "PERSON" and title.lower_ not in titles:
            title = title.head.head
        if title.lower_ in titles and title.pos_ == "NOUN":
            token.head = title
            if unseen:
                person = Span(doc, name.start, name.end, label="PERSON")
                doc.set_ents([person], default="unmodified")


def _is_unseen(part: Token, start: int) -> bool:
    """Whether the model sees nobody in PART of a name at START, or takes more for one name."""
    inside = part.ent_type_ and part.doc[start].ent_iob_ == "I"
    return not part.ent_type_ or bool(inside and part.ent_type_ != "PERSON")


def finite_again(doc: Doc) -> None:
    """Make a finite verb of the participle that the tagger sees behind a name and its aside.

    "Chad, which had stayed out, called for talks": it takes the sentence for a mere name.
    """
    for token in doc[1:]:
        noun = token.head
        if token.tag_ != "VBN" or token.dep_ != "acl" or noun.dep_ != "ROOT":
            continue
        after_aside = any(c.dep_ == "relcl" and noun.i < c.i < token.i for c in noun.children)
        if after_aside and noun.pos_ in NOMINAL and doc[token.i - 1].text == ",":
            token.tag_, token.dep_ = "VBD", "relcl"


def objects_again(doc: Doc) -> None:
    """Make objects of names that the parser takes for measures: "alarmed Bulgaria"."""
    for token in doc:
        verb = token.head
        after = token.dep_ == "npadvmod" and token.ent_type_ in _NAMED and token.left_edge == token
        lacks_object = not any(child.dep_ in _OBJECTS for child in verb.children)
        if after and lacks_object and verb.pos_ == "VERB" and token.i == verb.i + 1:
            token.dep_ = "dobj"


def lay_on(doc: Doc) -> None:
    """Hang on "blamed" the "on" that the parser hangs on what is blamed: "the attack on X"."""
    for token in doc:
        laid = token.head
        if token.lower_ not in {"on", "upon"} or token.dep_ != "prep" or laid.dep_ != "dobj":
            continue
        verb = laid.head
        if verb.lemma_ in english(verb).grammar.laying_on and not any(
            child.lower_ in {"on", "upon"} for child in verb.children
        ):
            token.head = verb


def charge_again(doc: Doc) -> None:
    """Hang the charge on its verb, not on who makes it: "accused by X [of shelling]"."""
    for token in doc:
        if token.lower_ not in {"of", "for"} or token.dep_ != "prep":
            continue
        by = token.head
        while by.dep_ in {"pobj", "conj"}:
            by = by.head
        verb = by.head
        charges = verb.lemma_ in english(verb).grammar.judging
        deed = any(c.dep_ == "pcomp" or c.lower_.endswith("ing") for c in token.children)
        if by.dep_ == "agent" and charges and deed:
            token.head = verb


def lower_openers(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Make plain nouns of the plurals that open sentences and that the tagger takes for names.

    "Rockets landed in the north": nobody is called so, and the model sees no entity.
    """
    named = {i for mention in mentions for i in range(mention.start, mention.end)}
    for sentence in doc.sents:
        token = sentence[0]
        opens = token.tag_ == "NNPS" and not token.ent_type_ and token.i not in named
        if opens and token.is_title and token.dep_ in _SUBJECTS:
            token.tag_, token.pos_ = "NNS", "NOUN"
            token.lemma_ = token.lower_.removesuffix("s")


def join_persons(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Make a person joined by "and" to another, behind whose aside he stands, its conjunct."""
    named = sorted((m for m in mentions if m.person and m.kind == "name"), key=lambda m: m.start)
    heads = {mention.head for mention in named}
    for first, second in pairwise(named):
        if second.start - first.end > _FARTHEST or not _is_joined(doc, first, second):
            continue
        one, other = doc[first.head], doc[second.head]
        if other.dep_ == "conj" and other.head == one:
            continue
        if not _inside_aside(one, other, heads):
            continue
        other.head, other.dep_ = one, "conj"
        for child in list(one.children):
            if child.i > other.i and child.dep_ == "appos":
                child.head = other
        for child in list(other.children):
            if child.i < first.end or child.dep_ != "nmod":
                continue  # "of Peru and": the parser hung the state of the first on the second
            above = doc[child.i - 1]
            if above.dep_ == "prep" and above.head == one:
                child.head, child.dep_ = above, "pobj"


def _is_joined(doc: Doc, first: Mention, second: Mention) -> bool:
    """Whether "and" stands before SECOND and its titles, after FIRST."""
    at = second.start - 1
    titles = {"PROPN", "ADJ"}
    while at > first.end and doc[at].pos_ in titles and doc[at].dep_ in MODIFIERS:
        at -= 1
    return at >= first.end and doc[at].lower_ == "and"


def _inside_aside(one: Token, other: Token, heads: set[int]) -> bool:
    """Whether OTHER hangs below ONE by an apposition or a phrase that tells of what ONE is."""
    at = other
    for _ in range(_FARTHEST):
        if at.dep_ not in _ASIDE or (at.dep_ == "prep" and at.lower_ not in _OF):
            return False
        at = at.head
        if at == one:
            return True
        if at.i in heads:
            return False
    return False


def _date_after(preposition: Token) -> Token | None:
    """The last word of the date that PREPOSITION introduces, a month or a day of the week."""
    doc, at = preposition.doc, preposition.i + 1
    if doc[at].text in _DAYS:
        return doc[at]
    if doc[at].is_digit and doc[at + 1].text in _MONTHS:
        return doc[at + 1]
    if doc[at].text in _MONTHS and doc[at + 1].is_digit:
        return doc[at + 1]
    return None


def _year(doc: Doc, date: Token) -> int:
    """How many tokens the year after DATE takes."""
    after = doc[date.i + 1].text
    return int(len(after) == 4 and after.isdigit())


def _name_and_verb(doc: Doc, start: int) -> tuple[Token | None, Token | None]:
    """The last word of the name that starts at START, and the finite verb right after it."""
    at = start
    while at < len(doc) and at < start + _LONGEST and doc[at].pos_ == "PROPN":
        at += 1
    if at == start or at >= len(doc) or doc[at].is_sent_start:
        return None, None
    verb = doc[at]
    if verb.tag_ == "MD" or verb.pos_ == "AUX":
        verb = verb.head
    fits = verb.pos_ in VERBAL and verb.dep_ not in {"amod", "acl", "compound"}
    if not fits or verb.i < at or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None, None
    return doc[at - 1], verb
