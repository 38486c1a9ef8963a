from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from parley.transforms.reading.patterns import Patterns, Words

VOCAB = spacy.blank("en").vocab


def words_of(text: str, lemmas: str | None = None, tags: dict[str, str] | None = None) -> Words:
    words = text.split()
    doc = Doc(
        VOCAB,
        words=words,
        lemmas=(lemmas or text).lower().split(),
        tags=[(tags or {}).get(word, "NN") for word in words],
    )
    return Words(doc[:])


def found(pattern: str, words: Words) -> list[tuple[int, ...]]:
    return [match.tokens for match in Patterns([(pattern, "x")]).find(words)]


def test_word_stands_for_lower_form_or_lemma() -> None:
    words = words_of("Sanctions stay", "sanction stay")
    assert found("sanction", words) == found("sanctions", words) == [(0,)]


def test_alternatives_and_rows() -> None:
    words = words_of("a naval blockade or a naval siege")
    assert found("naval blockade|siege", words) == [(1, 2), (5, 6)]


@pytest.mark.parametrize(("gap", "hits"), [("x y z", 1), ("x y z v", 0)])
def test_star_is_up_to_three_words(gap: str, hits: int) -> None:
    assert len(found("lift * blockade", words_of(f"lift {gap} blockade"))) == hits


def test_two_stars_add_up() -> None:
    assert found("lift * * blockade", words_of("lift a b c d e blockade"))


def test_semicolon_ends_a_gap() -> None:
    assert not found("lift * blockade", words_of("lift it ; blockade"))


@pytest.mark.parametrize("text", ["stay out port", "stay out of port"])
def test_question_mark_makes_a_word_optional(text: str) -> None:
    assert found("out of? port", words_of(text))


def test_gap_before_a_missing_word_is_kept() -> None:
    assert found("leave * all? port", words_of("leave it now port"))


def test_articles_hyphens_and_quotes_are_passed_over() -> None:
    assert found("40 day truce", words_of("a 40 - day “ truce ”")) == [(1, 3, 5)]


def test_possessive_is_passed_over() -> None:
    words = words_of("Norland 's fleet", tags={"'s": "POS"})
    assert found("norland fleet", words) == [(0, 2)]


def test_country_is_no_pronoun() -> None:
    assert found("us", words_of("the US told us", "the us tell we")) == [(1,)]


def test_every_start_counts_once() -> None:
    assert found("talk * fail", words_of("talk talk fail fail")) == [(0, 2), (1, 2)]


def test_first_alternative_that_fails_is_given_up() -> None:
    assert found("talk * end soon", words_of("talk end then end soon")) == [(0, 3, 4)]


def test_nothing_in_nothing() -> None:
    assert Patterns([]).find(words_of("some words")) == []
    assert found("some", Words([])) == []
