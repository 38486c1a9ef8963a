"""The classes of English words: what their files may hold, and that all of them are of use."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_type_hints

import pytest

from parley.schemas.codebook.english import English
from parley.schemas.codebook.event_traits import TRAITS
from parley.schemas.codebook.lexicons import EventTypeRow, split
from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.english import english_of
from tests.transforms.knowledge.small import english_files

STANCES = "lexicons/en/stances.yaml"
TRANSFORMS = Path(__file__).parents[3] / "transforms"


def test_a_class_is_read_as_its_words():
    files = english_files()
    files[STANCES] = files[STANCES].replace("ties: [ark]", "ties: [bond, link]")
    assert english_of(files).stances.ties == {"bond", "link"}


@pytest.mark.parametrize(
    ("old", "new", "what", "mend"),
    [
        pytest.param("ties: [ark]\n", "", "'ties' is missing", "Add it", id="missing"),
        pytest.param("ties:", "tyes: [ark]\nties:", "'tyes' is no key", "'ties'", id="unknown"),
        pytest.param("ties: [ark]", "ties: []", "at least 1 item", "", id="empty"),
        pytest.param("ties: [ark]", "ties: [ark, ark]", "'ark' stands here twice", "", id="twice"),
        pytest.param("{ark: support}", "{ark: like}", "'like'", "'support'", id="no-position"),
    ],
)
def test_a_fault_of_a_class_is_named_with_its_place(old, new, what, mend):
    files = english_files()
    assert old in files[STANCES]
    files[STANCES] = files[STANCES].replace(old, new)
    with pytest.raises(CodebookError) as caught:
        english_of(files)
    assert caught.value.where.startswith(f"{STANCES}:")
    assert what in str(caught.value)
    assert mend in str(caught.value)


def test_a_file_by_which_no_layer_reads_is_refused():
    with pytest.raises(CodebookError, match="no layer reads by this file") as caught:
        english_of({**english_files(), "lexicons/en/stance.yaml": "ties: [bond]\n"})
    assert caught.value.where == "lexicons/en/stance.yaml"
    assert STANCES in caught.value.mend


def test_a_layer_without_its_file_is_named():
    files = english_files()
    del files[STANCES]
    with pytest.raises(CodebookError, match="missing") as caught:
        english_of(files)
    assert caught.value.where == STANCES


def test_each_class_and_each_trait_of_events_is_read_by_some_rule():
    told = {
        node.attr
        for path in TRANSFORMS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    classes = {
        f"{layer}.{name}"
        for layer, model in get_type_hints(English).items()
        for name in model.model_fields
    } | {f"traits.{name}" for name in TRAITS}
    assert {each for each in classes if each.partition(".")[2] not in told} == set()


def test_the_traits_of_event_types_are_what_the_lexicon_gives_them(knowledge):
    given = {row.event_type: split(row.traits) for row in knowledge.event_types if row.traits}
    assert "force" in given["ASSAULT"]
    assert "force" not in given["CONSULT"]
    for name in TRAITS:
        having = getattr(knowledge.event_traits, name)
        assert having, name
        assert having == {event_type for event_type, traits in given.items() if name in traits}


def test_an_unknown_trait_is_refused():
    row = {"event_type": "AID", "cameo_root": "07", "quad_class": "material cooperation"}
    with pytest.raises(ValueError, match="'forse' is no trait, 'force' is"):
        EventTypeRow.model_validate(
            {**row, "goldstein": 1, "definition": "Help.", "traits": "giving|forse"}
        )
