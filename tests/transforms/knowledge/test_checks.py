"""What actors may not say against each other: each fault is named with its file and line."""

from __future__ import annotations

import pytest

from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.parse import parse_knowledge
from tests.transforms.knowledge.small import small_files

PERSONS = "codebooks/border/actors.yaml"
STATES = "general/actors/states.yaml"
LINES = len(small_files()[PERSONS].splitlines())


def successor(**dates: str) -> str:
    """A second president of ALA; lines LINES + 1 to LINES + 5, the office on the last."""
    told = "".join(f", {name}: {day}" for name, day in dates.items())
    return (
        "  - id: person:bo_lund\n    name: Bo Lund\n    kind: person\n    offices:\n"
        f"      - {{role: president, of: ALA{told}}}\n"
    )


def loaded(change=lambda files: None, *, more: str = ""):
    files = small_files()
    files[PERSONS] += more
    change(files)
    return parse_knowledge(files, ["border"])


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ({"from": "2022-01-01"}, "2022-01-01 to now"),
        ({"from": "2019-01-01", "to": "2020-01-02"}, "2019-01-01 to 2020-01-02"),
        ({"to": "2020-06-01"}, "no date to 2020-06-01"),
        ({}, "no date to now"),
    ],
)
def test_two_holders_of_one_office_at_one_time_are_named(dates, told):
    with pytest.raises(CodebookError, match="both president of ALA") as caught:
        loaded(more=successor(**dates))
    assert caught.value.where == f"{PERSONS}:{LINES + 5}"
    assert f"'person:bo_lund' ({told})" in caught.value.what
    assert f"'person:ada_holm' (2020-01-01 to now; {PERSONS}:{LINES})" in caught.value.what


@pytest.mark.parametrize(
    "dates", [{"to": "2020-01-01"}, {"from": "2010-01-01", "to": "2019-12-31"}]
)
def test_holders_may_follow_each_other_on_one_day(dates):
    assert "person:bo_lund" in loaded(more=successor(**dates)).actors


def test_an_office_that_is_not_unique_has_as_many_holders_as_there_are():
    def shared(files):
        files["general/offices.yaml"] = files["general/offices.yaml"].replace("true", "false")

    assert "person:bo_lund" in loaded(shared, more=successor()).actors


def test_one_person_may_hold_an_office_twice_over():
    more = "      - {role: president, of: ALA, from: 2021-01-01}\n"
    assert len(loaded(more=more).actors["person:ada_holm"].offices) == 2


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "what", "mend"),
    [
        pytest.param(
            PERSONS, "kind: person\n    country: ALA", "kind: person\n    country: ALX", 10,
            "'ALX' is no country's code", "ALA", id="country",
        ),
        pytest.param(
            STATES, "country: BRB", "country: QQZ", 11, "'QQZ' is no country's code", "",
            id="country-of-a-state",
        ),
        pytest.param(
            PERSONS, "role: president", "role: presidnet", 13,
            "'presidnet' is no office", "'president'", id="role",
        ),
        pytest.param(
            PERSONS, "surnames: [Holm]", "surnames: [Holm, Bland]", 11,
            f"'Bland' names both 'person:ada_holm' and 'BRB' ({STATES}:9)", "take it out",
            id="alias",
        ),
        pytest.param(
            PERSONS, "surnames: [Holm]", "wikidata: 312", 11, "wikidata", "", id="wikidata-form",
        ),
    ],
)  # fmt: skip
def test_faults_of_single_entries_are_named(path, old, new, line, what, mend):
    def change(files):
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)

    with pytest.raises(CodebookError) as caught:
        loaded(change)
    assert caught.value.where == f"{path}:{line}"
    assert what in caught.value.what
    assert mend in caught.value.mend


def test_kosovo_has_a_code_that_iso_lacks():
    assert "XKX" in loaded(more="  - {id: XKX, name: Kosovo, kind: state, country: XKX}\n").actors


def test_two_actors_are_not_one_wikidata_item():
    more = "    wikidata: Q1\n" + successor(to="2019-01-01") + "    wikidata: Q1\n"
    with pytest.raises(CodebookError, match="both the Wikidata item Q1") as caught:
        loaded(more=more)
    assert caught.value.where == f"{PERSONS}:{LINES + 7}"
    assert f"'person:ada_holm' ({PERSONS}:{LINES + 1})" in caught.value.what


def test_a_circle_of_parents_is_shown_whole():
    def circle(files):
        files[PERSONS] = files[PERSONS].replace("parent: ALA", "parent: BRB", 1)
        files[STATES] += "    parent: org:border_guard\n"

    with pytest.raises(CodebookError, match="BRB → org:border_guard → BRB") as caught:
        loaded(circle)
    assert caught.value.where == f"{STATES}:13"
