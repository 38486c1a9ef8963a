"""Whether an event happened: cues at the trigger, then cues above it, up to the sentence's root.

Scope follows the parse, in the line of FactBank and of the implicative signatures of Karttunen
(1971). What a cue does to the events under it stands in lexicons/factuality.csv.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from schemas.codebook.lexicons import FactualityRow
from transforms.events.polarity import (
    has_if,
    is_asked,
    is_infinitive,
    is_inverted,
    is_negated,
    is_told_as_done,
    is_unreal_condition,
    never_came,
)

_MODIFIER_CLASSES = frozenset(
    {"negator", "hedge", "report_hedge", "intention", "future", "attempt", "modal", "ability",
     "counterfactual", "implicative_negative", "prevention"}
)  # fmt: skip
_UNDER = frozenset({"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "advcl", "conj", "attr",
                    "nsubjpass", "prep", "relcl", "acomp", "oprd", "nsubj"})  # fmt: skip
_CONTRASTS = frozenset({"while", "whereas", "although", "though", "because", "since", "as"})
_TEMPORAL = frozenset({"before", "once", "until", "when"})
_COPULAS = frozenset({"be", "seem", "look", "appear", "remain"})
_OCCASIONS = frozenset({"during", "after", "since", "following", "amid", "despite", "because"})
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}
_SPOKEN = frozenset({"CONSULT", "REQUEST", "SUPPORT", "ACCUSE", "THREATEN", "REJECT"})
_RANK = {"actual": 0, "future": 1, "possible": 2, "counterfactual": 3, "negated": 4}


class Factuality:
    """Judge triggers by the cues around and above them."""

    def __init__(self, rows: Iterable[FactualityRow], vocab: Vocab) -> None:
        self._words: dict[tuple[str, str], FactualityRow] = {}
        self._phrases: dict[str, FactualityRow] = {}
        self._matcher = PhraseMatcher(vocab, attr="LOWER")
        self._vocab = vocab
        for row in rows:
            if " " in row.cue:
                self._phrases[row.cue] = row
                words = row.cue.split()
                self._matcher.add(row.cue, [Doc(vocab, words=words)])
            else:
                self._words.setdefault((row.cue, row.pos), row)

    def phrases(self, doc: Doc) -> dict[int, FactualityRow]:
        """The last token of each multi-word cue in DOC, with what the cue does."""
        return {
            end - 1: self._phrases[self._vocab.strings[key]] for key, _, end in self._matcher(doc)
        }

    def judge(
        self, trigger: Token, triggers: dict[int, str], phrases: dict[int, FactualityRow]
    ) -> str:
        """'actual', 'negated', 'possible', 'future' or 'counterfactual'.

        TRIGGERS maps the tokens of all triggers of the document to their event types: what is
        asked for, promised or threatened lies in the future.
        """
        verdict = self._at(trigger, phrases)
        token, steps = trigger, 0
        while token.head != token and steps < 6:
            if (
                token.dep_ in {"dobj", "pobj"}
                and _presupposed(token)
                and triggers.get(_verb_of(token).i) not in {"REQUEST", "THREATEN"}
            ):
                break
            above = token.head
            if token.dep_ not in _UNDER:
                break
            if _beside(token, above):
                break
            if self._is_told(token, above, triggers):
                break
            effect = self._from_above(token, above, trigger, triggers, phrases)
            verdict = _combined(verdict, effect)
            if token.dep_ in {"relcl", "nsubj"} or (token.dep_ == "conj" and steps > 0):
                break
            if _is_reduced(token):
                break
            token, steps = above, steps + 1
        return verdict

    def _row(self, token: Token) -> FactualityRow | None:
        pos = _POS.get(token.pos_, "")
        return self._words.get((token.lemma_.lower(), pos)) or self._words.get((token.lower_, pos))

    def _at(self, token: Token, phrases: dict[int, FactualityRow]) -> str:
        """What negation, modals, hedges and adjectives right at the trigger make of it."""
        verdict = "actual"
        auxiliaries = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
        if _is_noun_of_verb(token):
            auxiliaries |= {c.lower_ for c in token.head.children if c.dep_ in {"aux", "auxpass"}}
            if any(child.dep_ == "neg" for child in token.head.children):
                verdict = "negated"
        own = self._row(token) if token.pos_ == "NOUN" else None
        if is_negated(token) or (own is not None and own.cue_class == "negator"):
            verdict = "negated"  # "the minister's absence" is itself a denial
        if is_inverted(token) or is_unreal_condition(token):
            verdict = _combined(verdict, "counterfactual")
        if never_came(token):
            verdict = _combined(verdict, "negated")
        if is_asked(token):
            verdict = _combined(verdict, "possible")
        if token.dep_ == "ROOT" and is_infinitive(token):
            # The future of headlines: "X to visit Y".
            verdict = _combined(verdict, "future")
        if token.dep_ == "nsubj" and token.head.lemma_ in _COPULAS:
            for predicate in token.head.children:
                row = self._row(predicate) if predicate.dep_ == "acomp" else None
                if row and row.cue_class == "hedge" and row.effect != "keep":
                    verdict = _combined(verdict, row.effect)
        verdict = _combined(verdict, _modal(auxiliaries, has_if(token)))
        for child in token.children:
            if child.dep_ not in {"amod", "advmod", "compound", "det"} or child.dep_ == "neg":
                continue
            row = self._row(child)
            if row is None or row.cue_class not in _MODIFIER_CLASSES or row.effect == "keep":
                continue
            counted = row.cue_class == "negator" and child.pos_ == "ADV" and verdict == "negated"
            if not counted:
                verdict = _combined(verdict, row.effect)
        for at in range(max(token.i - 3, token.sent.start), token.i):
            row = phrases.get(at)
            if row and row.effect != "keep" and row.cue_class != "directive":
                verdict = _combined(verdict, row.effect)
        return verdict

    def _is_told(self, token: Token, above: Token, triggers: dict[int, str]) -> bool:
        """Whether what is under a demand or promise is a fact: "insisted that X had attacked"."""
        if token.dep_ not in {"ccomp", "pcomp"} or not is_told_as_done(token):
            return False
        verb = above.head if token.dep_ == "pcomp" else above
        row = self._row(verb)
        wanted = row is not None and row.cue_class in {"directive", "commissive"}
        return wanted or triggers.get(verb.i) in {"REQUEST", "AGREE"}

    def _from_above(
        self,
        token: Token,
        above: Token,
        trigger: Token,
        triggers: dict[int, str],
        phrases: dict[int, FactualityRow],
    ) -> str:
        """What ABOVE makes of the event under it."""
        if "without" in {above.lower_, token.lower_}:
            return "negated"
        if above.pos_ == "ADP":
            row = phrases.get(above.i)
            return row.effect if row and row.effect != "keep" else "actual"
        if token.dep_ == "conj":
            return (
                self._at(above, phrases)
                if above.pos_ in {"VERB", "AUX"}
                and (not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in token.children))
                else "actual"
            )
        if token.dep_ == "advcl":
            if has_if(token):
                return "possible"
            if is_infinitive(token):
                return "future"
            return _shared_modality(token, above)
        if token.dep_ in {"nsubj", "relcl"} or _is_reduced(token):
            return "actual"
        kind = triggers.get(above.i)
        verbal = token.dep_ in {"xcomp", "ccomp"} or (token.dep_ == "acl" and is_infinitive(token))
        if kind in {"REQUEST", "THREATEN"}:
            return "future"
        if kind == "AGREE" and (verbal or token.dep_ in {"dobj", "prep"}):
            return "future"
        row = self._row(above)
        spoken = token == trigger and triggers.get(trigger.i) in _SPOKEN
        if row and row.cue_class == "attempt" and spoken:
            return _modal({c.lower_ for c in above.children if c.dep_ == "aux"}, False)
        if row and row.effect == "negated" and _presupposed(token):
            return "actual"
        effect = row.effect if row and row.effect != "keep" else "actual"
        if row is None and token.dep_ == "acl" and is_infinitive(token):
            effect = "future"
        if effect == "actual" and above.pos_ in {"VERB", "AUX"} and above.i not in triggers:
            verdict = _combined(
                "negated" if is_negated(above) else "actual",
                _modal({c.lower_ for c in above.children if c.dep_ == "aux"}, has_if(above)),
            )
            return "actual" if token.dep_ == "ccomp" and verdict == "negated" else verdict
        return effect


def _verb_of(noun: Token) -> Token:
    """The word whose object NOUN is, with or without a preposition between them."""
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def _is_reduced(token: Token) -> bool:
    """Whether TOKEN is a participle behind its noun: "the deal brokered by X"."""
    return token.dep_ == "acl" and token.tag_ == "VBN"


def _shared_modality(token: Token, above: Token) -> str:
    """What a clause of time or circumstance takes from a main clause that is not yet real."""
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod", "prep"}}
    participle = token.tag_ == "VBG" and not marks & (_CONTRASTS | _TEMPORAL)
    if not participle and not marks & _TEMPORAL:
        return "actual"
    return _modal({c.lower_ for c in above.children if c.dep_ == "aux"}, False)


def _beside(token: Token, above: Token) -> bool:
    """Whether TOKEN stands beside what is above it, out of its scope, though it hangs on it.

    So do a clause before a semicolon, a contrast ("while they refused") and an occasion ("asked for
    it during a visit").
    """
    if token.dep_ == "ccomp" and token.i < above.i:
        return any(word.text in {";", ":"} for word in token.doc[token.i : above.i])
    if token.dep_ == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in _CONTRASTS for c in token.children)
    return token.dep_ == "prep" and token.lower_ in _OCCASIONS


def _is_noun_of_verb(token: Token) -> bool:
    """Whether TOKEN is a noun whose verb says if it happened ("talks were not held")."""
    verbal = {"VERB", "AUX"}
    return (
        token.pos_ not in verbal
        and token.head.pos_ in verbal
        and token.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"}
    )


def _presupposed(token: Token) -> bool:
    """A noun with an owner is taken for granted: refusing to accept "Russia's annexation"."""
    return token.pos_ == "NOUN" and any(
        child.dep_ == "poss" or (child.dep_ == "amod" and child.ent_type_)
        for child in token.children
    )


def _combined(inner: str, outer: str) -> str:
    """The verdict of two cues, one in the scope of the other."""
    if {inner, outer} == {"negated", "counterfactual"}:
        return "counterfactual"
    return inner if _RANK[inner] >= _RANK[outer] else outer


def _modal(auxiliaries: set[str], conditional: bool) -> str:
    if "have" in auxiliaries and auxiliaries & {"would", "could", "might", "should"}:
        return "counterfactual" if auxiliaries & {"would", "could", "should"} else "possible"
    if auxiliaries & {"will", "shall", "’ll", "'ll", "to be", "would", "must", "should"}:
        return "future"
    if auxiliaries & {"may", "might", "could", "can"}:
        return "possible"
    return "possible" if conditional else "actual"
