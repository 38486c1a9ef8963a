"""A codebook looked over: what can never match, what nobody can show, what is not read."""

from __future__ import annotations

import pytest

from parley.schemas.errors import CodebookError
from parley.transforms.reading.pipeline import load_words
from parley.transforms.workbench.check import check_codebook
from parley.transforms.workbench.patterns import PatternWords
from tests.transforms.conftest import MODEL
from tests.transforms.knowledge.small import ISSUES, small_files

BOOK = "codebooks/border"
HEAD, PEOPLE = f"{BOOK}/codebook.yaml", f"{BOOK}/actors.yaml"
TOPICS = f"{BOOK}/issues.yaml"


@pytest.fixture(scope="module")
def words() -> PatternWords:
    return PatternWords(load_words(MODEL))


@pytest.mark.parametrize(
    ("pattern", "what", "mend"),
    [
        ("end of the war", "'the' is passed over", "Leave it out"),
        ("30-day truce", "is 3 words", "'30 day'"),
        ("moscow's offer", "is 2 words", "'moscow'"),
        ("cannot agree", "is 2 words", "'can not'"),
        ("truce? deal?", "no word that must be there", "without '?'"),
        ("* *", "no word that must be there", "without '?'"),
        ("cease* fire", "is no word", "marks"),
        ("truce|the-deal end", "a word here matches nothing: 'the-deal'", "'deal'"),
        ("truce||deal", "nothing stands beside", "'|'"),
    ],
)
def test_patterns_that_match_nothing(words: PatternWords, pattern, what, mend):
    ((told, how),) = words.never(pattern)
    assert what in told
    assert mend in how


@pytest.mark.parametrize("pattern", ["hold * talk|talks", "U.S. aid?", "café", "12-point? plan x"])
def test_patterns_that_can_match(words: PatternWords, pattern):
    assert [told for told, _ in words.never(pattern) if "never" in told] == []


def test_a_form_that_is_no_lemma_is_named(words: PatternWords):
    assert [
        told for told, _ in words.narrow("ceasefires talks|talk signed politics", {"ceasefire"})
    ] == [
        "'ceasefires' matches only itself, 'ceasefire' all its forms.",
    ]


def found(words: PatternWords, change=None, **more: str):
    files = small_files() | {
        f"{BOOK}/{name.replace('__', '.')}": text for name, text in more.items()
    }
    if change:
        path, old, new = change
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)
    return [
        (each.severity, each.where.removeprefix(f"{BOOK}/"), each.what)
        for each in check_codebook(files, "border", words)
        if "no places" not in each.what
    ]


def test_a_good_codebook_gives_nothing_to_mend(words: PatternWords):
    assert found(words) == []


OWN = "own_patterns: [{holder: BRA, patterns: [x]}]\n    patterns:"


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (HEAD, "[ALA, BRB]", "[ALA]", ("warning", "codebook.yaml:4", "two parties")),
        (HEAD, "name: border", "name: river", ("hint", "codebook.yaml:1", "'border'")),
        (PEOPLE, "    surnames: [Holm]\n", "", ("hint", "actors.yaml:8", "'Holm' alone")),
        (PEOPLE, "[Holm]", "[BLAND]", ("warning", "actors.yaml:11", "wording of 'BRB'")),
        (TOPICS, "[river border]", "[]", ("warning", "issues.yaml:2", "no text can show")),
        (TOPICS, "[river border]", "[a border]", ("warning", "issues.yaml:5", "never match")),
        (TOPICS, "[river border]", "[x, x]", ("hint", "issues.yaml:5", "stands here twice")),
        (TOPICS, "patterns:", OWN, ("error", "issues.yaml:5", "no actor has the id 'BRA'")),
    ],
)
def test_what_is_found_has_its_line(words: PatternWords, path, old, new, told):
    ((severity, where, what),) = found(words, (path, old, new))
    assert (severity, where) == told[:2]
    assert told[2] in what


def test_all_faults_of_files_are_told_at_once(words: PatternWords):
    issues = ISSUES + "    patern: []\n    name: Again\n    parent: 3\n"
    told = found(words, issues__yaml=issues, actor__yaml="actors: []\n")
    assert [(severity, where) for severity, where, _ in told] == [
        ("warning", "actor.yaml:1"),
        ("error", "issues.yaml:6"),
        ("error", "issues.yaml:7"),
        ("error", "issues.yaml:8"),
    ]
    assert "twice (line 3)" in told[2][2]


def test_a_codebook_that_is_not_there(words: PatternWords):
    with pytest.raises(CodebookError, match="no codebook 'hills'"):
        check_codebook(small_files(), "hills", words)
