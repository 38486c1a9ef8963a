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

_MODIFIER_CLASSES = frozenset(
    {"negator", "hedge", "report_hedge", "intention", "future", "attempt", "modal", "ability",
     "counterfactual", "implicative_negative", "prevention"}
)  # fmt: skip
_UNDER = frozenset({"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "advcl", "conj", "attr",
                    "nsubjpass", "prep", "relcl", "acomp", "oprd", "nsubj"})  # fmt: skip
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
                and triggers.get(token.head.i) not in {"REQUEST", "THREATEN"}
            ):
                break
            above = token.head
            if token.dep_ not in _UNDER:
                break
            effect = self._from_above(token, above, trigger, triggers, phrases)
            verdict = _combined(verdict, effect)
            if token.dep_ in {"relcl", "nsubj"} or (token.dep_ == "conj" and steps > 0):
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
        if _negated(token):
            verdict = "negated"
        if _inverted(token):
            verdict = _combined(verdict, "counterfactual")
        verdict = _combined(verdict, _modal(auxiliaries, _has_if(token)))
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
            if _has_if(token):
                return "possible"
            return "future" if _is_purpose(token) else "actual"
        if token.dep_ in {"nsubj", "relcl"}:
            return "actual"
        kind = triggers.get(above.i)
        verbal = token.dep_ in {"xcomp", "ccomp"} or (token.dep_ == "acl" and _is_infinitive(token))
        if kind in {"REQUEST", "THREATEN"}:
            return "future"
        if kind == "AGREE" and (verbal or token.dep_ in {"dobj", "prep"}):
            return "future"
        row = self._row(above)
        if row and row.cue_class == "attempt" and triggers.get(trigger.i) in _SPOKEN:
            return "actual"
        if row and row.effect == "negated" and _presupposed(token):
            return "actual"
        effect = row.effect if row and row.effect != "keep" else "actual"
        if row is None and token.dep_ == "acl" and _is_infinitive(token):
            effect = "future"
        if effect == "actual" and above.pos_ in {"VERB", "AUX"} and above.i not in triggers:
            verdict = _combined(
                "negated" if _negated(above) else "actual",
                _modal({c.lower_ for c in above.children if c.dep_ == "aux"}, _has_if(above)),
            )
            return "actual" if token.dep_ == "ccomp" and verdict == "negated" else verdict
        return effect


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


def _negated(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in {"no", "neither"}):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_none(child):
            return True
        if child.dep_ == "advmod" and child.lower_ in {"never", "hardly", "barely"}:
            return True
        if child.dep_ in {"cc", "preconj"} and child.lower_ in {"nor", "neither"}:
            return True
    return False


def _is_none(token: Token) -> bool:
    """Whether a phrase means nobody or nothing ("neither side")."""
    return token.lower_ in {"nobody", "nothing", "none", "neither"} or any(
        child.lower_ in {"no", "neither"} and child.dep_ in {"det", "preconj"}
        for child in token.children
    )


def _inverted(verb: Token) -> bool:
    """A condition told by inversion: "had they agreed, ..."."""
    had = next((c.i for c in verb.children if c.dep_ == "aux" and c.lower_ == "had"), None)
    subjects = [c.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    questioned = any(c.text == "?" for c in verb.children)
    return had is not None and any(had < i < verb.i for i in subjects) and not questioned


def _has_if(token: Token) -> bool:
    return any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in {"if", "unless", "whether", "should"}
        for child in token.children
    )


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _is_purpose(verb: Token) -> bool:
    return _is_infinitive(verb)
