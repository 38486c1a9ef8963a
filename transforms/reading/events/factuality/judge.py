"""Whether an event happened: cues at the trigger, then cues above it, up to the sentence's root.

Scope follows the parse, in the line of FactBank and of the implicative signatures of Karttunen
(1971). What a cue does to the events under it stands in lexicons/factuality.csv.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token
from spacy.vocab import Vocab

from parley.schemas.codebook.lexicons import FactualityRow
from parley.transforms.reading.events.factuality.cues import Cues
from parley.transforms.reading.events.factuality.predicates import (
    from_its_verb,
    from_predicate,
    took_place,
)
from parley.transforms.reading.grammar.conditions import (
    has_if,
    is_alternative,
    is_asked,
    is_inverted,
    is_unreal_condition,
)
from parley.transforms.reading.grammar.labels import VERBAL
from parley.transforms.reading.grammar.modality import (
    combined,
    is_beside,
    is_noun_of_verb,
    is_presupposed,
    is_reduced,
    modal,
    shared_modality,
    verb_of,
)
from parley.transforms.reading.grammar.negation import is_negated, never_came
from parley.transforms.reading.grammar.tense import auxiliaries_of, is_infinitive, is_told_as_done

_MODIFIER_CLASSES = frozenset(
    {"negator", "hedge", "report_hedge", "intention", "future", "attempt", "modal", "ability",
     "counterfactual", "implicative_negative", "prevention"}
)  # fmt: skip
_UNDER = frozenset({"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "advcl", "conj", "attr",
                    "nsubjpass", "prep", "relcl", "acomp", "oprd", "nsubj", "csubj"})  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_AHEAD = frozenset({"will", "would", "’ll", "'ll", "may", "can"})
_SPOKEN = frozenset({"CONSULT", "REQUEST", "SUPPORT", "ACCUSE", "THREATEN", "REJECT"})


class Factuality:
    """Judge triggers by the cues around and above them."""

    def __init__(self, rows: Iterable[FactualityRow], vocab: Vocab) -> None:
        self.cues = Cues(rows, vocab)
        self.phrases = self.cues.phrases

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
                and is_presupposed(token)
                and triggers.get(verb_of(token).i) not in {"REQUEST", "THREATEN"}
            ):
                break
            above = token.head
            if token.dep_ not in _UNDER:
                break
            if is_beside(token, above) or _is_listed(token, above):
                break
            if token.dep_ == "prep" and _is_occasion(token, triggers):
                break
            if token.dep_ == "conj" and token.tag_ in _FINITE and above.tag_ == "VB":
                # "Cannot afford to wait and attacked": a verb of its own.
                break
            if self._is_told(token, above, triggers):
                break
            effect = self._from_above(token, above, trigger, triggers, phrases)
            verdict = combined(verdict, effect)
            if token.dep_ in {"relcl", "nsubj", "csubj"} or (token.dep_ == "conj" and steps > 0):
                break
            if is_reduced(token):
                break
            token, steps = above, steps + 1
        return verdict

    def _at(self, token: Token, phrases: dict[int, FactualityRow]) -> str:
        """What negation, modals, hedges and adjectives right at the trigger make of it."""
        verdict = "actual"
        auxiliaries = auxiliaries_of(token)
        if is_negated(token):
            # "May not attend", "if they do not attend": nobody knows yet.
            open_ = has_if(token) or bool(auxiliaries & {"may", "might"})
            verdict = "possible" if open_ else "negated"
        if is_noun_of_verb(token):
            verdict = combined(verdict, from_its_verb(token, self.cues))
        own = self.cues.row(token) if token.pos_ == "NOUN" else None
        if own is not None and own.cue_class == "negator":
            verdict = "negated"  # "the minister's absence" is itself a denial
        if is_inverted(token) or is_unreal_condition(token):
            verdict = combined(verdict, "counterfactual")
        if never_came(token):
            verdict = combined(verdict, "negated")
        if token.dep_ in {"relcl", "acl"} and token.head.lower_ in {"nothing", "nobody", "none"}:
            verdict = combined(verdict, "negated")
        if is_asked(token) or is_alternative(token):
            verdict = combined(verdict, "possible")
        if token.dep_ == "ROOT" and is_infinitive(token):
            # The future of headlines: "X to visit Y".
            verdict = combined(verdict, "future")
        verdict = combined(verdict, from_predicate(token, self.cues))
        verdict = combined(verdict, modal(auxiliaries, has_if(token)))
        came = took_place(token, self.cues)
        for child in token.children:
            if child.dep_ not in {"amod", "advmod", "compound", "det"} or child.dep_ == "neg":
                continue
            row = self.cues.row(child)
            if row is None or row.cue_class not in _MODIFIER_CLASSES or row.effect == "keep":
                continue
            if came and row.effect == "future":
                continue
            counted = row.cue_class == "negator" and child.pos_ == "ADV" and verdict == "negated"
            if not counted:
                verdict = combined(verdict, row.effect)
        for at in range(max(token.i - 3, token.sent.start), token.i):
            row = phrases.get(at)
            if row is None or row.effect == "keep" or row.cue_class == "directive":
                continue
            if self.cues.reaches(row, at, token):
                verdict = combined(verdict, row.effect)
        return verdict

    def _is_told(self, token: Token, above: Token, triggers: dict[int, str]) -> bool:
        """Whether what is under a demand or promise is a fact: "insisted that X had attacked"."""
        if token.dep_ not in {"ccomp", "pcomp"} or not is_told_as_done(token):
            return False
        verb = above.head if token.dep_ == "pcomp" else above
        row = self.cues.row(verb)
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
            clause = above if token.lower_ == "without" else above.head
            # "Without talks, it will go on": the talks may yet come.
            return "possible" if auxiliaries_of(clause) & _AHEAD else "negated"
        if above.pos_ == "ADP":
            row = phrases.get(above.i)
            return row.effect if row and row.effect != "keep" else "actual"
        if token.dep_ == "csubj":
            return modal(auxiliaries_of(above), False)
        if token.dep_ == "conj":
            return (
                self._at(above, phrases)
                if above.pos_ in VERBAL
                and (not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in token.children))
                else "actual"
            )
        if token.dep_ == "advcl":
            if has_if(token):
                return "possible"
            if is_infinitive(token):
                return "future"
            return shared_modality(token, above)
        if token.dep_ in {"nsubj", "relcl"} or is_reduced(token):
            return "actual"
        kind = triggers.get(above.i)
        verbal = token.dep_ in {"xcomp", "ccomp"} or (token.dep_ == "acl" and is_infinitive(token))
        if kind in {"REQUEST", "THREATEN"}:
            return "future"
        if kind == "AGREE" and (verbal or token.dep_ in {"dobj", "prep"}):
            return "future"
        row = self.cues.row(above)
        spoken = token == trigger and triggers.get(trigger.i) in _SPOKEN
        if row and row.cue_class == "attempt" and spoken:
            return modal({c.lower_ for c in above.children if c.dep_ == "aux"}, False)
        if row and row.effect == "negated" and is_presupposed(token):
            return "actual"
        effect = row.effect if row and row.effect != "keep" else "actual"
        if row is None and token.dep_ == "acl" and is_infinitive(token):
            effect = "future"
        if effect == "actual" and above.pos_ in VERBAL and above.i not in triggers:
            verdict = combined(
                "negated" if is_negated(above) else "actual",
                modal({c.lower_ for c in above.children if c.dep_ == "aux"}, has_if(above)),
            )
            return "actual" if token.dep_ == "ccomp" and verdict == "negated" else verdict
        return effect


def _is_listed(token: Token, above: Token) -> bool:
    """Whether a colon parts TOKEN from what is above it: "what others could not: a deal"."""
    return (
        above.i < token.i
        and token.dep_ in {"dobj", "conj", "attr", "appos"}
        and any(word.text == ":" for word in token.doc[above.i : token.i])
    )


def _is_occasion(preposition: Token, triggers: dict[int, str]) -> bool:
    """Whether talks are where something was asked, not what: "at the talks, X asked"."""
    return (
        preposition.lower_ in {"in", "at"}
        and triggers.get(preposition.head.i) in {"REQUEST", "AGREE", "THREATEN", "ACCUSE"}
        and any(triggers.get(c.i) == "CONSULT" for c in preposition.children)
    )
