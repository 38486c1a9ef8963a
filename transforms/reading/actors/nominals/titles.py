"""Titles and appositions: nouns that say of a person named beside them who that is."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.transforms.reading.grammar.labels import MODIFIERS
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.records import Mention, Wording

_FARTHEST = 6
_DROPPED = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "det", "advcl"})
_JOINING = frozenset({"and", "or", "of", "for", "the", "to", "in", "with"})


def name_after(
    noun: Token, by_token: dict[int, Mention], title_words: frozenset[str]
) -> Mention | None:
    """The name that the title at NOUN belongs to ("Secretary of State | Marco Rubio")."""
    doc, at = noun.doc, noun.i + 1
    while at < min(len(doc), noun.i + _FARTHEST) and at not in by_token:
        word = doc[at].lower_
        if word in {"and", "or", "to"} or (word not in title_words and word not in {"-", ","}):
            return None
        if word == "," and at > noun.i + 1:
            return None
        at += 1
    mention = by_token.get(at)
    return mention if mention and mention.start == at and mention.person else None


def renaming(noun: Token, by_token: dict[int, Mention]) -> Mention | None:
    """The mention that NOUN stands in apposition to, before or after it."""
    if noun.dep_ == "appos":
        return _of(noun.head, by_token)
    for child in noun.children:
        if child.dep_ == "appos" and child.i > noun.i and child.pos_ == "PROPN":
            mention = _of(child, by_token)
            if mention and mention.person:
                return mention
    return None


def _of(token: Token, by_token: dict[int, Mention]) -> Mention | None:
    mention = by_token.get(token.i)
    return mention if mention and len(mention.actors) == 1 and mention.kind != "nominal" else None


def described(noun: Token, same: Mention, modifiers: list[Mention]) -> Mention:
    """The nominal mention at NOUN that stands for whom SAME does."""
    start, end = extent(noun, modifiers)
    return replace(
        same, start=start, end=end, head=noun.i, kind="nominal", confidence=0.8,
        method="apposition", label=None, wording=Wording.APPOSITION,
    )  # fmt: skip


def extent(noun: Token, modifiers: list[Mention]) -> tuple[int, int]:
    """From the first modifier to the end of the noun's own of-phrase, without the article."""
    start = min([noun.i, *(m.start for m in modifiers if m.start < noun.i)])
    while start > 0 and (before := noun.doc[start - 1]).dep_ in MODIFIERS and (
        before.head == noun and before.lower_ not in english(before).actors.not_titles
        and start == noun.i
    ):  # fmt: skip
        start -= 1
    owner = next((c for c in noun.children if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    if owner is not None:
        start = min(start, owner.i)
    end = max([noun.i + 1, *(m.end for m in modifiers)])
    for child in noun.children:
        if child.dep_ == "prep" and child.i == noun.i + 1 and child.lower_ in {"of", "to", "for"}:
            end = max(end, _end(child))
    return start, end


def _end(token: Token) -> int:
    """The end of the phrase of TOKEN, without relative clauses and appositions."""
    end = token.i + 1
    for child in token.children:
        if child.i > token.i and (child.dep_ not in _DROPPED or child.dep_ == "conj"):
            end = max(end, _end(child))
    return end


def is_owner(mention: Mention, doc: Doc) -> bool:
    """Whether MENTION is a possessor or stands behind "of": a participant of its own."""
    return doc[mention.head].dep_ in {"poss", "pobj"} and mention.kind != "nominal"


def are_coordinated(modifiers: list[Mention], noun: Token) -> bool:
    """Whether MODIFIERS are adjectives before NOUN, joined by "and"."""
    doc = noun.doc
    between = {t.lower_ for t in doc[modifiers[0].end : modifiers[-1].start]}
    return bool(between & {"and", "or"}) and all(
        m.kind == "nominal" and m.head < noun.i and doc[m.head].dep_ in {"amod", "conj", "compound"}
        for m in modifiers
    )


def inside_title(
    mention: Mention, doc: Doc, by_token: dict[int, Mention], title_words: frozenset[str]
) -> bool:
    """A demonym or name of a state that is but a part of a person's title before the name."""
    at = mention.end
    if mention.person or is_owner(mention, doc) or (at < len(doc) and doc[at].lower_ in _JOINING):
        return False
    seen_title = False
    while at < len(doc) and (doc[at].lower_ in title_words or doc[at].text == "-"):
        seen_title = True
        at += 1
    after = by_token.get(at)
    return bool(seen_title and after and after.start == at and after.person)
