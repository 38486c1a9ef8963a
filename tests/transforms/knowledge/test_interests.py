"""The words of interests as files hold them, and how faults in them are named."""

from __future__ import annotations

import pytest

from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.interests import wants_of

ROWS, WORDS = "lexicons/interests/words.csv", "lexicons/interests/words.yaml"
FILES = {
    ROWS: "lemma,pos,kind,object,beside,denied,holder,content,note\n"
    "face,verb,pressure,,@hardships,,subj|owner,obj|prep:with,\n",
    WORDS: "classes: {hardships: [debt]}\nhaving: [have]\nbearing: [bear]\nequating: [be]\n"
    "purposes: [win]\nlacking: []\nlosing: []\n",
}


def test_rows_name_their_slots_and_classes():
    wants = wants_of(FILES)
    (row,) = wants.rows
    assert (row.holders, row.contents) == (("subj", "owner"), ("obj", "prep:with"))
    assert wants.words.lists == {"hardships": frozenset({"debt"}), "purposes": frozenset({"win"})}


@pytest.mark.parametrize(
    ("path", "old", "new", "what", "where"),
    [
        pytest.param(ROWS, "@hardships", "@hardship", "no class", f"{ROWS}:2", id="class"),
        pytest.param(ROWS, "subj|owner", "subject", "no slot", f"{ROWS}:2", id="holder"),
        pytest.param(ROWS, "obj|prep:with", "with", "no slot", f"{ROWS}:2", id="content"),
        pytest.param(ROWS, "subj|owner", "", "a slot is missing", f"{ROWS}:2", id="no-holder"),
        pytest.param(ROWS, "pressure", "burden", "no valid kind", f"{ROWS}:2", id="kind"),
        pytest.param(WORDS, "having", "has", "is missing", f"{WORDS}:1", id="key"),
    ],
)
def test_a_fault_says_where_and_what(path: str, old: str, new: str, what: str, where: str):
    with pytest.raises(CodebookError) as caught:
        wants_of({**FILES, path: FILES[path].replace(old, new, 1)})
    assert what in caught.value.what
    assert caught.value.where == where


def test_a_missing_file_is_named():
    with pytest.raises(CodebookError) as caught:
        wants_of({ROWS: FILES[ROWS]})
    assert caught.value.where == WORDS
