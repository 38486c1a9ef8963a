from __future__ import annotations

from parley.transforms.reading.attributions.lexicon import build_lexicon
from tests.transforms.reading.attributions.words import row


def test_rows_of_one_lemma_join() -> None:
    lexicon = build_lexicon(
        [row("describe", "verb", "clause|quote"), row("describe", "verb", "as", preposition="as")]
    )
    cue = lexicon.verbs["describe"]
    assert cue.takes("quote")
    assert cue.complements["as"] == frozenset({"as"})


def test_demands_count_only_with_a_clause() -> None:
    lexicon = build_lexicon(
        [row("demand", "verb", "object", "ask"), row("demand", "verb", "clause", "ask")]
    )
    assert not lexicon.verbs["demand"].takes("object")
    assert lexicon.verbs["demand"].takes("clause")


def test_phrases_are_tried_longest_first() -> None:
    lexicon = build_lexicon([row("as", "phrase", "clause"), row("as told by", "phrase", "clause")])
    assert lexicon.phrases["as"][0] == ("as", "told", "by")
