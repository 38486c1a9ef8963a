"""All that a document tells of what actors want, need and fear, and of what presses on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from parley.schemas.codebook.interests import SOMEBODY, InterestRow
from parley.schemas.codebook.lexicons import split
from parley.transforms.knowledge.knowledge import Knowledge, Wants
from parley.transforms.reading.attributions.scope import speaker_of
from parley.transforms.reading.events.participants.open import OpenActors
from parley.transforms.reading.events.participants.slots import Participants
from parley.transforms.reading.grammar.arguments import is_passive
from parley.transforms.reading.grammar.conditions import has_if, is_asked
from parley.transforms.reading.grammar.labels import SUBJECTS, VERBAL
from parley.transforms.reading.grammar.modality import own_modality
from parley.transforms.reading.grammar.negation import is_negated
from parley.transforms.reading.grammar.tense import is_infinitive
from parley.transforms.reading.grammar.words import english
from parley.transforms.reading.patterns import Words
from parley.transforms.reading.process.extents import Content
from parley.transforms.reading.process.interests.contents import Contents
from parley.transforms.reading.process.interests.holders import Holders
from parley.transforms.reading.records import in_reference

_POINTING = frozenset({"this", "that", "these", "those", "such"})
_FEW = 4
_CANNOT = frozenset({"can", "ca", "could", "may", "might"})
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `holders` want, need, fear or are pressed by, at the word that tells it."""

    word: Token
    content: Content
    holders: tuple[str, ...]
    kind: str
    method: str


class InterestFinder:
    """Find interests by the rows of lexicons/interests, sentence by sentence."""

    def __init__(
        self, knowledge: Knowledge, participants: Participants, open_actors: OpenActors
    ) -> None:
        wants: Wants = knowledge.wants
        self._purposes = wants.words.purposes
        self._classes = wants.words.lists
        self._rows: defaultdict[tuple[str, str], list[InterestRow]] = defaultdict(list)
        for row in wants.rows:
            self._rows[row.pos, row.lemma].append(row)
        self._lacking, self._losing = wants.words.lacking, wants.words.losing
        self._lemmas = frozenset(row.lemma for row in wants.rows) | self._purposes | self._lacking
        self._holders = Holders(participants, open_actors, wants.words)
        self._contents = Contents(wants.words.equating)

    def find(self, doc: Doc) -> list[Wanted]:
        """The interests in DOC, in the order of the text, none inside another of its holder."""
        found: list[Wanted] = []
        for sentence in doc.sents:
            if sentence._.kind != "heading" and not in_reference(sentence[0]):
                found += _apart(self._of_sentence(sentence))
        return found

    def _of_sentence(self, sentence: Span) -> Iterator[Wanted]:
        for word in Words.of(sentence).having(self._lemmas, sentence.doc):
            told = list(self._told_by(word))
            yield from told or self._purpose(word) or self._missed(word)

    def _told_by(self, word: Token) -> Iterator[Wanted]:
        """What the first row of WORD tells that has both holder and content."""
        for row in self._rows_of(word):
            if not self._holds(row, word):
                continue
            contents = [
                content
                for content in self._contents.of(word, row.contents)
                if self._fits(row, content) and self._is_told(row, content)
            ]
            holders = self._whose(row, word, contents[0]) if contents else ()
            if holders:
                for content in contents:
                    told = _with_denial(word, content) if row.denied else content
                    yield Wanted(word, told, holders, row.kind, f"{row.kind}_{row.pos}")
                return

    def _holds(self, row: InterestRow, word: Token) -> bool:
        """Whether WORD tells as a fact what ROW says: not denied, asked, supposed, or unreal."""
        if _is_denied(word) != row.denied or has_if(word) or is_asked(word):
            return False
        if word.pos_ in VERBAL and own_modality(word) == "counterfactual":
            return False
        if row.pos == "verb" and is_passive(word) and "obj" not in row.holders:
            return False  # "it was hoped that"
        return not row.object or self._heads(row.object, _objects(word))

    def _whose(self, row: InterestRow, word: Token, content: Content) -> tuple[str, ...]:
        holders = self._holders.of(word, row.holders)
        if row.kind == "need" and content.head.pos_ in VERBAL:
            return _without_told(word, holders)
        return holders

    def _rows_of(self, word: Token) -> list[InterestRow]:
        pos = _POS.get(word.pos_, "")
        rows = list(self._rows.get((pos, word.lemma_.lower()), ()))
        if pos == "verb" and _is_said_of(word):
            rows += self._rows.get(("adj", word.lower_), ())
        return rows

    def _fits(self, row: InterestRow, content: Content) -> bool:
        if not row.beside:
            return True
        return self._heads(row.beside.removeprefix("!"), [content.head]) != row.excludes

    def _is_told(self, row: InterestRow, content: Content) -> bool:
        """Whether CONTENT says what: not "this end", nor whom somebody is committed to."""
        head = content.head
        if any(c.lower_ in _POINTING for c in head.children) and content.end - content.start < _FEW:
            return False
        if is_negated(head) and row.kind == "need":
            return False
        if "other" in row.contents and self._is_demand(head):
            return False
        told = any(c.dep_ in {"relcl", "acl"} for c in head.children) or _is_placed(head)
        acted = row.kind == "pressure" and "subj" in row.contents and not row.object
        return told or not (row.kind == "goal" or acted) or not self._holders.somebody([head])

    def _is_demand(self, verb: Token) -> bool:
        """Whether VERB says what somebody is to do, which is a demand: "wants them to leave"."""
        subjects = [c for c in verb.children if c.dep_ in SUBJECTS and verb.pos_ in VERBAL]
        return is_infinitive(verb) and not is_passive(verb) and self._holders.somebody(subjects)

    def _heads(self, cell: str, heads: list[Token]) -> bool:
        """Whether a word of CELL, or of a class that it names, is among HEADS."""
        words: set[str] = set()
        for each in split(cell):
            if each == SOMEBODY:
                if self._holders.somebody(heads):
                    return True
            elif each.startswith("@"):
                words |= self._classes[each.removeprefix("@")]
            else:
                words.add(each)
        return any(head.lemma_.lower() in words for head in heads)

    def _missed(self, word: Token) -> list[Wanted]:
        """What somebody could not do without: "cannot win without [arms]"."""
        verb = word.head
        if word.lower_ not in self._lacking or word.dep_ != "prep" or verb.pos_ not in VERBAL:
            return []
        unreal = own_modality(verb) != "actual" or any(c.lower_ in _CANNOT for c in verb.children)
        if not unreal or not (is_negated(verb) or verb.lemma_.lower() in self._losing):
            return []
        contents = self._contents.of(verb, (f"prep:{word.lower_}",))
        holders = self._holders.of(verb, ("subj",)) if contents else ()
        return [Wanted(word, each, holders, "need", "need_without") for each in contents if holders]

    def _purpose(self, word: Token) -> list[Wanted]:
        """What an infinitive of purpose tells of whoever acts: "came back [to buy time]"."""
        return list(self._purposes_at(word))

    def _purposes_at(self, word: Token) -> Iterator[Wanted]:
        if word.lemma_.lower() not in self._purposes or word.dep_ != "advcl":
            return
        if not is_infinitive(word) or is_negated(word) or next(self._told_by(word.head), None):
            return
        for content in self._contents.of(word.head, ("purpose",)):
            holders = self._holders.of(word.head, ("subj",)) if content.head == word else ()
            if holders:
                yield Wanted(word, content, holders, "goal", "goal_purpose")


