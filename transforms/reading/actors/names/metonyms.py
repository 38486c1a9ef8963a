"""Whether the name of a place stands for the place, and not for the government in it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from parley.transforms.reading.grammar.words import english

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "throughout", "within", "around",
     "into", "onto", "via", "through", "over", "under"}
)  # fmt: skip
_NAMED = frozenset({"EVENT", "FAC", "LAW", "LOC", "PRODUCT", "WORK_OF_ART"})


def is_place(token: Token) -> bool:
    """Whether a place name stands for the place: where something is, not who acts."""
    head = token.head
    if token.dep_ == "pobj":
        if head.lower_ in _PLACE_PREPOSITIONS or _goes(head):
            return True
        governor = head.head.lower_
        return (head.lower_ == "of" and governor in english(token).actors.of_places) or (
            head.lower_ in {"on", "about"} and governor in english(token).actors.spoken_of
        )
    if token.dep_ in {"npadvmod", "advmod"}:
        # "Turkey, he promised, would" is no adverb, and a "Turkish-led force" is in no place, nor
        # are "US-Russian talks".
        return not token.is_sent_start and head.lower_ != "led" and not _joins(token, head)
    if token.dep_ == "conj" and head.i != token.i:
        return is_place(head)
    return False


def _joins(token: Token, head: Token) -> bool:
    """Whether TOKEN names with a hyphen one of two states: "[US]-Russian talks"."""
    return head.i == token.i + 2 and token.nbor(1).text == "-" and head.text[0].isupper()


def is_part_of_name(span: Span) -> bool:
    """Whether SPAN is but a word of a region's or a thing's name ("Moscow region", "Minsk II")."""
    doc, end = span.doc, span.end
    if _spans_many(span):
        return True
    if end < len(doc):
        after = doc[end]
        if after.lower_ in english(after).actors.regions and (
            after.text[0].isupper() or after.lower_ in english(after).actors.plain_regions
        ):
            return doc[end - 1].whitespace_ != ""
        if (
            after.text == "-"
            and end + 1 < len(doc)
            and doc[end + 1].lower_ in english(doc[end + 1]).actors.being_there
        ):
            return True
    root = span.root
    if root.ent_type_ not in _NAMED or end >= len(doc) or doc[end].ent_iob_ != "I":
        return False
    return root.dep_ == "compound" and doc[end].text[0].isupper()


def _spans_many(span: Span) -> bool:
    """Whether SPAN stands behind what spans many countries: "Inter-[American]"."""
    if span.start < 2 or span.doc[span.start - 1].text != "-":
        return False
    first = span.doc[span.start - 2]
    return first.lower_ in english(first).actors.spanning


def _goes(preposition: Token) -> bool:
    """Whether somebody goes there: "flew to Kyiv", "fled from Kyiv"."""
    verb = preposition.head
    lemma = verb.lemma_.lower()
    if lemma in english(preposition).actors.handed_back and any(
        child.dep_ == "dobj" for child in verb.children
    ):
        return False  # "returned the statues to Serbia"
    return preposition.lower_ in {"to", "from"} and lemma in english(preposition).actors.motion
