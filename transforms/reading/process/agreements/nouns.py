"""The nouns that name instruments, and what their phrases say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from parley.schemas.codebook.agreements import AgreementWords, InstrumentRow
from parley.transforms.reading.grammar.determiners import is_definite, is_indefinite
from parley.transforms.reading.grammar.labels import NOMINAL, PLURAL, VERBAL
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.patterns import Words, forms_of
from parley.transforms.reading.process.agreements.naming import Naming

_CAPTIVES, _NUMBERED, _SIGNED = "@captives", "@number", "@signed"
_NAMED = "@named"
_ABOUT = frozenset({"on", "over", "about"})
_BEHIND = frozenset({"on", "of", "between", "with", "for", "to", "about", "over", "concerning",
                     "regarding", "among", "governing"})  # fmt: skip
_INSIDE = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
_BEFORE = _INSIDE | {"det", "quantmod", "predet"}
_KINDS = {"truce": "ceasefire", "exchange": "exchange"}
_LONGEST = 18
_NO_NAMES = frozenset({"PERSON", "DATE", "TIME"})


class Nouns:
    """The rows of lexicons/agreements/instruments.csv, by noun."""

    def __init__(self, rows: Iterable[InstrumentRow], words: AgreementWords) -> None:
        self._rows: defaultdict[str, list[InstrumentRow]] = defaultdict(list)
        self._wanted: dict[str, frozenset[str]] = {}
        for row in rows:
            self._rows[row.noun].append(row)
            wanted = row.wanted
            if _CAPTIVES in wanted:
                wanted = (wanted - {_CAPTIVES}) | words.captives
            self._wanted[row.noun] = wanted
        self._words = words

    def row(self, token: Token) -> InstrumentRow | None:
        """What TOKEN names by itself; None where it is no noun for an instrument."""
        rows = self._rows.get(token.lemma_.lower()) or self._rows.get(token.lower_)
        return rows[0] if rows else None

    def heads(self, words: Words, doc: Doc) -> list[Token]:
        """The nouns for instruments among WORDS of a sentence of DOC, in its order."""
        return words.having(self._rows.keys(), doc)

    def naming(self, head: Token) -> Naming | None:
        """The phrase of HEAD, where it names an instrument by its noun and its modifiers."""
        row = self.row(head)
        if row is None or head.pos_ not in NOMINAL or self._qualifies(head):
            return None
        if head.i and head.doc[head.i - 1 : head.i + 2].text.lower() in self._words.exchanges:
            return None
        phrase = list(inside(head))
        wanted = self._wanted_beside(row, head, phrase)
        weak = bool(wanted) and wanted.isdisjoint(forms_of([*phrase, *_complements(head)]))
        if weak and (_CAPTIVES in row.wanted or row.owned or not self._may_be_signed(head)):
            return None
        if not row.unwanted.isdisjoint(forms_of(t for t in phrase if t != head)):
            return None
        start, end = extent(head)
        kind, family = self._kind(row, phrase, head)
        naming = Naming(
            head, start, end, kind, family,
            definite=_is_definite(head),
            plural=head.tag_ in PLURAL,
            weak=weak,
            signable=_SIGNED in row.wanted,
            another=not _is_definite(head)
            and any(c.lower_ in self._words.another for c in head.lefts),
        )  # fmt: skip
        naming.content, naming.names = self.content(head, phrase)
        return naming

    def _wanted_beside(
        self, row: InstrumentRow, head: Token, phrase: list[Token]
    ) -> frozenset[str]:
        """The words of which one must stand beside HEAD; none where a number or a name does."""
        wanted = self._wanted[row.noun]
        numbered = _NUMBERED in wanted and any(t.like_num for t in head.children)
        named = _NAMED in wanted and any(_is_place_or_name(t, head) for t in phrase)
        return frozenset() if numbered or named else wanted

    def _may_be_signed(self, head: Token) -> bool:
        """Whether HEAD, which alone names no instrument, may do so here: "signed a declaration"."""
        verb = head.head
        return _is_definite(head) or (
            head.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in self._words.firm
        )

    def _qualifies(self, head: Token) -> bool:
        """Whether HEAD only qualifies another noun: "[treaty] obligations", "[truce] deal"."""
        return head.dep_ in {"compound", "nmod", "amod", "npadvmod"} and head.head.i > head.i

    def _kind(self, row: InstrumentRow, phrase: list[Token], head: Token) -> tuple[str, str]:
        """Kind and family: a modifier may name the kind ("ceasefire deal", "draft treaty")."""
        others = [*phrase, *_complements(head)]
        if row.family in {"accord", "text"}:
            for token in others:
                other = self.row(token) if token != head else None
                wanted = self._wanted.get(other.noun) if other else None
                if other is None or other.family not in _KINDS:
                    continue
                if not wanted or not wanted.isdisjoint(forms_of(others)):
                    return other.kind, other.family
            drafted = any(t.lower_ == "draft" for t in phrase)
            return ("draft" if drafted else row.kind), row.family
        return row.kind, row.family

    def content(self, head: Token, phrase: list[Token]) -> tuple[frozenset[str], frozenset[str]]:
        """What the instrument of HEAD is about, and the names and numbers in its phrase."""
        about: set[str] = set()
        names: set[str] = set()
        for token in [*phrase, *_complements(head)]:
            form = token.lemma_.lower()
            if token == head or form in self._words.vague:
                continue
            if told := self._words.content & {form, token.lower_}:
                about |= told
            elif _is_name(token) or (token.like_num and token.dep_ == "nummod"):
                names.add(token.lower_)
        return frozenset(about), frozenset(names)


def inside(head: Token) -> Iterator[Token]:
    """HEAD with the words before it in its phrase, without articles."""
    yield head
    for child in head.lefts:
        if child.dep_ in _INSIDE:
            yield from (t for t in child.subtree if t.is_alpha or t.like_num)


def behind(head: Token) -> Iterator[Token]:
    """What modifies HEAD from behind, be it hung on the verb: "broke a deal on grain"."""
    yield from head.rights
    verb = head.head
    if head.dep_ in {"dobj", "nsubjpass"} and verb.pos_ in VERBAL:
        edge = head.right_edge.i + 1
        yield from (
            c for c in verb.children if c.i == edge and c.lower_ in _ABOUT and not _is_of_time(c)
        )


def _is_of_time(preposition: Token) -> bool:
    return any(c.ent_type_ in _NO_NAMES - {"PERSON"} for c in preposition.children)


def is_to_do(child: Token) -> bool:
    """Whether CHILD says what an instrument is to do: "a deal [to exchange prisoners]"."""
    return child.dep_ in {"acl", "relcl"} and child.tag_ == "VB" and is_infinitive(child)


def extent(head: Token) -> tuple[int, int]:
    """The tokens of the phrase of HEAD with what says what it is about, but for clauses."""
    start = min([head.i, *(c.left_edge.i for c in head.lefts if c.dep_ in _BEFORE)])
    end = head.i + 1
    while end < len(head.doc) and head.doc[end].like_num and head.doc[end].head == head:
        end += 1  # "Resolution 1701"
    for child in behind(head):
        about = child.dep_ == "prep" and child.lower_ in _BEHIND
        if not (about or is_to_do(child)) or child.left_edge.i != end:
            break
        if child.right_edge.i + 1 - start > _LONGEST:
            break
        end = child.right_edge.i + 1
    return start, end


def _complements(head: Token) -> Iterator[Token]:
    """What stands behind "of", "on", "for" or "to" in the phrase of HEAD."""
    for child in behind(head):
        if child.dep_ == "prep" and child.lower_ in {"of", "on", "for", "to"}:
            for complement in child.children:
                if complement.dep_ in {"pobj", "pcomp"}:
                    yield from inside(complement)
                    for deeper in complement.children:
                        if deeper.dep_ == "prep":
                            yield from (t for t in deeper.children if t.dep_ == "pobj")
        elif is_to_do(child):
            yield child
            for argument in child.children:
                if argument.dep_ in {"dobj", "prep"}:
                    yield from inside(argument)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.is_title and token.ent_type_ not in _NO_NAMES


def _is_place_or_name(token: Token, head: Token) -> bool:
    """Whether TOKEN is a name by which the instrument of HEAD goes: "the [Madrid] plan"."""
    name = token.dep_ == "compound" and token.head == head and token.pos_ == "PROPN"
    return name and token.text != token.text.lower() and token != head


def _is_definite(head: Token) -> bool:
    """Whether the phrase points to a known one by "the", "this" or its owner, and not by a name."""
    if not is_definite(head) or is_indefinite(head):
        return False
    return any(c.dep_ in {"det", "poss"} for c in head.children)
