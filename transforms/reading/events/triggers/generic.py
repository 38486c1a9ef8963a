"""Statements about what is done as a rule, which tell no event.

"Leaders do not meet to gossip", "treaties are negotiated at lower levels", "a first meeting should
be a short one": the clause stands in the present of what always holds, or says what ought to be,
and the words for the parties and for the act point to nobody and to nothing told before. Ceasefires
are left out: in a text about a conflict that has two parties they are always these parties'.
"""

from __future__ import annotations

from parley.transforms.reading.events.trigger import Trigger
from parley.transforms.reading.grammar.determiners import is_definite
from parley.transforms.reading.grammar.tense import finite, finite_above, is_gnomic, ought_to_be


def is_generic(trigger: Trigger) -> bool:
    """Whether TRIGGER, which names no party of its own, tells what holds of such acts as a rule."""
    if trigger.who or trigger.row.event_mode == "ceasefire":
        return False
    token = trigger.token
    if trigger.is_noun:
        prescribed = token.dep_ == "nsubj" and ought_to_be(token.head)
        above = finite_above(token)
        ruled = not is_definite(token) and above is not None and is_gnomic(above)
        return prescribed or ruled
    heads = [*trigger.clause.subjects, *trigger.clause.objects]
    return not any(is_definite(head) for head in heads) and is_gnomic(finite(token))
