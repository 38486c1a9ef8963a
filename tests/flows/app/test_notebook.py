"""Parley in a notebook: a pipeline in one line, and what a text says as frames."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import parley
from parley.flows.app import notebook
from parley.schemas.errors import CodebookError, InputError
from parley.schemas.tables import BY_NAME

TEXT = """Russia and Ukraine held talks in Istanbul on 16 May. Volodymyr Zelenskyy said that Moscow
rejected a ceasefire. Marta Lindqvist, a mediator, counted 1,000 prisoners."""


@pytest.fixture(scope="module")
def frames() -> dict[str, pd.DataFrame]:
    return parley.read(TEXT, published_on="2025-05-20", codebook="ukraine")


def test_a_text_gives_a_frame_for_each_table(frames: dict[str, pd.DataFrame]):
    runs = {"runs", "quality_results", "quarantine", "evaluation"}
    assert frames.keys() == BY_NAME.keys() - runs
    (talks,) = frames["events"].query("event_type == 'CONSULT'").to_dict("records")
    assert str(talks["date_start"]) == "2025-05-16"
    assert frames["quantities"]["high"].tolist() == [1000.0]
    assert not {"run_id", "ingested_at"} & set(frames["documents"])


def test_names_stand_beside_ids(frames: dict[str, pd.DataFrame]):
    mentions = frames["mentions"].drop_duplicates("actor_id").set_index("actor_id")["actor_name"]
    assert mentions["RUS"] == "Russia"
    assert "Marta Lindqvist" in mentions.tolist()
    said = frames["attributions"].iloc[0]
    assert said["speaker_name"] == "Volodymyr Zelenskyy"
    stances = frames["stances"]
    assert not stances.empty
    assert (stances["issue_name"] != stances["issue_id"])[stances["issue_id"].notna()].all()
    talks = frames["event_mentions"].query("event_type == 'CONSULT'").iloc[0]
    assert talks["source_names"] == ["Russia", "Ukraine"]
    assert "actor_name" not in frames["actors"]


def test_several_texts_are_joined():
    again = "In Istanbul, delegations of Russia and Ukraine held talks on 16 May 2025."
    frames = parley.read([TEXT, again, again], published_on="2025-05-20", codebook=["ukraine"])
    assert len(frames["documents"]) == 2
    assert frames["events"]["n_documents"].max() == 2


def test_what_cannot_be_read_says_so():
    with pytest.raises(InputError) as caught:
        parley.read(["It rained.", " "])
    assert caught.value.where == "text 2"
    with pytest.raises(CodebookError, match="ukrain"):
        parley.load("ukrain")


def test_a_pipeline_in_one_line():
    nlp = parley.load("ukraine")
    assert [event.event_type for event in nlp("Moscow attacked Kyiv.")._.events] == ["ASSAULT"]
    assert nlp.get_pipe("parley_mentions").knowledge.conflicts[0].name == "ukraine"


def test_the_pipeline_is_loaded_once(monkeypatch: pytest.MonkeyPatch):
    parley.read("It rained.", codebook="ukraine")
    monkeypatch.setattr(notebook, "load_pipeline", None)
    parley.read("It snowed.", codebook="ukraine")


def test_importing_parley_brings_nothing_along():
    code = (
        "import sys, parley; print(*({'spacy', 'pandas', 'prefect', 'pyarrow'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == ""
    assert {"load", "read"} <= set(parley.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        parley.nothing  # noqa: B018
