"""Codebooks and lexicons: those that come with Parley, and those that users add."""

from __future__ import annotations

import pytest

from parley.flows.inputs.corrections import read_corrections
from parley.flows.inputs.gold import read_gold
from parley.flows.inputs.knowledge import codebook_names, read_knowledge
from parley.flows.inputs.settings import SHIPPED, settings
from parley.schemas.errors import CodebookError, ConfigurationError
from tests.flows.conftest import with_settings

CODEBOOK = """name: {name}
version: "1"
title: A conflict of one's own
parties: [SDN]
"""
ACTORS = """actors:
  - id: armed:river_guard
    name: River Guard
    kind: armed_group
    country: SDN
"""


@pytest.fixture
def own(tmp_path):
    """A data folder of one's own with one codebook and one more actor for all conflicts."""
    book = tmp_path / "codebooks" / "river"
    book.mkdir(parents=True)
    (book / "codebook.yaml").write_text(CODEBOOK.format(name="river"))
    (book / "actors.yaml").write_text(ACTORS)
    more = tmp_path / "general" / "actors"
    more.mkdir(parents=True)
    (more / "own.yaml").write_text(
        ACTORS.replace("river_guard", "hill_guard").replace("River", "Hill")
    )
    return tmp_path


def test_a_folder_of_ones_own_adds_to_what_is_shipped(own):
    with with_settings(PARLEY_DATA=own):
        folders = settings().data_folders
    assert codebook_names(folders) == ["colombia", "river", "tigray", "ukraine"]
    actors = read_knowledge(folders, ["river"]).actors
    assert {"armed:river_guard", "armed:hill_guard", "SDN"} <= actors.keys()
    assert "armed:river_guard" not in read_knowledge(folders, ["ukraine"]).actors


def test_a_codebook_by_its_path(own, monkeypatch):
    monkeypatch.chdir(own / "codebooks")
    by_path = read_knowledge((SHIPPED,), ["./river"])
    assert "armed:river_guard" in by_path.actors
    assert [each.name for each in by_path.conflicts] == ["river"]
    by_name = read_knowledge((SHIPPED, own), ["river"])
    assert by_path.actors["armed:river_guard"] == by_name.actors["armed:river_guard"]


def test_a_codebook_by_its_path_takes_the_place_of_one_of_its_name(tmp_path):
    book = tmp_path / "ukraine"
    book.mkdir()
    (book / "codebook.yaml").write_text(CODEBOOK.format(name="ukraine"))
    knowledge = read_knowledge((SHIPPED,), [str(book)])
    assert [each.title for each in knowledge.conflicts] == ["A conflict of one's own"]
    assert knowledge.issues == read_knowledge((SHIPPED,), ()).issues


def test_faults_in_ones_own_codebook_name_the_file_as_the_user_does(own, tmp_path):
    path = own / "codebooks" / "river" / "actors.yaml"
    path.write_text(ACTORS.replace("kind: armed_group", "kind: army_group"))
    for codebooks, folders in (([str(path.parent)], (SHIPPED,)), (["river"], (SHIPPED, own))):
        with pytest.raises(CodebookError) as caught:
            read_knowledge(folders, codebooks)
        assert caught.value.where == f"{path}:4"


def test_a_folder_that_is_no_codebook(tmp_path):
    with pytest.raises(CodebookError, match="no codebook"):
        read_knowledge((SHIPPED,), [str(tmp_path)])


def test_a_data_folder_that_is_not_there(tmp_path):
    with with_settings(PARLEY_DATA=tmp_path / "none"), pytest.raises(ConfigurationError):
        _ = settings().data_folders


def test_gold_and_corrections_of_ones_own_add_up(own):
    (own / "gold" / "mine").mkdir(parents=True)
    (own / "gold" / "mine" / "a.jsonl").write_text("{}\n")
    (own / "corrections").mkdir()
    (own / "corrections" / "mine.csv").write_text(
        "id,decision,doc_id,text,occurrence,actor_id,other_id,reason,reviewer,date\n"
        "c1,different,,,,RUS,UKR,a trial,A. Reviewer,2025-06-01\n"
    )
    gold = read_gold((SHIPPED, own))
    assert gold["mine"] == ["{}\n"]
    assert len(gold["sample"]) == len(read_gold((SHIPPED,))["sample"]) > 0
    before, after = (read_corrections(folders) for folders in ((SHIPPED,), (SHIPPED, own)))
    assert len(after.rulings) == len(before.rulings) + 1
