"""What the files of a data folder say together: references, doubles, roles and the version."""

from __future__ import annotations

import pytest

from parley.schemas.errors import CodebookError
from parley.transforms.knowledge.parse import parse_knowledge
from tests.transforms.knowledge.small import small_files

PERSONS = "codebooks/border/actors.yaml"
CODEBOOK = "codebooks/border/codebook.yaml"
STATES = "general/actors/states.yaml"


def test_the_general_layer_and_a_codebook_become_one():
    knowledge = parse_knowledge(small_files(), ["border"])
    assert set(knowledge.actors) == {"author", "ALA", "BRB", "org:border_guard", "person:ada_holm"}
    assert list(knowledge.issues) == ["river_border"]
    assert knowledge.event_classes == {"agreement": frozenset({"treaty", "pact"})}


def test_without_a_codebook_only_the_general_layer_is_known():
    knowledge = parse_knowledge(small_files(), [])
    assert set(knowledge.actors) == {"author", "ALA", "BRB"}
    assert knowledge.issues == {}
    assert knowledge.version.startswith("general@")


@pytest.mark.parametrize(
    ("path", "old", "new", "where", "what", "mend"),
    [
        pytest.param(
            PERSONS, "surnames: [Holm]", "surnames: [Aland]", f"{PERSONS}:11",
            f"'Aland' names both 'person:ada_holm' and 'ALA' ({STATES}:3)", "take it out",
            id="alias-of-two-actors",
        ),
        pytest.param(
            PERSONS, "id: org:border_guard", "id: ALA", f"{PERSONS}:2",
            f"'ALA' is an actor already ({STATES}:2)", "another id", id="actor-twice",
        ),
        pytest.param(
            PERSONS, "id: org:border_guard", "id: author", f"{PERSONS}:2",
            "'author' is an actor already (built in)", "another id", id="actor-built-in",
        ),
        pytest.param(
            PERSONS, "parent: ALA", "parent: AAB", f"{PERSONS}:6",
            "'org:border_guard' refers to 'AAB', and no actor has this id", "correct",
            id="unknown-parent",
        ),
        pytest.param(
            PERSONS, "of: ALA", "of: CCC", f"{PERSONS}:13",
            "'person:ada_holm' refers to 'CCC', and no actor has this id", "correct",
            id="office-of-nobody",
        ),
        pytest.param(
            PERSONS, "parent: ALA", "parent: org:border_guard", f"{PERSONS}:6",
            "'org:border_guard' is its own ancestor", "cycle", id="parent-of-itself",
        ),
        pytest.param(
            PERSONS, "role: president", "role: presidant", f"{PERSONS}:13",
            "'presidant' is no office", "'president'", id="unknown-office",
        ),
        pytest.param(
            PERSONS, "country: ALA", "country: ALX", f"{PERSONS}:5",
            "'ALX' is no country's code", "ALA", id="no-iso-code",
        ),
        pytest.param(
            CODEBOOK, "parties: [ALA, BRB]", "parties: [ALA, BBC]", f"{CODEBOOK}:4",
            "no actor has the id 'BBC'", "Did you mean BRB?", id="unknown-party",
        ),
        pytest.param(
            CODEBOOK, "org:border_guard:", "org:border_gard:", f"{CODEBOOK}:6",
            "no actor has the id 'org:border_gard'", "org:border_guard", id="unknown-role-holder",
        ),
        pytest.param(
            CODEBOOK, "primary_party", "main_party", f"{CODEBOOK}:6",
            "'main_party'", "'primary_party'", id="unknown-conflict-role",
        ),
        pytest.param(
            "lexicons/events/consult.csv", "@agreement", "@agrement",
            "lexicons/events/consult.csv:3", "'@agrement' is no class", "agreement",
            id="unknown-class",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_named(path, old, new, where, what, mend):
    files = small_files()
    assert old in files[path]
    files[path] = files[path].replace(old, new, 1)
    with pytest.raises(CodebookError) as caught:
        parse_knowledge(files, ["border"])
    assert caught.value.where == where
    assert what in caught.value.what
    assert mend in caught.value.mend


def test_a_longer_cycle_of_parents_is_found():
    files = small_files()
    files[PERSONS] = files[PERSONS].replace("parent: ALA", "parent: BRB", 1)
    files[STATES] += "    parent: org:border_guard\n"
    with pytest.raises(CodebookError, match="its own ancestor"):
        parse_knowledge(files, ["border"])


def holders(second: str) -> dict[str, str]:
    """The small files with a second president of Aland, whose dates are SECOND."""
    files = small_files()
    files[PERSONS] += (
        "  - id: person:bo_berg\n    name: Bo Berg\n    kind: person\n"
        f"    offices: [{{role: president, of: ALA, {second}}}]\n"
    )
    return files


def test_two_holders_of_a_unique_office_at_one_time_are_named():
    with pytest.raises(CodebookError, match="both president of ALA at one time") as caught:
        parse_knowledge(holders("from: 2019-01-01, to: 2020-06-01"), ["border"])
    assert caught.value.where == f"{PERSONS}:17"
    assert "person:ada_holm" in caught.value.what


def test_the_day_of_a_handover_belongs_to_both_holders():
    files = holders("to: 2020-01-01")
    assert "person:bo_berg" in parse_knowledge(files, ["border"]).actors


def test_two_actors_that_are_one_wikidata_item_are_named():
    files = small_files()
    files[STATES] = files[STATES].replace(
        "    country: ALA\n", "    country: ALA\n    wikidata: Q5689\n"
    )
    files[PERSONS] += "    wikidata: Q5689\n"
    with pytest.raises(CodebookError, match="both the Wikidata item Q5689") as caught:
        parse_knowledge(files, ["border"])
    assert caught.value.where == f"{PERSONS}:14"


def test_an_unknown_codebook_is_named_with_those_that_are_there():
    with pytest.raises(CodebookError, match="there is no codebook 'boarder'") as caught:
        parse_knowledge(small_files(), ["boarder"])
    assert caught.value.mend == "The codebooks here are: border."


@pytest.mark.parametrize("path", [p for p in small_files() if p.startswith(("general/o", "lex"))])
def test_a_missing_file_of_the_general_layer_is_named(path):
    files = small_files()
    del files[path]
    with pytest.raises(CodebookError, match=r"missing|no file") as caught:
        parse_knowledge(files, ["border"])
    assert path.startswith(caught.value.where)


def test_the_words_around_places_are_read():
    assert parse_knowledge(small_files(), ["border"]).place_words.hosting == {"host"}


def test_two_actors_may_share_a_demonym():
    files = small_files()
    files[PERSONS] += "    demonyms: [Alandish]\n"
    assert parse_knowledge(files, ["border"]).actors["person:ada_holm"].demonyms == ("Alandish",)


def test_a_demonym_like_the_name_of_another_actor_is_no_fault():
    files = small_files()
    files[STATES] = files[STATES].replace("demonyms: [Alandish]", "demonyms: [Bland]")
    assert parse_knowledge(files, ["border"]).actors["ALA"].demonyms == ("Bland",)


def test_an_issue_of_two_codebooks_joins_their_patterns():
    files = small_files()
    for name in ("codebook", "issues"):
        text = files[f"codebooks/border/{name}.yaml"].replace("name: border", "name: coast")
        files[f"codebooks/coast/{name}.yaml"] = text.replace("[river border]", "[coast line]")
    files["codebooks/coast/codebook.yaml"] = files["codebooks/coast/codebook.yaml"].replace(
        "  org:border_guard: primary_party", "  ALA: primary_party"
    )
    together = parse_knowledge(files, ["border", "coast"])
    assert together.issues["river_border"].patterns == ("river border", "coast line")


def test_organs_and_persons_have_the_role_of_their_country():
    roles = parse_knowledge(small_files(), ["border"]).conflict_roles
    assert roles["person:ada_holm"] == "primary_party"
    assert "author" not in roles


def test_the_version_changes_with_any_file_that_is_used():
    before = parse_knowledge(small_files(), ["border"]).version
    files = small_files()
    files[PERSONS] += "# a note\n"
    assert parse_knowledge(files, ["border"]).version != before
    assert before.startswith("border@")


def test_the_version_does_not_depend_on_codebooks_that_are_not_used():
    files = small_files()
    before = parse_knowledge(files, ["border"]).version
    files["codebooks/coast/issues.yaml"] = "issues: []\n"
    assert parse_knowledge(files, ["border"]).version == before


@pytest.mark.parametrize("key", ["parent: dam", "covers: [dam]"])
def test_a_wider_issue_must_be_there(key: str):
    files = small_files()
    files["codebooks/border/issues.yaml"] += f"    {key}\n"
    with pytest.raises(CodebookError, match="'dam', which is nowhere") as caught:
        parse_knowledge(files, ["border"])
    assert caught.value.where == "codebooks/border/issues.yaml:6"