def _is_denied(word: Token) -> bool:
    """Whether WORD is denied, and not only said to be not all: "is not just about trade"."""
    if not is_negated(word):
        return False
    after = (word.doc[c.i + 1 : c.i + 2].text for c in word.children if c.dep_ == "neg")
    return english(word).process.not_all.isdisjoint(after)


def _with_denial(word: Token, content: Content) -> Content:
    """CONTENT with what denies it, without which it would say the opposite: "[cannot] afford"."""
    denying = [c for c in word.children if c.dep_ in {"aux", "neg"}]
    start = min([word.i, *(c.i for c in denying)])
    if all(c.dep_ != "neg" for c in denying):  # "[nobody in the army] trusted them"
        start = min([start, *(c.left_edge.i for c in word.children if c.dep_ in SUBJECTS)])
    return replace(content, start=min(start, content.start))


def _without_told(word: Token, holders: tuple[str, ...]) -> tuple[str, ...]:
    """HOLDERS without those to whom somebody else says what they need to do, which is a demand."""
    doc = word.doc
    issuer = doc._.issuer.plural if doc._.issuer is not None else ()
    speakers = speaker_of(doc, word.i) or issuer
    return tuple(holder for holder in holders if not speakers or holder in speakers)


def _is_said_of(participle: Token) -> bool:
    """Whether a participle tells how somebody or something is: "was determined to"."""
    if any(c.dep_ in {"dobj", "ccomp"} for c in participle.children):
        return False
    return is_passive(participle) or participle.dep_ in {"acomp", "oprd", "amod", "acl", "advcl"}


def _is_placed(noun: Token) -> bool:
    """Whether words behind NOUN say where or how it is to be: "wants [observers in the room]"."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if after is None or noun.dep_ != "dobj" or after.head not in {noun, noun.head}:
        return False
    where = after.dep_ == "prep" and after.lower_ != "of"
    return where or (after.dep_ in {"advmod", "prt"} and after.tag_ in {"RB", "RP"})


def _objects(verb: Token) -> list[Token]:
    """The objects of VERB, and what it is done for: "playing for time"."""
    behind = (g for c in verb.children if c.lower_ == "for" for g in c.children)
    return [c for c in (*verb.children, *behind) if c.dep_ in {"dobj", "nsubjpass", "pobj"}]


def _apart(found: Iterator[Wanted]) -> list[Wanted]:
    """Those that are not told again by a longer or an earlier one of the same holders and kind."""
    ranked = sorted(found, key=lambda w: (w.content.start - w.content.end, w.content.start))
    kept: list[Wanted] = []
    for each in ranked:
        if not any(_tells_again(other, each) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda w: (w.content.start, w.content.end, w.kind))


def _tells_again(wide: Wanted, narrow: Wanted) -> bool:
    same = wide.kind == narrow.kind and set(narrow.holders) <= set(wide.holders)
    inside = wide.content.start <= narrow.content.start and narrow.content.end <= wide.content.end
    return same and inside
