"""Reviewers' decisions as files: what a line may say, and which lines contradict each other."""

from __future__ import annotations

import pytest

from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.corrections import parse_corrections

DOC = "doc_0123456789abcdef"
HEAD = (
    "id,decision,doc_id,char_start,char_end,text,occurrence,actor_id,other_id,"
    "table,row_id,field,value,reason,reviewer,date\n"
)
END = "because,A. Reviewer,2025-06-01\n"
PATH = "corrections/all.csv"


def parsed(*lines: str):
    return parse_corrections({PATH: HEAD + "".join(f"{line},{END}" for line in lines)})


def test_no_files_are_no_corrections():
    corrections = parse_corrections({})
    assert corrections.rulings == ()
    assert corrections.versioned("ukraine@1") == "ukraine@1"


def test_a_header_alone_is_no_correction():
    assert parse_corrections({PATH: HEAD}).rulings == ()


def test_a_file_may_hold_only_the_columns_that_its_decisions_use():
    text = "id,decision,actor_id,other_id,reason,reviewer,date\n"
    text += "one,same,person:a,person:b,because,A. Reviewer,2025-06-01\n"
    corrections = parse_corrections({PATH: text})
    assert corrections.same_as("person:a") == ("person:b", list(corrections.rulings))


def test_the_version_changes_with_the_decisions():
    one = parsed("a,drop,,,,,,,,stances,x.st1-2,,")
    other = parsed("a,drop,,,,,,,,stances,x.st1-3,,")
    assert one.version != other.version
    assert one.versioned("ukraine@1") == f"ukraine@1 corrections@{one.version}"


def test_sameness_goes_on_to_the_last():
    corrections = parsed("a,same,,,,,,person:a,person:b,,,,", "b,same,,,,,,person:b,person:c,,,,")
    assert corrections.same_as("person:a")[0] == "person:c"
    assert [ruling.told.id for ruling in corrections.same_as("person:a")[1]] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        pytest.param("a,mention,,,,Moscow,,RUS,,,,,", "needs doc_id", id="no-document"),
        pytest.param(f"a,mention,{DOC},,,,,RUS,,,,,", "char_start and char_end", id="no-place"),
        pytest.param(f"a,mention,{DOC},5,,,,RUS,,,,,", "go together", id="half-a-place"),
        pytest.param(f"a,mention,{DOC},5,5,,,RUS,,,,,", "not after char_start", id="empty-span"),
        pytest.param(f"a,mention,{DOC},1,5,x,2,RUS,,,,,", "occurrence counts", id="two-places"),
        pytest.param(f"a,mention,{DOC},,,x,0,RUS,,,,,", "occurrence", id="occurrence-zero"),
        pytest.param("a,mention,doc_1,,,x,,RUS,,,,,", "doc_id", id="bad-document"),
        pytest.param(f"a,mention,{DOC},,,x,,Russia!,,,,,", "actor_id", id="bad-actor"),
        pytest.param(f"a,mention,{DOC},,,x,,RUS,UKR,,,,", "no use for other_id", id="one-more"),
        pytest.param("a,same,,,,,,RUS,,,,,", "needs other_id", id="same-as-nobody"),
        pytest.param("a,same,,,,,,RUS,RUS,,,,", "one and the same", id="same-as-itself"),
        pytest.param("a,same,,,,,,author,RUS,,,,", "'author'", id="the-voice"),
        pytest.param("a,drop,,,,,,,,events,e1,,", "'events' is no table", id="joined-table"),
        pytest.param("a,drop,,,,,,,,stances,,,", "needs row_id", id="no-row"),
        pytest.param("a,set,,,,,,,,stances,x,run_id,y", "'run_id' is no field", id="fixed-field"),
        pytest.param("a,set,,,,,,,,stances,x,position,for", "'for' is no position", id="bad-value"),
        pytest.param("a,set,,,,,,,,stances,x,position,", "cannot be empty", id="no-value"),
        pytest.param("a,set,,,,,,,,stances,x,strength,9", "from 0 to 1", id="out-of-range"),
        pytest.param("a,set,,,,,,,,stances,x,stated_on,May", "isoformat", id="no-date"),
        pytest.param("a,remove,,,,,,,,stances,x,,", "'remove' is no valid decision", id="decision"),
        pytest.param("A b,drop,,,,,,,,stances,x,,", "'A b' is no valid id", id="bad-id"),
    ],
)
def test_a_line_that_says_too_little_or_too_much_is_named(line, what):
    with pytest.raises(CodebookError) as caught:
        parsed("ok,drop,,,,,,,,stances,y,,", line)
    assert caught.value.where == f"{PATH}:3"
    assert what in str(caught.value)


def test_a_reason_and_a_reviewer_are_asked_for():
    with pytest.raises(CodebookError, match="reason"):
        parse_corrections({PATH: HEAD + "a,drop,,,,,,,,stances,x,,,,R,2025-06-01\n"})
    with pytest.raises(CodebookError, match="reviewer"):
        parse_corrections({PATH: HEAD + "a,drop,,,,,,,,stances,x,,,r,,2025-06-01\n"})


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("a,drop,,,,,,,,stances,x,,", "a,drop,,,,,,,,stances,y,,", "the id 'a' is used already"),
        ("a,drop,,,,,,,,stances,x,,", "b,drop,,,,,,,,stances,x,,", "'a' (corrections/all.csv:2)"),
        (f"a,mention,{DOC},1,5,,,RUS,,,,,", f"b,mention,{DOC},1,5,,,UKR,,,,,", "the same matter"),
        ("a,same,,,,,,RUS,UKR,,,,", "b,same,,,,,,RUS,TUR,,,,", "the same matter"),
    ],
)
def test_two_lines_about_one_matter_are_named(one, other, what):
    with pytest.raises(CodebookError) as caught:
        parsed(one, other)
    assert caught.value.where == f"{PATH}:3"
    assert what in caught.value.what


def test_actors_that_become_each_other_are_named():
    with pytest.raises(CodebookError, match="in a circle") as caught:
        parsed("a,same,,,,,,person:a,person:b,,,,", "b,same,,,,,,person:b,person:a,,,,")
    assert caught.value.where == f"{PATH}:2"


def test_actors_that_are_one_and_never_are_one_are_named():
    with pytest.raises(CodebookError, match="are made one by 'b'") as caught:
        parsed(
            "a,same,,,,,,person:a,person:c,,,,",
            "b,same,,,,,,person:b,person:c,,,,",
            "c,different,,,,,,person:b,person:a,,,,",
        )
    assert caught.value.where == f"{PATH}:4"
